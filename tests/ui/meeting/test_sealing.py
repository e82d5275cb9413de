"""Two sessions that differ in nothing but what was rated look and read the same until a reveal."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from calibrate.domain.ratings import Citation, Confidence, Rating, Stance
from calibrate.ui.look import theme
from calibrate.ui.meeting.ratings.reasons import Fold
from tests.ui.answering import agree
from tests.ui.meeting.conftest import Console, Opened
from tests.worlds.giving import agreeing
from tests.worlds.meetings import reveal, written
from tests.worlds.rubrics import ONLY_CURRENT

CANARY = "Canary of what was sealed"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def harsh(panelist: int, criterion: int) -> Rating:
    """Return another value, confidence, reason and citation than `agreeing` does."""
    value = 1 if criterion == ONLY_CURRENT or panelist % 2 else None
    if criterion == 6 and value:
        value = 2
    cited = (Citation("e1", Stance.AGAINST),)
    return Rating(f"c{criterion + 1}", value, Confidence.UNSURE, reason=CANARY, citations=cited)


def texts(screen: QWidget) -> list[str]:
    """All that a person or a screen reader can read of a screen."""
    found = []
    for widget in [screen, *screen.findChildren(QWidget)]:
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel):
            found.append(widget.text())
        if isinstance(widget, QAbstractItemView):
            found += cells(widget.model())
    return found


def cells(model: QAbstractItemModel) -> list[str]:
    rows, columns = model.rowCount(), 2 if isinstance(model, QAbstractTableModel) else 1
    places = [(row, at) for row in range(rows) for at in range(columns)]
    return [str(model.index(*place).data(role)) for place in places for role in ROLES]


def picture(console: Console) -> QImage:
    return console.screen.grab().toImage()


@pytest.mark.parametrize("dark", [False, True])
def test_a_sealed_candidate_looks_the_same_whatever_was_rated(
    tmp_path: Path, opened: Opened, dark: bool
) -> None:
    kind = opened(written(tmp_path / "kind.calib", give=agreeing))
    strict = opened(written(tmp_path / "strict.calib", give=harsh))
    theme.appearance.use(dark)
    for candidate in ("n1", "n2", "n3"):
        kind.go(candidate)
        strict.go(candidate)
        kind.screen.candidates.clearFocus()
        strict.screen.candidates.clearFocus()
        assert texts(kind.screen) == texts(strict.screen)
        assert picture(kind) == picture(strict)
    theme.appearance.use(False)


def test_what_differs_is_seen_once_it_is_revealed(tmp_path: Path, opened: Opened) -> None:
    kind = opened(written(tmp_path / "kind.calib", give=agreeing))
    strict = opened(written(tmp_path / "strict.calib", give=harsh))
    for console in (kind, strict):
        console.go("n1")
        agree()
        console.click(console.screen.reveal_form.reveal)
    assert texts(kind.screen) != texts(strict.screen)
    assert picture(kind) != picture(strict)


def test_a_reveal_opens_one_candidate_and_none_of_the_others(
    tmp_path: Path, opened: Opened
) -> None:
    store = written(tmp_path / "s.calib", give=harsh)
    reveal(store)
    console = opened(store)
    console.go("n1")
    console.screen.pages.ratings.list.ratings.set_fold(1, Fold.OPEN)
    assert any(CANARY in text for text in texts(console.screen))
    for sealed in ("n2", "n3"):
        console.go(sealed)
        assert console.screen.pages.pages.currentWidget() is console.screen.pages.who_submitted
        for part in (
            console.screen.pages.heading,
            console.screen.pages.who_submitted,
            console.screen.side,
        ):
            assert not any(CANARY in text for text in texts(part))
