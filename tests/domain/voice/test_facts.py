"""What is kept until after the vote: days gone by, and outcomes that a line says whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.voice.facts import (
    MOST_OUTCOMES,
    NO_FACTS,
    EarlierOutcome,
    Facts,
    checked_facts,
    outcome_line,
    read_outcome,
    with_outcome,
)

TODAY = date(2026, 11, 19)
WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=40)
WHAT = WORDS.map(lambda text: " ".join(text.replace(":", " ").split())).filter(bool)
DAYS = st.dates(date(1990, 1, 1), TODAY)
OUTCOMES = st.builds(EarlierOutcome, DAYS, WHAT, WORDS.map(lambda text: " ".join(text.split())))


@given(OUTCOMES)
def test_an_outcome_is_read_back_from_its_line(outcome: EarlierOutcome) -> None:
    assert read_outcome(outcome_line(outcome)) == outcome


@given(st.lists(OUTCOMES, max_size=5))
def test_outcomes_stand_oldest_first_and_once(outcomes: list[EarlierOutcome]) -> None:
    twice = Facts(outcomes=(*outcomes, *outcomes))
    kept = checked_facts(twice, TODAY).outcomes
    assert set(kept) == set(outcomes) and len(kept) == len(set(outcomes))
    assert [one.day for one in kept] == sorted(one.day for one in kept)
    assert checked_facts(Facts(outcomes=kept), TODAY).outcomes == kept


@pytest.mark.parametrize(
    "facts",
    [
        Facts(TODAY + timedelta(days=1)),
        Facts(None, TODAY + timedelta(days=1)),
        Facts(outcomes=(EarlierOutcome(TODAY + timedelta(days=1), "not yet"),)),
        Facts(outcomes=(EarlierOutcome(TODAY, " "),)),
        Facts(outcomes=(EarlierOutcome(TODAY, "not: yet"),)),
        Facts(outcomes=tuple(EarlierOutcome(TODAY, f"n{n}") for n in range(MOST_OUTCOMES + 1))),
    ],
)
def test_what_cannot_have_been_is_refused(facts: Facts) -> None:
    with pytest.raises(BadInput):
        checked_facts(facts, TODAY)


@pytest.mark.parametrize("line", ["", "last spring", "2025-13-01 not yet", "2025-11-03", "2025-11"])
def test_a_line_that_is_no_outcome_is_refused(line: str) -> None:
    with pytest.raises(BadInput):
        read_outcome(line)


def test_a_next_session_adds_the_outcome_of_this_one() -> None:
    outcome = EarlierOutcome(TODAY, "not yet")
    assert with_outcome(NO_FACTS, outcome).outcomes == (outcome,)
    assert NO_FACTS.is_empty and not with_outcome(NO_FACTS, outcome).is_empty
