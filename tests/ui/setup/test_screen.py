from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from calibrate.domain import commands
from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import (
    CloseSession,
    OpenMeeting,
    OpenRating,
    RecordDecision,
    ReopenCandidate,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.people import Candidate, Relation, RelationKind
from calibrate.domain.session import SessionPhase
from calibrate.ui.look import theme
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.setup.evidence.evidence_dialog import AddEvidenceDialog, ReadEvidenceDialog
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.ui.setup.people.people_dialogs import AddCandidate, AddPanelist
from tests.ui.setup.conftest import Window
from tests.worlds.rubrics import STEP
from tests.worlds.sessions import Made, chair, in_charge, reveal, submit

CONTROL = Qt.KeyboardModifier.ControlModifier


def evidence_page(window: Window) -> EvidencePage:
    window.screen.choose(Part.EVIDENCE)
    page = window.screen.page
    assert isinstance(page, EvidencePage)
    return page


def type_name(window: Window, name: str) -> None:
    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AddCandidate | AddPanelist)
        assert dialog.focusWidget() is dialog.name
        window.type(dialog.name, name)
        window.key(Qt.Key.Key_Return, dialog.name)

    window.answering(act)


def test_a_session_is_set_up_from_nothing_to_open_rating_in_the_window(empty: Window) -> None:
    screen = empty.screen
    assert screen.readiness.heading.text() == "Before rating can open: 2 things"
    assert not screen.readiness.open_button.isEnabled()

    empty.shortcut(Qt.Key.Key_2)
    type_name(empty, "Mara Villalobos")
    empty.click(screen.candidates.add)
    assert [state.name for state in empty.session.candidates] == ["Mara Villalobos"]

    empty.shortcut(Qt.Key.Key_4)
    panel = screen.page
    assert isinstance(panel, PanelPage)
    for name in ("Pia", "Quentin", "Rosa"):
        type_name(empty, name)
        empty.click(panel.add)
    assert len(empty.session.panel.panelists) == 3

    empty.shortcut(Qt.Key.Key_3)
    add_by_hand(empty, "Rewrote the retry path")
    page = evidence_page(empty)
    page.view.setFocus()
    empty.key(Qt.Key.Key_Space, page.view)
    piece = empty.pieces(empty.session.candidates[0].id)[0]
    assert (piece.content.title, piece.criteria) == ("Rewrote the retry path", ("code",))

    assert screen.readiness.heading.text() == "Rating can open"
    empty.answering(lambda dialog: press_primary(empty, dialog))
    empty.click(screen.readiness.open_button)
    assert empty.session.phase is SessionPhase.RATING
    assert screen.readiness.heading.text() == "Rating is open"


def test_a_section_with_nothing_in_it_is_not_called_ready(empty: Window, filled: Window) -> None:
    at = list(Part).index(Part.EVIDENCE)
    for window, told, inks in ((empty, "None yet", False), (filled, "ready", True)):
        tabs = window.screen.sections.tabs
        assert tabs.accessibleTabName(at).endswith(told)
        assert has_badge(tabs, at) is inks


def has_badge(tabs: QTabBar, at: int) -> bool:
    """Tell whether anything is drawn where a section has its check or its number."""
    row = tabs.tabRect(at)
    image = tabs.grab(QRect(row.right() - 35, row.top() + 10, 20, 20)).toImage()
    return len({image.pixel(x, y) for x in range(20) for y in range(20)}) > 1


def add_by_hand(window: Window, title: str, reason: str = "") -> None:
    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AddEvidenceDialog)
        window.type(dialog.title, title)
        window.type(dialog.date, "2026-03-14")
        if reason:
            window.type(dialog.reason, reason)
        window.key(Qt.Key.Key_Return, dialog.date, CONTROL)

    window.answering(act)
    window.click(evidence_page(window).add)


def press_primary(window: Window, dialog: QWidget) -> None:
    assert isinstance(dialog, Confirm)
    window.click(dialog.primary)


