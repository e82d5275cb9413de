"""What a policy says, a sentence a choice: on screen, on paper, and in a file of it."""

from __future__ import annotations

from calibrate.domain.policy.policy import USUAL, Choice, Policy, differing
from calibrate.domain.session import Session
from calibrate.words.days import day
from calibrate.words.phrases import capitalized, listing, several

POLICY = "Policy"
HOW_IT_DECIDES = "How this panel decides"
WHAT_IT_IS = (
    "What your organisation has chosen for its sessions. How criteria split, the rubric says."
)
FROZEN = "Rating is open, so it stays as it is; it can be saved and compared."
NO_NAME = "No name"
USUAL_POLICY = "Nothing was chosen for this session, so it goes as usual."

TITLES = {
    Choice.QUORUM: "Quorum",
    Choice.BLIND_ROUNDS: "Blind rounds",
    Choice.CONSENT: "Consent",
    Choice.RETENTION: "Retention",
    Choice.STATISTICS: "Statistics",
    Choice.NAMES: "Names on the projector",
}
"""What each choice is called."""


def choice_words(policy: Policy, choice: Choice) -> str:
    """Say in one sentence what a policy has chosen."""
    return {
        Choice.QUORUM: _quorum,
        Choice.BLIND_ROUNDS: _rounds,
        Choice.CONSENT: _consent,
        Choice.RETENTION: _retention,
        Choice.STATISTICS: _statistics,
        Choice.NAMES: _names,
    }[choice](policy)


def _quorum(policy: Policy) -> str:
    some = f"At least {policy.quorum}" if policy.quorum else "Two thirds, at least three,"
    return f"{some} of those who may rate decide; fewer defer or give a reason."


def _rounds(policy: Policy) -> str:
    if policy.allows_second_round:
        return "Where criteria split, a second blind round may be held after the talk."
    return "There is one blind round; what splits is talked about, and decided by vote."


def _consent(policy: Policy) -> str:
    if policy.consent:
        return "What nobody disputes may be decided together; anyone can ask for the talk."
    return "Every case is talked through, also where nobody disputes it."


def _retention(policy: Policy) -> str:
    if policy.retention is None:
        return "It is not said for how long a closed session is kept."
    return f"A closed session is kept for {several(policy.retention, 'month')}."


def _statistics(policy: Policy) -> str:
    if policy.statistics:
        return "Severity and probabilities may be shown beside ratings, never in their place."
    return "No probabilities are shown, only what was rated."


def _names(policy: Policy) -> str:
    if policy.names_hidden:
        return "The projector hides names when the meeting opens."
    return "The projector shows names when the meeting opens."


def page(policy: Policy) -> tuple[tuple[str, str], ...]:
    """Return all that a policy has chosen, as what it is about and its sentence."""
    return tuple((TITLES[choice], choice_words(policy, choice)) for choice in Choice)


def source_words(policy: Policy) -> str:
    """Say what a policy is called, since when it holds, and where it is laid down."""
    name = policy.name or NO_NAME
    since = f", since {day(policy.since)}" if policy.since else ""
    source = f"; laid down in {policy.source}" if policy.source else ""
    if policy == USUAL:
        return USUAL_POLICY
    return f"{name}{since}{source}."


def quorum_differs(session: Session) -> str:
    """Say that this session's quorum is another than the policy's, or nothing."""
    if Choice.QUORUM not in differing(session.policy, session.policy_in_force):
        return ""
    usual = session.policy.quorum
    chosen = f"at least {usual}" if usual else "two thirds, at least three"
    return f"Fixed at {session.fixed_quorum} for this session; the policy has {chosen}."


def chosen_words(policy: Policy) -> str:
    """Return how a line of the log says that a policy was put in place."""
    if policy == USUAL:
        return "took the policy away, so that the session goes as usual"
    others = [TITLES[one].lower() for one in differing(policy, USUAL)]
    unlike = f"; other than usual: {listing(others)}" if others else ""
    return f"took the policy {policy.name or NO_NAME.lower()}{unlike}"


def differences(one: Policy, other: Policy) -> tuple[tuple[str, str, str], ...]:
    """Return what two policies chose otherwise: what it is about, and the sentence of each."""
    return tuple(
        (TITLES[choice], choice_words(one, choice), choice_words(other, choice))
        for choice in differing(one, other)
    )


def summary(one: str, other: str, differing: int) -> str:
    """Say in how many choices two of these names differ."""
    if not differing:
        return f"{capitalized(one)} and {other} decide the same way."
    return f"{capitalized(one)} and {other} differ in {several(differing, 'choice')}."
