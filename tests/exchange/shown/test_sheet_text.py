"""The side-by-side as text says all that the sheet shows, within its width."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.domain.ballots import Origin
from calibrate.domain.decisions import (
    Decision,
    Dissent,
    EarlierDecision,
    FollowUp,
    Outcome,
    Vote,
)
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.presence.away import Away
from calibrate.domain.ratings import Citation, Confidence, Rating, Stance
from calibrate.domain.record.case import Case, LateBallot, ReplacedKit
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import OpenedRating, Reveal, Sheet, build_sheet
from calibrate.exchange.shown.sheet_text import sheet_text
from tests.worlds.people import ANN_LEE
from tests.worlds.rubrics import CRAFT

EVIDENCE = (
    Evidence("e1", "ann", 1, EvidenceText("Parser", "x", "Change", date(2026, 3, 14)), ("code",)),
    Evidence("e2", "ann", 2, EvidenceText("Letter")),
)
SEALED = build_sheet(CandidateState(ANN_LEE), CRAFT, EVIDENCE, presenters=("Quentin",))
RATINGS = (
    OpenedRating(
        Rating("code", 4, Confidence.VERY, (), "Clear.", (Citation("e1", Stance.TARGET),)),
        "pia",
        "Pia",
    ),
    OpenedRating(Rating("code", 1, reason="Thin.")),
    OpenedRating(Rating("lead", None, None, reason="Nothing seen."), origin=Origin.IMPORTED),
)
DECISION = Decision(
    "d",
    "ann",
    Outcome.NOT_YET,
    "More is needed.",
    Vote(1, 2, 1),
    (Dissent("pia", "I saw enough."),),
    (FollowUp("Bo", "Find a launch.", date(2026, 9, 1)),),
)
REVEAL = Reveal(1, datetime(2026, 5, 4, 10, 30, tzinfo=UTC), ("Rosa",), "ill")
DECIDED = build_sheet(
    CandidateState(ANN_LEE, CandidatePhase.DECIDED, 1),
    CRAFT,
    EVIDENCE,
    RATINGS,
    reveals=(REVEAL,),
    decision=DECISION,
)
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
TWICE = build_sheet(
    CandidateState(ANN_LEE, CandidatePhase.REVEALED, 2, second_round=("code",)),
    CRAFT,
    EVIDENCE,
    (
        OpenedRating(Rating("code", 2, reason="Thin."), "pia", "Pia", stands=False),
        OpenedRating(Rating("code", 4, reason="Seen now."), "pia", "Pia", round=2),
        OpenedRating(Rating("code", 4, reason="Clear."), "bo", "Bo"),
    ),
    reveals=(REVEAL, Reveal(2, NOON, ("Bo",), "left", ("Bo",))),
    notes={"code": "What counts as shaping."},
)


def case_of(sheet: Sheet, **more: Any) -> Case:
    """Return the case of a sheet, in which nobody but who is named in `more` took part."""
    case = Case(
        session="Autumn",
        sheet=sheet,
        file_name="Ann.pdf",
        raters=(),
        recused=(),
        facilitators=(),
        observers=(),
        quorum=3,
        rated=0,
        present=0,
        exceptions=(),
        dissenters=(),
        log_line=1,
        log_head="",
        changed=NOON,
    )
    return replace(case, **more)


def test_a_sealed_sheet_reads_side_by_side() -> None:
    assert (
        sheet_text(case_of(SEALED), 68)
        == """\
Ann Lee, Payments: L3 to L4, sealed
presented by Quentin

   L3  Engineer                    │ L4  Senior Engineer
   At L3 an engineer               │ At L4 an engineer

1. Code, and tests
   Writes code that reads well.    │ Shapes code that others extend.
   e.g. Adds a failing test.       │ gap: Show a design.
   EV-01  14 Mar 2026  Parser (Change); part not said

2. Launching (L3 only)
   Ships with alerts.              │ –

3. Improvements (new at L4)
   –                               │ Removes causes.

The level as a whole
   e.g. Tidied a module.           │ gap: Show a launch.

Unplaced evidence
   EV-02  Letter; part not said
