"""What a case took, and what the talk changed of it."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.meeting import ConsentKind, ConsentLine, Meeting, TurnKind
from calibrate.domain.minutes.minutes import MeetingMinutes, Way, case_minutes
from calibrate.domain.session import CandidatePhase
from tests.worlds.values import ANN, BEN, at, session, turn

DECIDED = replace(ANN, phase=CandidatePhase.DECIDED, rounds_opened=2, second_round=("code",))
FIRST = {("code", 1): {"pia": 2, "uma": 4}, ("lead", 1): {"pia": 4, "uma": 4}}
AGAIN = {("code", 2): {"pia": 4, "uma": 4}}


def test_a_talk_tells_what_split_before_and_after_and_what_moved() -> None:
    turns = (turn("ann", TurnKind.CALLED, 0), turn("ann", TurnKind.ENDED, 15))
    held = session(DECIDED, BEN, meeting=Meeting(agenda=("ann", "ben"), turns=turns))
    found = case_minutes(held, DECIDED, FIRST | AGAIN, False, at(30))
    assert (found.way, found.seconds) == (Way.TALK, 900)
    assert (found.split_before, found.split_after, found.moved) == (1, 0, 1)
    assert MeetingMinutes(20, (found,)).changed == 1


def test_whoever_has_no_second_rating_keeps_the_first() -> None:
    again = {("code", 2): {"pia": 2}}
    held = session(DECIDED, meeting=Meeting(agenda=("ann",)))
    found = case_minutes(held, DECIDED, FIRST | again, False, at(1))
    assert (found.split_before, found.split_after, found.moved) == (1, 1, 0)


def test_cases_decided_by_consent_share_the_time_of_their_list() -> None:
    lines = tuple(
        ConsentLine(one, kind, at(minute))
        for kind, minute in ((ConsentKind.PROPOSED, 0), (ConsentKind.DECIDED, 5))
        for one in ("ann", "ben")
    )
    states = [replace(one, phase=CandidatePhase.DECIDED) for one in (ANN, BEN)]
    held = session(*states, meeting=Meeting(agenda=("ann", "ben"), consent=lines))
    found = tuple(case_minutes(held, one, {}, True, at(30)) for one in states)
    assert [one.seconds for one in found] == [150, 150]
    assert all(one.way is Way.CONSENT for one in found)
    assert MeetingMinutes(20, found).spoken == 5


def test_who_was_withdrawn_or_waits_is_told_so() -> None:
    gone = replace(ANN, phase=CandidatePhase.WITHDRAWN)
    held = session(gone, BEN)
    ways = [case_minutes(held, one, {}, False, at(1)).way for one in (gone, BEN)]
    assert ways == [Way.WITHDRAWN, Way.OPEN]
