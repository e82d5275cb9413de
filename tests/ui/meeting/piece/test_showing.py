"""In the meeting a citation opens its piece in place; the room sees it when that is pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.commands import (
    CallCandidate,
    ChangeAudience,
    Command,
    CorrectEvidence,
    OpenMeeting,
    RevealRound,
    SetAside,
)
from calibrate.domain.evidence import Audience, EvidenceText
from calibrate.ui.meeting.asking.asking import AudienceDialog
from calibrate.ui.meeting.piece.piece_page import PiecePage
from calibrate.ui.meeting.piece.room_row import SHOW, TAKE_OFF
from calibrate.ui.projector.page import Board, Opened
from calibrate.ui.projector.window import ProjectorWindow
from tests.ui.meeting.conftest import Console, Entered
from tests.worlds.giving import splitting
from tests.worlds.meetings import Meeting, Plan

Planned = Callable[[Plan], Meeting]
LONG = "\n\n".join(
    f"Paragraph {number} of what was done, and of why it was." for number in range(90)
)


@pytest.fixture
def talk(planned: Planned, entered: Entered) -> Console:
    """The first of three candidates is at hand and revealed, with citations on Design."""
    made = planned(Plan(raters=12, give=splitting))
    made.do(OpenMeeting("lot"), CallCandidate("n1"), RevealRound("n1"))
    console = entered(made)
    console.go("n1")
    return console


def page(console: Console) -> PiecePage:
    return console.screen.pages.piece


def is_open(console: Console) -> bool:
    return console.screen.pages.pages.currentWidget() is page(console)


def opened(console: Console) -> str:
    piece = page(console).piece
    assert is_open(console) and piece
    return piece.id


def enter(console: Console) -> None:
    """Go to the first citation of the criterion at hand by its key, and open it."""
    console.press(Qt.Key.Key_C)
    console.press(Qt.Key.Key_Return)


def wall(console: Console) -> ProjectorWindow:
    window = console.screen.projection.window
    assert window and window.isVisible()
    return window


def seen(console: Console) -> Opened:
    shown = wall(console).page
    assert shown and isinstance(shown.body, Opened)
    return shown.body


def do(console: Console, command: Command) -> None:
    assert console.desk.apply(command)
    QApplication.processEvents()


def test_a_citation_is_a_link_that_opens_its_piece_in_place(talk: Console) -> None:
    view = talk.screen.pages.ratings.list
    place = view.ratings.place("c4")
    words = view.rows.cited(place)[0]
    corner = view.visualRect(view.ratings.index(place)).topLeft()
    middle = view.rows.in_row(place, words).center().toPoint() + corner
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))
    assert opened(talk) == words.evidence
    piece = page(talk).piece
    assert piece and page(talk).title.text() == piece.content.title
    assert page(talk).text.toPlainText() == "What was done."
    assert page(talk).about.text() == f"{piece.label}  ·  Design note  ·  part not said"


def test_keys_go_to_a_citation_and_open_it_and_escape_leads_back_to_where_one_was(
    talk: Console,
) -> None:
    view = talk.screen.pages.ratings.list
    view.open(view.ratings.place("c4"), view.ratings.fold(view.ratings.place("c4")))
    for _ in range(2):
        talk.press(Qt.Key.Key_C)
    gone_to = view.cited
    scrolled = view.verticalScrollBar().value()
    assert gone_to and view.accessibleDescription() == f"Citation {gone_to.text}"
    talk.press(Qt.Key.Key_Return)
    assert opened(talk) == gone_to.evidence
    talk.press(Qt.Key.Key_Escape)
    assert not is_open(talk) and page(talk).piece is None
    assert QApplication.focusWidget() is view
    assert (view.criterion, view.verticalScrollBar().value()) == ("c4", scrolled)
    assert view.cited == gone_to


def test_it_is_said_who_cites_it_on_which_criterion_for_what(talk: Console) -> None:
    enter(talk)
    sheet = talk.sheet()
    lines = page(talk).citing.text().splitlines()
    assert lines and lines[0].startswith("Design  ·  ")
    citing = {
        given.name
        for given in sheet.row("c4").ratings
        if opened(talk) in [one.evidence for one in given.rating.citations]
    }
    assert citing and all(name in lines[0] for name in citing)


def test_next_and_previous_go_through_all_that_is_cited(talk: Console) -> None:
    enter(talk)
    cited = {
        one.evidence
        for row in talk.sheet().rows
        for given in row.ratings
        for one in given.rating.citations
    }
    while page(talk).previous.isEnabled():
        talk.press(Qt.Key.Key_K)
    found = [opened(talk)]
    while page(talk).next.isEnabled():
        talk.click(page(talk).next)
        found.append(opened(talk))
    assert found == sorted(cited)
    assert page(talk).place.text() == f"{len(cited)} of {len(cited)} cited"
    talk.press(Qt.Key.Key_J)
    assert opened(talk) == found[-1]


def test_the_room_sees_the_piece_until_it_is_taken_off(talk: Console) -> None:
    enter(talk)
    assert page(talk).room.show_it.text() == SHOW
    talk.press(Qt.Key.Key_S)
    piece = page(talk).piece
    assert piece and seen(talk).title == piece.content.title
    assert piece.content.title in wall(talk).accessibleDescription()
    assert page(talk).room.show_it.text() == TAKE_OFF
    talk.click(page(talk).room.show_it)
    shown = wall(talk).page
    assert shown and isinstance(shown.body, Board)
    assert page(talk).room.show_it.text() == SHOW


def test_going_back_to_the_ratings_leaves_it_there(talk: Console) -> None:
    enter(talk)
    talk.press(Qt.Key.Key_S)
    talk.press(Qt.Key.Key_Escape)
    assert seen(talk).text == "What was done."


def test_a_piece_for_the_panel_alone_is_refused_with_the_way_to_show_it(talk: Console) -> None:
    enter(talk)
    do(talk, ChangeAudience(opened(talk), Audience.PANEL, "It names somebody."))
    assert page(talk).about.text().endswith("for the panel alone")
    talk.press(Qt.Key.Key_S)
    assert talk.screen.projection.window is None
    assert "change who may see it, with a reason" in page(talk).trouble.sentence.text()

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AudienceDialog)
        dialog.audience.setFocus()
        QTest.keyClick(dialog.audience, Qt.Key.Key_Down)
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.because, "The name was taken out")
        talk.click(dialog.primary)

    talk.answering(act)
    talk.click(page(talk).change)
    piece = page(talk).piece
    assert piece and (piece.audience, piece.version) == (Audience.ROOM, 1)
    assert page(talk).trouble.isHidden() and page(talk).change.isHidden()
    talk.press(Qt.Key.Key_S)
    assert seen(talk).title == piece.content.title


def test_the_rooms_window_shows_nothing_that_its_viewer_may_not_read(talk: Console) -> None:
    enter(talk)
    evidence = opened(talk)
    talk.press(Qt.Key.Key_S)
    do(talk, ChangeAudience(evidence, Audience.PANEL, "It names somebody."))
    assert wall(talk).piece == ""
    assert page(talk).room.show_it.text() == SHOW
    wall(talk).show_piece(evidence)
    shown = wall(talk).page
    assert shown and isinstance(shown.body, Board)
    assert "Piece" not in wall(talk).accessibleDescription()


@pytest.mark.parametrize("command", [CallCandidate("n2"), SetAside()])
def test_it_is_taken_off_when_the_candidates_turn_ends(talk: Console, command: Command) -> None:
    enter(talk)
    talk.press(Qt.Key.Key_S)
    do(talk, command)
    shown = wall(talk).page
    assert wall(talk).piece == "" and shown and not isinstance(shown.body, Opened)


def test_looking_at_another_candidate_closes_the_piece_here_and_not_there(talk: Console) -> None:
    enter(talk)
    talk.press(Qt.Key.Key_S)
    talk.go("n2")
    assert not is_open(talk) and page(talk).piece is None
    assert seen(talk).text == "What was done."


def test_a_piece_of_somebody_who_is_not_at_hand_is_refused(talk: Console) -> None:
    do(talk, CallCandidate("n2"))
    talk.go("n1")
    talk.screen.pages.ratings.list.setFocus()
    enter(talk)
    talk.press(Qt.Key.Key_S)
    assert "It is not Nadia Rahimi’s turn" in page(talk).trouble.sentence.text()
    assert page(talk).change.isHidden()


def test_a_long_piece_has_pages_there_that_are_turned_here(talk: Console) -> None:
    enter(talk)
    piece = page(talk).piece
    assert piece
    do(talk, CorrectEvidence(piece.id, EvidenceText(piece.content.title, LONG), "All of it."))
    talk.press(Qt.Key.Key_S)
    _, count = talk.screen.projection.leaf
    assert count > 1 and page(talk).room.leaf.text() == f"page 1 of {count} there"
    assert not page(talk).room.earlier.isEnabled()
    talk.press(Qt.Key.Key_Period)
    assert seen(talk).number == 1
    talk.click(page(talk).room.earlier)
    assert seen(talk).number == 0


def test_closing_the_rooms_window_takes_the_piece_off(talk: Console) -> None:
    enter(talk)
    talk.press(Qt.Key.Key_S)
    wall(talk).close()
    assert page(talk).room.show_it.text() == SHOW
    talk.screen.projection.toggle()
    shown = wall(talk).page
    assert shown and isinstance(shown.body, Board)
