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
from calibrate.ui.elided import plain_tip
from calibrate.ui.frame import Screen, label
from calibrate.ui.rate import drafting, submissions
from calibrate.ui.rate.candidate_side import CandidateSide
from calibrate.ui.rate.dialogs import AllKeys, CiteOther, Reading
from calibrate.ui.rate.keys import Keys
from calibrate.ui.rate.rating_panel import RatingPanel
from calibrate.ui.rate.record_panel import RecordPanel
from calibrate.ui.rate.sheet_page import SheetPage
from calibrate.ui.rate.sitting import Sitting
from calibrate.ui.rate.standing import Stand

NOBODY = "Nobody on the panel rates yet. Add panelists in Set-up."
NO_CANDIDATE = "There is no candidate to look at yet."
READ_AHEAD = 150
"""How many ms after a candidate was shown the sheets beside it are read."""


class RateScreen(Screen):
    """One panelist at work: candidates at the left, the sheet in the middle, the rating right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("rate")
        self.desk = desk
        self.sitting = Sitting(desk)
        self.candidate: str | None = None
        self.side, self.page = CandidateSide(), SheetPage(self.measures)
        self.view = self.page.view
        self.panel, self.record = RatingPanel(), RecordPanel()
        self.keys = self._make_keys()
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
        self.panel.dropped.connect(partial(self._resubmit, submissions.drop_change))
        self.record.change_wanted.connect(partial(self._resubmit, submissions.change))
        self.record.withdraw_wanted.connect(self._withdraw)
        self.sitting.keeper.saved.connect(self._show_saved)
        self.sitting.keeper.unsaved.connect(self._show_unsaved)
        self.desk.changed.connect(self._hear)
        self._ahead.timeout.connect(self._read_ahead)
        self.keys.listen(self)

    def _make_keys(self) -> Keys:
        observe, reason = self.panel.observations.line.setFocus, self.panel.reason.setFocus
        sure, find = self.panel.sure.focus, self.page.find_bar.open_bar
        back, on = partial(self.step_candidate, -1), partial(self.step_candidate, 1)
        letters = {"o": observe, "r": reason, "c": sure, "e": self.cite_other}
        letters |= {"u": self.page.unfold_all, "s": self.view.setFocus}
        letters |= {"n": partial(self._answer, None)}
        everywhere = {"Alt+O": observe, "Alt+R": reason, "Alt+C": sure, "Ctrl+F": find}
        everywhere |= {"Ctrl+Return": self.record_rating, "Ctrl+Enter": self.record_rating}
        everywhere |= {"Ctrl+Shift+Return": self.submit, "Ctrl+PgUp": back, "Ctrl+PgDown": on}
        return Keys(
            letters=letters,
            signs={"/": find, "?": self.show_keys, "[": back, "]": on},
            everywhere=everywhere,
            digit=self._answer,
            enter=self.record_rating,
            escape=self.view.setFocus,
        )

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
            self._show_first()

    def show_panelist(self, id: str) -> None:
        """Work for this panelist, if they rate."""
        self.side.choose(id)

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
        self.candidate = None
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
        criteria = contents.criteria
        current = drafting.following(draft, criteria, None) or next(iter(criteria), None)
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
        sentence = self.sitting.sentence(self.candidate)
        self.page.warn(sentence if how in (Stand.NOT_OPEN, Stand.CLOSED) else "")
        if not how.takes_ratings:
            contents = self.sitting.contents(self.candidate)
            past, own = self.sitting.history(self.candidate), self.sitting.own(self.candidate)
            self.record.show_record(contents, how, sentence, past, own)
        self.panels.setCurrentWidget(self.panel if how.takes_ratings else self.record)
        self._show_rating()

    def _show_rating(self) -> None:
        criterion = self.view.sheet.current
        if self.candidate is None:
            return
        if self.panels.currentWidget() is self.record:
            self.record.show_criterion(criterion)
            return
        contents = self.sitting.contents(self.candidate)
        row = contents.rows.get(criterion or "")
        if row is not None:
            self.panel.show_rating(contents, row, self._draft.rating(row.criterion.id))
            recorded = drafting.recorded_count(self._draft, contents.criteria)
            changing = self.sitting.stand(self.candidate) is Stand.CHANGING
            name = contents.sheet.candidate.name
            self.panel.show_progress(recorded, len(contents.criteria), name, changing)

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
        if self.isVisible():
            self.refresh()

    # Drafting

    @property
    def _draft(self) -> Draft:
        return self.sitting.keeper.draft(self.candidate) if self.candidate else Draft()

    @property
    def _takes_ratings(self) -> bool:
        return self.candidate is not None and self.sitting.stand(self.candidate).takes_ratings

    def _answer(self, value: int | None) -> None:
        if self._takes_ratings:
            self.panel.answer(value)

    def _take_rating(self, rating: DraftRating) -> None:
        """Take a changed draft of one criterion."""
        if self.candidate is not None:
            draft = self._draft.with_rating(rating)
            self.sitting.keeper.put(self.candidate, draft)
            self.view.take(draft, True)
            self._show_rating()
            self._show_list()

    def _mark(self, criterion: str, piece: Evidence, stance: Stance | None) -> None:
        if criterion != self.view.sheet.current:
            self.show_criterion(criterion)
        self._take_rating(drafting.cite(self._draft.rating(criterion), piece, stance))

    def record_rating(self) -> None:
        """Record the rating and go on to the next that is not recorded, or say what is missing."""
        criterion = self.view.sheet.current
        if self.candidate is None or criterion is None or not self._takes_ratings:
            return
        self.panel.take_pending()
        contents = self.sitting.contents(self.candidate)
        row, rubric = contents.rows[criterion], contents.sheet.rubric
        rating = self._draft.rating(criterion)
        try:
            recorded = drafting.record(rating, row.criterion, rubric, contents.step)
        except CalibrateError as error:
            self.panel.refusal.say(str(error))
            self.panel.focus_part(drafting.missing_part(rating, rubric.scale, row.pairing))
            return
        self._take_rating(recorded)
        self.sitting.keeper.flush()
        self.view.settle(criterion)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go_to(drafting.following(self._draft, contents.criteria, criterion) or criterion)

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
            contents = self.sitting.contents(self.candidate)
            reading = Reading(piece, contents, self._takes_ratings, self)
            reading.marked.connect(self.view.mark)
            reading.open()

    def cite_other(self) -> None:
        """Choose any piece of the candidate and cite it for this criterion."""
        criterion = self.view.sheet.current
        if self.candidate and criterion and self._takes_ratings:
            contents = self.sitting.contents(self.candidate)
            dialog = CiteOther(contents, criterion, self)
            dialog.cited.connect(partial(self._mark, criterion))
            dialog.open()

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