def test_opening_rating_is_asked_first_and_can_be_cancelled(filled: Window) -> None:
    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        assert "freeze" in dialog.sentence.text()
        filled.click(dialog.cancel)

    filled.answering(act)
    filled.click(filled.screen.readiness.open_button)
    assert filled.session.phase is SessionPhase.SETUP


def test_the_list_of_what_is_missing_shrinks_as_it_is_mended(empty: Window) -> None:
    screen = empty.screen
    assert screen.sections.tabs.missing[Part.CANDIDATES] == 1
    type_name(empty, "Mara Villalobos")
    empty.click(screen.candidates.add)
    assert screen.readiness.heading.text() == "Before rating can open: 1 thing"
    assert screen.sections.tabs.missing[Part.CANDIDATES] == 0
    assert "ready" in screen.sections.tabs.accessibleTabName(1)


def test_a_link_leads_to_where_its_remark_is_mended(empty: Window) -> None:
    link = empty.screen.readiness.missing.buttons[1]
    assert link.text() == "Go to Panel"
    empty.click(link)
    panel = empty.screen.page
    assert isinstance(panel, PanelPage)
    assert QApplication.focusWidget() is panel.add


def test_a_link_to_a_candidates_evidence_chooses_their_tab(filled: Window) -> None:
    looks = filled.screen.readiness.worth_a_look.buttons
    link = next(one for one in looks if one.text() == "Go to Ben")
    filled.click(link)
    assert filled.screen.part is Part.CANDIDATES
    assert filled.screen.candidates.table.current.candidate.name == "Ben"


def test_the_last_change_is_told_and_taken_back_by_its_key(filled: Window) -> None:
    screen = filled.screen
    type_name(filled, "Mara Villalobos")
    screen.choose(Part.CANDIDATES)
    filled.click(screen.candidates.add)
    assert screen.top.status.accessibleName() == "Last: added Mara Villalobos"
    filled.shortcut(Qt.Key.Key_Z)
    assert [state.name for state in filled.session.candidates] == ["Ann", "Ben"]
    assert screen.candidates.table.rows.rowCount() == 2


def test_redo_stands_beside_undo_only_while_there_is_something_to_do_again(filled: Window) -> None:
    screen = filled.screen
    type_name(filled, "Mara Villalobos")
    screen.choose(Part.CANDIDATES)
    filled.click(screen.candidates.add)
    assert not screen.redo.isVisible()
    filled.shortcut(Qt.Key.Key_Z)
    assert screen.redo.isVisible()
    assert "Do again: added Mara Villalobos" in screen.redo.toolTip()
    filled.shortcut(Qt.Key.Key_Y)
    assert [state.name for state in filled.session.candidates] == ["Ann", "Ben", "Mara Villalobos"]
    assert screen.top.status.accessibleName() == "Last: added Mara Villalobos"
    assert not screen.redo.isVisible()
    filled.click(screen.undo)
    filled.click(screen.redo)
    assert len(filled.session.candidates) == 3


def test_the_undo_button_is_off_while_there_is_nothing_to_take_back(empty: Window) -> None:
    assert not empty.screen.undo.isEnabled()


def test_digits_with_control_choose_the_section(filled: Window) -> None:
    for key, part in zip(
        (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), Part, strict=True
    ):
        filled.shortcut(key)
        assert filled.screen.part is part
        assert list(Part)[filled.screen.sections.tabs.currentIndex()] is part


def test_once_rating_is_open_only_evidence_can_change(filled: Window) -> None:
    filled.desk.apply(OpenRating())
    screen = filled.screen
    screen.choose(Part.CANDIDATES)
    assert not screen.candidates.add.isEnabled()
    assert not screen.candidates.table.rows.editable
    page = evidence_page(filled)
    assert page.import_button.isEnabled()
    ann = filled.session.candidates[0].id
    before = filled.pieces(ann)
    page.view.setFocus()
    filled.key(Qt.Key.Key_Space, page.view)
    filled.key(Qt.Key.Key_Delete, page.view)
    assert filled.pieces(ann) == before
    assert not screen.readiness.open_button.isVisible()


