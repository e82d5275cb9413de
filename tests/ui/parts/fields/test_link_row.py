"""Where a piece leads to is opened by one press, or copied; what is no web page is not offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import Case
from calibrate.ui.meeting.piece.piece_page import PiecePage
from calibrate.ui.parts.fields.link_row import COPIED, NOT_OPENED, LinkRow
from calibrate.ui.rate.sheet.dialogs import Reading
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.ui.setup.evidence.reader import Reader
from tests.worlds import two_rounds

ADDRESS = "https://example.org/changes/42"


def _in_rate(case: Case, piece: Evidence) -> QWidget:
    parent = QWidget()
    Reading(piece, SheetLookup(case.sheet), False, parent)
    return parent


def _in_set_up(case: Case, piece: Evidence) -> QWidget:
    reader = Reader()
    reader.show_piece(piece, (), editable=False)
    return reader


def _in_the_meeting(case: Case, piece: Evidence) -> QWidget:
    page = PiecePage()
    page.show_case(replace(case, sheet=replace(case.sheet, evidence=(piece,))))
    page.open(piece.id)
    return page


@pytest.mark.parametrize("shown", [_in_rate, _in_set_up, _in_the_meeting])
@pytest.mark.parametrize("link, offered", [(ADDRESS, True), ("file:///etc/passwd", False)])
def test_a_piece_that_is_read_offers_its_link(
    shown: Callable[[Case, Evidence], QWidget], link: str, offered: bool, qtbot: QtBot
) -> None:
    case = two_rounds.talked()
    piece = case.sheet.evidence[0]
    widget = shown(case, replace(piece, content=replace(piece.content, link=link)))
    qtbot.addWidget(widget)
    row = widget.findChild(LinkRow)
    assert row is not None and row.isHidden() is not offered


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def open_url(url: QUrl) -> bool:
        found.append(url.toString())
        return len(found) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


def test_a_link_is_opened_or_else_copied(opened: list[str], qtbot: QtBot) -> None:
    row = LinkRow()
    qtbot.addWidget(row)
    row.show_link(ADDRESS)
    assert row.open.toolTip() and row.open.accessibleDescription() == ADDRESS
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(row.open, Qt.MouseButton.LeftButton)
    assert (row.said.text(), QGuiApplication.clipboard().text()) == ("", "")
    QTest.mouseClick(row.open, Qt.MouseButton.LeftButton)
    assert (row.said.text(), QGuiApplication.clipboard().text()) == (NOT_OPENED, ADDRESS)
    assert opened == [ADDRESS, ADDRESS]


def test_a_link_is_copied(qtbot: QtBot) -> None:
    row = LinkRow()
    qtbot.addWidget(row)
    row.show_link(ADDRESS)
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(row.copy, Qt.MouseButton.LeftButton)
    assert (row.said.text(), QGuiApplication.clipboard().text()) == (COPIED, ADDRESS)


def test_in_little_room_the_buttons_stand_below_one_another(qtbot: QtBot) -> None:
    within, row = QWidget(), LinkRow()
    qtbot.addWidget(within)
    column = QVBoxLayout(within)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    row.show_link(ADDRESS)
    within.resize(400, 100)
    within.show()
    QApplication.processEvents()
    assert row.open.y() == row.copy.y()
    within.resize(row.minimumSizeHint().width(), 100)
    QApplication.processEvents()
    assert row.open.geometry().bottom() < row.copy.y()
    assert row.copy.geometry().right() <= row.width()
