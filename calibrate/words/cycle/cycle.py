"""What is said of a session that is made from an earlier one: who comes, and what stays behind."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.cycle.carrying import Coming, Next, Way
from calibrate.domain.cycle.former import Decided, Former
from calibrate.domain.decisions import FollowUp
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.people import RelationKind
from calibrate.domain.voice.facts import EarlierOutcome
from calibrate.words.decisions import outcome_words, owner_words
from calibrate.words.phrases import briefly, listing, several

FOLLOW_UP = "Follow-up"
FROM_EARLIER = "From an earlier session…"
NEXT_SESSION = "From an earlier session"
ONLY_READ = "The earlier session is only read; nothing in it changes."
LONGEST_TITLE = 100
COMES_ALONG = (
    "Rubric, policy and organisation",
    "The panel, with roles and seniority",
    "Presenters and recusals, with their reasons",
    "Minutes a candidate",
    "Follow-ups, as evidence to complete",
    "Outcomes, as facts shown after the vote",
)
STAYS_BEHIND = (
    "Ratings, votes, dissent and drafts",
    "Decisions, notes and letters",
    "The evidence of then",
    "Examples offered to the ladder",
    "Keys, secrets and kits",
    "The record",
)
"""What does not come along, so that nobody looks for it."""


def next_title(title: str) -> str:
    """Return how a session is called that is made from one of this title, if nobody says."""
    return f"{title}, next cycle"


def follow_up_text(follow_up: FollowUp, former: Former, reference: str) -> EvidenceText:
    """Return a follow-up as a piece that its presenter may complete."""
    who = f"{owner_words(follow_up)}. Agreed in {former.session.title}."
    title = briefly(follow_up.text, LONGEST_TITLE)
    is_cut = title.endswith("…")
    text = f"{follow_up.text}\n\n{who}" if is_cut else who
    return EvidenceText(title, text, FOLLOW_UP, reference=reference)


def outcome_then(decided: Decided) -> EarlierOutcome:
    """Return what came of an earlier session as it is kept until after the vote."""
    return EarlierOutcome(decided.day, outcome_words(decided.outcome))


def made_from_words(title: str, session: str, line: int, head: str) -> str:
    """Return how the log of a session says which one it was made from."""
    place = f"line {line}, head {head}"
    return f"made this session from {title}, session {session}, which stood at {place}"


def way_words(one: Coming, former: Former) -> str:
    """Say how somebody stood at the end, and at which step they come along, or why they do not."""
    if one.step is None:
        return one.why_not
    found = former.decided.get(one.id)
    then = f"decided “{outcome_words(found.outcome)}”" if found else "not decided"
    count = len(found.follow_ups) if found else 0
    more = f", {several(count, 'follow-up')}" if count else ""
    step = f"now {one.step}" if one.way is Way.ONWARD else f"{one.step} again"
    return f"{then}, {step}{more}"


def done_words(plan: Next) -> tuple[str, ...]:
    """Say in sentences what came along, and who did not."""
    panel = plan.former.session.panel.panelists
    presents, recused = (
        plan.related(kind) for kind in (RelationKind.PRESENTS, RelationKind.RECUSED)
    )
    names = [one.state.name for one in plan.people]
    onward = [f"{one.state.name} at {one.step}" for one in plan.people if one.way is Way.ONWARD]
    told = [
        f"Came along: the rubric {plan.rubric.title}, {several(len(panel), 'person', 'people')} "
        f"on the panel, {_counted(presents, recused, plan.follow_ups)}.",
        f"Candidates: {listing(names)}." if names else "No candidate came along.",
    ]
    told += [f"After a promotion: {listing(onward)}."] if onward else []
    return tuple(told)


def _counted(presents: int, recused: int, follow_ups: int) -> str:
    return listing(
        [
            several(presents, "presenter"),
            several(recused, "recusal"),
            several(follow_ups, "follow-up as evidence", "follow-ups as evidence"),
        ]
    )


def left_out_words(left: Sequence[Coming]) -> tuple[str, ...]:
    """Say who did not come along, and why."""
    return tuple(
        f"Left out: {one.state.name}, {one.why_not or 'who was not chosen'}." for one in left
    )
