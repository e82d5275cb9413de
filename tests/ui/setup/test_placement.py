from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import AddCandidate, OpenRating, PlaceEvidence, new_id
from calibrate.domain.evidence import Audience
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


def test_enter_reads_the_whole_piece(filled: Window) -> None:
    page_of(filled)
    seen = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        seen.append((dialog.text.toPlainText(), dialog.subheading.text()))

    filled.answering(act)
    filled.key(Qt.Key.Key_Return)
    assert seen == [(filled.pieces(ann(filled))[0].content.text, "Placed on Code and tests")]


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
    filled.key(Qt.Key.Key_Return)
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
    filled.key(Qt.Key.Key_Return)
    assert filled.desk.last_change() == before


def test_coverage_counts_pieces_and_names_the_newest(filled: Window) -> None:
    page = page_of(filled)
    words = page.matrix.coverage.accessibleDescription()
    assert words.split("; ")[0] == "Code and tests: 1 piece, newest Jan 2026"
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
    filled.key(Qt.Key.Key_Return)
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
    filled.key(Qt.Key.Key_Return)
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
    filled.key(Qt.Key.Key_Return)
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
