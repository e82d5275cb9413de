"""What a decision in the making lacks, and what is unusual about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.decisions import Dissent, Outcome
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.drafts.judging import Lack, Unusual, lack, need_whole, unusual
from calibrate.domain.errors import Refused
from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting
from calibrate.domain.session import CandidatePhase, Session
from calibrate.domain.sheet import build_sheet
from tests.worlds.rubrics import RUBRIC
from tests.worlds.values import ANN, BEN, session, went

REVEALED = replace(BEN, phase=CandidatePhase.REVEALED, rounds_opened=1)
SHEET = build_sheet(REVEALED, RUBRIC, [], notes={"code": "Agreed."})
WHOLE = DecisionDraft("d", Outcome.PROMOTE, (3, 1, None), "Surely.")
TIE = replace(WHOLE, votes=(2, 2, None))
RATERS = ("pia", "quentin", "rosa", "sami")


def room(*lines: AttendanceLine, decider: str | None = None) -> Session:
    """Ben is revealed, and all four have rated him."""
    meeting = Meeting(agenda=("ann", "ben"), attendance=lines)
    given = tuple(("ben", rater, 1) for rater in RATERS)
    return session(ANN, REVEALED, meeting=meeting, submitted=given, decider=decider)


AWAY = [went(rater, AttendanceKind.ABSENT, 0) for rater in ("pia", "quentin")]


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (DecisionDraft("d"), Lack.OUTCOME),
        (replace(WHOLE, outcome=None), Lack.OUTCOME),
        (replace(WHOLE, reason="  "), Lack.REASON),
        (replace(WHOLE, notes=(("lead", "Begun"),)), Lack.NOTES),
        (replace(WHOLE, notes=(("code", "Agreed."),)), None),
        (TIE, Lack.DECIDER),
        (replace(TIE, outcome=Outcome.DEFER), None),
        (WHOLE, None),
    ],
)
def test_what_is_lacking_is_told_in_the_order_it_is_entered(
    draft: DecisionDraft, missing: Lack | None
) -> None:
    assert lack(draft, room(), SHEET) is missing


def test_a_sealed_round_comes_before_everything() -> None:
    again = replace(REVEALED, second_round=("code",))
    assert lack(WHOLE, room(), build_sheet(again, RUBRIC, [])) is Lack.REVEAL


def test_a_tie_lacks_nothing_where_its_decider_is_here() -> None:
    assert lack(TIE, room(decider="pia"), SHEET) is None
    assert lack(TIE, room(*AWAY, decider="pia"), SHEET) is Lack.DECIDER


def test_what_the_rules_forbid_is_refused() -> None:
    need_whole(WHOLE, room(), SHEET)
    need_whole(DecisionDraft(), room(), SHEET)
    with pytest.raises(Refused, match="own words"):
        need_whole(replace(WHOLE, dissents=(Dissent("pia", " "),)), room(), SHEET)


def test_nothing_is_unusual_about_most_decisions() -> None:
    assert unusual(WHOLE, room(), SHEET) == Unusual()
    assert unusual(DecisionDraft(), room(), SHEET) == Unusual()


def test_too_few_are_told_at_once_and_then_as_an_exception() -> None:
    assert unusual(DecisionDraft(), room(*AWAY), SHEET) == Unusual(is_below_quorum=True)
    silent = replace(WHOLE, votes=(None, None, None), reason="")
    found = unusual(silent, room(*AWAY), SHEET)
    assert found == Unusual(("below the quorum: 2 took part, 3 are needed",))


def test_deciding_against_the_majority_is_an_exception() -> None:
    found = unusual(replace(WHOLE, outcome=Outcome.NOT_YET), room(), SHEET)
    assert found.exceptions == ("against the majority of votes",)


def test_a_tie_is_told_unless_it_defers_or_keeps_the_decision_from_being_recorded() -> None:
    assert unusual(replace(TIE, outcome=None), room(), SHEET).is_tie
    assert unusual(TIE, room(decider="pia"), SHEET).is_tie
    assert not unusual(TIE, room(), SHEET).is_tie
    assert not unusual(replace(TIE, outcome=Outcome.DEFER), room(), SHEET).is_tie


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (replace(WHOLE, votes=(None, None, None)), True),
        (replace(WHOLE, votes=(None, None, None), reason=""), False),
        (replace(WHOLE, votes=(None, None, None), outcome=Outcome.DEFER), False),
        (WHOLE, False),
    ],
)
def test_that_no_vote_was_entered_is_told_once_there_is_a_reason(
    draft: DecisionDraft, told: bool
) -> None:
    assert unusual(draft, room(), SHEET).is_without_vote is told


def test_a_reason_alone_decides_nothing() -> None:
    assert not DecisionDraft(reason="Surely.").is_deciding
    assert DecisionDraft(votes=(None, 0, None)).is_deciding
    assert DecisionDraft(outcome=Outcome.DEFER).is_deciding
