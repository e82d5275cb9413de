from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.people import Relation, RelationKind, Role
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.tables.edit_table import EditTable
from calibrate.ui.setup.people.candidates_page import PRESENTER, RECUSED
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.ui.setup.people.people_dialogs import AddCandidate, AskLine
from tests.ui.setup.conftest import Window


def panel_of(window: Window) -> PanelPage:
    window.screen.choose(Part.PANEL)
    page = window.screen.page
    assert isinstance(page, PanelPage)
    return page


def candidates_of(window: Window) -> EditTable:
    window.screen.choose(Part.CANDIDATES)
    return window.screen.candidates.table


def type_over(window: Window, table: EditTable, row: int, column: int, text: str) -> None:
    enter_over(window, table, row, column, text)
    window.bot.waitUntil(lambda: table.findChild(QLineEdit) is None)


def enter_over(window: Window, table: EditTable, row: int, column: int, text: str) -> QLineEdit:
    """Type over a cell and press Enter; return the editor."""
    table.go_to(row, column)
    window.key(Qt.Key.Key_Return, table)
    field = table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    window.type(field, text)
    window.key(Qt.Key.Key_Return, field)
    return field


def choose_in(window: Window, table: EditTable, row: int, column: int, words: str) -> None:
    table.go_to(row, column)
    window.key(Qt.Key.Key_Return, table)
    box = table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    choose(box, words)
    window.bot.waitUntil(lambda: table.findChild(QComboBox) is None)


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def names(window: Window) -> Sequence[str]:
    return [state.name for state in window.session.candidates]


def test_a_candidate_is_renamed_in_place(filled: Window) -> None:
    type_over(filled, candidates_of(filled), 0, 0, "Anne")
    assert names(filled) == ["Anne", "Ben"]


def test_a_name_that_is_taken_is_refused_and_stays_in_its_field_until_escape(
    filled: Window,
) -> None:
    table = candidates_of(filled)
    with filled.bot.waitSignal(filled.desk.failed) as told:
        field = enter_over(filled, table, 0, 0, "ben")
    assert "already somebody named Ben" in told.args[0]
    QApplication.processEvents()
    assert (field.isVisible(), field.text(), names(filled)) == (True, "ben", ["Ann", "Ben"])
    filled.key(Qt.Key.Key_Escape, field)
    filled.bot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    assert table.rows.index(0, 0).data() == "Ann"


def test_no_other_cell_is_edited_before_a_text_that_was_refused_is_another(filled: Window) -> None:
    table = candidates_of(filled)
    field = enter_over(filled, table, 0, 0, "ben")
    table.go_to(1, 0)
    with filled.bot.waitSignal(filled.desk.failed):
        filled.key(Qt.Key.Key_Return, table)
    assert table.findChildren(QLineEdit) == [field] and field.hasFocus()
    filled.type(field, "no")
    table.go_to(1, 0)
    filled.key(Qt.Key.Key_Return, table)
    assert names(filled) == ["benno", "Ben"]
    assert table.indexWidget(table.rows.index(1, 0)) is not None


def test_a_presenter_is_chosen_and_taken_away_in_place(filled: Window) -> None:
    table = candidates_of(filled)
    choose_in(filled, table, 0, PRESENTER, "Quentin")
    ann = filled.session.candidates[0].id
    assert [one.name for one in filled.session.panel.presenters(ann)] == ["Quentin"]
    assert table.rows.index(0, PRESENTER).data() == "Quentin"
    choose_in(filled, table, 0, PRESENTER, "None")
    assert filled.session.panel.presenters(ann) == ()


