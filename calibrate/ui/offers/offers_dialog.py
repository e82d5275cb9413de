"""Where the ladder asks for an example that a decided case can give, and what came of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.changes import Refusal
from calibrate.domain.commands import (
    ApproveExample,
    Command,
    OfferExample,
    RecordAgreement,
    WithdrawOffer,
    new_id,
)
from calibrate.domain.errors import CalibrateError
from calibrate.domain.offers.identifying import Known, known
from calibrate.domain.offers.ladder import approved
from calibrate.domain.offers.offer import OfferedExample, OfferState
from calibrate.domain.offers.places import Place, places
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet
from calibrate.ui.desk import Desk
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.offers.example_form import ExampleForm
from calibrate.ui.offers.ladder import ladder_of
from calibrate.ui.parts.dialog import Confirm, Dialog
from calibrate.ui.parts.frame import label
from calibrate.ui.turns import Turns
from calibrate.words.offers.examples import (
    NOTHING_ASKED,
    TITLE,
    exported_words,
    kept_words,
    left_out_words,
    place_of,
    standing_words,
)

WIDTH, HEIGHT = 940, 640
LIST, ROW = 300, 48
WITHDRAWING = (
    "The ladder is written without it from then on. It can be offered anew, and is then agreed to "
    "and approved anew."
)

SUGGESTED, RUBRICS = "ladder.toml", "Rubrics (*.toml)"

Key = tuple[object, ...]
Typed = tuple[str, str]
"""Words and agreement as somebody left them at a place, to look at another."""


class OffersDialog(Dialog):
    """A list of places, and the example that is chosen there; the primary button is what is next.

    It shows those of the candidates whose part is run from this desk's chair, beginning with those
    of `candidate`.
    """

    def __init__(self, parent: QWidget | None, desk: Desk, candidate: str = "") -> None:
        super().__init__(parent, TITLE, "Offer")
        self.take_size(WIDTH, HEIGHT)
        self._desk, self._first = desk, candidate
        self._places: tuple[Place, ...] = ()
        self._sheets: dict[str, Sheet] = {}
        self._left: dict[Key, Typed] = {}
        self._shown: Place | None = None
        self.list, self.form = QListWidget(), ExampleForm()
        self.withdraw = QPushButton("Withdraw…")
        self.save = QPushButton("Save the ladder…")
        self.nothing = label(NOTHING_ASKED, "muted", wrap=True)
        self._lay_out_body()
        self.list.currentRowChanged.connect(self._show)
        self.form.edited.connect(self._allow)
        self.withdraw.clicked.connect(self._ask_withdrawal)
        self.save.clicked.connect(self._choose_file)
        self._turns = Turns(self)
        self._turns.finished.connect(self._end)
        self.finished.connect(self._turns.cancel)
        self.nothing.hide()
        self._begin()

    def _lay_out_body(self) -> None:
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self.withdraw.setAccessibleName("Withdraw the example")
        self.save.setAccessibleName("Save the ladder with its examples")
        for place, button in enumerate((self.save, self.withdraw), start=1):
            button.setAutoDefault(False)
            self.buttons.insertWidget(place, button)
        self.list.setAccessibleName("Where the ladder asks for an example")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.list, "pick")
        self.list.setFixedWidth(scaled(LIST))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        right = QVBoxLayout()
        right.addWidget(self.nothing)
        right.addWidget(self.form, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    # Reading

    def _begin(self) -> None:
        """Read whoever is decided, or was offered, one in a step: first who was looked at."""
        self._session, chair = self._desk.session(self._desk.chair), self._desk.chair
        offered = {one.candidate for one in self._desk.offers(chair)}
        ids = [
            one.id
            for one in self._session.candidates
            if one.phase is CandidatePhase.DECIDED or one.id in offered
        ]
        self._show(-1)
        self._turns.run(self._steps(sorted(ids, key=lambda id: id != self._first)))

    def _steps(self, candidates: list[str]) -> Iterator[None]:
        for id in candidates:
            self._sheets[id] = self._desk.sheet(id, self._desk.chair)
            self._append(places([self._sheets[id]], self._desk.offers(self._desk.chair)))
            yield

    def _append(self, more: tuple[Place, ...]) -> None:
        self._places = (*self._places, *more)
        for place in more:
            self._add(place)
        if self._shown is None and self._places:
            self.list.setCurrentRow(0)

    def _end(self) -> None:
        self.nothing.setVisible(not self._places)

    def _read_again(self, candidate: str, chosen: Key) -> None:
        """Read a candidate again after a command, and go to a place by its key."""
        chair = self._desk.chair
        self._session = self._desk.session(chair)
        self._sheets[candidate] = self._desk.sheet(candidate, chair)
        self._places = places([*self._sheets.values()], self._desk.offers(chair))
        self.list.blockSignals(True)
        self.list.clear()
        for place in self._places:
            self._add(place)
        keys = [place.key for place in self._places]
        row = keys.index(chosen) if chosen in keys else 0
        self.list.setCurrentRow(row if keys else -1)
        self.list.blockSignals(False)
        self._show(row if keys else -1)
        self._end()

    def _add(self, place: Place) -> None:
        where = place_of(self._session.rubric, place.gap)
        name = self._session.candidate(place.candidate).name
        text = f"{where}\n{standing_words(place.offer, name)}"
        item = QListWidgetItem(text)
        item.setToolTip(plain_tip(text))
        item.setSizeHint(QSize(0, scaled(ROW)))
        self.list.addItem(item)

    def _show(self, row: int) -> None:
        """Show a place as it was left."""
        self._leave()
        self._shown = place = self._places[row] if 0 <= row < len(self._places) else None
        self.form.setVisible(place is not None)
        self.save.setVisible(bool(approved(self._desk.offers(self._desk.chair))))
        self.trouble.say("")
        self.note.setText("")
        if place:
            name = self._session.candidate(place.candidate).name
            facts, now = self._known(place), self._desk.now()
            self.note.setText(kept_words(self._session.title, place.offer, now))
            self.form.show_place(place, self._session.rubric, name, facts, now)
            words, agreement = self._left.pop(place.key, ("", ""))
            if words:
                QPlainTextEdit.setPlainText(self.form.words, words)
            if agreement:
                self.form.agreement.selectAll()
                self.form.agreement.insert(agreement)
        self._allow()

    def _leave(self) -> None:
        """Keep what was typed at a place, until somebody comes back to it."""
        if self._shown and self.form.has_typed:
            typed = (self.form.words.toPlainText(), self.form.agreement.text())
            self._left[self._shown.key] = typed

    def _known(self, place: Place) -> dict[str, Known]:
        who = self._desk.chair.panelist
        return {piece.id: known(self._session, piece, who) for piece in place.pieces}

    @property
    def is_typed(self) -> bool:
        """Whether something was typed here, also at a place that is not shown now."""
        return bool(self._left) or super().is_typed

    # What is next

    @property
    def _offer(self) -> OfferedExample | None:
        return self._shown.offer if self._shown else None

    @property
    def _has_other_words(self) -> bool:
        offer = self._offer
        return offer is None or self.form.typed != offer.words

    def _allow(self) -> None:
        """Name what comes next, and let it be pressed once it can be done."""
        offer = self._offer
        state = offer.state if offer else None
        words, can = self._next(state)
        self.primary.setText(words)
        self.primary.setAccessibleName(words)
        self.primary.setEnabled(can and not self.form.is_refused and self._shown is not None)
        self.withdraw.setVisible(state not in (None, OfferState.WITHDRAWN))

    def _next(self, state: OfferState | None) -> tuple[str, bool]:
        if state is None or (self._has_other_words and state is not OfferState.WITHDRAWN):
            return "Offer" if state is None else "Offer in these words", bool(self.form.typed)
        if state is OfferState.OFFERED:
            return "Note the agreement", bool(self.form.agreement.text().strip())
        return "Approve", state is OfferState.AGREED

    def finish(self) -> None:
        """Do what comes next; stay and show what came of it, or say why it is refused."""
        place, offer = self._shown, self._offer
        if place is None:
            return
        if offer is None or self._has_other_words:
            self._do(self._offering(place))
        elif offer.state is OfferState.OFFERED:
            self._do(RecordAgreement(offer.id, self.form.agreement.text().strip()))
        else:
            self._do(ApproveExample(offer.id))

    def _offering(self, place: Place) -> OfferExample:
        id = place.offer.id if place.offer else new_id()
        gap = place.gap
        return OfferExample(
            id, self.form.evidence, gap.criterion, gap.level, gap.text, self.form.typed
        )

    def _do(self, command: Command) -> None:
        answer = self._desk.attempt(command)
        if isinstance(answer, Refusal):
            self.trouble.say(answer.sentence)
            return
        place = self._shown
        assert place
        id = command.id if isinstance(command, OfferExample) else place.key[2]
        self._shown = None
        self._read_again(place.candidate, (place.candidate, place.gap, id))

    def _ask_withdrawal(self) -> None:
        """Take an example back, once the person has read what that means."""
        offer = self._offer
        if offer and Confirm.ask(self, "Withdraw the example?", WITHDRAWING, "Withdraw"):
            self._do(WithdrawOffer(offer.id))

    # The ladder

    def _choose_file(self) -> None:
        """Ask where the ladder goes, and write it there."""
        path, _ = QFileDialog.getSaveFileName(self, "Save the ladder", SUGGESTED, RUBRICS)
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the ladder with the approved examples, and say with how many, or what is wrong."""
        from calibrate.exchange.ladders.rubric_file import SUFFIX, write_rubric

        filled = ladder_of(self._desk)
        target = path if path.suffix.lower() == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")
        try:
            write_rubric(filled.rubric, target)
        except CalibrateError as error:
            self.trouble.say(str(error))
            return
        self.trouble.say(left_out_words(filled.left_out))
        self.note.setText(f"Saved {exported_words(filled.examples)}: {target.name}")
