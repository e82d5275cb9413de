"""What is said of people: what they are there for, who led, who rated, who did not and why."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.people import Relation, RelationKind, Role
from calibrate.domain.presence.presence import Submitting
from calibrate.domain.record.case import Case
from calibrate.domain.session import Session
from calibrate.domain.sheet import SheetRow
from calibrate.words.phrases import briefly, some

NAMELESS = "A panelist"
DEPUTY = "Deputy"

ROLES = {
    Role.PANELIST: "Panelist",
    Role.FACILITATOR: "Facilitator",
    Role.OBSERVER: "Observer",
}

RELATIONS = {
    RelationKind.PRESENTS: "presents",
    RelationKind.RECUSED: "recused",
    RelationKind.RELIEVED: "does not rate here",
}


SUBMITTING = {
    Submitting.SUBMITTED: "Submitted",
    Submitting.ABSENT: "Absent",
    Submitting.AWAITED: "Not yet",
    Submitting.MISSED: "Not submitted",
}


def relation_words(relation: Relation, session: Session) -> str:
    """Say who presents whom, is recused from whom, or does not rate whom."""
    panelist = session.panel.panelist(relation.panelist)
    name = session.candidate(relation.candidate).name
    match relation.kind:
        case RelationKind.PRESENTS:
            stands = "presents"
        case RelationKind.RECUSED:
            stands = "is recused from"
        case RelationKind.RELIEVED:
            stands = "does not rate"
    return f"{panelist.name} {stands} {name}." if panelist else ""


def chairs(case: Case) -> tuple[tuple[str, str], ...]:
    """Return who ran this candidate's part, and as what: a deputy in a facilitator's place."""
    if case.deputy:
        return ((case.deputy, DEPUTY),)
    fit = [name for name in case.facilitators if name not in case.recused]
    unrelated = [name for name in fit if name not in case.sheet.presenters]
    return tuple((name, ROLES[Role.FACILITATOR]) for name in unrelated or fit)


def chair_words(case: Case) -> str:
    """Name who ran this candidate's part, and say so if they have no vote."""
    led = [name for name, _ in chairs(case)]
    if not led:
        return "The facilitator is recused" if case.facilitators else "No facilitator is named"
    what = DEPUTY if case.deputy else ROLES[Role.FACILITATOR]
    silent = "" if set(led) & set(case.raters) else ", no vote"
    return f"{what} {some(led)}{silent}"


def without_deputy_words(case: Case) -> str:
    """Say who ran this part although they present the candidate."""
    return f"{some([name for name, _ in chairs(case)])}, who presents, ran this without a deputy"


def rated_words(case: Case) -> str:
    """Say how many of those who may rate have a rating that counts."""
    return f"{case.rated} of {len(case.raters)} rated"


def has_names(row: SheetRow) -> bool:
    """Tell whether it is said whose a criterion's ratings are."""
    return any(opened.name for opened in row.ratings)


def unrated_words(case: Case, row: SheetRow) -> tuple[str, ...]:
    """Say why somebody who may rate has no rating on a criterion; how many, without names."""
    count = case.sheet.absent(row)
    if not count:
        return ()
    if not has_names(row):
        return (f"{count} of {case.sheet.raters} who may rate",)
    rated = {opened.name for opened in row.standing}
    return tuple(_why(case, name) for name in case.raters if name not in rated)


def _why(case: Case, name: str) -> str:
    return f"{name}, {'; '.join(_reasons(case, name))}"


def _reasons(case: Case, name: str) -> Iterator[str]:
    """Yield why somebody has no rating: what the reveal says, and what came too late."""
    reveals = [reveal for reveal in case.sheet.reveals if reveal.round == 1]
    away = next((line for line in case.attendance if line.absent and line.name == name), None)
    excused = next((reveal for reveal in reveals if name in reveal.excused), None)
    if any(name in reveal.invalid for reveal in reveals):
        yield "whose submission could not be opened"
    if away:
        yield f"absent: {briefly(away.because)}" if away.because else "absent"
    elif excused:
        yield f"left out: {briefly(excused.because)}" if excused.because else "left out"
    else:
        yield "no submission"
    if any(late.name == name and late.round == 1 for late in case.late):
        yield "a ballot came late and is not counted"
