"""What is entered or read of one line of a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPushButton, QTextEdit, QVBoxLayout, QWidget

from calibrate.domain.letter.edition import GivenPiece
from calibrate.domain.letter.letter import Finding
from calibrate.domain.letter.review import Mention, Removed, TakenOut
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.text.lengths import LONGEST_LINE
from calibrate.ui.look.theme import scaled, set_role, tokens
from calibrate.ui.packets.letter.finding_row import FindingRow
from calibrate.ui.packets.letter.items import Item
from calibrate.ui.parts.dialog import line_field, named
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.words.handing.letters import (
    CHOOSE,
    FROM_RATINGS,
    MESSAGE_NOTE,
    OWN_SENTENCE,
    finding_words,
    stays_words,
)
from calibrate.words.text.marked_text import plain

LEAST = 120
"""Least height of a text, at a text size of 100 %."""


class Form(QWidget):
    """A form has a title, and what is entered below it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "panel-title", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.title)


class MessageForm(Form):
    """The message, as it stands or as it is proposed."""

    def __init__(self) -> None:
        super().__init__()
        self.text = TextArea()
        self.text.setMinimumHeight(scaled(LEAST))
        self.column.addWidget(label(MESSAGE_NOTE, "meta", wrap=True))
        self.column.addLayout(named("What the letter says", self.text), 1)

    def show_text(self, text: str) -> None:
        """Show the message."""
        self.title.setText("The message")
        self.text.setPlainText(text)

    @property
    def is_typed(self) -> bool:
        """Whether somebody changed it."""
        return self.text.is_typed


class FindingForm(Form):
    """What is told of a criterion: a word, and a sentence of one's own."""

    def __init__(self) -> None:
        super().__init__()
        self.findings = FindingRow()
        self.words = TextArea(longest=LONGEST_LINE)
        self._shown = Finding.UNTOLD
        self.words.setMinimumHeight(scaled(LEAST))
        self.source = label(FROM_RATINGS, "meta", wrap=True)
        self.column.addLayout(named(CHOOSE, self.findings))
        self.column.addWidget(self.source)
        self.column.addLayout(named(OWN_SENTENCE, self.words))
        self.column.addStretch(1)

    def show_item(self, item: Item, step: Step, is_proposed: bool) -> None:
        """Show what is told of a criterion, and whether that is only proposed."""
        assert item.criterion and item.told
        self.title.setText(item.criterion.title)
        pairing, self._shown = item.criterion.pairing, item.told.finding
        said = {one: finding_words(one, pairing, step) for one in Finding}
        self.findings.show_finding(item.told.finding, said)
        self.words.setPlainText(item.told.words)
        self.source.setVisible(is_proposed)

    @property
    def is_typed(self) -> bool:
        """Whether somebody chose another word, or changed the sentence."""
        return self.words.is_typed or self.findings.finding is not self._shown


class MentionForm(Form):
    """A mention in its place, and the reason for which it may stay there."""

    def __init__(self) -> None:
        super().__init__()
        self.where = label("", "muted", wrap=True)
        self.text = TextArea()
        self.text.setReadOnly(True)
        self.because = line_field(placeholder="Such as: it is the name of a service")
        self.change = QPushButton("")
        set_role(self.change, "small")
        self.change.setAutoDefault(False)
        self.text.setMinimumHeight(scaled(LEAST))
        self.column.addWidget(self.where)
        self.column.addLayout(named("Where it stands", self.text), 1)
        self.column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(named("Why it may stay", self.because))

    def show_mention(self, mention: Mention, words: str, where: str, change: str) -> None:
        """Show a mention marked in its text; `change` says how to be rid of it, or nothing."""
        self.title.setText(words)
        self.where.setText(where)
        self.text.setPlainText(mention.text)
        self.text.setExtraSelections([self._marked(mention)])
        self.text.setTextCursor(self._cursor(mention.start, mention.start, mention.text))
        self.text.ensureCursorVisible()
        self.because.setText(mention.because)
        self.change.setText(change)
        self.change.setAccessibleName(change)
        self.change.setVisible(bool(change))

    def _marked(self, mention: Mention) -> QTextEdit.ExtraSelection:
        marked, style = QTextEdit.ExtraSelection(), QTextCharFormat()
        style.setBackground(tokens().color("primary"))
        style.setForeground(tokens().color("on_primary"))
        marked.format = style
        marked.cursor = self._cursor(mention.start, mention.end, mention.text)
        return marked

    def _cursor(self, start: int, end: int, text: str) -> QTextCursor:
        """Return a cursor over a stretch of a text; Qt counts in units of UTF-16."""
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


class PieceForm(Form):
    """Something to read: a piece that leaves, or what stays here and why."""

    def __init__(self) -> None:
        super().__init__()
        self.why = label("", "muted", wrap=True)
        self.text = TextArea()
        self.text.setReadOnly(True)
        self.because = line_field(placeholder="Such as: she wrote it herself")
        self.asking = QWidget()
        self.text.setMinimumHeight(scaled(LEAST))
        self.column.addWidget(self.why)
        self.column.addLayout(named("What it says", self.text), 1)
        inside = named("Why they may have it now", self.because)
        inside.setContentsMargins(0, 0, 0, 0)
        self.asking.setLayout(inside)
        self.column.addWidget(self.asking)

    def show_piece(self, piece: GivenPiece) -> None:
        """Show a piece that leaves."""
        self._show(f"{piece.number}  {piece.title}", "It is in this letter.", piece.text)

    def show_taken(self, title: str, one: TakenOut) -> None:
        """Show what stays here."""
        said = plain(one.piece.content.text) if one.piece else one.text
        self._show(title, f"It stays here: {stays_words(one)}.", said)
        self.asking.setVisible(one.what is Removed.PIECE and one.can_change)

    def _show(self, title: str, why: str, text: str) -> None:
        self.title.setText(title)
        self.why.setText(why)
        self.text.setPlainText(text)
        self.text.setVisible(bool(text.strip()))
        self.because.setText("")
        self.asking.hide()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
