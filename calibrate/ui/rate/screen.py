"""The Rate screen: candidates, the side-by-side, the rating."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from calibrate.domain.changes import Change, Refusal
from calibrate.domain.drafts import rating as drafting
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Evidence
from calibrate.domain.phases import Viewer
from calibrate.domain.ratings import Draft, DraftRating, Stance
from calibrate.domain.search.places import Place
from calibrate.domain.submitting.onward import Onward
from calibrate.domain.submitting.standing import Stand
from calibrate.ui.desk import Desk
from calibrate.ui.look.elided import give_tip
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.rate import submissions
from calibrate.ui.rate.candidate_side import CandidateSide
from calibrate.ui.rate.panelist_work import PanelistWork
from calibrate.ui.rate.places import go_to
from calibrate.ui.rate.rating.rating_panel import RatingPanel
from calibrate.ui.rate.rating.submitted_panel import RecordPanel
from calibrate.ui.rate.screen_keys import screen_keys
from calibrate.ui.rate.sheet.dialogs import CiteOther, PanelSaid, Reading
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.ui.rate.sheet_page import SheetPage
from calibrate.words.days import time_of_day

NO_CANDIDATE = "There is no candidate to look at yet."
READ_AHEAD = 150
"""How many ms after a candidate was shown the sheets beside it are read."""


class RateScreen(Screen):
    """One panelist at work: candidates at the left, the sheet in the middle, the rating right.

    Nobody else can be chosen: they typed their secret, and the machine is theirs for now.
    """

    LEFT = "Candidates"

    def __init__(self, desk: Desk, panelist: str) -> None:
        super().__init__("rate")
        self.desk = desk
        self.work = PanelistWork(desk, panelist)
        self.work.read()
        self.candidate: str | None = None
        self.side, self.page = CandidateSide(), SheetPage(self.measures)
        self.view = self.page.view
        self.panel, self.record = RatingPanel(), RecordPanel()
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(READ_AHEAD)
        self._lay_out()
        self._connect()
        self.fit()
        self.refresh()

    def _lay_out(self) -> None:
        self.message = label("", "muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages, self.panels = QStackedWidget(), QStackedWidget()
        self.pages.addWidget(self.page)
        self.pages.addWidget(self.message)
        self.panels.addWidget(self.panel)
        self.panels.addWidget(self.record)
        parts = ((self.left, self.side), (self.middle, self.pages), (self.right, self.panels))
        for frame, part in parts:
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(part)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.side.list.chosen.connect(self.show_candidate)
        self.view.chosen.connect(self.show_criterion)
        self.view.marked.connect(self._mark)
        self.view.opened.connect(self._read_whole)
        self.panel.edited.connect(self._take_rating)
        self.panel.record_wanted.connect(self.record_rating)
        self.panel.submit_wanted.connect(self.submit)
        self.panel.cite_wanted.connect(self.cite_other)
        self.panel.read_wanted.connect(self.read_said)
        self.record.read_wanted.connect(self.read_said)
        self.panel.dropped.connect(self._drop_change)
        self.record.change_wanted.connect(partial(self._resubmit, submissions.change))
        self.record.withdraw_wanted.connect(self._withdraw)
        self.record.step.wanted.connect(self._go_on)
        self.work.drafts.saved.connect(self._show_saved)
        self.work.drafts.unsaved.connect(self._show_unsaved)
        self.work.drafts.unsaved.connect(self.desk.failed)
        self.desk.changed.connect(self._hear)
        self._ahead.timeout.connect(self._read_ahead)
        self.keys = take_keys(self, "Rate", screen_keys(self), alone=True)

    def fit(self) -> None:
        """Take the measures of the window's width."""
        self.side.fit(self.measures)
        self.page.fit(self.measures)
        self.panel.fit(self.measures)
        self.record.fit(self.measures)

    # Whom it is for

    def refresh(self) -> None:
        """Read again what is shown, at the same place."""
        self.work.read()
        self._show_what_is_read()

    def _show_what_is_read(self) -> None:
        self.side.name.set_whole(self.work.name)
        if self.candidate in self.work.candidates:
            self._show_again()
        else:
            self.candidate = None
            self._show_first()

    def _show_first(self) -> None:
        """Show the first candidate who can be rated, or whoever is there."""
        candidates = self.work.candidates
        if not candidates:
            self._say(NO_CANDIDATE)
            return
        to_rate = (id for id in candidates if self.work.stand(id).takes_ratings)
        self.show_candidate(next(to_rate, candidates[0]))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.pages.setCurrentWidget(self.message)
        self.right.hide()
        self.side.list.show_candidates(self.work.progress(), None)

    # What is shown

    def show_candidate(self, candidate: str) -> None:
        """Show a candidate; what was typed for the one before is saved first."""
        if self.candidate is not None:
            self.flush()
        self.candidate = candidate
        self.pages.setCurrentWidget(self.page)
        self.right.show()
        lookup, draft = self.work.lookup(candidate), self.work.draft(candidate)
        asked = lookup.asked
        current = drafting.following(draft, asked, None) or next(iter(asked), None)
        how = self.work.stand(candidate)
        self.page.show_sheet(lookup, draft, current, how.takes_ratings)
        self._show_panel(how)
        self._show_list()
        self._show_top()
        self._ahead.start()

    @property
    def reader(self) -> Viewer:
        """Whoever sits here."""
        return self.work.viewer

    def show_place(self, place: Place) -> bool:
        """Go to the card, the criterion, or what the panel said on it."""
        is_here = not place.candidate or place.candidate in self.work.candidates
        return is_here and go_to(self, place)

    def step_candidate(self, step: int) -> None:
        """Go to the next or the previous candidate."""
        candidates = self.work.candidates
        if self.candidate in candidates:
            position = candidates.index(self.candidate) + step
            if 0 <= position < len(candidates):
                self.show_candidate(candidates[position])

    def show_criterion(self, criterion: str) -> None:
        """Rate this criterion now."""
        self.panel.take_pending()
        self.view.sheet.current = criterion
        self.view.viewport().update()
        self._show_rating()

    def _show_panel(self, how: Stand) -> None:
        """Show the rating where it can be entered, and what stands where it cannot."""
        assert self.candidate
        self.page.warn(self.work.notice(self.candidate))
        lookup, sentence = self._lookup, self.work.sentence(self.candidate)
        if sentence:
            past, own = self.work.history(self.candidate), self.work.own(self.candidate)
            self.record.show_record(lookup, how, sentence, past, own, self.desk.now())
        if how is Stand.SUBMITTED:
            self.record.show_onward(*self.work.onward(self.candidate))
        self._show_rating()

    def _go_on(self) -> None:
        """Go to the next candidate, or hand the machine back: that is up to who hears it."""
        assert self.candidate
        way, following = self.work.onward(self.candidate)
        if way is Onward.CANDIDATE and following:
            self.show_candidate(following.id)
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.wanted.emit("rate", "")

    def _show_rating(self) -> None:
        if self.candidate is None:
            return
        lookup, criterion = self._lookup, self.view.sheet.current
        self.panels.setCurrentWidget(self.panel if self._is_asked(criterion) else self.record)
        if criterion is None or not self._is_asked(criterion):
            self.record.show_criterion(criterion)
        else:
            rating = self._draft.rating(criterion)
            self.panel.show_rating(lookup, lookup.rows[criterion], rating)
        if self._takes_ratings:
            recorded = drafting.recorded_count(self._draft, lookup.asked)
            changing = self.work.stand(self.candidate) is Stand.CHANGING
            what = "round 2" if lookup.is_second else lookup.sheet.candidate.name
            self.panel.show_progress(recorded, len(lookup.asked), what, changing)

    def _show_again(self) -> None:
        """Show the same candidate and criterion, with whatever changed."""
        assert self.candidate
        current = self.view.sheet.current
        self.show_candidate(self.candidate)
        if current:
            self.view.go_to(current)

    def _show_list(self) -> None:
        self.side.list.show_candidates(self.work.progress(), self.candidate)

    def _show_top(self) -> None:
        if self.work.session:
            self.top.title.set_whole(self.work.session.title)
            self.top.subtitle.set_whole(self.work.session.rubric.title)

    def _read_ahead(self) -> None:
        if self.isVisible() and self.candidate in self.work.candidates:
            self.work.read_ahead(self.candidate)

    def _hear(self, change: Change) -> None:
        self.work.hear(change)
        is_gone = self.candidate is not None and self.candidate not in self.work.candidates
        if self.isVisible() or is_gone:
            self._show_what_is_read()

    # Drafting

    @property
    def _draft(self) -> Draft:
        return self.work.begun(self.candidate) if self.candidate else Draft()

    @property
    def _lookup(self) -> SheetLookup:
        assert self.candidate
        return self.work.lookup(self.candidate)

    @property
    def _takes_ratings(self) -> bool:
        return self.candidate is not None and self.work.stand(self.candidate).takes_ratings

    def _is_asked(self, criterion: str | None) -> bool:
        """Tell whether a criterion of the candidate can be rated now."""
        return self._takes_ratings and criterion in self._lookup.asked

    def answer(self, value: int | None) -> None:
        """Choose an answer on the criterion, where one is asked."""
        if self._is_asked(self.view.sheet.current):
            self.panel.answer(value)

    def say_as_before(self) -> None:
        """Say the same as in round 1 on the criterion, where that is asked."""
        if self._is_asked(self.view.sheet.current):
            self.panel.say_as_before()

    def _take_rating(self, rating: DraftRating) -> None:
        """Take a changed draft of one criterion."""
        if self.candidate is not None and self._is_asked(rating.criterion):
            self.work.keep(self.candidate, self._draft.with_rating(rating))
            self.view.take(self.work.draft(self.candidate), True)
            self._show_rating()
            self._show_list()

    def _mark(
        self, criterion: str, piece: Evidence, stance: Stance | None, words: str = ""
    ) -> None:
        if criterion != self.view.sheet.current:
            self.show_criterion(criterion)
        self._take_rating(drafting.cite(self._draft.rating(criterion), piece, stance, words))

    def record_rating(self) -> None:
        """Record the rating and go on to the next that is not recorded, or say what is missing."""
        criterion = self.view.sheet.current
        if self.candidate is None or criterion is None or not self._is_asked(criterion):
            return
        self.panel.take_pending()
        lookup = self._lookup
        row, rubric = lookup.rows[criterion], lookup.sheet.rubric
        rating = self._draft.rating(criterion)
        try:
            before = lookup.values_before
            recorded = drafting.record(rating, row.criterion, rubric, lookup.step, before)
            self.work.need_room(self.candidate, self._draft.with_rating(recorded))
        except CalibrateError as error:
            self.panel.refusal.say(str(error))
            self.panel.focus_part(drafting.missing_part(rating, rubric.scale, row.pairing))
            return
        self._take_rating(recorded)
        self.work.drafts.flush()
        self.view.settle(criterion)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go_to(drafting.following(self._draft, lookup.asked, criterion) or criterion)

    def flush(self) -> bool:
        """Save what is typed; tell whether everything is saved."""
        self.panel.take_pending()
        return self.work.drafts.flush()

    def _show_saved(self) -> None:
        self.top.status.set_whole(f"Drafts saved {time_of_day(self.desk.now())}")
        give_tip(self.top.status, "")

    def _show_unsaved(self, sentence: str) -> None:
        self.top.status.set_whole("Drafts not saved")
        give_tip(self.top.status, sentence)
        self.panel.refusal.say(f"Your draft is not saved. {sentence}")

    # Submitting

    def submit(self) -> None:
        """Seal what is recorded, once all of it is."""
        if self.candidate and self._takes_ratings and self.panel.submit.isEnabled():
            self.flush()
            answer = submissions.submit(self.work, self.candidate)
            self.panel.refusal.say(answer.sentence if isinstance(answer, Refusal) else "")
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _resubmit(self, action: Callable[[PanelistWork, str], None]) -> None:
        """Begin to change what is submitted, or give that up."""
        if self.candidate:
            action(self.work, self.candidate)
            self._show_again()
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _drop_change(self) -> None:
        """Give a change of what is submitted up, once it is sure that none of it is wanted."""
        if self.candidate and submissions.confirm_drop(self, self.work, self.candidate):
            self._resubmit(submissions.drop_change)

    def _withdraw(self) -> None:
        if self.candidate and submissions.confirm_withdrawal(self):
            submissions.withdraw(self.work, self.candidate)
            self._show_again()

    # Windows over the screen

    def _read_whole(self, piece: Evidence) -> None:
        if self.candidate:
            editable = self._is_asked(self.view.sheet.current)
            reading = Reading(
                piece, self._lookup, editable, self, self.desk.files(lambda: self.reader)
            )
            reading.marked.connect(self.view.mark)
            reading.open()

    def cite_other(self) -> None:
        """Choose any piece of the candidate and cite it for this criterion."""
        criterion = self.view.sheet.current
        if criterion and self._is_asked(criterion):
            dialog = CiteOther(self._lookup, criterion, self)
            dialog.cited.connect(partial(self._mark, criterion))
            dialog.open()

    def read_said(self) -> None:
        """Show what the panel said on the criterion, once that was opened."""
        row = self._lookup.rows.get(self.view.sheet.current or "") if self.candidate else None
        if row and row.ratings:
            PanelSaid(self._lookup, row, self).open()

    # What Qt asks for

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is typed when the screen is left; the file may be closed after this."""
        self._ahead.stop()
        self.flush()
        super().hideEvent(event)
