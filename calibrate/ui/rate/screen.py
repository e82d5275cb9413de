"""The Rate screen: candidates, the side-by-side, the rating."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from calibrate.domain.commands import Change
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Draft, DraftRating, Stance
from calibrate.ui.desk import Desk
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.parts.frame import Screen, label
from calibrate.ui.rate import drafting, submissions
from calibrate.ui.rate.candidate_side import CandidateSide
from calibrate.ui.rate.panelist_work import Sitting
from calibrate.ui.rate.rating.rating_panel import RatingPanel
from calibrate.ui.rate.rating.submitted_panel import RecordPanel
from calibrate.ui.rate.screen_keys import screen_keys
from calibrate.ui.rate.sheet.dialogs import AllKeys, CiteOther, PanelSaid, Reading
from calibrate.ui.rate.sheet.sheet_words import Contents
from calibrate.ui.rate.sheet_page import SheetPage
from calibrate.ui.rate.standing import Stand

NOBODY = "Nobody on the panel rates yet. Add panelists in Set-up."
NO_CANDIDATE = "There is no candidate to look at yet."
READ_AHEAD = 150
"""How many ms after a candidate was shown the sheets beside it are read."""


class RateScreen(Screen):
    """One panelist at work: candidates at the left, the sheet in the middle, the rating right.

    With `only`, a panelist's id, nobody else can be chosen.
    """

    def __init__(self, desk: Desk, only: str | None = None) -> None:
        super().__init__("rate")
        self.desk = desk
        self.sitting = Sitting(desk, only)
        self.candidate: str | None = None
        self.side, self.page = CandidateSide(), SheetPage(self.measures)
        self.view = self.page.view
        self.panel, self.record = RatingPanel(), RecordPanel()
        self.keys = screen_keys(self)
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
        self.side.served.connect(self._serve)
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
        self.panel.dropped.connect(partial(self._resubmit, submissions.drop_change))
        self.record.change_wanted.connect(partial(self._resubmit, submissions.change))
        self.record.withdraw_wanted.connect(self._withdraw)
        self.sitting.keeper.saved.connect(self._show_saved)
        self.sitting.keeper.unsaved.connect(self._show_unsaved)
        self.desk.changed.connect(self._hear)
        self._ahead.timeout.connect(self._read_ahead)
        self.keys.listen(self)

    def fit(self) -> None:
        """Take the measures of the window's width."""
        self.side.fit(self.measures)
        self.page.fit(self.measures)
        self.panel.fit(self.measures)
        self.record.fit(self.measures)

    # Whom it is for

    def refresh(self) -> None:
        """Read again what is shown, at the same place."""
        self.side.offer(self.sitting.raters())
        if self.sitting.session is None:
            self._say(NOBODY)
            return
        self.sitting.read()
        if self.candidate in self.sitting.candidates:
            self._show_again()
        else:
            self.candidate = None
            self._show_first()

    def _serve(self, panelist: str) -> None:
        self.flush()
        self.sitting.serve(panelist)
        self.candidate = None
        self._show_first()

    def _show_first(self) -> None:
        """Show the first candidate who can be rated, or whoever is there."""
        candidates = self.sitting.candidates
        if not candidates:
            self._say(NO_CANDIDATE)
            return
        open_ones = (one for one in candidates if self.sitting.stand(one).takes_ratings)
        self.show_candidate(next(open_ones, candidates[0]))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.pages.setCurrentWidget(self.message)
        self.right.hide()
        self.side.list.show_candidates(self.sitting.progress(), None)

    # What is shown

    def show_candidate(self, candidate: str) -> None:
        """Show a candidate; what was typed for the one before is saved first."""
        if self.candidate is not None:
            self.flush()
        self.candidate = candidate
        self.pages.setCurrentWidget(self.page)
        self.right.show()
        contents, draft = self.sitting.contents(candidate), self.sitting.draft(candidate)
        asked = contents.asked
        current = drafting.following(draft, asked, None) or next(iter(asked), None)
        how = self.sitting.stand(candidate)
        self.page.show_sheet(contents, draft, current, how.takes_ratings)
        self._show_panel(how)
        self._show_list()
        self._show_top()
        self._ahead.start()

    def step_candidate(self, step: int) -> None:
        """Go to the next or the previous candidate."""
        candidates = self.sitting.candidates
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
        self.page.warn(self.sitting.notice(self.candidate))
        contents, sentence = self._contents, self.sitting.sentence(self.candidate)
        if sentence:
            past, own = self.sitting.history(self.candidate), self.sitting.own(self.candidate)
            self.record.show_record(contents, how, sentence, past, own)
        self._show_rating()

    def _show_rating(self) -> None:
        if self.candidate is None:
            return
        contents, criterion = self._contents, self.view.sheet.current
        self.panels.setCurrentWidget(self.panel if self._is_asked(criterion) else self.record)
        if criterion is None or not self._is_asked(criterion):
            self.record.show_criterion(criterion)
        else:
            rating = self._draft.rating(criterion)
            self.panel.show_rating(contents, contents.rows[criterion], rating)
        if self._takes_ratings:
            recorded = drafting.recorded_count(self._draft, contents.asked)
            changing = self.sitting.stand(self.candidate) is Stand.CHANGING
            what = "round 2" if contents.is_second else contents.sheet.candidate.name
            self.panel.show_progress(recorded, len(contents.asked), what, changing)

    def _show_again(self) -> None:
        """Show the same candidate and criterion, with whatever changed."""
        assert self.candidate
        current = self.view.sheet.current
        self.show_candidate(self.candidate)
        if current:
            self.view.go_to(current)

    def _show_list(self) -> None:
        self.side.list.show_candidates(self.sitting.progress(), self.candidate)

    def _show_top(self) -> None:
        if self.sitting.session:
            self.top.title.setText(self.sitting.session.title)
            self.top.subtitle.setText(self.sitting.session.rubric.title)

    def _read_ahead(self) -> None:
        if self.isVisible() and self.candidate in self.sitting.candidates:
            self.sitting.read_ahead(self.candidate)

    def _hear(self, change: Change) -> None:
        self.sitting.hear(change)
        is_gone = self.candidate is not None and self.candidate not in self.sitting.candidates
        if self.isVisible() or is_gone:
            self.refresh()

    # Drafting

    @property
    def _draft(self) -> Draft:
        return self.sitting.keeper.draft(self.candidate) if self.candidate else Draft()

    @property
    def _contents(self) -> Contents:
        assert self.candidate
        return self.sitting.contents(self.candidate)

    @property
    def _takes_ratings(self) -> bool:
        return self.candidate is not None and self.sitting.stand(self.candidate).takes_ratings

    def _is_asked(self, criterion: str | None) -> bool:
        """Tell whether a criterion of the candidate can be rated now."""
        return self._takes_ratings and criterion in self._contents.asked

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
            self.sitting.keeper.put(self.candidate, self._draft.with_rating(rating))
            self.view.take(self.sitting.draft(self.candidate), True)
            self._show_rating()
            self._show_list()

    def _mark(self, criterion: str, piece: Evidence, stance: Stance | None) -> None:
        if criterion != self.view.sheet.current:
            self.show_criterion(criterion)
        self._take_rating(drafting.cite(self._draft.rating(criterion), piece, stance))

    def record_rating(self) -> None:
        """Record the rating and go on to the next that is not recorded, or say what is missing."""
        criterion = self.view.sheet.current
        if criterion is None or not self._is_asked(criterion):
            return
        self.panel.take_pending()
        contents = self._contents
        row, rubric = contents.rows[criterion], contents.sheet.rubric
        rating = self._draft.rating(criterion)
        try:
            before = contents.values_before
            recorded = drafting.record(rating, row.criterion, rubric, contents.step, before)
        except CalibrateError as error:
            self.panel.refusal.say(str(error))
            self.panel.focus_part(drafting.missing_part(rating, rubric.scale, row.pairing))
            return
        self._take_rating(recorded)
        self.sitting.keeper.flush()
        self.view.settle(criterion)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go_to(drafting.following(self._draft, contents.asked, criterion) or criterion)

    def flush(self) -> bool:
        """Save what is typed; tell whether everything is saved."""
        self.panel.take_pending()
        return self.sitting.keeper.flush()

    def _show_saved(self, time: datetime) -> None:
        self.top.status.setText(f"Drafts saved {time:%H:%M}")
        self.top.status.setToolTip("")

    def _show_unsaved(self, sentence: str) -> None:
        self.top.status.setText("Drafts not saved")
        self.top.status.setToolTip(plain_tip(sentence))
        self.panel.refusal.say(f"Your draft is not saved. {sentence}")

    # Submitting

    def submit(self) -> None:
        """Seal what is recorded, once all of it is."""
        if self.candidate and self._takes_ratings and self.panel.submit.isEnabled():
            self.flush()
            submissions.submit(self.sitting, self.candidate)
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _resubmit(self, action: Callable[[Sitting, str], None]) -> None:
        """Begin to change what is submitted, or give that up."""
        if self.candidate:
            action(self.sitting, self.candidate)
            self._show_again()
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _withdraw(self) -> None:
        if self.candidate and submissions.confirm_withdrawal(self):
            submissions.withdraw(self.sitting, self.candidate)
            self._show_again()

    # Windows over the screen

    def _read_whole(self, piece: Evidence) -> None:
        if self.candidate:
            editable = self._is_asked(self.view.sheet.current)
            reading = Reading(piece, self._contents, editable, self)
            reading.marked.connect(self.view.mark)
            reading.open()

    def cite_other(self) -> None:
        """Choose any piece of the candidate and cite it for this criterion."""
        criterion = self.view.sheet.current
        if criterion and self._is_asked(criterion):
            dialog = CiteOther(self._contents, criterion, self)
            dialog.cited.connect(partial(self._mark, criterion))
            dialog.open()

    def read_said(self) -> None:
        """Show what the panel said on the criterion, once that was opened."""
        row = self._contents.rows.get(self.view.sheet.current or "") if self.candidate else None
        if row and row.ratings:
            PanelSaid(self._contents, row, self).open()

    def show_keys(self) -> None:
        """List the keys."""
        AllKeys(self).open()

    # What Qt asks for

    def event(self, event: QEvent) -> bool:
        """Take F1 before the window does, which has keys of its own to show."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that no control took."""
        if event.key() == Qt.Key.Key_F1:
            self.show_keys()
        elif not self.keys.press(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is typed when the screen is left; the file may be closed after this."""
        self._ahead.stop()
        self.flush()
        super().hideEvent(event)
