"""A recused facilitator needs a deputy, who is chosen below the relations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import ChangePanelist, NameDeputy, OpenRating, Relate
from calibrate.domain.people import Panelist, Relation, RelationKind, Role
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.ui.setup.people.people_dialogs import AskLine
from calibrate.ui.setup.screen import SetupScreen
from tests.ui.setup.conftest import Window
from tests.ui.setup.test_people import choose, panel_of

LACKS = "The facilitator is recused from Ann: name a deputy."


def recuse_facilitator(window: Window) -> PanelPage:
    """Make Pia the facilitator, and press Space until she is recused from Ann."""
    pia = window.session.panel.panelists[0]
    window.desk.apply(ChangePanelist(Panelist(pia.id, pia.name, Role.FACILITATOR)))
    page = panel_of(window)
    page.relations.setFocus()
    window.key(Qt.Key.Key_Space, page.relations)
    window.key(Qt.Key.Key_Space, page.relations)
    return page


def deputy_of_ann(window: Window) -> str:
    deputy = window.session.panel.panelist(window.session.candidates[0].deputy or "")
    return deputy.name if deputy else ""


def options(page: PanelPage) -> list[str]:
    return [page.deputy.box.itemText(place) for place in range(page.deputy.box.count())]


def lacking(screen: SetupScreen) -> list[str]:
    return [remark.sentence for remark in screen.state.missing]


def test_the_cycle_recuses_a_facilitator_as_anybody_else(filled: Window) -> None:
    page = recuse_facilitator(filled)
    (relation,) = filled.session.panel.relations
    assert relation.kind is RelationKind.RECUSED
    filled.key(Qt.Key.Key_Space, page.relations)
    assert filled.session.panel.relations == ()


def test_a_deputy_is_asked_for_only_where_the_facilitator_is_recused(filled: Window) -> None:
    page = panel_of(filled)
    assert not page.deputy.isVisible()
    recuse_facilitator(filled)
    assert page.deputy.isVisible()
    assert page.deputy.about.whole == "Deputy for Ann"
    assert page.deputy.box.accessibleName() == "Deputy for Ann"
    filled.key(Qt.Key.Key_Down, page.relations)
    assert not page.deputy.isVisible()


def test_rating_opens_only_once_the_deputy_is_named(filled: Window) -> None:
    page = recuse_facilitator(filled)
    assert lacking(filled.screen) == [LACKS]
    assert not filled.screen.readiness.open_button.isEnabled()
    choose(page.deputy.box, "Rosa")
    assert deputy_of_ann(filled) == "Rosa"
    assert lacking(filled.screen) == []
    assert filled.screen.readiness.open_button.isEnabled()


def test_the_deputy_is_reached_and_chosen_by_the_keyboard(filled: Window) -> None:
    page = recuse_facilitator(filled)
    filled.key(Qt.Key.Key_Tab, page.relations)
    assert QApplication.focusWidget() is page.deputy.box
    filled.key(Qt.Key.Key_Down)
    assert deputy_of_ann(filled) == "Quentin"
    assert QApplication.focusWidget() is page.deputy.box
    filled.key(Qt.Key.Key_Up)
    assert deputy_of_ann(filled) == ""


def test_what_is_missing_leads_to_the_choice(filled: Window) -> None:
    page = recuse_facilitator(filled)
    page.relations.setCurrentIndex(page.relations.relations.index(1, 0))
    filled.screen.choose(Part.RUBRIC)
    (link, *_) = filled.screen.readiness.missing.buttons
    filled.click(link)
    assert QApplication.focusWidget() is page.deputy.box
    assert page.deputy.about.whole == "Deputy for Ann"


def test_undo_takes_a_deputy_back(filled: Window) -> None:
    page = recuse_facilitator(filled)
    choose(page.deputy.box, "Rosa")
    filled.click(filled.screen.undo)
    assert (deputy_of_ann(filled), page.deputy.box.currentText()) == ("", "Nobody yet")
    assert lacking(filled.screen) == [LACKS]
    filled.click(filled.screen.undo)
    assert page.deputy.why.whole == "Pia presents."
    filled.click(filled.screen.undo)
    assert not page.deputy.isVisible()


def test_who_presents_or_is_recused_is_not_offered(filled: Window) -> None:
    ann, people = filled.session.candidates[0].id, filled.session.panel.panelists
    filled.desk.apply(Relate(Relation(RelationKind.PRESENTS, people[1].id, ann)))
    filled.desk.apply(Relate(Relation(RelationKind.RECUSED, people[2].id, ann)))
    page = recuse_facilitator(filled)
    assert options(page) == ["Nobody yet", "Sami"]


def test_a_deputy_who_is_recused_later_is_shown_as_one_who_cannot_be(filled: Window) -> None:
    page = recuse_facilitator(filled)
    choose(page.deputy.box, "Rosa")
    ann, rosa = filled.session.candidates[0].id, filled.session.panel.panelists[2].id
    filled.desk.apply(Relate(Relation(RelationKind.RECUSED, rosa, ann)))
    assert page.deputy.box.currentText() == "Rosa, who cannot be"
    assert lacking(filled.screen) == [LACKS]


def test_the_matrix_says_who_is_deputy(filled: Window) -> None:
    page = recuse_facilitator(filled)
    choose(page.deputy.box, "Rosa")
    assert page.relations.relations.index(0, 2).data() == "rates, deputy"
    assert page.relations.relations.index(1, 2).data() == "rates"


@pytest.mark.parametrize("part", [Part.CANDIDATES, Part.EVIDENCE, Part.PANEL])
def test_once_rating_is_open_the_candidate_does_not_exist_to_the_facilitator(
    part: Part, filled: Window
) -> None:
    recuse_facilitator(filled)
    session = filled.session
    ann, rosa = session.candidates[0].id, session.panel.panelists[2].id
    filled.desk.apply(NameDeputy(ann, rosa))
    filled.screen.choose(part)
    filled.desk.apply(OpenRating())
    assert [one.name for one in filled.screen.state.session.candidates] == ["Ben"]
    filled.desk.hand_chair(rosa)
    assert [one.name for one in filled.screen.state.session.candidates] == ["Ann"]


# A facilitator who presents


def present(window: Window) -> PanelPage:
    """Make Pia the facilitator, and press Space until she presents Ann."""
    pia = window.session.panel.panelists[0]
    window.desk.apply(ChangePanelist(Panelist(pia.id, pia.name, Role.FACILITATOR)))
    page = panel_of(window)
    page.relations.setFocus()
    window.key(Qt.Key.Key_Space, page.relations)
    return page


def say_why(dialog: QWidget) -> None:
    """Give a reason for going on without a deputy."""
    assert isinstance(dialog, AskLine)
    dialog.field.setText("We are four.")
    dialog.primary.click()


def test_a_facilitator_who_presents_needs_a_deputy_too(filled: Window) -> None:
    page = present(filled)
    assert page.deputy.isVisible() and page.deputy.without.isVisible()
    assert page.deputy.why.whole == "Pia presents."
    assert lacking(filled.screen) == [
        "Pia presents Ann and runs the session: name a deputy, or say why it goes on without one."
    ]
    choose(page.deputy.box, "Rosa")
    assert lacking(filled.screen) == []


def test_a_facilitator_who_presents_may_go_on_without_and_says_why(filled: Window) -> None:
    page = present(filled)
    filled.answering(say_why)
    filled.click(page.deputy.without)
    assert filled.session.candidates[0].without_deputy == "We are four."
    assert page.deputy.why.whole == "We are four."
    assert page.deputy.box.currentText() == "Nobody: goes on without"
    assert lacking(filled.screen) == []


def test_a_recused_facilitator_cannot_go_on_without(filled: Window) -> None:
    page = recuse_facilitator(filled)
    assert not page.deputy.without.isVisible()
