"""People once rating is open, in Set-up: who comes, in whose place, their names, until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import OpenMeeting, ReplaceRater, SetDue
from calibrate.domain.people import Panelist, RelationKind
from calibrate.store.store import Store
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.setup.due_row import DueDialog
from calibrate.ui.setup.people.late_dialogs import (
    AddRaterDialog,
    CorrectNameDialog,
    LateCandidateDialog,
    ReasonDialog,
    ReplaceRaterDialog,
)
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.words.days import day
from tests.ui.setup.conftest import Window
from tests.worlds.sessions import Made, chair, in_charge, open_session, submit

RATES = 2


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return open_session(tmp_path / "s.calib")


@pytest.fixture
def late(made: Made, setup_window: Callable[[Store], Window]) -> Window:
    """Ann and Ben, whom Pia, Quentin, Rosa and Sami rate; Pia submitted Ann."""
    submit(made, 0, 0, 4)
    return setup_window(made.store)


def panel_of(window: Window) -> PanelPage:
    window.screen.choose(Part.PANEL)
    page = window.screen.page
    assert isinstance(page, PanelPage)
    return page


def rates_of(page: PanelPage) -> list[str]:
    table = page.table.rows
    return [str(table.index(row, RATES).data()) for row in range(table.rowCount())]


def newest_line(window: Window) -> str:
    return window.store.log(in_charge(window.store))[-1].sentence


def test_a_rater_is_added_with_a_reason_which_the_record_keeps(late: Window) -> None:
    page = panel_of(late)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AddRaterDialog)
        assert dialog.follows.text() == "They rate all 2 candidates."
        late.type(dialog.name, "Tom Late")
        assert not dialog.primary.isEnabled()
        late.type(dialog.because, "Somebody left.")
        late.key(Qt.Key.Key_Return, dialog.because)

    late.answering(act)
    late.click(page.add_rater)
    assert page.table.rows.index(4, 0).data() == "Tom Late"
    assert page.table.currentIndex().row() == 4
    assert newest_line(late) == "added Tom Late to the panel after the freeze: Somebody left."
    assert len(late.session.panel.raters(late.session.candidates[0].id)) == 5


def test_a_rater_is_replaced_and_it_is_said_whose_ratings_count(late: Window) -> None:
    page = panel_of(late)
    page.table.go_to(0)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReplaceRaterDialog)
        assert dialog.before.currentText() == "Pia"
        assert dialog.follows.text() == "What Pia rated counts: Ann. Their successor rates Ben."
        dialog.before.setCurrentIndex(1)
        assert dialog.follows.text() == "Their successor rates Ann and Ben."
        dialog.before.setCurrentIndex(0)
        late.type(dialog.name, "Quentin")
        late.type(dialog.because, "Pia is ill.")
        late.click(dialog.primary)
        assert "already somebody named Quentin" in dialog.trouble.sentence.text()
        dialog.name.clear()
        late.type(dialog.name, "Una")
        late.click(dialog.primary)

    late.answering(act)
    late.click(page.replace)
    assert rates_of(page) == ["Rates 1 of 2", "Rates", "Rates", "Rates", "Rates 1 of 2"]
    assert newest_line(late) == "Una rates in the place of Pia: Pia is ill."


def test_why_somebody_does_not_rate_is_read_by_enter(late: Window) -> None:
    pia = late.session.panel.panelists[0].id
    una = Panelist("una", "Una")
    late.store.apply(ReplaceRater(pia, una, "Pia is ill."), chair(late.store))
    late.screen.refresh()
    page, read = panel_of(late), list[str]()
    page.relations.setCurrentIndex(page.relations.relations.index(1, 0))
    page.relations.setFocus()

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReasonDialog)
        read.extend((dialog.subheading.text(), dialog.reason.text()))
        late.click(dialog.primary)

    late.answering(act)
    late.key(Qt.Key.Key_Return, page.relations)
    assert read == ["Pia does not rate Ben.", "Pia is ill."]


def test_a_candidate_is_added_with_who_presents_them(late: Window) -> None:
    late.screen.choose(Part.CANDIDATES)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, LateCandidateDialog)
        late.type(dialog.name, "Cleo")
        dialog.presenter.setCurrentIndex(dialog.presenter.findText("Rosa"))
        assert not dialog.primary.isEnabled()
        late.type(dialog.because, "Was forgotten.")
        late.click(dialog.primary)

    late.answering(act)
    late.click(late.screen.candidates.add_with_reason)
    cleo = late.session.candidate_named("Cleo")
    (relation,) = late.session.panel.related(cleo.id)
    assert relation.kind is RelationKind.PRESENTS
    assert late.screen.candidates.table.rows.index(2, 0).data() == "Cleo"
    assert newest_line(late) == "added Cleo after the freeze: Was forgotten."


@pytest.mark.parametrize("part", [Part.CANDIDATES, Part.PANEL])
def test_a_name_is_corrected_by_enter_on_it(late: Window, part: Part) -> None:
    late.screen.choose(part)
    page = late.screen.candidates if part is Part.CANDIDATES else panel_of(late)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, CorrectNameDialog)
        late.type(dialog.because, "Misspelt.")
        assert not dialog.primary.isEnabled(), "It is the name that they have."
        dialog.name.setText("Zoë")
        late.click(dialog.primary)

    page.table.go_to(1)
    late.answering(act)
    late.key(Qt.Key.Key_Return, page.table)
    assert page.table.rows.index(1, 0).data() == "Zoë"
    assert newest_line(late).endswith("to Zoë: Misspelt.")


def test_keys_that_do_nothing_any_more_are_not_hinted_at(late: Window) -> None:
    seen = [one.text() for one in panel_of(late).findChildren(KeyLabel) if one.isVisible()]
    assert seen == ["cell", "edit, or the reason"]


def test_before_rating_is_open_people_are_changed_freely(filled: Window) -> None:
    page = panel_of(filled)
    assert page.add.isVisible() and page.remove.isVisible()
    assert not any(one.isVisible() for one in (page.add_rater, page.replace, page.correct))
    filled.screen.choose(Part.CANDIDATES)
    assert not filled.screen.candidates.add_with_reason.isVisible()


def test_the_day_that_ratings_are_due_is_set_changed_and_taken_away(late: Window) -> None:
    row, today = late.screen.readiness.due, late.store.now().date()
    due = today + timedelta(days=3)
    assert row.words.text() == "Ratings are due on no day."

    def set_it(dialog: QWidget) -> None:
        assert isinstance(dialog, DueDialog)
        late.type(dialog.due, "Friday")
        assert not dialog.primary.isEnabled()
        assert "Write the day as" in dialog.said.text()
        dialog.due.clear()
        late.type(dialog.due, due.isoformat())
        assert dialog.said.text() == f"Ratings are due in 3 days, on {day(due)}."
        late.type(dialog.because, "As agreed.")
        late.click(dialog.primary)

    def clear_it(dialog: QWidget) -> None:
        assert isinstance(dialog, DueDialog)
        late.key(Qt.Key.Key_Delete, dialog.due)
        late.click(dialog.primary)

    late.answering(set_it)
    late.click(row.change)
    assert row.words.text() == f"Ratings are due in 3 days,\non {day(due)}."
    assert newest_line(late) == f"ratings are due on {day(due)}: As agreed."
    late.answering(clear_it)
    late.click(row.change)
    assert late.session.due is None
    assert row.words.text() == "Ratings are due on no day."


def test_once_the_meeting_is_open_no_day_is_told_any_more(late: Window) -> None:
    assert late.screen.readiness.due.isVisible()
    late.store.apply(OpenMeeting("lot"), chair(late.store))
    late.screen.refresh()
    assert not late.screen.readiness.due.isVisible()


def test_what_was_due_on_a_day_that_is_over_is_said_calmly(
    made: Made, setup_window: Callable[[Store], Window]
) -> None:
    made.do(SetDue(date(2026, 1, 2)))
    window = setup_window(made.store)
    label: QLabel = window.screen.readiness.due.words
    assert label.text().startswith("Ratings were due ") and "ago" in label.text()
