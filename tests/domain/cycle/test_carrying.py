"""Who comes along into the next cycle, at which step, and by which commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.commands import (
    AddCandidate,
    AddEvidence,
    AddPanelist,
    BeginFrom,
    Command,
    FixQuorum,
    NameDecider,
    Relate,
    SetPolicy,
)
from calibrate.domain.cycle.carrying import (
    Coming,
    Next,
    Way,
    chosen,
    everybody,
    usual,
)
from calibrate.domain.cycle.former import Decided, Former, reference_of
from calibrate.domain.decisions import FollowUp, Outcome
from calibrate.domain.errors import BadInput
from calibrate.domain.people import Panel, Relation, RelationKind
from calibrate.domain.policy.policy import Policy
from calibrate.domain.rubric.rubric import Level, Rubric, Step
from calibrate.domain.session import CandidatePhase
from calibrate.words.cycle.cycle import follow_up_text, outcome_then
from tests.worlds.people import FAY, PIA, QUENTIN
from tests.worlds.rubrics import RUBRIC
from tests.worlds.values import ANN, BEN, CLEO, session

LONGER = replace(RUBRIC, levels=(*RUBRIC.levels, Level("L5", "Staff")))
OTHER = replace(RUBRIC, levels=(Level("A"), Level("B")), criteria=(), sections=())
PANEL = Panel(
    (FAY, PIA, QUENTIN),
    (
        Relation(RelationKind.PRESENTS, "pia", "ann", "knows the work"),
        Relation(RelationKind.RECUSED, "quentin", "ann", "a cousin"),
        Relation(RelationKind.RELIEVED, "quentin", "ben", "came late"),
    ),
)
LEAD = FollowUp("Pia", "Lead a design.", date(2027, 3, 1))


def former(
    decided: Mapping[str, Outcome], *, withdrawn: str = "", rubric: Rubric = RUBRIC
) -> Former:
    """A session of Ann, Ben and Cleo, of whom some are decided and one may have left."""
    states = [
        replace(one, phase=CandidatePhase.WITHDRAWN) if one.id == withdrawn else one
        for one in (ANN, BEN, CLEO)
    ]
    found = {
        id: Decided(f"decision {id}", outcome, date(2026, 12, 1), (LEAD,))
        for id, outcome in decided.items()
    }
    whole = replace(session(*states), rubric=rubric, panel=PANEL, decider="pia")
    return Former(whole, found, 7, "ab")


def ways(before: Former, rubric: Rubric) -> dict[str, Way]:
    return {one.id: one.way for one in everybody(before, rubric)}


def made(plan: Next) -> tuple[Command, ...]:
    numbers = count()
    return plan.further(lambda: f"new {next(numbers)}", follow_up_text, outcome_then)


def test_who_was_not_promoted_comes_again_at_the_same_step() -> None:
    before = former({"ann": Outcome.NOT_YET, "ben": Outcome.DEFER})
    people = everybody(before, RUBRIC)
    assert {one.way for one in people} == {Way.AGAIN}
    assert {one.step for one in people} == {Step("L3", "L4")}
    assert usual(people) == ("ann", "ben", "cleo")


def test_who_was_promoted_takes_the_next_step_if_there_is_one_and_somebody_says_so() -> None:
    before = former({"ann": Outcome.PROMOTE})
    assert ways(before, RUBRIC)["ann"] is Way.PROMOTED
    ann = everybody(before, LONGER)[0]
    assert (ann.way, ann.step) == (Way.ONWARD, Step("L4", "L5"))
    assert "ann" not in usual(everybody(before, LONGER))
    assert chosen(everybody(before, LONGER), ["ann"]) == (ann,)


def test_who_left_and_whose_step_the_rubric_does_not_have_stay_out() -> None:
    before = former({}, withdrawn="cleo")
    assert ways(before, OTHER) == {"ann": Way.NO_STEP, "ben": Way.NO_STEP, "cleo": Way.WITHDRAWN}
    assert usual(everybody(before, RUBRIC)) == ("ann", "ben")


@pytest.mark.parametrize("way", [Way.PROMOTED, Way.NO_STEP, Way.WITHDRAWN])
def test_who_cannot_come_along_is_named_with_the_reason(way: Way) -> None:
    with pytest.raises(BadInput, match=r"^Ann cannot come along: .+\.$"):
        chosen((Coming(ANN, way),), ["ann"])


def test_the_commands_bring_panel_relations_settings_and_follow_ups() -> None:
    before = former({"ann": Outcome.NOT_YET, "ben": Outcome.PROMOTE})
    changed = replace(before.session, fixed_quorum=2, policy=Policy("House"))
    before = replace(before, session=changed)
    commands = made(Next(before, RUBRIC, everybody(before, RUBRIC)[:1]))
    assert commands[0] == BeginFrom(before.as_earlier)
    assert commands[1:3] == (SetPolicy(Policy("House")), FixQuorum(2))
    panel = {c.panelist.name: c.panelist for c in commands if isinstance(c, AddPanelist)}
    assert panel["Fay"] == replace(FAY, id=panel["Fay"].id)
    assert NameDecider(panel["Pia"].id) in commands
    (ann,) = (c.candidate for c in commands if isinstance(c, AddCandidate))
    assert ann == replace(ANN.candidate, id=ann.id)
    assert [c.relation for c in commands if isinstance(c, Relate)] == [
        Relation(RelationKind.PRESENTS, panel["Pia"].id, ann.id, "knows the work"),
        Relation(RelationKind.RECUSED, panel["Quentin"].id, ann.id, "a cousin"),
    ]
    (piece,) = (c.evidence for c in commands if isinstance(c, AddEvidence))
    assert piece.candidate == ann.id
    assert (piece.content.title, piece.content.kind) == ("Lead a design", "Follow-up")
    assert piece.content.text == "Pia, by 1 Mar 2027. Agreed in Autumn."
    assert piece.content.reference == reference_of(before.session.id, "decision ann", 1)


def test_a_policy_that_is_given_takes_the_place_of_the_earlier_one() -> None:
    before = former({})
    before = replace(before, session=replace(before.session, policy=Policy("House")))
    assert SetPolicy(Policy("Other")) in made(Next(before, RUBRIC, (), Policy("Other")))
    assert not any(isinstance(c, SetPolicy) for c in made(Next(before, RUBRIC, (), Policy())))


outcomes = st.dictionaries(st.sampled_from(("ann", "ben", "cleo")), st.sampled_from(Outcome))


@given(outcomes, st.sampled_from(("", "ann", "cleo")), st.sampled_from((RUBRIC, LONGER, OTHER)))
def test_whoever_comes_has_a_step_of_the_rubric_and_an_id_of_their_own(
    decided: dict[str, Outcome], withdrawn: str, rubric: Rubric
) -> None:
    before = former(decided, withdrawn=withdrawn)
    people = everybody(before, rubric)
    able = [one for one in people if one.can]
    commands = made(Next(before, rubric, chosen(people, [one.id for one in able])))
    added = [c.candidate for c in commands if isinstance(c, AddCandidate)]
    assert [one.name for one in added] == [one.state.name for one in able]
    assert all(one.step in rubric.steps for one in added)
    ids = [one.id for one in added]
    ids += [c.panelist.id for c in commands if isinstance(c, AddPanelist)]
    ids += [c.evidence.id for c in commands if isinstance(c, AddEvidence)]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("new ") for id in ids)
    assert set(usual(people)) <= {one.id for one in able}


def test_a_follow_up_is_known_again_however_often_it_is_taken_over() -> None:
    before = former({"ann": Outcome.NOT_YET})
    plan = Next(before, RUBRIC, everybody(before, RUBRIC)[:1])
    first, again = ([c for c in made(plan) if isinstance(c, AddEvidence)] for _ in range(2))
    assert first == again
    assert (
        len({reference_of("s", "d", 1), reference_of("s", "d", 2), reference_of("t", "d", 1)}) == 3
    )
