"""However long the log is, only what is seen is drawn, and rows are never measured one by one."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from calibrate.domain.authority import Actor
from calibrate.domain.record.log import LogEntry
from calibrate.domain.session import Session
from calibrate.ui.look import theme
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.record.record_list import RecordList
from calibrate.ui.record.record_paint import RecordDelegate
from calibrate.ui.record.record_rows import line_rows
from tests.worlds.clocks import MORNING
from tests.worlds.values import session

LINES = 10_000


def long_log(of: Session) -> tuple[LogEntry, ...]:
    return tuple(
        LogEntry(
            number,
            MORNING + timedelta(minutes=7 * number),
            Actor("fay"),
            "WriteNote",
            f"noted the talk on criterion c{number % 7} of Ann",
            f"{number:064x}",
        )
        for number in range(1, LINES + 1)
    )


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the delegate was asked to draw a row, and how high one is."""
    counted: Counter[str] = Counter()
    paint, size = RecordDelegate.paint, RecordDelegate.sizeHint

    def counting_paint(
        self: RecordDelegate, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        counted["paint"] += 1
        paint(self, painter, option, index)

    def counting_size(self: RecordDelegate, option: QStyleOptionViewItem, index: Index) -> object:
        counted["size"] += 1
        return size(self, option, index)

    monkeypatch.setattr(RecordDelegate, "paint", counting_paint)
    monkeypatch.setattr(RecordDelegate, "sizeHint", counting_size)
    return counted


@pytest.fixture
def shown(calls: Counter[str], qapp: QApplication, qtbot: QtBot) -> RecordList:
    theme.prepare(qapp, dark=False)
    shown = RecordList()
    qtbot.addWidget(shown)
    shown.resize(900, 660)
    shown.show_lines(line_rows(long_log(session()), session()))
    shown.show()
    qapp.processEvents()
    return shown


def test_scrolling_draws_only_what_is_seen(
    shown: RecordList, calls: Counter[str], qapp: QApplication
) -> None:
    seen = shown.height() // shown.sizeHintForRow(1) + 2
    calls.clear()
    for step in range(1, 21):
        shown.verticalScrollBar().setValue(step * 9_000)
        shown.viewport().repaint()
    assert 0 < calls["paint"] <= 2 * 20 * seen
    assert calls["size"] <= 2 * 20


def test_narrowing_measures_no_row_for_every_line(
    shown: RecordList, calls: Counter[str], qapp: QApplication
) -> None:
    calls.clear()
    shown.narrow("talk c3")
    qapp.processEvents()
    assert shown.record.count == len([n for n in range(1, LINES + 1) if n % 7 == 3])
    assert calls["size"] < 50


def test_every_line_is_there(shown: RecordList) -> None:
    assert shown.record.count == LINES
    assert shown.record.line(shown.record.place(1)).entry.sequence == 1
