"""A facilitator who presents a candidate needs a deputy for that part, or a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.errors import Refused
from calibrate.domain.meeting import TurnKind
from calibrate.domain.people import Panel, Panelist, Relation, RelationKind, Role
from calibrate.domain.phases import Viewer, ViewerKind, scope
from calibrate.domain.presence.chairs import (
    chairs,
    chairs_for,
    lacks_deputy,
    need_waivable,
    reason_without_deputy,
    why_deputy,
)
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from tests.worlds.values import ANN, BEN, session, turn

FAY_PRESENTS = Relation(RelationKind.PRESENTS, "fay", "ann")
GUS = Panelist("gus", "Gus", Role.FACILITATOR, rates=False)
REASON = "Nobody else on the panel may run it."
WITH_DEPUTY, WITH_REASON = replace(ANN, deputy="pia"), replace(ANN, without_deputy=REASON)


def presented(state: CandidateState = ANN, *more: Panelist) -> Session:
    """A session of Ann and Ben, which Fay facilitates; she presents Ann."""
    made = session(state, BEN, relations=(FAY_PRESENTS,))
    return replace(made, panel=Panel((*made.panel.panelists, *more), made.panel.relations))


def test_a_deputy_a_reason_or_another_facilitator_is_needed() -> None:
    assert lacks_deputy(presented(), ANN)
    assert not lacks_deputy(presented(WITH_DEPUTY), WITH_DEPUTY)
    assert not lacks_deputy(presented(WITH_REASON), WITH_REASON)
    assert not lacks_deputy(presented(ANN, GUS), ANN)
    assert not lacks_deputy(presented(), BEN)
    assert why_deputy(presented(), ANN) == (
        "Fay presents Ann and runs the session: name a deputy, or say why it goes on without one."
    )


def test_a_reason_does_not_help_where_everybody_is_recused() -> None:
    recused = Relation(RelationKind.RECUSED, "fay", "ann")
    made = session(WITH_REASON, BEN, relations=(recused,))
    assert lacks_deputy(made, WITH_REASON)
    for other in (made, presented(ANN, GUS), session()):
        with pytest.raises(Refused, match="has to say why"):
            need_waivable(other, other.candidates[0])


def test_who_presents_runs_that_part_only_where_nobody_else_can() -> None:
    assert chairs(presented(), "fay", ANN)
    assert chairs(presented(WITH_REASON), "fay", WITH_REASON)
    assert not chairs(presented(WITH_DEPUTY), "fay", WITH_DEPUTY)
    assert chairs(presented(WITH_DEPUTY), "pia", WITH_DEPUTY)
    assert not chairs(presented(ANN, GUS), "fay", ANN)
    assert chairs(presented(ANN, GUS), "gus", ANN)
    unfit = replace(ANN, deputy="fay")
    assert chairs(presented(unfit), "fay", unfit)


def test_a_reason_that_is_not_needed_any_more_is_not_told() -> None:
    assert reason_without_deputy(presented(WITH_REASON), WITH_REASON) == REASON
    assert reason_without_deputy(presented(WITH_REASON, GUS), WITH_REASON) == ""
    assert reason_without_deputy(session(WITH_REASON), WITH_REASON) == ""


def test_names_are_veiled_from_who_presents_unless_they_gave_a_reason() -> None:
    as_chair = Viewer(ViewerKind.FACILITATOR, "fay")
    as_presenter = Viewer(ViewerKind.PANELIST, "fay")
    for state, viewer, named in (
        (ANN, as_chair, False),
        (WITH_REASON, as_chair, True),
        (WITH_REASON, as_presenter, False),
        (WITH_DEPUTY, as_presenter, False),
    ):
        opened = replace(state, phase=CandidatePhase.REVEALED, rounds_opened=1)
        reach = scope(presented(opened), viewer)
        assert (("ann" in reach.opened), ("ann" in reach.named)) == (True, named), (state, viewer)


def test_the_part_of_a_deputy_is_not_read_in_the_chair_of_who_presents() -> None:
    reach = scope(presented(WITH_DEPUTY), Viewer(ViewerKind.FACILITATOR, "fay"))
    assert reach.candidates == reach.runs == {"ben"}


def test_who_takes_over_is_the_deputy_or_the_other_facilitator() -> None:
    called = turn("ann", TurnKind.CALLED, 0)
    for state, more, name in ((WITH_DEPUTY, (), "Pia"), (ANN, (GUS,), "Gus")):
        made = presented(state, *more)
        made = replace(made, meeting=replace(made.meeting, turns=(called,)))
        told = chairs_for(made, {"ann"}, "fay")
        assert told.is_elsewhere and told.is_presented
        assert told.elsewhere and told.elsewhere.name == name
        assert [one.name for one in told.deputies] == [name]
