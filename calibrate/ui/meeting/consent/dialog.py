"""Deciding together what nobody disputes: propose a list, let cases be pulled, record the rest."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from calibrate.domain.changes import Refusal
from calibrate.domain.commands import Command, DecideByConsent, ProposeTogether, PullCase, new_id
from calibrate.domain.consent.ground import ConsentCase
from calibrate.domain.consent.listed import on_list
from calibrate.domain.decisions import Outcome
from calibrate.domain.drafts.consent import ConsentDraft, lacking
from calibrate.domain.presence.presence import voters
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import scaled
from calibrate.ui.meeting.consent.case_form import CaseForm
from calibrate.ui.meeting.consent.case_list import CaseList
from calibrate.ui.parts.dialog import Dialog
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.keys import Key
from calibrate.words.consent.consent import (
    DECIDING,
    PROPOSING,
    TITLE,
    lacking_words,
    obstacle_words,
    propose_words,
    proposed_reason,
    record_words,
    stand_words,
)
from calibrate.words.decisions import outcome_words
from calibrate.words.phrases import capitalized

WIDTH, HEIGHT, LIST = 900, 600, 380
HINTS = "X pulls · 1 promote, 2 not yet · Enter confirms and goes on · A, Z abstentions"


class ConsentDialog(Dialog):
    """First whom to propose; once a list stands, what is left of it, with an outcome each.

    List and pulled cases are in the file; outcomes are entered while the panel looks on.
    """

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, TITLE, TITLE)
        self.take_size(WIDTH, HEIGHT)
        self._desk = desk
        self._cases: tuple[ConsentCase, ...] = ()
        self._left_out: set[str] = set()
        self._drafts: dict[str, ConsentDraft] = {}
        self._is_listed = False
        self.list, self.form = CaseList("Cases"), CaseForm()
        self.put_away = QPushButton("Put the list away")
        self.pull = QPushButton("Pull into the talk")
        self.hints = label(HINTS, "meta", wrap=True)
        self._lay_out_body()
        self._connect()
        self.keys = take_keys(self, TITLE, self._table(), alone=True)
        self._read()
        self.list.setFocus()

    def _lay_out_body(self) -> None:
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        for place, button in enumerate((self.put_away, self.pull), start=1):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
            self.buttons.insertWidget(place, button)
        self.list.setFixedWidth(scaled(LIST))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.list)
        row.addWidget(self.form, 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.hints)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_case)
        self.put_away.clicked.connect(self._put_away)
        self.pull.clicked.connect(self._pull)
        self.form.chosen.connect(self._choose)
        self.form.worded.connect(self._word)
        self.form.confirmed.connect(self._confirm)

    def _table(self) -> tuple[Key, ...]:
        within = self.list
        return (
            Key(("Up", "Down"), "Previous, next case", within=within),
            Key(("Space",), "Leave out of what is proposed, or take in", self._toggle, within),
            Key(("X",), "Pull the case into the talk", self._pull, within),
            Key(("1",), "Promote", lambda: self._choose(Outcome.PROMOTE), within),
            Key(("2",), "Not yet", lambda: self._choose(Outcome.NOT_YET), within),
            Key(("Return",), "Confirm the reason, and go on", self._enter, within),
            Key(("A",), "One more abstention", lambda: self._abstain(1), within),
            Key(("Z",), "One abstention less", lambda: self._abstain(-1), within),
            Key(("Ctrl+Return",), "Propose the list, or record all decisions"),
        )

    # Reading

    def _read(self) -> None:
        """Read again who may be proposed, or who is left on the list."""
        chair = self._desk.chair
        self._session = self._desk.session(chair)
        listed = on_list(self._session)
        self._is_listed = bool(listed)
        found = {one.candidate: one for one in self._desk.consent(chair)}
        ids = listed or tuple(id for id, one in found.items() if one.may_be_proposed)
        self._cases = tuple(found[id] for id in ids)
        self._drafts = {
            id: self._drafts.get(id) or ConsentDraft(new_id(), id)
            for id in (ids if self._is_listed else ())
        }
        self.subheading.setText(DECIDING if self._is_listed else PROPOSING)
        self._show()

    def _show(self) -> None:
        self.list.show_lines([(self._name(one), self._standing(one)) for one in self._cases])
        for part in (self.put_away, self.pull, self.hints):
            part.setVisible(self._is_listed)
        drafts = [*self._drafts.values()]
        chosen = len(self._chosen)
        if self._is_listed:
            outcomes, reasons = lacking(drafts)
            self._allow(record_words(len(drafts)), not (outcomes or reasons))
            self.note.setText(lacking_words(outcomes, reasons))
        else:
            self._allow(propose_words(chosen), chosen > 0)
            self.note.setText("")
        self._show_case(self.list.currentRow())

    def _allow(self, words: str, can: bool) -> None:
        self.primary.setText(words)
        self.primary.setAccessibleName(words)
        self.primary.setEnabled(can)

    def _show_case(self, row: int) -> None:
        case = self._cases[row] if 0 <= row < len(self._cases) else None
        self.form.setVisible(case is not None)
        self.pull.setEnabled(case is not None)
        if case:
            here = len(voters(self._session, case.candidate))
            self.form.show_case(self._session, case, self._drafts.get(case.candidate), here)

    def _name(self, case: ConsentCase) -> str:
        return self._session.candidate(case.candidate).name

    def _standing(self, case: ConsentCase) -> str:
        """Say of a case what was entered, or where its ratings stand."""
        step = self._session.candidate(case.candidate).candidate.step
        if case.obstacles:
            return capitalized("; ".join(obstacle_words(case, step)))
        if case.candidate in self._left_out and not self._is_listed:
            return "Left out, to be talked about"
        draft = self._drafts.get(case.candidate)
        if draft is None or draft.outcome is None:
            return capitalized(stand_words(case.stand, step))
        told = "reason confirmed" if draft.is_confirmed else "reason to be confirmed"
        return f"{outcome_words(draft.outcome)} · {told}"

    # Entering

    @property
    def _case(self) -> ConsentCase | None:
        row = self.list.currentRow()
        return self._cases[row] if 0 <= row < len(self._cases) else None

    @property
    def _draft(self) -> ConsentDraft | None:
        return self._drafts.get(self._case.candidate) if self._case else None

    @property
    def _chosen(self) -> tuple[str, ...]:
        return tuple(one.candidate for one in self._cases if one.candidate not in self._left_out)

    @property
    def is_typed(self) -> bool:
        """Whether something was entered that is kept nowhere else."""
        return any(one.outcome is not None for one in self._drafts.values())

    def _keep(self, draft: ConsentDraft) -> None:
        self._drafts[draft.candidate] = draft
        self._show()

    def _choose(self, outcome: Outcome) -> None:
        draft, case = self._draft, self._case
        if draft and case:
            sheet = self._desk.sheet(case.candidate, self._desk.chair)
            self._keep(draft.decided(outcome, proposed_reason(sheet, case, outcome)))

    def _word(self, reason: str) -> None:
        if draft := self._draft:
            self._keep(draft.worded(reason))

    def _confirm(self) -> None:
        """Let the reason stand, and go on to the next case; one that is lacking is asked for."""
        draft = self._draft
        if draft is None or draft.outcome is None:
            return
        if not draft.reason.strip():
            self.form.reason.setFocus()
            return
        self._keep(draft.confirmed())
        self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))
        self.list.setFocus()

    def _enter(self) -> None:
        """Confirm; while nothing is proposed yet Enter proposes, as it presses what is primary."""
        if self._is_listed:
            self._confirm()
        else:
            self.primary.click()

    def _abstain(self, more: int) -> None:
        if draft := self._draft:
            here = len(voters(self._session, draft.candidate))
            self._keep(draft.abstaining(more, here))

    def _toggle(self) -> None:
        if self._case and not self._is_listed:
            self._left_out ^= {self._case.candidate}
            self._show()

    # Doing

    def _pull(self) -> None:
        if self._is_listed and self._case:
            self._do(PullCase(self._case.candidate))

    def _put_away(self) -> None:
        self._do(ProposeTogether(()))

    def _do(self, command: Command) -> None:
        answer = self._desk.attempt(command)
        self.trouble.say(answer.sentence if isinstance(answer, Refusal) else "")
        if isinstance(answer, Refusal):
            return
        self._read()
        self.list.setFocus()
        if not self._cases:
            self.accept()

    def finish(self) -> None:
        """Propose the list; or record every decision of it, or none and say why."""
        if not self._is_listed:
            self._do(ProposeTogether(self._chosen))
            return
        answer = self._desk.attempt_all([_recording(one) for one in self._drafts.values()])
        if isinstance(answer, Refusal):
            self.trouble.say(answer.sentence)
            self._read()
            return
        self.accept()


def _recording(draft: ConsentDraft) -> DecideByConsent:
    """Return what records a case of which nothing is lacking."""
    assert draft.outcome is not None
    reason = draft.reason.strip()
    return DecideByConsent(draft.id, draft.candidate, draft.outcome, reason, draft.abstained)
