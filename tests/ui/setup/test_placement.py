from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import (
    AddCandidate,
    CorrectEvidence,
    ImportEvidence,
    OpenRating,
    PlaceEvidence,
    PlaceSeveral,
    new_id,
)
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate
from calibrate.ui.setup.evidence.evidence_dialog import ReadEvidenceDialog
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from tests.ui.setup.conftest import Window
from tests.worlds.rubrics import STEP


def page_of(window: Window) -> EvidencePage:
    window.screen.choose(Part.EVIDENCE)
    page = window.screen.page
    assert isinstance(page, EvidencePage)
    page.view.setFocus()
    return page


def ann(window: Window) -> str:
    return window.session.candidates[0].id


def test_space_places_and_lifts_the_cell_that_the_arrows_chose(filled: Window) -> None:
    page = page_of(filled)
    filled.key(Qt.Key.Key_Down)
    filled.key(Qt.Key.Key_Right)
    filled.key(Qt.Key.Key_Right)
    filled.key(Qt.Key.Key_Space)
    assert filled.pieces(ann(filled))[1].criteria == ("launch", "lead")
    filled.key(Qt.Key.Key_Space)
    assert filled.pieces(ann(filled))[1].criteria == ("launch",)
    index = page.view.currentIndex()
    assert (index.row(), index.column()) == (1, 2)
    assert page.view.hasFocus()


def test_a_press_of_the_mouse_places_too(filled: Window) -> None:
    page = page_of(filled)
    rect = page.view.visualRect(page.view.placement.index(0, 2))
    filled.click(page.view.viewport(), rect.center())
    assert filled.pieces(ann(filled))[0].criteria == ("code", "lead")


def test_n_goes_to_the_next_piece_that_stands_nowhere(filled: Window) -> None:
    page = page_of(filled)
    last = filled.pieces(ann(filled))[2]
    filled.desk.apply(PlaceEvidence(last.id, ()))
    filled.key(Qt.Key.Key_N)
    assert page.view.currentIndex().row() == 2


def test_enter_reads_the_whole_piece_beside_the_matrix_and_escape_closes_it(
    filled: Window,
) -> None:
    page = page_of(filled)
    screen = filled.screen
    assert screen.asides.currentWidget() is screen.readiness
    filled.key(Qt.Key.Key_Return)
    assert screen.asides.currentWidget() is page.reader and page.view.hasFocus()
    assert page.reader.text.toPlainText().startswith("Replaced the retry path")
    assert [box.isChecked() for box in page.reader.boxes] == [True, False, False]
    filled.key(Qt.Key.Key_Down)
    second = filled.pieces(ann(filled))[1]
    assert page.reader.title.text() == second.content.title, "it follows the matrix"
    filled.click(page.reader.boxes[2])
    assert filled.pieces(ann(filled))[1].criteria == ("launch", "lead")
    filled.click(page.reader.earlier)
    assert page.view.current_piece == filled.pieces(ann(filled))[0]
    filled.key(Qt.Key.Key_Escape)
    assert screen.asides.currentWidget() is screen.readiness and page.view.hasFocus()


def test_a_digit_places_on_that_criterion_and_lifts_again(filled: Window) -> None:
    page_of(filled)
    filled.key(Qt.Key.Key_3)
    assert filled.pieces(ann(filled))[0].criteria == ("code", "lead")
    filled.key(Qt.Key.Key_1)
    assert filled.pieces(ann(filled))[0].criteria == ("lead",)
    filled.key(Qt.Key.Key_9)
    assert filled.pieces(ann(filled))[0].criteria == ("lead",), "there are three criteria"


