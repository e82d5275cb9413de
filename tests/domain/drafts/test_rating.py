from datetime import UTC, datetime

import pytest

from calibrate.domain.drafts import rating as drafting
from calibrate.domain.drafts.rating import Part, ReasonDue
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.ratings import (
    Citation,
    Confidence,
    Draft,
    DraftRating,
    Observation,
    PastSubmission,
    Rating,
    Side,
    Stance,
)
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.submitting.standing import standing
from tests.worlds.rubrics import RUBRIC, STEP

PIECE = Evidence("p1", "ann", 1, EvidenceText("A piece"), version=2)
EMPTY = DraftRating("code")
CITED = (Citation("p1", Stance.TARGET),)
CODE = RUBRIC.criterion("code")


def test_a_change_makes_a_recorded_rating_unrecorded() -> None:
    recorded = drafting.record(
        drafting.give_reason(drafting.answer(EMPTY, 3), "Seen."), CODE, RUBRIC, STEP
    )
    assert recorded.recorded
    assert not drafting.answer(recorded, 4).recorded
    assert not drafting.be_sure(recorded, Confidence.VERY).recorded
    assert not drafting.cite(recorded, PIECE, Stance.TARGET).recorded


def test_the_same_answer_again_changes_nothing() -> None:
    recorded = DraftRating("code", 3, answered=True, recorded=True, reason="Seen.")
    assert drafting.answer(recorded, 3) is recorded
    assert drafting.give_reason(recorded, "Seen.") is recorded


def test_not_enough_evidence_is_an_answer() -> None:
    rating = drafting.answer(EMPTY, None)
    assert rating.answered and rating.value is None and not rating.is_empty


def test_an_observation_that_is_typed_is_kept_until_it_is_entered() -> None:
    typed = drafting.begin_observation(EMPTY, Side.AGAINST, "Nobody  re")
    assert typed.begun == Observation(Side.AGAINST, "Nobody  re") and not typed.is_empty
    assert drafting.begin_observation(typed, Side.FOR, " ") == EMPTY
    seen = drafting.observe(typed, Side.AGAINST, "Nobody  reads it. ")
    assert seen.observations == (Observation(Side.AGAINST, "Nobody reads it."),)
    assert seen.begun is None


def test_recording_enters_the_observation_that_is_typed() -> None:
    answered = drafting.give_reason(drafting.answer(EMPTY, 3), "Seen.")
    typed = drafting.begin_observation(answered, Side.FOR, "It holds.")
    recorded = drafting.record(typed, CODE, RUBRIC, STEP)
    assert recorded.recorded and recorded.begun is None
    assert recorded.rating().observations == (Observation(Side.FOR, "It holds."),)


def test_an_observation_that_is_too_long_is_not_entered_and_nothing_is_recorded() -> None:
    answered = drafting.give_reason(drafting.answer(EMPTY, 3), "Seen.")
    typed = drafting.begin_observation(answered, Side.FOR, "x" * 2_001)
    sentence = "The observation is longer than 2000 characters"
    with pytest.raises(BadInput, match=sentence):
        drafting.observe(typed, Side.FOR, "x" * 2_001)
    with pytest.raises(BadInput, match=sentence):
        drafting.record(typed, CODE, RUBRIC, STEP)
    assert drafting.missing_part(typed, RUBRIC.scale, Pairing.PAIRED) is Part.SEEN


def test_a_citation_keeps_the_version_that_was_seen() -> None:
    rating = drafting.cite(EMPTY, PIECE, Stance.AGAINST)
    assert rating.citations == (Citation("p1", Stance.AGAINST, 2),)


def test_another_stance_replaces_the_one_before_and_none_takes_it_away() -> None:
    rating = drafting.cite(drafting.cite(EMPTY, PIECE, Stance.AGAINST), PIECE, Stance.TARGET)
    assert [one.stance for one in rating.citations] == [Stance.TARGET]
    assert drafting.cite(rating, PIECE, None).citations == ()
    assert drafting.drop_citation(rating, "p1").citations == ()


def test_blank_observations_are_not_added() -> None:
    assert drafting.observe(EMPTY, Side.FOR, "  \n ") is EMPTY
    rating = drafting.observe(EMPTY, Side.AGAINST, " No   test. ")
    assert rating.observations[0].text == "No test."
    assert drafting.drop_observation(rating, 0).observations == ()


@pytest.mark.parametrize(
    ("rating", "error", "part"),
    [
        (EMPTY, Refused, Part.ANSWER),
        (DraftRating("code", 3, answered=True), Refused, Part.REASON),
        (DraftRating("code", 5, answered=True), Refused, Part.REASON),
        (DraftRating("code", None, answered=True), Refused, Part.REASON),
        (DraftRating("code", 9, answered=True, reason="x"), BadInput, Part.ANSWER),
    ],
)
def test_a_refused_rating_leads_to_what_is_missing(
    rating: DraftRating, error: type[Exception], part: Part
) -> None:
    with pytest.raises(error):
        drafting.record(rating, CODE, RUBRIC, STEP)
    assert drafting.missing_part(rating, RUBRIC.scale, Pairing.PAIRED) is part


def test_the_next_criterion_is_looked_for_around_the_sheet() -> None:
    draft = Draft((DraftRating("b", 3, answered=True, recorded=True),))
    assert drafting.following(draft, ("a", "b", "c"), "a") == "c"
    assert drafting.following(draft, ("a", "b", "c"), "c") == "a"
    assert drafting.following(draft, ("b",), "b") is None


@pytest.mark.parametrize(
    ("rating", "before", "due"),
    [
        (EMPTY, {}, ReasonDue.NOT),
        (DraftRating("code", 3, answered=True), {}, ReasonDue.UNCITED),
        (DraftRating("code", 3, answered=True, citations=CITED), {}, ReasonDue.NOT),
        (DraftRating("code", 5, answered=True, citations=CITED), {}, ReasonDue.ALWAYS),
        (DraftRating("code", None, answered=True, citations=CITED), {}, ReasonDue.ALWAYS),
        (DraftRating("code", 3, answered=True, citations=CITED), {"code": 4}, ReasonDue.CHANGED),
        (DraftRating("code", 3, answered=True, citations=CITED), {"code": 3}, ReasonDue.NOT),
    ],
)
def test_a_reason_is_due_for_ends_changes_and_what_cites_nothing(
    rating: DraftRating, before: dict[str, int | None], due: ReasonDue
) -> None:
    assert drafting.reason_due(rating, RUBRIC.scale, before) is due


def test_a_change_in_round_2_is_refused_without_a_reason() -> None:
    rating = DraftRating("code", 3, answered=True, citations=CITED)
    with pytest.raises(Refused, match="you said – in round 1; say why that changed"):
        drafting.record(rating, CODE, RUBRIC, STEP, {"code": None})
    assert drafting.record(rating, CODE, RUBRIC, STEP, {"code": 3}).recorded


def test_a_submission_of_one_round_does_not_stand_in_the_other() -> None:
    now = datetime(2026, 11, 19, tzinfo=UTC)
    first = PastSubmission("1", now, (Rating("code", 3, reason="Seen."),))
    assert standing((first,), 2) is None
    second = PastSubmission("2", now, (Rating("code", 4, reason="Seen."),), round=2)
    assert standing((first, second)) is first
    assert standing((first, second), 2) is second
