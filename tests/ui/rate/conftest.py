"""The Rate screen over a real session file, and the hands of a panelist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.ratings import Draft, PastSubmission
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.rate.screen import RateScreen
from calibrate.words.standing import progress_words
from tests.worlds.secrets import typed
from tests.worlds.sessions import Made, open_session

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Sitting:
    """A panelist before the Rate screen."""

    made: Made
    desk: Desk
    screen: RateScreen
    bot: QtBot
    sentences: list[str] = field(default_factory=list)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER, on: QWidget | None = None
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(on or QApplication.focusWidget() or self.screen, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.screen, text)
        QApplication.processEvents()

    def words(self) -> str:
        """Everything that the screen holds as text, seen or not, and says to screen readers."""
        return spoken(self.screen)

    def draft(self, panelist: int = 0, candidate: int = 0) -> Draft:
        """A draft as the store has it."""
        return self.desk.draft(self.made.candidates[candidate], self.made.viewer(panelist))

    def history(self, panelist: int = 0, candidate: int = 0) -> tuple[PastSubmission, ...]:
        """Submissions as the store has them."""
        return self.desk.history(self.made.candidates[candidate], self.made.viewer(panelist))

    @property
    def current(self) -> str | None:
        """The criterion that is being rated."""
        return self.screen.view.sheet.current

    @property
    def listed(self) -> list[tuple[str, str]]:
        """The names in the list of candidates, and how far each is."""
        items = self.screen.side.list.candidates.items
        return [(item.name, progress_words(item)) for item in items]


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Sitting]]:
    """Put the first panelist before a session in which rating is open, or before another one."""
    theme.prepare(_application(), dark=False)
    opened: list[Sitting] = []

    def make(made: Made | None = None, panelist: int = 0, shown: bool = True) -> Sitting:
        session = made or open_session(tmp_path / "session.calib")
        desk = Desk(session.store)
        typed(session.store, session.panelists[panelist])
        screen = RateScreen(desk, session.panelists[panelist])
        qtbot.addWidget(screen)
        sitting = Sitting(session, desk, screen, qtbot)
        desk.failed.connect(sitting.sentences.append)
        opened.append(sitting)
        screen.resize(1600, 1000)
        if shown:
            screen.show()
            screen.activateWindow()
            qtbot.waitUntil(screen.isActiveWindow)
            screen.view.setFocus()
        return sitting

    yield make
    for sitting in opened:
        sitting.screen.close()
        sitting.made.store.close()


def spoken(root: QWidget) -> str:
    """All words of a widget and those in it: texts, tool tips, names, and the sheet's cells."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        for name in ("text", "toPlainText", "currentText", "windowTitle", "placeholderText"):
            words = getattr(widget, name, "")
            found.append(str(words() if callable(words) else words))
        if isinstance(widget, QAbstractItemView) and widget.model():
            found += _cells(widget.model())
    return "\n".join(found)


def _cells(model: QAbstractItemModel) -> list[str]:
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(3)
    ]


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
