"""What a panelist does to a rating, as values: one draft and one event give the next draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from calibrate.domain.errors import Refused
from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import (
    Citation,
    Confidence,
    Draft,
    DraftRating,
    Observation,
    Rating,
    Side,
    Stance,
    change_needs_reason,
    check_rating,
    reason_needed,
)
from calibrate.domain.rubric.rubric import Criterion, Pairing, Rubric, Scale, Step
from calibrate.domain.text.lengths import LONGEST_LINE, within
from calibrate.domain.text.passages import passage_of

NONE_BEFORE: Mapping[str, int | None] = {}
"""For round 1, and for whoever had no rating in it."""


class Part(StrEnum):
    """The part of a rating in which something is missing."""

    SEEN = "seen"
    ANSWER = "answer"
    REASON = "reason"


class ReasonDue(StrEnum):
    """Whether a rating needs a reason: as it changed since round 1, always, or unless it cites."""

    NOT = "not"
    CHANGED = "changed"
    ALWAYS = "always"
    UNCITED = "uncited"


def answer(rating: DraftRating, value: int | None) -> DraftRating:
    """Choose a point of the scale, or None for *not enough evidence*."""
    return _changed(rating, value=value, answered=True)


def be_sure(rating: DraftRating, confidence: Confidence) -> DraftRating:
    """Say how sure the panelist is."""
    return _changed(rating, confidence=confidence)


def give_reason(rating: DraftRating, text: str) -> DraftRating:
    """Put `text` in place of the reason."""
    return _changed(rating, reason=text)


def begin_observation(rating: DraftRating, side: Side, text: str) -> DraftRating:
    """Keep an observation as far as it is typed; blank text keeps none."""
    return _changed(rating, begun=Observation(side, text) if text.strip() else None)


def observe(rating: DraftRating, side: Side, text: str) -> DraftRating:
    """Add an observation, which is not being typed any more; blank text adds nothing.

    Raises BadInput if it is too long, and then it stays as it is typed.
    """
    tidy = within(" ".join(text.split()), LONGEST_LINE, "The observation")
    if not tidy:
        return rating
    seen = (*rating.observations, Observation(side, tidy))
    return _changed(rating, observations=seen, begun=None)


def drop_observation(rating: DraftRating, position: int) -> DraftRating:
    """Take the observation at `position` away."""
    kept = tuple(
        observation for at, observation in enumerate(rating.observations) if at != position
    )
    return _changed(rating, observations=kept)


def cite(
    rating: DraftRating, piece: Evidence, stance: Stance | None, marked: str = ""
) -> DraftRating:
    """Cite a piece in the version at hand, or words marked in it; no longer with no stance."""
    made = Citation(piece.id, stance, piece.version, passage_of(marked)) if stance else None
    kept = [made if citation.evidence == piece.id else citation for citation in rating.citations]
    if made and made not in kept:
        kept.append(made)
    return _changed(rating, citations=tuple(citation for citation in kept if citation))


def drop_citation(rating: DraftRating, evidence: str) -> DraftRating:
    """Cite a piece no longer, by its id."""
    kept = tuple(citation for citation in rating.citations if citation.evidence != evidence)
    return _changed(rating, citations=kept)


def citation(rating: DraftRating, evidence: str) -> Citation | None:
    """Return the citation of a piece, if there is one."""
    return next((citation for citation in rating.citations if citation.evidence == evidence), None)


def as_before(rating: DraftRating, before: Rating) -> DraftRating:
    """Say again what was said in round 1: answer, how sure, reason, citations."""
    return _changed(
        rating,
        value=before.value,
        answered=True,
        confidence=before.confidence,
        reason=before.reason,
        citations=before.citations,
    )


def record(
    rating: DraftRating,
    criterion: Criterion,
    rubric: Rubric,
    step: Step,
    before: Mapping[str, int | None] = NONE_BEFORE,
) -> DraftRating:
    """Record the rating; raise Refused or BadInput, in one sentence, unless it may stand.

    An observation that is being typed is added first. `before` has the panelist's own answers of
    round 1 by criterion, where round 2 is rated.
    """
    if rating.begun:
        rating = observe(rating, rating.begun.side, rating.begun.text)
    made = rating.rating()
    check_rating(made, criterion, rubric.scale, step)
    if change_needs_reason(made, before):
        value = before[criterion.id]
        said = "–" if value is None else value
        raise Refused(f"“{criterion.title}”: you said {said} in round 1; say why that changed.")
    return replace(rating, recorded=True)


def missing_part(rating: DraftRating, scale: Scale, pairing: Pairing) -> Part:
    """Return where a refused rating is to be mended."""
    if rating.begun and len(rating.begun.text) > LONGEST_LINE:
        return Part.SEEN
    offered = rating.value is None or rating.value in scale.offered(pairing)
    if not rating.answered or not offered:
        return Part.ANSWER
    return Part.REASON


def reason_due(
    rating: DraftRating, scale: Scale, before: Mapping[str, int | None] = NONE_BEFORE
) -> ReasonDue:
    """Return whether this rating needs a reason, as far as it was answered."""
    if not rating.answered:
        return ReasonDue.NOT
    if before.get(rating.criterion, rating.value) != rating.value:
        return ReasonDue.CHANGED
    if reason_needed(rating.value, scale):
        return ReasonDue.ALWAYS
    return ReasonDue.NOT if rating.citations else ReasonDue.UNCITED


def following(draft: Draft, criteria: Sequence[str], after: str | None) -> str | None:
    """Return the next criterion that is not recorded, looking on after `after` and then around."""
    recorded = {rating.criterion for rating in draft.ratings if rating.recorded}
    start = criteria.index(after) + 1 if after in criteria else 0
    around = (*criteria[start:], *criteria[:start])
    return next((criterion for criterion in around if criterion not in recorded), None)


def recorded_count(draft: Draft, criteria: Sequence[str]) -> int:
    """Return how many of `criteria` are recorded."""
    recorded = {rating.criterion for rating in draft.ratings if rating.recorded}
    return len(recorded.intersection(criteria))


def draft_of(ratings: Sequence[Rating]) -> Draft:
    """Return ratings that were submitted as a draft in which all of them are recorded."""
    return Draft(tuple(_drafted(rating) for rating in ratings))


def beside(draft: Draft, own: Mapping[str, Rating], asked: Sequence[str]) -> Draft:
    """Return a draft of what is asked now together with what was opened on everything else."""
    others = draft_of([rating for criterion, rating in own.items() if criterion not in asked])
    return Draft((*others.ratings, *draft.ratings))


def _drafted(rating: Rating) -> DraftRating:
    return DraftRating(
        criterion=rating.criterion,
        value=rating.value,
        answered=True,
        recorded=True,
        confidence=rating.confidence,
        observations=rating.observations,
        reason=rating.reason,
        citations=rating.citations,
    )


def _changed(rating: DraftRating, **values: Any) -> DraftRating:
    """Change it; what was recorded before counts only when Record is pressed again."""
    made = replace(rating, **values)
    return rating if made == rating else replace(made, recorded=False)
