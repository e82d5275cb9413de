"""Packets are read by whoever runs the meeting: what they may not see leaves no trace there."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import (
    ChangePanelist,
    DeclareConflict,
    NameDeputy,
    OpenRating,
    Relate,
)
from calibrate.domain.people import Panelist, Relation, RelationKind, Role
from tests.ui.packets.conftest import Opened, Window
from tests.ui.packets.test_screen import result, spoken
from tests.worlds.sessions import Made, chair, new_session, reveal, submit


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Pia, the facilitator, is recused from Ann, for whom Rosa is deputy; both are revealed."""
    made = new_session(tmp_path / "session.calib")
    pia, rosa, ann = made.panelists[0], made.panelists[2], made.candidates[0]
    for command in (
        ChangePanelist(Panelist(pia, "Pia", Role.FACILITATOR)),
        Relate(Relation(RelationKind.RECUSED, pia, ann)),
        NameDeputy(ann, rosa),
        OpenRating(),
    ):
        made.store.apply(command, chair(made.store))
    for candidate in (0, 1):
        for panelist in range(candidate == 0, 4):
            submit(made, panelist, candidate, 4)
        reveal(made, candidate)
    return made


@pytest.fixture
def window(made: Made, opened: Opened) -> Window:
    return opened(made.store)


def shown(window: Window) -> str:
    """All words of the screen."""
    screen = window.screen
    words = (
        screen.view.heading.name.whole,
        screen.view.heading.about.whole,
        screen.view.preview.accessibleDescription(),
    )
    return " ".join((*spoken(window), *words, screen.panel.progress.words.whole, *result(window)))


def test_to_a_recused_facilitator_the_candidate_does_not_exist(window: Window) -> None:
    assert spoken(window) == ["Ben, DRAFT, not ticked"]
    window.wait_for_pages()
    assert "Ann" not in shown(window)


def test_a_deputy_sees_their_candidate_alone(made: Made, window: Window) -> None:
    window.wait_for_pages()
    window.desk.hand_chair(made.panelists[2])
    assert spoken(window) == ["Ann, DRAFT, not ticked"]
    assert window.screen.view.heading.name.whole == "Ann"
    assert window.screen.view.preview.pages == 0
    window.wait_for_pages()
    assert "Ann" in window.screen.view.preview.accessibleDescription()


def test_an_export_of_the_deputy_is_not_left_to_the_facilitator(made: Made, window: Window) -> None:
    window.desk.hand_chair(made.panelists[2])
    window.tick(0)
    window.export()
    assert "Ann.pdf" in shown(window)
    window.desk.hand_chair(made.panelists[0])
    assert "Ann" not in shown(window)
    assert not window.screen.panel.result.isVisible()
    assert window.files == ["Ann.pdf"]


def test_an_export_under_way_ends_with_the_chair_of_who_began_it(
    made: Made, window: Window
) -> None:
    window.desk.hand_chair(made.panelists[2])
    window.tick(0)
    window.click(window.screen.panel.export)
    assert window.screen.panel.running.isVisible()
    window.desk.hand_chair(made.panelists[0])
    assert not window.screen.panel.running.isVisible()
    assert window.screen.panel.export.isVisible()
    assert "Ann" not in shown(window)
    assert window.files == []


def test_a_facilitator_who_sees_nobody_has_an_empty_screen(made: Made, window: Window) -> None:
    window.wait_for_pages()
    pia, rosa = made.panelists[0], made.panelists[2]
    window.desk.apply(DeclareConflict(pia, made.candidates[1], "", rosa))
    assert spoken(window) == []
    assert (window.screen.view.heading.name.whole, window.screen.view.preview.pages) == ("", 0)
