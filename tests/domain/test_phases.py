"""Who may read what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.evidence import Audience
from calibrate.domain.phases import AUDIENCE, Scope, Viewer, ViewerKind, scope
from calibrate.domain.session import CandidatePhase, CandidateState
from tests.worlds.values import ANN, BEN, session

KINDS = ViewerKind
FAY, PIA, ROSA, OTTO = (
    Viewer(KINDS.FACILITATOR, "fay"),
    Viewer(KINDS.PANELIST, "pia"),
    Viewer(KINDS.PANELIST, "rosa"),
    Viewer(KINDS.OBSERVER, "otto"),
)
REVEALED = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1)


def reach(viewer: Viewer, state: CandidateState = ANN) -> Scope:
    """What a viewer may read of a session in which Ann stands as `state` and Ben is sealed."""
    return scope(session(state, BEN), viewer)


@pytest.mark.parametrize("viewer", [FAY, PIA, ROSA, OTTO, AUDIENCE])
def test_nobody_reads_a_rating_before_the_reveal(viewer: Viewer) -> None:
    assert reach(viewer).opened == frozenset()
    assert reach(viewer, REVEALED).opened == {"ann"}


def test_the_room_and_whoever_presents_read_ratings_without_names() -> None:
    for viewer in (FAY, PIA, OTTO):
        assert reach(viewer, REVEALED).named == {"ann"}
    for viewer in (ROSA, AUDIENCE, Viewer(KINDS.CANDIDATE, candidate="ann")):
        assert reach(viewer, REVEALED).named == frozenset()


def test_the_room_reads_no_reason_and_evidence_that_is_not_for_the_panel_alone() -> None:
    assert reach(AUDIENCE, REVEALED).texts == frozenset()
    assert reach(OTTO).texts == {"ann", "ben"}
    assert reach(AUDIENCE).audiences == {Audience.ROOM, Audience.CANDIDATE}
    assert reach(OTTO).audiences == set(Audience)


def test_a_candidate_reads_evidence_that_is_for_them_too() -> None:
    assert reach(Viewer(KINDS.CANDIDATE, candidate="ann")).audiences == {Audience.CANDIDATE}


def test_the_room_reads_who_wrote_evidence_while_names_are_shown() -> None:
    there = session(ANN, BEN)
    assert scope(there, AUDIENCE).authors
    hidden = replace(there, meeting=replace(there.meeting, names_hidden=True))
    assert not scope(hidden, AUDIENCE).authors


@pytest.mark.parametrize("kind", [KINDS.PANELIST, KINDS.OBSERVER, KINDS.FACILITATOR])
def test_to_whoever_is_not_on_the_panel_nobody_exists(kind: ViewerKind) -> None:
    assert reach(Viewer(kind, "nobody"), REVEALED).candidates == frozenset()


def test_a_deputy_runs_the_part_of_one_candidate_and_no_other() -> None:
    deputy = Viewer(KINDS.FACILITATOR, "pia")
    assert reach(deputy).candidates == frozenset()
    assert reach(deputy, replace(ANN, deputy="pia")).candidates == {"ann"}


def test_only_who_rates_has_work_of_their_own() -> None:
    assert reach(PIA).own == {"ann", "ben"}
    assert reach(ROSA).own == {"ben"}
    for viewer in (FAY, OTTO, AUDIENCE, Viewer(KINDS.OBSERVER, "pia")):
        assert reach(viewer).own == frozenset()


def test_a_decision_is_read_while_it_stands() -> None:
    assert reach(PIA, REVEALED).decided == frozenset()
    assert reach(PIA, replace(REVEALED, phase=CandidatePhase.DECIDED)).decided == {"ann"}
