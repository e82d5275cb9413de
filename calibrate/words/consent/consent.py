"""Consent in words: who may be proposed and why others not, and that a decision was taken so."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.consent.ground import ConsentCase, Obstacle, Stand, outcome_at
from calibrate.domain.decisions import Outcome
from calibrate.domain.ratings import Stance
from calibrate.domain.rubric.rubric import Pairing, Step
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.sheet import Sheet
from calibrate.words.phrases import listing, of_step, several, some

LIST = "To be decided together"
ASKED = "To talk about somebody, say their name; no reason is needed."
"""What the room reads above the list, and beside it."""

OBSTACLES = {
    Obstacle.SEALED: "not revealed yet",
    Obstacle.OVER: "decided or withdrawn",
    Obstacle.SECOND_ROUND: "a second round is under way",
    Obstacle.REOPENED: "reopened, so the panel talks about it",
    Obstacle.PULLED: "pulled into the talk",
    Obstacle.RECUSED: "somebody who is recused is in the room",
    Obstacle.QUORUM: "too few are here who may vote",
    Obstacle.MISSING: "not everybody who may rate has ratings that count",
    Obstacle.NOT_ENOUGH: "somebody has not enough evidence",
    Obstacle.UNSURE: "somebody is unsure",
    Obstacle.SPLIT: "a criterion splits",
    Obstacle.SIDES: "criteria stand on both sides of the bar",
    Obstacle.CURRENT: "whether {current} still holds is in dispute",
}

STANDS = {
    Stand.MEETS: "meets {target} on every criterion",
    Stand.BELOW: "stands below {target} on every criterion",
}


def obstacle_words(case: ConsentCase, step: Step) -> tuple[str, ...]:
    """Say why a case is talked about and not proposed."""
    return tuple(of_step(OBSTACLES[one], step) for one in case.obstacles)


def not_proposed_words(state: CandidateState, case: ConsentCase) -> str:
    """Say in a sentence why somebody is not decided together with others."""
    why = "; ".join(obstacle_words(case, state.candidate.step))
    return f"{state.name} cannot be decided by consent: {why}. Talk about them."


def stand_words(stand: Stand | None, step: Step) -> str:
    """Say on which side of the bar all criteria stand."""
    return of_step(STANDS[stand], step) if stand else ""


def apart_words(case: ConsentCase, session: Session) -> str:
    """Say that a few ratings stand on the other side, and on which criteria; nothing if none do."""
    count = sum(case.apart.values())
    if not count:
        return ""
    titles = [one.title for one in session.rubric.criteria if one.id in case.apart]
    verb = "stands" if count == 1 else "stand"
    return f"{several(count, 'rating')} {verb} on the other side, on {some(titles)}"


# Reasons


def proposed_reason(sheet: Sheet, case: ConsentCase, outcome: Outcome | None = None) -> str:
    """Return the reason that the record has for an outcome, in its words and in nobody's own.

    The record has none for the other one: those who decide otherwise than they rated say why.
    Without an outcome it is the reason that there is.
    """
    if case.stand is None or outcome not in (None, outcome_at(case.stand)):
        return ""
    return " ".join(_reasons(sheet, case))


def _reasons(sheet: Sheet, case: ConsentCase) -> Iterator[str]:
    rows = [row for row in sheet.rows if row.pairing is not Pairing.CURRENT_ONLY]
    on = f"all {len(rows)} criteria" if len(rows) > 1 else f"“{rows[0].criterion.title}”"
    side = {Stand.MEETS: "meets {target}", Stand.BELOW: "is below {target}"}
    assert case.stand
    where = of_step(side[case.stand], sheet.step)
    whole = (
        "every rating"
        if not case.apart
        else "all but " + several(sum(case.apart.values()), "rating")
    )
    yield f"On {on} {whole} {where}; nothing splits."
    cited = _most_cited(sheet, case.stand)
    if cited:
        yield f"Cited most: {listing(cited)}."


def _most_cited(sheet: Sheet, stand: Stand) -> list[str]:
    """Return the three pieces that most ratings cite for this side; the earlier ones on a tie."""
    sought = {Stance.TARGET} if stand is Stand.MEETS else {Stance.CURRENT, Stance.AGAINST}
    counts: dict[str, int] = {}
    for row in sheet.rows:
        for piece in sheet.evidence:
            found = sum(n for stance, n in row.cited(piece.id).items() if stance in sought)
            counts[piece.id] = counts.get(piece.id, 0) + found
    pieces = [piece for piece in sheet.evidence if counts.get(piece.id)]
    pieces.sort(key=lambda piece: (-counts[piece.id], piece.number))
    return [piece.label for piece in pieces[:3]]


# What is entered

TITLE = "Decide together"
PROPOSING = (
    "Nothing splits on these, their criteria stand on one side of the bar, everybody’s ratings "
    "count and nobody is unsure. Leave out whom you would rather talk about."
)
DECIDING = (
    "Read the list. Whoever wants to talk about somebody says so, without a reason: pull the case. "
    "Who is here and may vote agrees with the rest."
)
OUTCOME_FIRST = "Choose an outcome; its reason is proposed from the record."
REASON_LACKING = "The record has no reason for this outcome. Write yours."


def propose_words(count: int) -> str:
    """Say what proposing does, on its button."""
    return f"Propose {several(count, 'case')}"


def record_words(count: int) -> str:
    """Say what recording does, on its button."""
    return f"Record {several(count, 'decision')}"


def lacking_words(outcomes: int, reasons: int) -> str:
    """Say what has still to be entered, or that nothing has."""
    if outcomes:
        return f"Still to be entered: {several(outcomes, 'outcome')}, each with its reason."
    return f"Still to be confirmed: {several(reasons, 'reason')}." if reasons else ""


def voters_words(voters: int, abstained: int) -> str:
    """Say how many may vote here, and how many of them abstain."""
    told = f"{voters} here may vote"
    return f"{told}, {several(abstained, 'abstention')}" if abstained else told