"""
    )


def test_ratings_reveals_and_the_decision_are_told_once_they_are_there() -> None:
    decided = replace(DECIDED, decided=NOON)
    text = sheet_text(case_of(decided, dissenters=(("Pia", "I saw enough."),)), width=120)
    for line in (
        "   Pia, 4 Meets L4, very sure; cites EV-01: Clear.",
        "   A panelist, 1 Below L3, fairly sure: Thin.",
        "   1 of 2 meet L4, split.",
        "   A panelist, Not enough evidence, confidence not stated, imported from a table: "
        "Nothing seen.",
        "   No number given, 1 not enough evidence.",
        "   Round 1 revealed 4 May 2026, 10:30 UTC without Rosa. Why: Ill.",
        "   Not yet, recorded 4 May 2026, 12:00 UTC.",
        "   1 for, 2 against, 1 abstention. The majority is against.",
        "   More is needed.",
        "   Dissent of Pia: I saw enough.",
        "   Follow-up of Bo, by 1 Sep 2026: Find a launch.",
    ):
        assert line in text.splitlines()


def test_a_dissenter_who_is_not_named_to_this_viewer_is_a_panelist() -> None:
    text = sheet_text(case_of(DECIDED, dissenters=(("", "I saw enough."),)))
    assert "   Dissent of a panelist: I saw enough." in text.splitlines()


def test_a_second_round_tells_both_ratings_the_movement_and_the_note() -> None:
    lines = sheet_text(case_of(TWICE), width=120).splitlines()
    first = lines.index("   Pia, Before the talk: 2 Meets L3, fairly sure: Thin.")
    assert lines[first + 1 : first + 6] == [
        "   Pia, Round 2: 4 Meets L4, was 2; fairly sure: Seen now.",
        "   Bo, 4 Meets L4, not rated again; fairly sure: Clear.",
        "   2 of 2 meet L4.",
        "   Round 1 split: 1 of 2 meet L4. Round 2: 1 moved up, none down; no longer split.",
        "   noted: What counts as shaping.",
    ]
    assert (
        "   Round 2 revealed 4 May 2026, 12:00 UTC without Bo. Why: Left. "
        "What Bo submitted could not be opened."
    ) in lines


def test_a_second_round_that_is_sealed_tells_only_that_it_is_under_way() -> None:
    state = CandidateState(ANN_LEE, CandidatePhase.REVEALED, 1, second_round=("code",))
    text = sheet_text(case_of(build_sheet(state, CRAFT, EVIDENCE, RATINGS)))
    assert text.count(" Round 2 is sealed until its reveal.\n") == 1
    assert "moved" not in text


def test_who_was_away_and_what_does_not_count_is_told() -> None:
    case = case_of(
        DECIDED,
        deputy="Olga",
        attendance=(
            Away("Rosa", True, REVEAL.time, because="ill"),
            Away("Quentin", False, REVEAL.time, NOON),
        ),
        set_aside=("Bo",),
        late=(LateBallot("Rosa", NOON),),
        replaced_kits=(ReplacedKit("Rosa", 2, NOON, "It was lost."),),
    )
    lines = sheet_text(case).splitlines()
    for line in (
        "Olga is deputy of the facilitator",
        "   Rosa, absent for the day: ill",
        "   Quentin, outside 10:30–12:00",
        "Set aside for a conflict, counted nowhere",
        "   Rosa was given kit 2 in place of another, 4 May 2026, 12:00 UTC: It was lost",
        "   Rosa, round 1, 4 May 2026, 12:00 UTC, after the reveal; kept, not counted.",
    ):
        assert line in lines


def test_a_decision_tells_what_is_out_of_the_ordinary_and_what_it_supersedes() -> None:
    before = EarlierDecision(
        replace(DECISION, outcome=Outcome.DEFER), REVEAL.time, NOON, "An error"
    )
    tie = replace(DECIDED, decision=replace(DECISION, vote=Vote(2, 2)))
    case = case_of(
        tie, decider="Pia", exceptions=("against the majority of votes",), earlier=(before,)
    )
    lines = sheet_text(case).splitlines()
    assert "   2 for, 2 against, no abstention. A tie, decided by Pia." in lines
    assert "   Against the majority of votes." in lines
    place = lines.index("Decisions that no longer stand")
    assert lines[place + 1 : place + 4] == [
        "   Defer, recorded 4 May 2026, 10:30 UTC.",
        "   1 for, 2 against, 1 abstention.",
        "   More is needed.",
    ]
    assert lines[-1] == "   Reopened 4 May 2026, 12:00 UTC: An error"


def titled(title: str) -> Case:
    piece = replace(EVIDENCE[1], content=EvidenceText(title))
    return case_of(build_sheet(CandidateState(ANN_LEE), CRAFT, (piece,)))


def test_nothing_in_a_text_steers_the_terminal() -> None:
    assert "\x1b" not in sheet_text(titled("\x1b[2Jgone"))


def test_a_name_keeps_its_joiners() -> None:
    assert "علی\u200cرضا" in sheet_text(titled("علی\u200cرضا"))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 200), st.text(min_size=1, max_size=100).filter(str.strip))
def test_no_line_is_wider_than_asked_for(width: int, title: str) -> None:
    lines = sheet_text(titled(title), width).split("\n")
    assert max(map(len, lines)) <= max(width, 40)
