"""Reasons before numbers, by keys: console and projector show the same, and no number is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from calibrate.domain.commands import BeginWithReasons, CallCandidate, OpenMeeting
from calibrate.domain.phases import AUDIENCE
from calibrate.ui.projector.page import Board, Opened
from tests.ui.meeting.conftest import Console
from tests.ui.meeting.conftest import Opened as Open
from tests.worlds.meetings import begin_second, reveal, written
from tests.worlds.sessions import chair

TELLING = re.compile(
    r"\bmeets? L4|\bbelow L3|\b\d of \d+ meet|\bmoved up|\bvery sure|\bunsure|shows L"
)


@pytest.fixture
def console(tmp_path: Path, opened: Open) -> Console:
    """Whoever is first is revealed and at hand, splits, and the talk begins with reasons."""
    store = written(tmp_path / "s.calib")
    store.apply(BeginWithReasons(), chair(store))
    store.apply(OpenMeeting("a lot"), chair(store))
    store.apply(CallCandidate("n1"), chair(store))
    reveal(store)
    console = opened(store)
    console.go("n1")
    console.screen.projection.toggle()
    return console


def said(widget: QWidget) -> list[str]:
    """Every text that can be seen or heard of what is shown."""
    found = []
    for one in (widget, *widget.findChildren(QWidget)):
        if one.isVisible():
            found += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
            found += [one.text()] if isinstance(one, QLabel) else []
            found += _rows(one.model()) if isinstance(one, QAbstractItemView) else []
    return [text for text in found if text]


def _rows(model: QAbstractItemModel | None) -> list[str]:
    rows = range(model.rowCount()) if model else ()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return [str(model.index(row, 0).data(role)) for row in rows for role in roles] if model else []


def projected(console: Console) -> Opened | Board:
    window = console.screen.projection.window
    assert window and window.page
    body = window.page.body
    assert isinstance(body, Opened | Board)
    return body


def test_both_begin_with_the_same_reasons_and_nothing_tells_a_number(console: Console) -> None:
    pages, body = console.screen.pages, projected(console)
    assert pages.shows_reasons and isinstance(body, Opened)
    told = console.store.reasons("n1", AUDIENCE)
    texts = " ".join(said(pages.reasons))
    assert told and all(one.title in body.text and one.title in texts for one in told)
    for one in told:
        for reason in one.reasons:
            assert reason.text in body.text and reason.text in texts
    window = console.screen.projection.window
    assert window
    written_by_raters = {reason.text for one in told for reason in one.reasons}
    for text in (*said(console.screen), *said(window)):
        for own in written_by_raters:
            text = text.replace(own, "")
        assert not TELLING.search(text), text


def test_one_key_shows_the_numbers_on_both_and_holds_them_back_again(console: Console) -> None:
    console.press(Qt.Key.Key_T)
    assert console.screen.pages.pages.currentWidget() is console.screen.pages.ratings
    assert isinstance(projected(console), Board)
    console.press(Qt.Key.Key_T)
    assert console.screen.pages.shows_reasons
    assert isinstance(projected(console), Opened)
    console.click(console.screen.pages.reasons.numbers)
    assert isinstance(projected(console), Board)


def test_the_second_round_begins_with_reasons_again(console: Console) -> None:
    console.press(Qt.Key.Key_T)
    begin_second(console.store)
    console.desk.changed.emit(console.store.last_change())
    console.screen.refresh()
    assert console.screen.pages.shows_reasons


def test_one_key_chooses_it_and_the_box_at_the_opening_does_too(console: Console) -> None:
    console.press(Qt.Key.Key_B)
    assert not console.session.reasons_first.is_chosen
    assert not console.screen.pages.shows_reasons
    console.screen.show_readiness()
    box = console.screen.side.opening.reasons
    assert not box.isChecked()
    box.click()
    assert console.session.reasons_first.is_chosen


def test_who_speaks_stands_quietly_below_the_criterion_that_splits(console: Console) -> None:
    line = console.screen.pages.ratings.speaking
    assert not line.isVisible()
    console.press(Qt.Key.Key_T)
    ratings = console.screen.pages.ratings
    seen = {}
    for row in range(ratings.list.ratings.rowCount()):
        criterion = ratings.list.ratings.criterion(row)
        if criterion:
            ratings.list.setCurrentIndex(ratings.list.ratings.index(row))
            seen[criterion] = line.text() if line.isVisible() else ""
    turns = {one.criterion: one for one in console.store.turns("n1", AUDIENCE)}
    assert turns and {criterion for criterion, text in seen.items() if text} == turns.keys()
    for criterion, one in turns.items():
        assert ", ".join(one.speakers) in seen[criterion]
    body = projected(console)
    assert isinstance(body, Board)
    assert sum("To speak: " in row.speaking for row in body.rows) == len(turns)