def test_set_up_says_where_the_session_stands(filled: Window) -> None:
    readiness = filled.screen.readiness
    made = made_of(filled)
    filled.desk.apply(OpenRating())
    assert readiness.heading.text() == "Rating is open"
    filled.desk.apply(OpenMeeting("a lot"))
    assert readiness.heading.text() == "The meeting is open"
    for candidate in made.candidates:
        filled.desk.apply(WithdrawCandidate(candidate, "moved away"))
    filled.desk.apply(CloseSession())
    assert readiness.heading.text() == "The session is closed"
    assert readiness.open_note.text() == "Everything here is read-only."


def test_a_piece_is_added_until_its_candidate_is_decided(filled: Window) -> None:
    made = made_of(filled)
    filled.desk.apply(OpenRating())
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    filled.screen.refresh()
    add_by_hand(filled, "Brought to the meeting", "The panel asked for it")
    assert filled.pieces(made.candidates[0])[3].content.title == "Brought to the meeting"
    decision = Decision("d", made.candidates[0], Outcome.PROMOTE, "So it is.")
    filled.desk.apply(RecordDecision(decision))
    assert not evidence_page(filled).add.isEnabled()


def test_evidence_of_who_was_reopened_in_a_closed_session_is_added_to(filled: Window) -> None:
    made = made_of(filled)
    filled.desk.apply(OpenRating())
    for candidate in made.candidates:
        filled.desk.apply(WithdrawCandidate(candidate, "moved away"))
    filled.desk.apply(CloseSession())
    assert not evidence_page(filled).add.isEnabled()
    filled.desk.apply(ReopenCandidate(made.candidates[0], "came back"))
    add_by_hand(filled, "Found since", "It was in another archive")
    assert filled.pieces(made.candidates[0])[3].content.title == "Found since"


def made_of(window: Window) -> Made:
    """The same session for those who submit and reveal."""
    session = window.session
    panelists = tuple(one.id for one in session.panel.panelists)
    return Made(window.store, tuple(one.id for one in session.candidates), panelists)


def test_a_late_piece_needs_a_reason(filled: Window) -> None:
    filled.desk.apply(OpenRating())
    ann = filled.session.candidates[0].id
    add_by_hand(filled, "Found late")
    assert len(filled.pieces(ann)) == 3
    add_by_hand(filled, "Found late", "It was in another archive")
    assert filled.pieces(ann)[3].content.title == "Found late"


def test_a_late_correction_is_a_new_version_with_its_reason(filled: Window) -> None:
    filled.desk.apply(OpenRating())
    page = evidence_page(filled)
    ann = filled.session.candidates[0].id

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        dialog.title.selectAll()
        filled.type(dialog.title, "Corrected title")
        filled.click(dialog.primary)
        assert "reason" in dialog.trouble.sentence.text()
        filled.type(dialog.reason, "The title was another piece's")
        filled.click(dialog.primary)

    filled.answering(act)
    page.view.setFocus()
    filled.key(Qt.Key.Key_E, page.view)
    piece = filled.pieces(ann)[0]
    assert (piece.content.title, piece.version) == ("Corrected title", 2)
    assert piece.reason == "The title was another piece's"


def test_what_changed_while_the_screen_was_hidden_is_there_when_it_is_seen(filled: Window) -> None:
    filled.screen.hide()
    filled.desk.apply(OpenRating())
    assert filled.screen.state.is_setup
    filled.screen.show()
    assert filled.screen.readiness.heading.text() == "Rating is open"


CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar)


def unnamed(window: QWidget) -> list[str]:
    return [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
    ]


def test_every_control_has_a_name(filled: Window) -> None:
    for part in Part:
        filled.screen.choose(part)
        assert unnamed(filled.screen) == []


