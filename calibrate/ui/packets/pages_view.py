"""The middle of Packets: the pages of whoever is at hand, or of the edition that binds several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import Measures
from calibrate.ui.packets.heading import Heading
from calibrate.ui.packets.looking import DRAWING, Looking
from calibrate.ui.packets.preview import Preview
from calibrate.ui.packets.sight import Sight
from calibrate.ui.paper.orders import Printed, whose
from calibrate.words.handing.letters import CONFIRMED, TO_BE_READ
from calibrate.words.phrases import capitalized, several
from calibrate.words.session import packet_words

CHECKING = "Reading the record…"
NOBODY = "Nobody is ticked, so there is nothing in it."
NO_PAGES = "There are no pages to print yet."
ONLY_PART = "Only some of it is drawn here. Export it, and print the file."


class PagesView(QWidget):
    """Says whose pages they are, and shows them.

    `read` carries a candidate with what was read of them, `turned` tells that another page is seen.
    """

    read = Signal(str, object)
    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.heading = Heading()
        self.preview = Preview()
        self.looking = Looking(desk, self)
        self._sight: Sight | None = None
        self._is_gone_to = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.preview, 1)
        self._connect()

    def look(self, sight: Sight) -> None:
        """Show what is in sight, read anew, once the eye rests there."""
        self._sight, self._is_gone_to = sight, False
        if sight.is_bound:
            self._look_at_all(sight)
        else:
            self._look_at_one(sight)

    def go(self, sight: Sight) -> None:
        """Turn to the candidate who was gone to where their pages are seen, or show them."""
        if sight.is_bound and sight == self.looking.sight:
            self._sight = sight
            self._turn_to_current()
        else:
            self.look(sight)
            self._is_gone_to = True

    def look_away(self, sentence: str = "", name: str = "", about: str = "") -> None:
        """Show a sentence in place of pages, below a name."""
        self.looking.look_away()
        self.heading.show_words(name, about)
        self.preview.clear(sentence)

    def turn(self, by: int) -> None:
        """Go so many pages on, or back."""
        self.preview.go(self.preview.page + by)

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        self.heading.fit(measures)

    def close_pages(self) -> None:
        """Stop what runs and leave no file behind."""
        self.preview.clear("")
        self.looking.close()

    @property
    def why_not_printed(self) -> str:
        """Why the pages that are seen cannot be printed, or nothing."""
        if not self.preview.pages or not self.looking.is_drawn:
            return NO_PAGES
        is_part = self._sight is not None and self._sight.is_part
        return ONLY_PART if is_part else ""

    def _connect(self) -> None:
        self.heading.turn_wanted.connect(self.turn)
        self.preview.turned.connect(self._show_page)
        self.looking.begun.connect(self._say_checking)
        self.looking.read.connect(self._take)
        self.looking.drawing.connect(self._show_drawing)
        self.looking.drawn.connect(self._show_pages)
        self.looking.failed.connect(self.preview.clear)

    def _look_at_all(self, sight: Sight) -> None:
        if not sight.candidates:
            self.look_away(NOBODY, sight.title)
            return
        self.heading.name.set_whole(sight.title)
        self.looking.look(sight)
        self._say_about()

    def _look_at_one(self, sight: Sight) -> None:
        if not sight.current:
            self.look_away()
            return
        state = self._state(sight.current)
        self.heading.name.set_whole(state.name)
        if state.phase is CandidatePhase.WITHDRAWN:
            sentence = f"{state.name} was withdrawn, so there is no packet."
            self.look_away(sentence, state.name, packet_words(state))
        else:
            self.looking.look(sight)

    def _state(self, candidate: str) -> CandidateState:
        return self._desk.session(self._desk.chair).candidate(candidate)

    def _say_checking(self) -> None:
        """Say why there are no pages yet; those that are seen stay until there are others."""
        if not self.looking.printed:
            self.preview.clear(CHECKING)

    def _take(self, candidate: str, printed: Printed | str) -> None:
        self.read.emit(candidate, printed)
        if self._sight and not self._sight.is_bound and not self.looking.is_drawn:
            self.heading.about.set_whole(_words(self._state(candidate), printed))

    def _show_drawing(self) -> None:
        self.preview.clear(DRAWING)
        self._say_about()

    def _show_pages(self, content: bytes) -> None:
        self.preview.show_pdf(content)
        self._say_about()
        if self._is_gone_to or not self._begins_with_front:
            self._turn_to_current()

    @property
    def _begins_with_front(self) -> bool:
        """Whether something stands before the candidates that is to be seen first."""
        return self._sight is not None and self._sight.edition is Edition.BOOK

    def _show_page(self, page: int) -> None:
        self.heading.show_page(page, self.preview.pages)
        self.turned.emit()

    def _say_about(self) -> None:
        """Say what the pages are of, and how many there are."""
        printed = self.looking.printed
        if self._sight and self._sight.is_bound:
            words = self._sight.words
        elif printed:
            words = _words(self._state(whose(printed[0]).id), printed[0])
        else:
            return
        pages = several(self.preview.pages, "page")
        counted = f" · {pages}" if self.looking.is_drawn else ""
        self.heading.about.set_whole(f"{words}{counted}")

    def _turn_to_current(self) -> None:
        """Go to the pages of the candidate at hand in an edition that binds several."""
        people = [whose(one) for one in self.looking.printed]
        ids = [person.id for person in people]
        if self._sight and self._sight.is_bound and self._sight.current in ids:
            place = ids.index(self._sight.current)
            self.preview.go_to_chapter([person.name for person in people], place)


def _words(state: CandidateState, printed: Printed | str) -> str:
    """Return what kind of packet it is, whether a decision stood once, and whether it verifies."""
    if isinstance(printed, str):
        return packet_words(state)
    if isinstance(printed, CandidateEdition):
        return capitalized(CONFIRMED) if printed.is_whole else TO_BE_READ
    return _case_words(state, printed)


def _case_words(state: CandidateState, case: Case) -> str:
    reopened = ", reopened" if case.is_draft and case.earlier else ""
    damaged = ", does not verify" if case.damage else ""
    return f"{packet_words(state)}{reopened}{damaged}"