def test_several_pieces_are_placed_by_one_key_and_taken_back_by_one(filled: Window) -> None:
    page = page_of(filled)
    before = [piece.criteria for piece in filled.pieces(ann(filled))]
    filled.key(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    filled.key(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert page.view.rows == range(3)
    filled.key(Qt.Key.Key_3)
    assert all("lead" in piece.criteria for piece in filled.pieces(ann(filled)))
    filled.click(filled.screen.undo)
    assert [piece.criteria for piece in filled.pieces(ann(filled))] == before
    page.view.setFocus()
    filled.key(Qt.Key.Key_Up)
    assert len(page.view.rows) == 1, "whoever goes on without Shift chose one"
    filled.key(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.view.rows == range(3)


def test_a_piece_is_dragged_onto_a_criterion(filled: Window) -> None:
    page = page_of(filled)
    header, view = page.view.piece_header, page.view
    start = QPoint(40, header.sectionViewportPosition(0) + 10)
    cell = view.visualRect(view.placement.index(0, 2)).center()
    there = header.viewport().mapFromGlobal(view.viewport().mapToGlobal(cell))
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(header.viewport(), there)
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert filled.pieces(ann(filled))[0].criteria == ("code", "lead")


def test_the_filter_leaves_what_is_wanted_and_escape_shows_all_again(filled: Window) -> None:
    page = page_of(filled)
    filled.desk.apply(PlaceEvidence(filled.pieces(ann(filled))[2].id, ()))
    filled.key(Qt.Key.Key_U)
    assert [piece.number for piece in page.view.placement.pieces] == [3]
    assert page.filter.isVisible() and page.filter.count.text() == "1 of 3"
    coverage = page.matrix.coverage.accessibleDescription()
    assert coverage.startswith("Code and tests: rests on one piece"), "what is hidden covers too"
    filled.key(Qt.Key.Key_U)
    assert not page.filter.isVisible()
    filled.key(Qt.Key.Key_Slash)
    filled.type(page.filter.line, "ev-02")
    assert [piece.number for piece in page.view.placement.pieces] == [2]
    filled.type(page.filter.line, " nothing")
    assert page.empty.isVisible() and not page.matrix.isVisible()
    filled.key(Qt.Key.Key_Escape, page.filter.line)
    assert len(page.view.placement.pieces) == 3 and page.view.hasFocus()


def test_pieces_are_ordered_by_date_and_by_the_criterion_whose_heading_is_pressed(
    filled: Window,
) -> None:
    page = page_of(filled)
    filled.key(Qt.Key.Key_Slash)
    page.filter.order.setCurrentIndex(3)
    titles = [piece.content.title for piece in page.view.placement.pieces]
    assert titles == sorted(titles)
    page.view.criteria_header.sectionClicked.emit(2)
    assert "lead" in page.view.placement.pieces[0].criteria


def test_a_suggestion_is_shown_taken_and_dismissed_for_good(filled: Window) -> None:
    page = page_of(filled)
    piece = filled.pieces(ann(filled))[0]
    content = EvidenceText("Alerts for the launch", "Metrics, alerts and a run book at the launch.")
    for command in (PlaceEvidence(piece.id, ()), CorrectEvidence(piece.id, content)):
        filled.desk.apply(command)
    model = page.view.placement
    assert model.suggestion(0) == "launch" and model.pieces[0].criteria == ()
    column = [one.criterion.id for one in model.columns].index("launch")
    words = model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "suggested for" in words
    filled.key(Qt.Key.Key_A)
    assert filled.pieces(ann(filled))[0].criteria == ("launch",)
    filled.click(filled.screen.undo)
    page.view.setFocus()
    assert model.suggestion(0) == "launch"
    filled.key(Qt.Key.Key_X)
    assert model.suggestion(0) != "launch" and model.pieces[0].criteria == ()
    filled.screen.refresh()
    assert model.suggestion(0) != "launch"


def test_ninety_eight_pieces_are_placed_in_two_keys_each(filled: Window) -> None:
    page = page_of(filled)
    more = [
        NewEvidence(new_id(), ann(filled), EvidenceText(f"Piece {number}", "Work."))
        for number in range(4, 99)
    ]
    filled.desk.apply(ImportEvidence("table.csv", (), tuple(more)))
    first = filled.pieces(ann(filled))[:3]
    filled.desk.apply(PlaceSeveral(tuple(PlaceEvidence(piece.id, ()) for piece in first)))
    page.view.setFocus()
    page.view.choose_first()
    keys = 0
    while any(not piece.criteria for piece in filled.pieces(ann(filled))):
        filled.key((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[keys % 3])
        filled.key(Qt.Key.Key_N)
        keys += 2
    assert keys == 2 * 98


def test_a_piece_is_corrected_where_it_is_read(filled: Window) -> None:
    page_of(filled)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        dialog.date.clear()
        filled.type(dialog.date, "14 March")
        filled.click(dialog.primary)
        assert dialog.trouble.sentence.text().startswith("“14 March” is not a date")
        dialog.date.clear()
        filled.type(dialog.date, "2026-03-14")
        filled.click(dialog.primary)

    filled.answering(act)
    filled.key(Qt.Key.Key_E)
    content = filled.pieces(ann(filled))[0].content
    assert content.date is not None
    assert content.date.isoformat() == "2026-03-14"


def test_a_piece_is_removed_and_brought_back(filled: Window) -> None:
    page_of(filled)
    filled.key(Qt.Key.Key_Delete)
    assert len(filled.pieces(ann(filled))) == 2
    filled.click(filled.screen.undo)
    assert len(filled.pieces(ann(filled))) == 3


def test_reading_without_a_change_writes_nothing(filled: Window) -> None:
    page_of(filled)
    before = filled.desk.last_change()

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        filled.click(dialog.primary)

    filled.answering(act)
    filled.key(Qt.Key.Key_E)
    assert filled.desk.last_change() == before


def test_coverage_counts_pieces_and_names_the_newest(filled: Window) -> None:
    page = page_of(filled)
    words = page.matrix.coverage.accessibleDescription()
    assert (
        words.split("; ")[0]
        == "Code and tests: rests on one piece, newest Jan 2026, none by a peer"
    )
    filled.key(Qt.Key.Key_Space)
    words = page.matrix.coverage.accessibleDescription()
    assert words.split("; ")[0] == "Code and tests: no evidence"


def test_a_cell_tells_screen_readers_where_the_piece_stands(filled: Window) -> None:
    page = page_of(filled)
    words = page.view.placement.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "EV-01 Piece 1 of the work, placed on Code and tests"


def test_the_tab_of_a_candidate_stays_when_others_change(filled: Window) -> None:
    page = page_of(filled)
    page.tabs.choose(filled.session.candidates[1].id)
    filled.key(Qt.Key.Key_Space, page.view)
    assert page.candidate is not None
    assert page.candidate.name == "Ben"
    assert filled.pieces(filled.session.candidates[1].id)[0].criteria == ()


def choose_audience(window: Window, dialog: ReadEvidenceDialog, audience: Audience) -> None:
    """Choose by the keyboard who may see the piece."""
    box = dialog.audience
    box.setFocus()
    while box.audience is not audience:
        window.key(Qt.Key.Key_Down, box)


def test_who_may_see_a_piece_is_changed_where_it_is_read(filled: Window) -> None:
    page_of(filled)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        assert dialog.audience.currentText() == "The room"
        choose_audience(filled, dialog, Audience.CANDIDATE)
        filled.click(dialog.primary)

    filled.answering(act)
    filled.key(Qt.Key.Key_E)
    piece = filled.pieces(ann(filled))[0]
    assert (piece.audience, piece.version) == (Audience.CANDIDATE, 1)


def test_the_choice_follows_the_kind_until_somebody_chooses(filled: Window) -> None:
    page_of(filled)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        dialog.kind.clear()
        filled.type(dialog.kind, "Peer feedback")
        assert dialog.audience.audience is Audience.PANEL
        filled.click(dialog.primary)

    filled.answering(act)
    filled.key(Qt.Key.Key_E)
    assert filled.pieces(ann(filled))[0].audience is Audience.PANEL
    change = filled.desk.last_change()
    assert change and change.sentence == "corrected EV-01"


def test_after_the_freeze_it_needs_a_reason_and_is_no_new_version(filled: Window) -> None:
    filled.desk.apply(OpenRating())
    page_of(filled)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        choose_audience(filled, dialog, Audience.CANDIDATE)
        filled.click(dialog.primary)
        assert "reason" in dialog.trouble.sentence.text()
        filled.type(dialog.reason, "It was agreed")
        filled.click(dialog.primary)

    filled.answering(act)
    filled.key(Qt.Key.Key_E)
    piece = filled.pieces(ann(filled))[0]
    assert (piece.audience, piece.version) == (Audience.CANDIDATE, 1)


def test_tabs_keep_focus_and_choice_while_another_is_added(filled: Window) -> None:
    tabs = page_of(filled).tabs
    tabs.choose(filled.session.candidates[1].id)
    tabs.setFocus()
    filled.desk.apply(AddCandidate(Candidate(new_id(), "Cy", STEP)))
    assert (tabs.count(), tabs.key) == (3, filled.session.candidates[1].id)
    assert tabs.hasFocus()
    assert tabs.isVisible()
