"""One example in the making: the piece, its other words, what those still tell, who agreed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from calibrate.domain.evidence import Evidence
from calibrate.domain.offers.identifying import Known, Telltale, telltales
from calibrate.domain.offers.offer import OfferState
from calibrate.domain.offers.places import Place
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.text.lengths import LONGEST_LINE
from calibrate.ui.look import zoom
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import line_field, named
from calibrate.ui.parts.fields.reading_area import ReadingArea
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.words.evidence import NO_TEXT
from calibrate.words.offers.examples import (
    AGREEMENT,
    HOW,
    NOTHING_TELLS,
    judged_words,
    place_of,
    refused_words,
    state_words,
)

TEXT, WORDS = 112, 84
"""Heights of what the piece says and of the words, at a text size of 100 %."""
OTHER_WORDS = "The example in other words"
PLACEHOLDER = "What was done, without what tells whose work it was"


class ExampleForm(QWidget):
    """Shows a place where the ladder asks for an example; `edited` says that something was typed.

    `agreement` is there once something is offered, and is read only once that is approved.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.where, self.gap = label("", "panel-title", wrap=True), label("", "muted", wrap=True)
        self.state = label("", "meta", wrap=True)
        self.piece, self.text = ChoiceBox(), ReadingArea("What the piece says")
        self.words = TextArea(placeholder=PLACEHOLDER, longest=LONGEST_LINE)
        self.refused: QLabel = label("", "label", wrap=True)
        self.judged: QLabel = label("", "meta", wrap=True)
        self.agreement = line_field(placeholder=HOW)
        self._asking = QWidget()
        self._known: dict[str, Known] = {}
        self._pieces: tuple[Evidence, ...] = ()
        self._found: tuple[Telltale, ...] = ()
        zoom.hold(self.text, height=TEXT)
        zoom.hold(self.words, height=WORDS)
        self._lay_out()
        self.piece.currentIndexChanged.connect(self._read)
        self.words.textChanged.connect(self._judge)
        self.agreement.textChanged.connect(self.edited)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QVBoxLayout()
        head.setSpacing(2)
        for one in (self.where, self.gap, self.state):
            head.addWidget(one)
        column.addLayout(head)
        column.addLayout(named("The piece that the panel agreed on", self.piece))
        column.addWidget(self.text)
        column.addLayout(named(OTHER_WORDS, self.words))
        column.addWidget(self.refused)
        column.addWidget(self.judged)
        inside = named(AGREEMENT, self.agreement)
        inside.setContentsMargins(0, 0, 0, 0)
        self._asking.setLayout(inside)
        column.addWidget(self._asking)
        column.addStretch(1)

    @property
    def evidence(self) -> str:
        """The id of the piece that is chosen."""
        return str(self.piece.currentData() or "")

    @property
    def typed(self) -> str:
        """The words as they stand, without blanks around them."""
        return self.words.toPlainText().strip()

    @property
    def is_refused(self) -> bool:
        """Whether the words have a name or an address in them."""
        return any(one.refuses for one in self._found)

    @property
    def has_typed(self) -> bool:
        """Whether somebody typed here what is nowhere else."""
        return self.words.is_typed or self.agreement.is_typed

    def show_place(
        self, place: Place, rubric: Rubric, name: str, known: dict[str, Known], now: datetime
    ) -> None:
        """Show a place, and what the session knows of each of its pieces."""
        offer, self._known, self._pieces = place.offer, known, place.pieces
        self.where.setText(f"{place_of(rubric, place.gap)}: {name}")
        self.gap.setText(place.gap.text)
        self.state.setText(state_words(offer, now) if offer else "")
        self.state.setVisible(offer is not None)
        self.piece.blockSignals(True)
        self.piece.clear()
        for piece in place.pieces:
            self.piece.addItem(f"{piece.label}  {piece.content.title}", piece.id)
        self.piece.blockSignals(False)
        self.piece.setEnabled(offer is None)
        self.words.setPlainText(offer.words if offer else "")
        self.agreement.setText(offer.agreement if offer else "")
        state = offer.state if offer else None
        self.words.setReadOnly(state is OfferState.WITHDRAWN)
        self.agreement.setReadOnly(state in (OfferState.APPROVED, OfferState.WITHDRAWN))
        self._asking.setVisible(offer is not None)
        self._read()

    def _read(self) -> None:
        found = next((one for one in self._pieces if one.id == self.evidence), None)
        self.text.read(found.content.text if found else "", NO_TEXT)
        self._judge()

    def _judge(self) -> None:
        """Say beneath the words what they still tell."""
        known = self._known.get(self.evidence)
        self._found = telltales(self.typed, known) if known and self.typed else ()
        self.refused.setText(refused_words(self._found))
        self.refused.setVisible(self.is_refused)
        is_clean = self.typed and not self._found
        self.judged.setText(NOTHING_TELLS if is_clean else judged_words(self._found))
        self.edited.emit()
