"""The page on which a cited piece is read whole, with what puts it on the room's screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import Sheet
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.meeting.piece.piece_words import cited_pieces, citing_words
from calibrate.ui.meeting.piece.room_row import RoomRow
from calibrate.ui.parts.dialog import Trouble
from calibrate.ui.parts.fields.link_row import LinkRow
from calibrate.ui.parts.fields.reading_area import ReadingArea
from calibrate.ui.parts.files.copies import Files
from calibrate.ui.parts.files.files_list import FilesList
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.scrolled import scrolled
from calibrate.words.evidence import NO_TEXT, about_words

MOST_CITING = 116
"""How high what is said of its citations may be before it scrolls."""
CHANGE = "Change who may see it…"


class PiecePage(QWidget):
    """One piece at a time, among all that are cited of the candidate.

    `left` asks to go back to the ratings, `stepped` for another piece, `audience_wanted` to change
    who may see this one; what is wanted of the room's screen `room` tells.
    """

    left = Signal()
    stepped = Signal(int)
    audience_wanted = Signal()

    def __init__(self, files: Files | None = None) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._opened = ""
        self.back, self.place = KeyButton("Back to the ratings", "Esc"), label("", "meta")
        self.previous, self.next = KeyButton("Previous", "K"), KeyButton("Next", "J")
        self.title, self.about = label("", "panel-title", wrap=True), label("", "meta", wrap=True)
        self.link = LinkRow()
        self.citing = label("", wrap=True)
        self.citing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._citing_area = scrolled(self.citing, "Who cites it")
        self.text = ReadingArea("Text of the piece")
        self.files = FilesList(files)
        self.room, self.trouble = RoomRow(), Trouble()
        self.change = QPushButton(CHANGE)
        self.change.setAccessibleName(CHANGE.rstrip("…"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.change.clicked.connect(self.audience_wanted)

    @property
    def piece(self) -> Evidence | None:
        """The piece that is opened, if there is one."""
        return self._sheet.piece(self._opened) if self._sheet else None

    def open(self, evidence: str) -> None:
        """Open a piece of the case that is shown."""
        self._opened = evidence
        self._show()

    def step(self, by: int) -> None:
        """Open the next cited piece, or the one before."""
        pieces = self._pieces
        places = [piece.id for piece in pieces]
        if self._opened in places:
            at = places.index(self._opened) + by
            if 0 <= at < len(places):
                self.open(places[at])

    def close_piece(self) -> None:
        """Have no piece opened."""
        self._opened = ""

    def show_case(self, case: Case) -> None:
        """Show the piece as it is now; one that is another candidate's is opened no longer."""
        is_news = case.sheet != self._sheet
        self._sheet = case.sheet
        if is_news and self.piece:
            self._show()

    def refuse(self, sentence: str, may_change: bool) -> None:
        """Say why the piece cannot be shown to the room, and offer to change who may see it."""
        self.trouble.say(sentence)
        self.change.setVisible(bool(sentence) and may_change)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        side = measures.padding
        self._column.setContentsMargins(side, 12, side, 14)
        zoom.set_face(self.text, measures.body)
        self._fit_citing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_citing()

    @property
    def _pieces(self) -> tuple[Evidence, ...]:
        return cited_pieces(self._sheet) if self._sheet else ()

    def _show(self) -> None:
        piece, sheet = self.piece, self._sheet
        if piece is None or sheet is None:
            return
        self.title.setText(piece.content.title)
        self.about.setText(about_words(piece))
        self.link.show_link(piece.content.link)
        self.citing.setText("\n".join(citing_words(sheet, piece)))
        self.text.read(piece.content.text, NO_TEXT)
        self.files.show_files(piece.attachments)
        self._show_place(piece)
        self.refuse("", may_change=False)
        self._fit_citing()

    def _show_place(self, piece: Evidence) -> None:
        ids = [one.id for one in self._pieces]
        at = ids.index(piece.id) if piece.id in ids else 0
        place = f"{at + 1} of {len(ids)} cited" if piece.id in ids else "not cited"
        self.place.setText(place)
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < len(ids))

    def _fit_citing(self) -> None:
        area = self._citing_area
        wanted = self.citing.heightForWidth(max(area.width() - 12, 100))
        area.setVisible(bool(self.citing.text()))
        area.setFixedHeight(min(wanted + 2, scaled(MOST_CITING)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addStretch()
        top.addWidget(self.place)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.trouble, 1)
        below.addWidget(self.change)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        for widget in (self.title, self.about, self.link, self._citing_area):
            self._column.addWidget(widget)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(self.files)
        self._column.addLayout(below)
        self._column.addWidget(self.room)
