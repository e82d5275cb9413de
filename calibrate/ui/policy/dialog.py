"""The policy of a session on one page: each choice in a sentence, which set-up may change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from calibrate.domain.changes import Change
from calibrate.domain.commands import SetPolicy
from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.policy.policy import USUAL, Choice, Policy
from calibrate.domain.rubric.pairing import slug
from calibrate.domain.session import SessionPhase
from calibrate.ui.desk import Desk
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.frame import label
from calibrate.ui.policy.choices import ChoiceOf
from calibrate.ui.policy.compare_dialog import ComparePolicies, sentences
from calibrate.ui.policy.remembered import remember, remembered
from calibrate.words.days import read_day
from calibrate.words.policy.policy import (
    FROZEN,
    POLICY,
    WHAT_IT_IS,
    page,
    quorum_differs,
    source_words,
)

WIDTH = 720
FILES = "Policies (*.toml);;All files (*)"
COMPARED = "Policies and sessions (*.toml *.calib);;All files (*)"
AS_BEFORE, FROM_FILE, TO_FILE, COMPARE = (
    "As in the session before",
    "From a file…",
    "Save as a file…",
    "Compare with another…",
)


class PolicyDialog(FittedDialog):
    """Shows what was chosen, offers what the session before had, and keeps what is chosen here."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, POLICY, "Save")
        zoom.hold(self, WIDTH)
        self._desk, self._session = desk, desk.session(desk.chair)
        self._given, self._before = self._session.policy, remembered()
        self._may_change = self._session.phase is SessionPhase.SETUP
        self.subheading.setText(WHAT_IT_IS if self._may_change else FROZEN)
        self.name, self.since = line_field(), line_field(placeholder="2026-10-01")
        self.source = line_field()
        self.boxes = {choice: ChoiceOf(choice) for choice in Choice}
        self.again, self.from_file, self.to_file, self.compare = map(
            QPushButton, (AS_BEFORE, FROM_FILE, TO_FILE, COMPARE)
        )
        self.fixed = label(quorum_differs(self._session), "muted", wrap=True)
        if self._may_change:
            self._lay_out_fields()
        else:
            self._lay_out_page()
        self._lay_out_links()
        self._connect()
        self.show_policy(self._given)

    def show_policy(self, policy: Policy) -> None:
        """Show a policy to be kept, or changed before that."""
        self.name.setText(policy.name)
        self.since.setText(policy.since.isoformat() if policy.since else "")
        self.source.setText(policy.source)
        for box in self.boxes.values():
            box.show_policy(policy)
        self._say("")

    @property
    def entered(self) -> Policy:
        """What is chosen now; raises BadInput for a day that is none."""
        typed = self.since.text().strip()
        since = read_day(typed)
        if typed and since is None:
            raise BadInput(f"“{typed}” is no day such as 2026-10-01.")
        chosen = {choice.value: box.currentData() for choice, box in self.boxes.items()}
        name, source = (" ".join(field.text().split()) for field in (self.name, self.source))
        return Policy(name, since, source, **chosen)

    def finish(self) -> None:
        """Keep what is chosen; stay and say why if that is refused."""
        try:
            entered = self.entered
        except BadInput as error:
            self._say(str(error))
            return
        if entered == self._given:
            self.accept()
            return
        answer = self._desk.attempt(SetPolicy(entered))
        if isinstance(answer, Change):
            remember(entered)
        self.close_unless_refused(answer)

    def take_file(self, path: Path) -> None:
        """Show the policy of a file, which is kept once it is saved."""
        if found := self._read(path):
            self.show_policy(found)

    def write_file(self, path: Path) -> None:
        """Write what is chosen as a file that other sessions start from."""
        from calibrate.exchange.policy.policy_file import SUFFIX, write_policy_file

        if path.suffix.lower() != SUFFIX:
            path = path.with_name(f"{path.name}{SUFFIX}")
        try:
            write_policy_file(self.entered, path)
        except CalibrateError as error:
            self._say(str(error))
        else:
            self._say("")
            self.note.setText(f"Saved as {path.name}.")

    def compare_with(self, path: Path) -> None:
        """Show in what a policy, or that of another session, differs from what holds here."""
        from calibrate.exchange.policy.other import policy_in

        try:
            other = policy_in(path)
        except CalibrateError as error:
            self._say(str(error))
            return
        self._say("")
        here = (self._session.title, self._session.policy_in_force)
        ComparePolicies(self, here, other).exec()

    def _read(self, path: Path) -> Policy | None:
        from calibrate.exchange.policy.policy_file import read_policy_file

        try:
            return read_policy_file(path)
        except CalibrateError as error:
            self._say(str(error))
            return None

    def _lay_out_page(self) -> None:
        """Once rating is open everything is to be read, saved and compared, and no more."""
        self.body.addWidget(label(source_words(self._given), wrap=True))
        self.body.addLayout(sentences(page(self._session.policy_in_force)))
        self.body.addWidget(self.fixed)
        self.primary.hide()
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")

    def _lay_out_fields(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for words, field, share in (
            ("Name", self.name, 3),
            ("Since", self.since, 2),
            ("Laid down in", self.source, 4),
        ):
            row.addLayout(named(words, field), share)
        self.body.addLayout(row)
        for box in self.boxes.values():
            self.body.addLayout(named(box.accessibleName(), box))
            if box.choice is Choice.QUORUM:
                self.body.addWidget(self.fixed)

    def _lay_out_links(self) -> None:
        is_offered = self._given == USUAL and self._before != USUAL
        self.fixed.setVisible(bool(self.fixed.text()))
        links = QHBoxLayout()
        links.setSpacing(14)
        for button in (self.again, self.from_file, self.to_file, self.compare):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().rstrip("…"))
            set_role(button, "link")
            links.addWidget(button)
        links.addStretch()
        self.body.addLayout(links)
        self.again.setVisible(self._may_change and is_offered)
        self.again.setToolTip(source_words(self._before))
        self.from_file.setVisible(self._may_change)

    def _connect(self) -> None:
        self.again.clicked.connect(lambda: self.show_policy(self._before))
        self.from_file.clicked.connect(self._choose_file)
        self.to_file.clicked.connect(self._choose_place)
        self.compare.clicked.connect(self._choose_other)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "A policy file", "", FILES)
        if path:
            self.take_file(Path(path))

    def _choose_other(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Compare with", "", COMPARED)
        if path:
            self.compare_with(Path(path))

    def _choose_place(self) -> None:
        suggested = f"{slug(self.name.text()) or 'policy'}.toml"
        quiet = QFileDialog.Option.DontConfirmOverwrite
        path, _ = QFileDialog.getSaveFileName(self, "Save the policy", suggested, FILES, "", quiet)
        if path:
            self.write_file(Path(path))

    def _say(self, sentence: str) -> None:
        self.note.setText("")
        self.trouble.say(sentence)
        self.grow()


def ask_policy(parent: QWidget, desk: Desk) -> None:
    """Show the policy of the session, and ask for another in set-up."""
    PolicyDialog(parent, desk).exec()
