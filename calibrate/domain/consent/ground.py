"""Who may be proposed together: on whom the panel, as it rated blind, has nothing to settle.

Nothing here sets a candidate aside from the others but what was revealed. It computes no outcome:
it says whom a facilitator may propose, anybody in the room may pull them, and people decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from calibrate.domain.consent.listed import was_pulled
from calibrate.domain.decisions import Outcome, Vote
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.presence.presence import has_quorum
from calibrate.domain.ratings import count, splits
from calibrate.domain.rubric.rubric import Pairing, Rubric, Step
from calibrate.domain.session import CandidatePhase, CandidateState, Session


class Stand(StrEnum):
    """The side of the bar on which every criterion of a case stands."""

    MEETS = "meets"
    BELOW = "below"


class Obstacle(StrEnum):
    """Why a case is talked about and not proposed."""

    SEALED = "sealed"
    OVER = "over"
    SECOND_ROUND = "second-round"
    REOPENED = "reopened"
    PULLED = "pulled"
    RECUSED = "recused"
    QUORUM = "quorum"
    MISSING = "missing"
    NOT_ENOUGH = "not-enough"
    UNSURE = "unsure"
    SPLIT = "split"
    SIDES = "sides"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Ground:
    """What was revealed of a candidate, as far as the rule asks it.

    `values` has by criterion the values that count, None for *not enough evidence*; `unsure` how
    many of those ratings are unsure, `is_excused` that a round was opened without somebody, and
    `is_reopened` that the case was decided or withdrawn before.
    """

    values: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)
    unsure: int = 0
    is_excused: bool = False
    is_reopened: bool = False


NOTHING = Ground()


@dataclass(frozen=True, slots=True)
class ConsentCase:
    """A case as who runs it may propose it, or what stands against that.

    `stand` is where all criteria stand if they do; `apart` counts by criterion the ratings on the
    other side, which are too few to split it.
    """

    candidate: str
    obstacles: tuple[Obstacle, ...]
    stand: Stand | None = None
    apart: Mapping[str, int] = field(default_factory=dict)

    @property
    def may_be_proposed(self) -> bool:
        """Whether nothing stands against it."""
        return not self.obstacles


def consent_case(session: Session, candidate: str, ground: Ground) -> ConsentCase:
    """Return whether a candidate may be proposed, by the whole `session` and what was revealed."""
    state = session.candidate(candidate)
    if state.phase is CandidatePhase.SEALED:
        return ConsentCase(candidate, (Obstacle.SEALED,))
    if state.phase is not CandidatePhase.REVEALED:
        return ConsentCase(candidate, (Obstacle.OVER,))
    found = (*_in_the_room(session, state), *_in_the_ratings(session, state, ground))
    stand = where_all_stand(session.rubric, state.candidate.step, ground)
    apart = _apart(session.rubric, state.candidate.step, ground, stand)
    return ConsentCase(candidate, found, stand, apart)


def _in_the_room(session: Session, state: CandidateState) -> Iterator[Obstacle]:
    if state.sealed_round:
        yield Obstacle.SECOND_ROUND
    if was_pulled(session.meeting, state.id):
        yield Obstacle.PULLED
    if any(session.meeting.is_here(one.id) for one in session.panel.recused(state.id)):
        yield Obstacle.RECUSED
    if not has_quorum(session, state.id):
        yield Obstacle.QUORUM


def _in_the_ratings(session: Session, state: CandidateState, ground: Ground) -> Iterator[Obstacle]:
    rubric, step = session.rubric, state.candidate.step
    pairs = rubric.for_step(step)
    given = [ground.values.get(criterion.id, ()) for criterion, _ in pairs]
    raters = len(session.panel.raters(state.id))
    if ground.is_reopened:
        yield Obstacle.REOPENED
    if ground.is_excused or any(len(values) != raters for values in given):
        yield Obstacle.MISSING
    if any(value is None for values in given for value in values):
        yield Obstacle.NOT_ENOUGH
    if ground.unsure:
        yield Obstacle.UNSURE
    if any(
        splits(values, rubric.split, rubric.scale, pairing)
        for values, (_, pairing) in zip(given, pairs, strict=True)
    ):
        yield Obstacle.SPLIT
    elif where_all_stand(rubric, step, ground) is None:
        yield Obstacle.SIDES
    if not _current_level_holds(rubric, step, ground):
        yield Obstacle.CURRENT


def where_all_stand(rubric: Rubric, step: Step, ground: Ground) -> Stand | None:
    """Return on which side of the bar every criterion that has one stands, if it is the same.

    A criterion stands where more of its numbers are; whether those on the other side are too many
    to pass over says the rubric's rule of splitting.
    """
    sides = set[Stand | None]()
    for criterion, pairing in rubric.for_step(step):
        if pairing is not Pairing.CURRENT_ONLY:
            found = count(ground.values.get(criterion.id, ()), rubric.scale, pairing)
            uneven = Stand.MEETS if found.meets > found.below else Stand.BELOW
            sides.add(None if found.meets == found.below else uneven)
    return sides.pop() if len(sides) == 1 else None


def _current_level_holds(rubric: Rubric, step: Step, ground: Ground) -> bool:
    """Tell whether nobody disputes what only the current level states, nor that it holds.

    Where the panel stands below the bar, all of it may say as well that it does not hold.
    """
    stand = where_all_stand(rubric, step, ground)
    for criterion, pairing in rubric.for_step(step):
        if pairing is Pairing.CURRENT_ONLY:
            found = count(ground.values.get(criterion.id, ()), rubric.scale, pairing)
            if found.below and (found.meets or stand is not Stand.BELOW):
                return False
    return True


def _apart(rubric: Rubric, step: Step, ground: Ground, stand: Stand | None) -> dict[str, int]:
    found = {}
    for criterion, pairing in rubric.for_step(step):
        if stand and pairing is not Pairing.CURRENT_ONLY:
            sides = count(ground.values.get(criterion.id, ()), rubric.scale, pairing)
            found[criterion.id] = sides.below if stand is Stand.MEETS else sides.meets
    return {criterion: apart for criterion, apart in found.items() if apart}


def outcome_at(stand: Stand | None) -> Outcome | None:
    """Return for which outcome the record itself has reasons; it is proposed to nobody."""
    return (
        {Stand.MEETS: Outcome.PROMOTE, Stand.BELOW: Outcome.NOT_YET}.get(stand) if stand else None
    )


def need_consent(session: Session) -> None:
    """Raise Refused where the policy wants every case talked through."""
    if not session.policy.consent:
        raise Refused("The policy of this session is that every case is talked through.")


def vote_of(outcome: Outcome, voters: int, abstained: int) -> Vote:
    """Return what an agreement is as a vote, of so many who are here and may vote.

    Whoever did not pull the case agrees with its outcome, unless they abstain: with *promote* that
    is a vote for the promotion, with *not yet* one against it. Nobody agrees to *defer*: what has
    to wait is not settled, and is talked about.
    """
    if outcome is Outcome.DEFER:
        raise Refused("Nothing is deferred by consent: pull the case into the talk.")
    agreed = voters - abstained
    if abstained < 0:
        raise BadInput("A count of votes cannot be below zero.")
    if agreed < 0:
        raise BadInput(f"{abstained} abstained, and {voters} are here and may vote.")
    if not agreed:
        raise Refused("Nobody agreed; pull the case into the talk.")
    return Vote(agreed, 0, abstained) if outcome is Outcome.PROMOTE else Vote(0, agreed, abstained)