def test_every_control_of_the_dialogs_has_a_name(filled: Window) -> None:
    session = filled.session
    candidate = session.candidates[0].candidate
    piece, attempt = filled.pieces(candidate.id)[0], filled.desk.attempt
    dialogs = (
        AddCandidate(filled.screen, session, attempt),
        AddPanelist(filled.screen, attempt),
        AddEvidenceDialog(filled.screen, candidate, session.rubric.criteria, True, attempt),
        ReadEvidenceDialog(filled.screen, piece, [], True, False, attempt),
    )
    for dialog in dialogs:
        dialog.show()
        assert unnamed(dialog) == []
        dialog.close()


def test_the_window_shrinks_to_the_smaller_size_and_keeps_every_section(filled: Window) -> None:
    filled.screen.resize(1280, 720)
    assert filled.screen.width() == 1280
    for part in Part:
        filled.screen.choose(part)
        assert filled.screen.minimumSizeHint().width() <= 1280
        assert filled.screen.minimumSizeHint().height() <= 720


def test_everything_is_read_as_the_facilitator(filled: Window) -> None:
    assert filled.screen.state.session == filled.store.session(in_charge(filled.store))


def test_the_hints_keep_their_room_in_either_appearance(filled: Window) -> None:
    """A hint that is hidden while the appearance changes lost the room of its caps."""
    filled.screen.choose(Part.EVIDENCE)
    hints = filled.screen.page.findChildren(KeyLabel)
    filled.bot.waitUntil(lambda: all(hint.isVisible() for hint in hints))
    wide = [hint.sizeHint() for hint in hints]
    filled.screen.resize(1280, 720)
    filled.bot.waitUntil(lambda: not all(hint.isVisible() for hint in hints))
    theme.appearance.use(dark=True)
    filled.screen.resize(1600, 1000)
    filled.bot.waitUntil(lambda: all(hint.isVisible() for hint in hints))
    assert [hint.sizeHint() for hint in hints] == wide


def crowd(window: Window, number: int) -> None:
    """Add so many candidates, of each of whom several things are worth a look."""
    added = (Candidate(commands.new_id(), f"Candidate {at}", STEP) for at in range(number))
    actor = chair(window.store)
    window.store.apply_all([(commands.AddCandidate(one), actor) for one in added])
    window.screen.refresh()


def test_of_many_remarks_the_rest_come_as_one_scrolls(filled: Window) -> None:
    crowd(filled, 60)
    looks, area = filled.screen.readiness.worth_a_look, filled.screen.readiness.area
    whole = len(filled.screen.state.worth_a_look)
    assert len(looks.buttons) < whole

    def is_scrolled_through() -> bool:
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        return looks.is_whole

    filled.bot.waitUntil(is_scrolled_through)
    assert len(looks.buttons) == whole
    last = looks.buttons[-1]
    assert last.accessibleName().startswith(filled.screen.state.worth_a_look[-1].sentence)
    filled.click(last)
    assert filled.screen.part is filled.screen.state.worth_a_look[-1].part


def test_a_change_leaves_the_buttons_of_other_remarks_alone(filled: Window) -> None:
    looks = filled.screen.readiness.worth_a_look
    before = list(looks.buttons)
    ann, pia = filled.session.candidates[0], filled.session.panel.panelists[0]
    filled.desk.apply(commands.Relate(Relation(RelationKind.PRESENTS, pia.id, ann.id)))
    gone = [one for one in before if one not in looks.buttons]
    assert [one.accessibleName() for one in gone] == ["Ann has no presenter. Go to Ann"]
    told = [one.accessibleName() for one in looks.buttons]
    remarks = filled.screen.state.worth_a_look
    assert len(told) == len(remarks)
    assert all(name.startswith(one.sentence) for name, one in zip(told, remarks, strict=True))
    filled.screen.take_back()
    remarks = filled.screen.state.worth_a_look
    told = [one.accessibleName() for one in looks.buttons]
    assert all(name.startswith(one.sentence) for name, one in zip(told, remarks, strict=True))
