"""What is half typed in a form on a page is kept as a draft, or asked about, by every way away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.hand_over.secret_field import SecretField
from calibrate.ui.meeting.ratings.ratings_list import RatingsList
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.open_session import MAKERS
from calibrate.ui.parts.fields.line_field import LineField, SearchField
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.rate.screen import RateScreen
from calibrate.ui.window import MainWindow
from tests.ui.leaving.ways import WAYS, Way, open_part, shown
from tests.ui.main_window import open_main_window
from tests.ui.sitting import sit_down
from tests.worlds import stages

Some = TypeVar("Some", bound=Screen)
Field = LineField | TextArea
Kind = tuple[str, str]
"""The part of a session in which a field stands, and what is said of it there."""

AWAY = {name: WAYS[name] for name in ("close", "close session", "tab")}
"""Home and quitting go the same ways, which the cells of tables try."""


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot, 1600, 1000)


def test_what_is_half_typed_on_a_page_is_there_when_one_comes_back(
    window: MainWindow, tmp_path: Path
) -> None:
    there, tried = set[Kind](), set[Kind]()
    for stage in (stages.set_up, stages.rating, stages.revealed):
        file = tmp_path / f"{stage.__name__}.calib"
        stage(file).store.close()
        for part in MAKERS:
            come_to(window, file, part)
            there |= {kind(part, field) for field in fields(front(window))}
            seen = {kind(part, field) for field in fields(front(window)) if is_open(field)}
            for one in sorted(seen - tried):
                leave_half_typed(window, file, one)
            tried |= seen
    assert there == tried, "A field is there that the walk never comes to."
    assert len(tried) >= 4


def front(window: MainWindow) -> Screen:
    """The screen that is seen: that of whoever sits at the machine, where somebody does."""
    return shown(window).front


def hand_back(window: MainWindow) -> None:
    """Get up again."""
    screen = shown(window)
    assert isinstance(screen, HandOverScreen)
    screen.hand_back()
    QApplication.processEvents()


def leave_half_typed(window: MainWindow, file: Path, one: Kind) -> None:
    """Type into a field and leave by every way, each time with other words."""
    part, _ = one
    is_handed_over = isinstance(front(window), RateScreen)
    away = {"close": AWAY["close"], "hand back": hand_back} if is_handed_over else AWAY
    for name, leave in (away | dict(ways_on(front(window)))).items():
        text = f"Half typed, by {name}"
        field = next(field for field in fields(front(window)) if kind(part, field) == one)
        field.setFocus()
        QTest.keyClicks(field, text)
        if not field.is_typed:
            return
        leave(window)
        come_to(window, file, part)
        assert text in "\n".join(read(front(window))), (one, name)


def come_to(window: MainWindow, file: Path, part: str) -> None:
    """Have the file open at a part, with every field open that a key opens there."""
    screen = open_part(window, file, part)
    if isinstance(screen, HandOverScreen) and screen.page.people.count() and window.session:
        sit_down(window.session, screen.page.people.chosen)
    for view in screen.findChildren(RatingsList):
        if view.isVisible():
            view.setCurrentIndex(view.ratings.index(1))
            QTest.keyClick(view, Qt.Key.Key_M)
    QApplication.processEvents()


def ways_on(screen: Screen) -> Iterator[tuple[str, Way]]:
    """Yield the ways to somebody or something else on the same screen, and back."""
    if isinstance(screen, RateScreen):
        yield "candidate", to_and_fro(RateScreen, lambda rate: rate.side.list)
        yield "criterion", _to_another_criterion
    if isinstance(screen, MeetingScreen):
        yield "candidate", to_and_fro(MeetingScreen, lambda meeting: meeting.candidates)


def to_and_fro(kind: type[Some], choice: Callable[[Some], QListView | QComboBox]) -> Way:
    """Choose another by the keyboard, and the same again."""

    def go(window: MainWindow) -> None:
        screen = front(window)
        assert isinstance(screen, kind)
        here = choice(screen).currentIndex()
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up)
        for key in reversed(keys) if (here if isinstance(here, int) else here.row()) else keys:
            choice(screen).setFocus()
            QTest.keyClick(choice(screen), key)
            QApplication.processEvents()

    return go


def _to_another_criterion(window: MainWindow) -> None:
    screen = front(window)
    assert isinstance(screen, RateScreen)
    here, other = screen.view.sheet.current, screen._lookup.asked[1]
    assert here and here != other
    for criterion in (other, here):
        screen.view.go_to(criterion)


def fields(screen: QWidget) -> list[Field]:
    """Return the fields of a screen, in sight or not, in which something is written."""
    found: tuple[Field, ...]
    found = (*screen.findChildren(LineField), *screen.findChildren(TextArea))
    return [
        one
        for one in found
        if not one.isReadOnly() and not isinstance(one, SearchField | SecretField)
    ]


def is_open(field: Field) -> bool:
    return field.isVisible() and field.isEnabled()


def kind(part: str, field: Field) -> Kind:
    return part, field.placeholderText() or field.accessibleName()


def read(screen: QWidget) -> Iterator[str]:
    """Yield what a person reads on a screen in fields and labels."""
    for field in fields(screen):
        yield field.text() if isinstance(field, LineField) else field.toPlainText()
    yield from (one.text() for one in screen.findChildren(QLabel) if one.isVisible())