def test_a_candidate_with_evidence_is_removed_only_after_a_question(filled: Window) -> None:
    table = candidates_of(filled)
    table.go_to(0)

    def refuse(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        assert "3 pieces of evidence" in dialog.sentence.text()
        filled.click(dialog.cancel)

    def agree(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        filled.click(dialog.primary)

    filled.answering(refuse)
    filled.key(Qt.Key.Key_Delete, table)
    assert names(filled) == ["Ann", "Ben"]
    filled.answering(agree)
    filled.key(Qt.Key.Key_Delete, table)
    assert names(filled) == ["Ben"]
    filled.click(filled.screen.undo)
    assert names(filled) == ["Ann", "Ben"]


def test_enter_on_recused_leads_to_the_relations(filled: Window) -> None:
    table = candidates_of(filled)
    table.go_to(1, RECUSED)
    filled.key(Qt.Key.Key_Return, table)
    page = filled.screen.page
    assert isinstance(page, PanelPage)
    assert page.relations.currentIndex().row() == 1


def test_the_dialog_refuses_a_name_that_is_taken(filled: Window) -> None:
    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AddCandidate)
        filled.type(dialog.name, "  ANN ")
        filled.click(dialog.primary)
        assert "already somebody named Ann" in dialog.trouble.sentence.text()

    filled.answering(act)
    filled.screen.choose(Part.CANDIDATES)
    filled.click(filled.screen.candidates.add)
    assert names(filled) == ["Ann", "Ben"]


def test_space_goes_from_rates_to_presents_to_recused_and_round(filled: Window) -> None:
    page = panel_of(filled)
    page.relations.setFocus()
    ann, pia = filled.session.candidates[0].id, filled.session.panel.panelists[0].id
    seen = []
    for _ in range(3):
        filled.key(Qt.Key.Key_Space, page.relations)
        seen.append(filled.session.panel.relations)
    presents = Relation(RelationKind.PRESENTS, pia, ann)
    recused = Relation(RelationKind.RECUSED, pia, ann)
    assert seen == [(presents,), (recused,), ()]


def test_p_and_r_say_at_once_who_presents_and_who_is_recused_and_take_it_back(
    filled: Window,
) -> None:
    page = panel_of(filled)
    page.relations.setFocus()
    ann, pia = filled.session.candidates[0].id, filled.session.panel.panelists[0].id
    seen = []
    for key in (Qt.Key.Key_R, Qt.Key.Key_P, Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_R):
        filled.key(key, page.relations)
        seen.append(filled.session.panel.relations)
    presents = Relation(RelationKind.PRESENTS, pia, ann)
    recused = Relation(RelationKind.RECUSED, pia, ann)
    assert seen == [(recused,), (presents,), (), (recused,), ()]


def test_the_matrix_counts_who_may_rate(filled: Window) -> None:
    page = panel_of(filled)
    page.relations.setFocus()
    last = page.relations.relations.index(0, 4)
    assert last.data() == "4, quorum 3"
    filled.key(Qt.Key.Key_Space, page.relations)
    assert last.data() == "3, quorum 3"


def test_a_reason_is_kept_with_a_recusal(filled: Window) -> None:
    page = panel_of(filled)
    page.relations.setFocus()
    filled.key(Qt.Key.Key_Space, page.relations)
    filled.key(Qt.Key.Key_Space, page.relations)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AskLine)
        filled.type(dialog.field, "Reports to them")
        filled.key(Qt.Key.Key_Return, dialog.field)

    filled.answering(act)
    filled.key(Qt.Key.Key_Return, page.relations)
    assert filled.session.panel.relations[0].reason == "Reports to them"


def test_an_observer_never_rates(filled: Window) -> None:
    page = panel_of(filled)
    choose_in(filled, page.table, 0, 1, "Observer")
    pia = filled.session.panel.panelists[0]
    assert (pia.role, pia.rates) == (Role.OBSERVER, False)
    choose_in(filled, page.table, 0, 1, "Panelist")
    assert filled.session.panel.panelists[0].rates


def test_quorum_and_decider_are_chosen(filled: Window) -> None:
    page = panel_of(filled)
    choose(page.quorum, "Fixed at 2")
    choose(page.decider, "Rosa")
    session = filled.session
    assert session.fixed_quorum == 2
    assert session.decider == session.panel.panelists[2].id
    choose(page.quorum, "Two thirds, at least 3")
    assert filled.session.fixed_quorum is None


def test_a_panelist_is_removed_and_brought_back(filled: Window) -> None:
    page = panel_of(filled)
    page.table.go_to(3)
    filled.click(page.remove)
    assert len(filled.session.panel.panelists) == 3
    filled.click(filled.screen.undo)
    assert page.table.rows.index(3, 0).data() == "Sami"
