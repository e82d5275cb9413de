"""The list of what is decided together, and the time it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from calibrate.domain.consent.listed import on_list, time_each, was_decided, was_pulled
from calibrate.domain.meeting import ConsentKind, ConsentLine, Meeting, TurnKind
from calibrate.domain.session import CandidatePhase, Session
from tests.worlds.values import ANN, BEN, CLEO, at, session, turn

PROPOSED, PULLED, LEFT, DECIDED = ConsentKind


def line(candidate: str, kind: ConsentKind, minutes: float) -> ConsentLine:
    return ConsentLine(candidate, kind, at(minutes))


def room(*lines: ConsentLine, meeting: Meeting | None = None) -> Session:
    states = (replace(one, phase=CandidatePhase.REVEALED) for one in (ANN, BEN, CLEO))
    held = meeting or Meeting(agenda=("cleo", "ben", "ann"))
    return session(*states, meeting=replace(held, consent=lines))


ALL = tuple(line(one, PROPOSED, 0) for one in ("ann", "ben", "cleo"))


def test_the_list_stands_in_the_agendas_order_without_who_was_pulled() -> None:
    assert on_list(room(*ALL)) == ("cleo", "ben", "ann")
    assert on_list(room(*ALL, line("ben", PULLED, 1))) == ("cleo", "ann")
    assert on_list(room(*ALL, line("ben", LEFT, 1), line("ben", PROPOSED, 2)))[1] == "ben"
    assert on_list(room()) == ()


def test_who_was_decided_otherwise_is_on_it_no_more() -> None:
    there = room(*ALL)
    decided = replace(there.candidates[0], phase=CandidatePhase.DECIDED)
    assert on_list(replace(there, candidates=(decided, *there.candidates[1:]))) == ("cleo", "ben")


def test_the_time_of_the_list_is_shared_by_those_it_decided() -> None:
    ends = (line("ben", PULLED, 2), line("ann", DECIDED, 6), line("cleo", DECIDED, 6))
    meeting = room(*ALL, *ends).meeting
    assert time_each(meeting) == timedelta(minutes=3)
    assert [was_decided(meeting, one) for one in ("ann", "ben")] == [True, False]
    assert [was_pulled(meeting, one) for one in ("ann", "ben")] == [False, True]


def test_time_in_which_a_candidate_was_talked_about_is_theirs_alone() -> None:
    turns = (turn("ben", TurnKind.CALLED, 2), turn("ben", TurnKind.ENDED, 4))
    held = Meeting(agenda=("cleo", "ben", "ann"), turns=turns)
    ends = (line("ben", PULLED, 1), line("ann", DECIDED, 6), line("cleo", DECIDED, 6))
    assert time_each(room(*ALL, *ends, meeting=held).meeting) == timedelta(minutes=2)


def test_a_list_that_decided_nobody_cost_nobody_anything() -> None:
    assert time_each(room(*ALL).meeting) == timedelta(0)
    assert time_each(room(*ALL, *(line(one.candidate, LEFT, 9) for one in ALL)).meeting) == (
        timedelta(0)
    )
