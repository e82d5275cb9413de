"""Windows over the Rate screen: a piece read whole, and another piece to cite."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Stance
from calibrate.domain.sheet import SheetRow
from calibrate.domain.text.folding import folded
from calibrate.domain.text.passages import passage_of
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Shaded
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.ui.parts.fields.link_row import LinkRow
from calibrate.ui.parts.fields.reading_area import ReadingArea
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.files.copies import Files
from calibrate.ui.parts.files.files_list import FilesList
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.rate.sheet.card import STANCES
from calibrate.ui.rate.sheet.finding import searchable
from calibrate.ui.rate.sheet.opened import told
from calibrate.ui.rate.sheet.sheet_words import SheetLookup, source
from calibrate.words.evidence import NO_TEXT, about_words
from calibrate.words.phrases import several

SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
MARKS_ALL = "Marking cites all of it; select words to cite only those."


class Reading(Shaded):
    """A piece of evidence as a whole, where it, or words that are selected in it, can be marked.

    `marked` carries the stance that was chosen and the words.
    """

    marked = Signal(object, str)

    def __init__(
        self,
        piece: Evidence,
        lookup: SheetLookup,
        editable: bool,
        parent: QWidget,
        files: Files | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{piece.label}  {piece.content.title}")
        self.take_size(760, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(piece.content.title, "panel-title", wrap=True))
        column.addWidget(label(about_words(piece), "meta", wrap=True))
        self.link = LinkRow()
        column.addWidget(self.link)
        self.link.show_link(piece.content.link)
        self.text = ReadingArea("Text of the piece")
        self.text.read(piece.content.text, NO_TEXT)
        self.text.setTextInteractionFlags(SELECTABLE)
        column.addWidget(self.text, 1)
        self.files = FilesList(files)
        self.files.show_files(piece.attachments)
        column.addWidget(self.files)
        self.cites = label("", "meta", wrap=True)
        self.cites.setVisible(editable)
        column.addWidget(self.cites)
        column.addLayout(self._buttons(lookup, editable))
        self.text.selectionChanged.connect(self._show_what_is_cited)
        self._show_what_is_cited()
        self.text.setFocus()

    @property
    def _words(self) -> str:
        return passage_of(self.text.textCursor().selectedText())

    def _show_what_is_cited(self) -> None:
        count = len(self._words.split())
        marked = f"Marking cites the {several(count, 'word')} that you selected."
        self.cites.setText(marked if count else MARKS_ALL)

    def _buttons(self, lookup: SheetLookup, editable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        for stance in STANCES if editable else ():
            button = KeyButton(lookup.stance(stance))
            button.clicked.connect(lambda _=False, stance=stance: self._mark(stance))
            row.addWidget(button)
        row.addStretch()
        close = KeyButton("Close", "Esc")
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return row

    def _mark(self, stance: Stance) -> None:
        self.marked.emit(stance, self._words)
        self.accept()


class PanelSaid(Shaded):
    """What everybody said on one criterion once it was opened, with reasons, to be read."""

    def __init__(self, lookup: SheetLookup, row: SheetRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What the panel said")
        self.take_size(640, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        title = f"What the panel said on “{row.criterion.title}”"
        column.addWidget(label(title, "panel-title", wrap=True))
        self.text = TextArea()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Ratings and reasons")
        self.text.setPlainText(told(lookup, row))
        column.addWidget(self.text, 1)
        close = KeyButton("Close", "Esc")
        close.clicked.connect(self.reject)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.text.setFocus()


class CiteOther(Shaded):
    """Finds any piece of the candidate, wherever it is placed, and cites it for a stance.

    `cited` carries the piece and the stance.
    """

    cited = Signal(object, object)

    def __init__(self, lookup: SheetLookup, criterion: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Cite another piece")
        self.take_size(640, 520)
        self._pieces = [(piece, searchable(piece)) for piece in lookup.sheet.evidence]
        self.line, self.list = SearchField(), QListWidget()
        self.line.setPlaceholderText("Find by label, title or text")
        self.line.setAccessibleName("Find a piece")
        self.list.setAccessibleName("Pieces of evidence")
        set_role(self.list, "pick")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        title = lookup.rows[criterion].criterion.title
        column.addWidget(label(f"Cite a piece for “{title}”", "panel-title", wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for stance in STANCES:
            button = KeyButton(lookup.stance(stance))
            button.clicked.connect(lambda _=False, stance=stance: self._cite(stance))
            row.addWidget(button)
        row.addStretch()
        close = KeyButton("Close", "Esc")
        close.clicked.connect(self.reject)
        row.addWidget(close)
        column.addLayout(row)
        self.line.textChanged.connect(self._filter)
        self._filter("")

    MOST = 200

    def _filter(self, text: str) -> None:
        self.list.clear()
        sought = folded(text)
        found = (piece for piece, text in self._pieces if sought in text)
        for piece, _ in zip(found, range(self.MOST), strict=False):
            item = QListWidgetItem(f"{piece.label}   {piece.content.title}")
            item.setData(Qt.ItemDataRole.UserRole, piece)
            item.setToolTip(plain_tip(source(piece)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move in the list while the line has the focus."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and self.line.hasFocus():
            row = min(max(0, self.list.currentRow() + step), self.list.count() - 1)
            self.list.setCurrentRow(row)
        else:
            super().keyPressEvent(event)

    def _cite(self, stance: Stance) -> None:
        item = self.list.currentItem()
        if item:
            self.cited.emit(item.data(Qt.ItemDataRole.UserRole), stance)
            self.accept()
