"""What is not in an export, and why: said, so that nobody takes a part for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calibrate.domain.ballots import SECOND
from calibrate.domain.record.case import Case
from calibrate.exchange.exported.calendar import follow_ups
from calibrate.words.phrases import several


def sealed(cases: Sequence[Case]) -> Iterator[str]:
    """Say of how many candidates no rating is there, and of how many none of round 2."""
    closed = sum(not case.sheet.is_open for case in cases)
    if closed:
        are = "is" if closed == 1 else "are"
        yield f"{several(closed, 'candidate')} {are} sealed: no rating of theirs is here."
    again = sum(case.sheet.is_open and case.sheet.sealed_round == SECOND for case in cases)
    if again:
        whose = several(again, "candidate")
        yield f"Round 2 of {whose} is sealed: no rating of that round is here."


def not_in_calendar(cases: Sequence[Case]) -> Iterator[str]:
    """Say how many follow-ups have no day, and how many belong to what stands no more."""
    found = [(one.stands, follow_up.due) for _, one, _, follow_up in follow_ups(cases)]
    undated = sum(stands and due is None for stands, due in found)
    if undated:
        have = "has" if undated == 1 else "have"
        yield f"{several(undated, 'follow-up')} {have} no due date and so no entry."
    past = sum(not stands for stands, _ in found)
    if past:
        yield f"{several(past, 'follow-up')} of decisions that stand no more: no entry."
