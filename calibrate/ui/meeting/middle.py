"""The middle of the console: whose turn it is, and the page of whoever is looked at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from calibrate.domain.agenda.readiness import MeetingReadiness
from calibrate.domain.agenda.situation import Situation
from calibrate.domain.drafts.notes import Notes
from calibrate.domain.evidence import Coverage
from calibrate.domain.record.case import Case
from calibrate.domain.speaking.order import Turns
from calibrate.domain.speaking.reasons import SplitReasons
from calibrate.ui.look.theme import Measures
from calibrate.ui.meeting.piece.piece_page import PiecePage
from calibrate.ui.meeting.ratings.ratings_view import RatingsView
from calibrate.ui.meeting.reasons.reasons_page import ReasonsPage
from calibrate.ui.meeting.sealed.readiness_page import ReadinessPage
from calibrate.ui.meeting.sealed.who_submitted import WhoSubmitted
from calibrate.ui.meeting.turn.elsewhere_page import ElsewherePage
from calibrate.ui.meeting.turn.heading import CandidateHeading
from calibrate.ui.meeting.turn.turn_strip import TurnStrip, notice_for
from calibrate.ui.parts.files.copies import Files
from calibrate.words.freeze.due import due_words
from calibrate.words.talking.reasons import Pieces

Fitted = ReadinessPage | ElsewherePage | WhoSubmitted | RatingsView | PiecePage | ReasonsPage


class Middle(QWidget):
    """A strip, a heading, and one page: all candidates, one of them, or that a deputy runs this."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.strip, self.heading = TurnStrip(), CandidateHeading()
        self.readiness, self.elsewhere = ReadinessPage(), ElsewherePage()
        self.who_submitted, self.ratings = WhoSubmitted(), RatingsView()
        self.piece, self.reasons = PiecePage(files), ReasonsPage()
        self.pages = QStackedWidget()
        for page in self._all:
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.heading)
        column.addWidget(self.pages, 1)

    @property
    def _all(self) -> tuple[Fitted, ...]:
        ways = self.readiness, self.elsewhere, self.who_submitted
        return *ways, self.ratings, self.piece, self.reasons

    @property
    def shows_ratings(self) -> bool:
        """Whether the ratings of a candidate are shown, or a piece in their place."""
        return self.pages.currentWidget() in (self.ratings, self.piece)

    @property
    def shows_reasons(self) -> bool:
        """Whether reasons are shown, and the numbers are held back."""
        return self.pages.currentWidget() is self.reasons

    def open_piece(self, evidence: str) -> None:
        """Open a cited piece in the place of the ratings."""
        self.piece.open(evidence)
        self.pages.setCurrentWidget(self.piece)
        self.piece.text.setFocus()

    def next_cited(self) -> None:
        """Go on to the next citation of the criterion at hand, where ratings are read."""
        if self.pages.currentWidget() is self.ratings:
            self.ratings.list.next_cited()

    def leave_piece(self) -> None:
        """Show the ratings again, as they were left."""
        self.piece.close_piece()
        self.pages.setCurrentWidget(self.ratings)
        self.ratings.setFocus()

    def show_elsewhere(self, situation: Situation) -> None:
        """Show that a deputy runs the part that is on."""
        self._show(situation, "", self.elsewhere)
        self.elsewhere.show_situation(situation)

    def show_all(self, situation: Situation, covered: Mapping[str, Coverage]) -> None:
        """Show how ready all candidates are."""
        self._show(situation, "", self.readiness)
        due = situation.session.asked_until
        told = due_words(due, situation.now.date()) if due else ""
        self.readiness.show_readiness(MeetingReadiness(situation.session, covered), told)

    def show_case(
        self, situation: Situation, case: Case, notes: Notes, turns: tuple[Turns, ...] = ()
    ) -> None:
        """Show who has submitted a candidate or, once that is revealed, what they rated."""
        candidate = case.sheet.candidate.id
        self.heading.show_case(case, situation.now)
        if case.sheet.is_open:
            self.ratings.show_case(case, notes, turns)
            self.piece.show_case(case)
            self._show(situation, candidate, self.piece if self.piece.piece else self.ratings)
        else:
            self.who_submitted.show_state(situation, situation.session.candidate(candidate))
            self._show(situation, candidate, self.who_submitted)

    def show_reasons(
        self, situation: Situation, case: Case, told: tuple[SplitReasons, ...], pieces: Pieces
    ) -> None:
        """Show the reasons of a candidate in the place of their ratings."""
        self.heading.show_case(case, situation.now)
        self.reasons.show_reasons(told, pieces)
        self._show(situation, case.sheet.candidate.id, self.reasons)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self.strip.fit(measures)
        self.heading.fit(measures)
        for page in self._all:
            page.fit(measures)

    def _show(self, situation: Situation, candidate: str, page: QWidget) -> None:
        self.strip.show_notice(notice_for(situation, candidate))
        self.heading.setVisible(bool(candidate))
        if page is not self.piece:
            self.piece.close_piece()
        if page is not self.reasons:
            self.reasons.forget()
        self.pages.setCurrentWidget(page)
