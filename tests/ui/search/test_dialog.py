"""The search by keys, from each screen: what is found, and where Enter leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.errors import FileTrouble
from calibrate.exchange.demo.ids import demo_id
from calibrate.exchange.demo.session import write_demo
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.open_session import OpenSession
from calibrate.ui.rate.screen import RateScreen
from calibrate.ui.rate.sheet.dialogs import PanelSaid
from calibrate.ui.search.dialog import HINT, SearchDialog
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.rubric.rubric_page import RubricPage
from calibrate.ui.setup.screen import SetupScreen
from tests.ui.main_window import open_main_window
from tests.ui.sitting import sit_down

MIRIAM, CHEN = demo_id("miriam-castellanos"), "陳美玲"
ELENI = demo_id("eleni-papadopoulou")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.calib"
    write_demo(path)
    return path


@pytest.fixture
def session(qtbot: QtBot, demo: Path, tmp_path: Path) -> OpenSession:
    path = tmp_path / "demo.calib"
    path.write_bytes(demo.read_bytes())
    window = open_main_window(qtbot)
    window.open_file(path)
    assert window.session
    return window.session


def opened(session: OpenSession) -> SearchDialog:
    QTest.keyClick(session.window(), Qt.Key.Key_K, CONTROL)
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SearchDialog)
    return dialog


def searched(session: OpenSession, words: str) -> SearchDialog:
    dialog = opened(session)
    QTest.keyClicks(dialog.line, words)
    return dialog


def shown(dialog: SearchDialog) -> list[str]:
    model = dialog.list.results
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def enter(dialog: SearchDialog) -> None:
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    QApplication.processEvents()


def meeting(session: OpenSession) -> MeetingScreen:
    session.go("meeting")
    screen = session.screens["meeting"]
    assert isinstance(screen, MeetingScreen)
    return screen


def set_up(session: OpenSession) -> SetupScreen:
    session.go("setup")
    screen = session.screens["setup"]
    assert isinstance(screen, SetupScreen)
    return screen


def test_places_are_listed_by_candidate_while_one_types(session: OpenSession) -> None:
    dialog = searched(session, "inc-1")
    rows = shown(dialog)
    counted = "Evidence, Events counted twice for 52 minutes, EV-03 · Incident review · INC-118"
    assert [row for row in rows[rows.index("Miriam Castellanos") :] if row.startswith(counted)]
    assert dialog.count.text() == f"{len([row for row in rows if row.startswith('Ev')])} places"
    QTest.keyClicks(dialog.line, "18")
    assert len(shown(dialog)) == 2
    assert dialog.count.text() == "1 place"
    dialog.reject()


def test_nothing_typed_and_nothing_found_are_told_apart(session: OpenSession) -> None:
    dialog = opened(session)
    assert dialog.said.text() == HINT
    QTest.keyClicks(dialog.line, "kangaroo")
    assert dialog.said.text() == "Nothing holds “kangaroo” that you may read."
    assert not dialog.list.isVisible()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_arrows_go_from_place_to_place_and_past_headings(session: OpenSession) -> None:
    dialog = searched(session, "owner")
    model = dialog.list.results
    places = [row for row in range(model.rowCount()) if model.hit(row)]
    assert len(places) > 3 and places[0] == 1
    seen = [dialog.list.currentIndex().row()]
    for _ in places:
        QTest.keyClick(dialog.line, Qt.Key.Key_Down)
        seen.append(dialog.list.currentIndex().row())
    assert seen == [*places, places[-1]]
    QTest.keyClick(dialog.line, Qt.Key.Key_PageUp)
    assert dialog.list.currentIndex().row() == places[max(0, len(places) - 6)]
    dialog.reject()


def test_escape_leaves_everything_as_it_was(session: OpenSession) -> None:
    screen = meeting(session)
    before = screen.candidate
    dialog = searched(session, "owner")
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert screen.candidate == before


def test_a_press_leads_there_as_enter_does(session: OpenSession) -> None:
    screen = meeting(session)
    dialog = searched(session, "INC-118")
    place = dialog.list.visualRect(dialog.list.results.index(1)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.candidate == MIRIAM


def test_in_the_meeting_a_piece_opens_in_the_place_of_the_ratings(session: OpenSession) -> None:
    screen = meeting(session)
    enter(searched(session, "INC-118"))
    assert screen.candidate == MIRIAM
    piece = screen.pages.piece.piece
    assert piece and piece.content.reference == "INC-118"
    assert screen.pages.pages.currentWidget() is screen.pages.piece


def test_in_the_meeting_a_reason_opens_the_ratings_on_its_criterion(session: OpenSession) -> None:
    screen = meeting(session)
    sheet = session.store.sheet(MIRIAM, session.desk.chair)
    row = next(row for row in sheet.rows if row.ratings and row.ratings[0].rating.reason)
    words = " ".join(row.ratings[0].rating.reason.split()[:7])
    enter(searched(session, words))
    assert screen.candidate == MIRIAM
    assert screen.pages.ratings.list.criterion == row.criterion.id


def test_from_the_meeting_an_unrevealed_piece_leads_to_set_up(session: OpenSession) -> None:
    meeting(session)
    chen = session.desk.session(session.desk.chair).candidate_named(CHEN)
    piece = session.desk.pieces(chen.id, session.desk.chair)[2]
    enter(searched(session, piece.content.title))
    page = set_up(session).page
    assert isinstance(page, EvidencePage)
    assert page.candidate and page.candidate.id == chen.id
    assert page.view.placement.pieces[page.view.currentIndex().row()].id == piece.id


def test_in_set_up_an_expectation_leads_to_its_criterion(session: OpenSession) -> None:
    screen = set_up(session)
    screen.choose(Part.PANEL)
    enter(searched(session, "Takes part in design talks"))
    page = screen.page
    assert isinstance(page, RubricPage)
    assert page.criteria.current and page.criteria.current.title == "Design"


def test_in_set_up_somebody_of_the_panel_leads_to_the_panel(session: OpenSession) -> None:
    screen = set_up(session)
    screen.choose(Part.RUBRIC)
    enter(searched(session, "Helena Brandt"))
    assert screen.part is Part.PANEL


def test_from_the_record_a_decision_leads_to_the_meeting(session: OpenSession) -> None:
    session.go("record")
    decision = session.store.sheet(MIRIAM, session.desk.chair).decision
    assert decision
    enter(searched(session, " ".join(decision.reason.split()[:8])))
    assert session.currentWidget() is session.screens["meeting"]
    assert meeting(session).candidate == MIRIAM


def seated(session: OpenSession) -> RateScreen:
    return sit_down(session, ELENI)


def test_in_rate_a_piece_leads_to_its_card(session: OpenSession) -> None:
    rate = seated(session)
    enter(searched(session, "INC-118"))
    assert rate.candidate == MIRIAM
    assert rate.view.current_piece and rate.view.current_piece.content.reference == "INC-118"
    assert rate.view.window().focusWidget() is rate.view


def test_in_rate_a_reason_shows_what_the_panel_said(session: OpenSession) -> None:
    rate = seated(session)
    sheet = session.store.sheet(MIRIAM, rate.work.viewer)
    row = next(row for row in sheet.rows if row.ratings and row.ratings[0].rating.reason)
    enter(searched(session, " ".join(row.ratings[0].rating.reason.split()[:7])))
    said = QApplication.activeModalWidget()
    assert isinstance(said, PanelSaid)
    assert rate.view.sheet.current == row.criterion.id
    said.reject()


def test_nothing_leads_a_panelist_who_sits_there_out_of_rate(session: OpenSession) -> None:
    rate = seated(session)
    enter(searched(session, "Helena Brandt"))
    assert session.currentWidget() is session.screens["rate"]
    assert session.is_handed_over and rate.isVisible()


def test_a_panelist_finds_nobody_from_whom_they_are_recused(session: OpenSession) -> None:
    seen = session.desk.session(session.desk.chair)
    relation = next(one for one in seen.panel.relations if one.kind == "recused")
    name = seen.candidate(relation.candidate).name
    sit_down(session, relation.panelist)
    dialog = searched(session, name)
    assert not any(name in row for row in shown(dialog))
    dialog.reject()


def test_while_nobody_sits_there_nothing_is_searched(session: OpenSession) -> None:
    session.go("rate")
    QTest.keyClick(session.window(), Qt.Key.Key_K, CONTROL)
    assert QApplication.activeModalWidget() is None
    words = [action.text() for action in session.screens["rate"].top.menu.made().actions()]
    assert not any(word.startswith("Search") for word in words)


def test_the_menu_leads_there_too(session: OpenSession) -> None:
    menu = meeting(session).top.menu.made()
    search = next(one for one in menu.actions() if one.text().startswith("Search…"))
    search.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SearchDialog)
    dialog.reject()


def test_how_much_is_read_is_said_while_it_is_not_all(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calibrate.ui.turns.SPARE", 0.0)
    dialog = opened(session)
    dialog.line.setText("owner")
    QTest.qWait(0)
    texts = set()
    while "reading" in dialog.count.text() or not dialog.count.text():
        texts.add(dialog.count.text())
        QApplication.processEvents()
    assert any(text.endswith(" %") for text in texts)
    assert dialog.count.text().endswith("places")
    dialog.reject()


def test_trouble_with_the_file_is_one_sentence(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> float:
        raise FileTrouble("demo.calib is damaged.")

    dialog = opened(session)
    monkeypatch.setattr(session.store, "search_on", fail)
    QTest.keyClicks(dialog.line, "o")
    assert dialog.trouble.sentence.text() == "demo.calib is damaged."
    dialog.reject()
