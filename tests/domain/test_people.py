"""Names, and who stands how to whom."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.people import (
    Panel,
    Panelist,
    Relation,
    RelationKind,
    Role,
    checked_name,
    same_name,
)

PIA, QUENTIN, OTTO = (
    Panelist("pia", "Pia"),
    Panelist("quentin", "Quentin"),
    Panelist("otto", "Otto", Role.OBSERVER),
)
RECUSED = Relation(RelationKind.RECUSED, "pia", "ann", "kin")


@pytest.mark.parametrize("name", ["علی\u200cرضا محمدی", "陳美玲", "O’Brien-Łuczak", "List<String>"])
def test_a_name_in_any_script_is_kept_as_it_is(name: str) -> None:
    assert checked_name(name, "candidate") == name


@pytest.mark.parametrize("name", ["", "  ", "\u200c", "a\u202eb", "a\x00b", "\u200b", "x" * 201])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        checked_name(name, "candidate")


@pytest.mark.parametrize("name", ["\u3164", "\ufe0f", "\u2800 \u115f", "\u200c\u034f"])
def test_a_name_that_nobody_sees_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="visible"):
        checked_name(name, "candidate")


@pytest.mark.parametrize(
    "same", ["Ann\u200d Lee", "Ann \ufe0fLee", "Ann Lee\u3164", "\u200cAnn Lee"]
)
def test_names_that_look_alike_are_the_same(same: str) -> None:
    assert same_name(same, "Ann Lee")
    assert same_name("علی\u200c", "علی")


def test_names_are_the_same_but_for_case_blanks_and_composition() -> None:
    assert same_name(" ann  LEE ", "Ann Lee")
    assert same_name("Jose\u0301", "José")
    assert not same_name("Ann", "Anne")


def test_who_is_recused_presents_or_observes_does_not_rate() -> None:
    presents = Relation(RelationKind.PRESENTS, "quentin", "ben")
    panel = Panel((PIA, QUENTIN, OTTO), (RECUSED, presents))
    assert panel.raters("ann") == (QUENTIN,)
    assert panel.raters("ben") == (PIA,)
    assert panel.recused("ann") == (PIA,)
    assert panel.presenters("ben") == (QUENTIN,)
