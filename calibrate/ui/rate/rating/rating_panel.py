"""The rating of one criterion: what was seen, the answer, how sure, why, and what it cites."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.drafts import rating as drafting
from calibrate.domain.drafts.rating import Part
from calibrate.domain.errors import BadInput
from calibrate.domain.ratings import Confidence, DraftRating, Side
from calibrate.domain.sheet import SheetRow
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import Measures, scaled, set_role
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.rate.rating.before import Before
from calibrate.ui.rate.rating.choices import AnswerBox, SureRow
from calibrate.ui.rate.rating.citations import Chips, Cited
from calibrate.ui.rate.rating.observations import Observations
from calibrate.ui.rate.rating.refusal import RefusalLine
from calibrate.ui.rate.rating_words import reason_hint
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.words.evidence import passage_words

LEAST_REASON = 58


class ReasonBox(TextArea):
    """A text that takes the room that is left over."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Reason")

    def sizeHint(self) -> QSize:
        """Ask for little, so that nothing else is scrolled out of sight."""
        return QSize(scaled(200), scaled(LEAST_REASON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


RECORD, RECORD_WHILE_TYPING = "Record and go on  ⏎", "Record and go on  Ctrl ⏎"


class RatingPanel(QWidget):
    """Shows a draft of one rating and lets it be changed.

    `edited` carries the changed DraftRating; `record_wanted`, `submit_wanted`, `cite_wanted`,
    `read_wanted` (what the panel said) and `dropped` (a change of what is submitted, given up) say
    what the panelist pressed.
    """

    edited = Signal(object)
    record_wanted = Signal()
    submit_wanted = Signal()
    cite_wanted = Signal()
    read_wanted = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rating = DraftRating("")
        self._lookup: SheetLookup | None = None
        self._row: SheetRow | None = None
        self._counted, self._is_wide = "", True
        self._make_controls()
        self._lay_out()
        self._connect()

    def _make_controls(self) -> None:
        self.kicker, self.title = label("Your rating", "meta"), label("", "panel-title", wrap=True)
        self.before = Before()
        self.observations, self.answers, self.sure = Observations(), AnswerBox(), SureRow()
        self.reason = ReasonBox()
        self.reason_hint = label("", "meta")
        self.chips = Chips()
        self.other = KeyButton("Cite another piece…")
        set_role(self.other, "link")
        self.refusal = RefusalLine()
        self.record = KeyButton(RECORD)
        self.record.setAccessibleName("Record and go on")
        self.record.setAccessibleDescription("Enter; while typing Ctrl Enter")
        self.submit = KeyButton("Submit")
        self.drop = KeyButton("Keep what is submitted")
        set_role(self.drop, "link")
        self.progress = label("", "meta")
        self.progress.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reason_label = KeyLabel(("R",), "Reason", "label", after=True)
        self.sure_label = KeyLabel(("C",), "How sure", "label", after=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroller(self._form()), 1)
        column.addWidget(self._foot())

    def _form(self) -> QWidget:
        form = QWidget()
        self._column = QVBoxLayout(form)
        self._column.addWidget(self.kicker)
        self._column.addWidget(self.title)
        self._column.addWidget(self.before)
        self._space = [self._gap()]
        self._column.addLayout(_heading(KeyLabel(("O",), "What I saw", "label", after=True)))
        self._column.addWidget(self.observations)
        self._space.append(self._gap())
        self._column.addWidget(label("Rating", "label"))
        self._column.addWidget(self.answers)
        self._space.append(self._gap())
        self._sure_row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sure_row.addLayout(_heading(self.sure_label))
        self._sure_row.addWidget(self.sure, 1)
        self._column.addLayout(self._sure_row)
        self._space.append(self._gap())
        self._column.addLayout(_heading(self.reason_label, self.reason_hint))
        self._column.addWidget(self.reason, 1)
        self._space.append(self._gap())
        self._column.addLayout(_heading(KeyLabel(("E",), "Cited", "label", after=True), self.other))
        self._column.addWidget(self.chips)
        return form

    def _gap(self) -> QWidget:
        gap = QWidget()
        self._column.addWidget(gap)
        return gap

    def _scroller(self, form: QWidget) -> QScrollArea:
        scroller = QScrollArea()
        set_role(scroller, "plain")
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(form)
        scroller.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        return scroller

    def _foot(self) -> QFrame:
        foot = QFrame()
        set_role(foot, "panel-foot")
        self._foot_column = QVBoxLayout(foot)
        self._foot_column.setSpacing(8)
        self._submit_row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._submit_row.addWidget(self.submit, 1)
        self._submit_row.addWidget(self.progress)
        self._foot_column.addWidget(self.refusal)
        self._foot_column.addWidget(self.record)
        self._foot_column.addLayout(self._submit_row)
        self._foot_column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignHCenter)
        return foot

    def _connect(self) -> None:
        self.before.taken_over.connect(self.say_as_before)
        self.before.read_wanted.connect(self.read_wanted)
        self.observations.typed.connect(self._type_observation)
        self.observations.added.connect(self._observe)
        self.observations.removed.connect(self._forget)
        self.answers.chosen.connect(self.answer)
        self.sure.chosen.connect(self._be_sure)
        self.reason.textChanged.connect(self._give_reason)
        self.chips.removed.connect(self._uncite)
        self.other.clicked.connect(self.cite_wanted)
        self.record.clicked.connect(self.record_wanted)
        self.submit.clicked.connect(self.submit_wanted)
        self.drop.clicked.connect(self.dropped)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_key)

    def _show_key(self, _: QWidget | None, now: QWidget | None) -> None:
        """Show which key records from where the focus is: in the reason Enter begins a new line."""
        self.record.setText(RECORD_WHILE_TYPING if now is self.reason else RECORD)

    # What is shown

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        is_wide = self._is_wide = measures.padding > 16
        self._show_counted()
        side = 20 if is_wide else 13
        self._column.setContentsMargins(side, 16 if is_wide else 12, side, 8)
        self._column.setSpacing(5 if is_wide else 3)
        for gap in self._space:
            gap.setFixedHeight(7 if is_wide else 1)
        self.kicker.setVisible(is_wide)
        zoom.set_face(self, measures.body)
        self.observations.fit(measures)
        directions = QBoxLayout.Direction
        self._sure_row.setDirection(directions.TopToBottom if is_wide else directions.LeftToRight)
        self._sure_row.setSpacing(5 if is_wide else 10)
        self._submit_row.setDirection(directions.TopToBottom if is_wide else directions.LeftToRight)
        self.answers.fit(measures)
        self.sure.fit(measures)
        self._foot_column.setContentsMargins(side, 10, side, 10)
        self._foot_column.setSpacing(8 if is_wide else 6)

    def show_rating(self, lookup: SheetLookup, row: SheetRow, rating: DraftRating) -> None:
        """Show the draft on a criterion."""
        is_other = self._row is not row
        self._lookup, self._row, self.rating = lookup, row, rating
        self.title.setText(f"{row.number}  {row.criterion.title}")
        give_tip(self.title, row.criterion.title)
        if is_other:
            self.refusal.say("")
        scale = lookup.sheet.rubric.scale
        self.kicker.setText("Your rating in round 2" if lookup.is_second else "Your rating")
        self.before.show_before(lookup, row)
        self.observations.show_observations(rating.observations)
        self.observations.show_begun(rating.begun, is_other)
        self.answers.offer(scale, row.pairing, lookup.step, rating)
        self.sure.show_sure(rating.confidence)
        if self.reason.toPlainText() != rating.reason:
            self.reason.blockSignals(True)
            self.reason.setPlainText(rating.reason)
            self.reason.blockSignals(False)
        self.reason_hint.setText(reason_hint(rating, scale, lookup.values_before))
        self.chips.show_citations(_cited(lookup, rating))

    def show_progress(self, recorded: int, total: int, what: str, changing: bool) -> None:
        """Show how far the candidate is, and offer to submit `what` once all is recorded."""
        is_ready = recorded == total
        self.submit.setText(f"Submit {what}")
        self.submit.setAccessibleName(f"Submit {what}")
        self.submit.setEnabled(is_ready)
        for button, wanted in ((self.submit, is_ready), (self.record, not is_ready)):
            role = "primary" if wanted else "plain"
            if button.property("role") != role:
                set_role(button, role)
        self._counted = f"{recorded} of {total} rated"
        self._show_counted()
        missing = f"{total - recorded} of {total} are not recorded yet."
        give_tip(self.submit, "" if is_ready else missing)
        self.drop.setVisible(changing)

    def _show_counted(self) -> None:
        sealed = "  ·  sealed until the reveal" if self._is_wide else ""
        self.progress.setText(self._counted + sealed)

    def focus_part(self, part: Part) -> None:
        """Go to where something is missing."""
        if part is Part.ANSWER:
            self.answers.focus()
        else:
            field = self.observations.line if part is Part.SEEN else self.reason
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is changed

    def answer(self, value: int | None) -> None:
        """Choose an answer, if the criterion offers it."""
        scale = self._lookup.sheet.rubric.scale if self._lookup else None
        if scale is None or self._row is None:
            return
        if value is None or value in scale.offered(self._row.pairing):
            self._edit(drafting.answer(self.rating, value))

    def say_as_before(self) -> None:
        """Say again what was said in round 1, where that was asked before."""
        before = self._lookup.before.get(self.rating.criterion) if self._lookup else None
        if before and self._lookup and self._lookup.is_second:
            self._edit(drafting.as_before(self.rating, before))

    def take_pending(self) -> None:
        """Add the observation that was typed and not entered yet."""
        self.observations.add()

    def _type_observation(self, side: Side, text: str) -> None:
        self._edit(drafting.begin_observation(self.rating, side, text))

    def _observe(self, side: Side, text: str) -> None:
        try:
            self._edit(drafting.observe(self.rating, side, text))
        except BadInput as trouble:
            self.refusal.say(str(trouble))

    def _forget(self, position: int) -> None:
        self._edit(drafting.drop_observation(self.rating, position))

    def _be_sure(self, confidence: Confidence) -> None:
        self._edit(drafting.be_sure(self.rating, confidence))

    def _give_reason(self) -> None:
        self._edit(drafting.give_reason(self.rating, self.reason.toPlainText()))

    def _uncite(self, evidence: str) -> None:
        self._edit(drafting.drop_citation(self.rating, evidence))

    def _edit(self, rating: DraftRating) -> None:
        if rating != self.rating:
            self.rating = rating
            self.refusal.say("")
            self.edited.emit(rating)


def _heading(words: QWidget, *beside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(words)
    for widget in beside:
        row.addWidget(widget)
    row.addStretch()
    return row


def _cited(lookup: SheetLookup, rating: DraftRating) -> list[Cited]:
    found = []
    for citation in rating.citations:
        piece = lookup.pieces.get(citation.evidence)
        if piece:
            newer = f" v{citation.version}" if citation.version != piece.version else ""
            words = lookup.stance(citation.stance)
            quoted = passage_words(citation)
            label = piece.label + newer + (" “…”" if quoted else "")
            title = piece.content.title
            found.append(Cited(piece.id, label, title, citation.stance, words, quoted))
    return found
