"""The policy of an organisation: what it has chosen for all of its sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from calibrate.domain.errors import BadInput

LARGEST_QUORUM = 1_000
MOST_BLIND_ROUNDS = 2
LONGEST_RETENTION = 600
"""In months."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What sessions start from; as it is made, it is how a session goes that has no policy.

    `name`, the day `since` which it holds, and `source`, where it is laid down, may all be missing.
    `quorum` is None where two thirds of those who may rate, at least three, are enough.
    With one of `blind_rounds` nobody holds a second round; with two it may be held. `consent` says
    whether what nobody disputes may be decided together: it is on, for it takes a facilitator to
    propose it, and anyone can pull a case into the talk. `retention` is for how many months a
    session is kept once it is closed, None where no end is set; `statistics` whether probabilities
    by the model of severity may be shown beside what was rated; `names_hidden` whether the
    projector hides names when a meeting opens.
    """

    name: str = ""
    since: date | None = None
    source: str = ""
    quorum: int | None = None
    blind_rounds: int = MOST_BLIND_ROUNDS
    consent: bool = True
    retention: int | None = None
    statistics: bool = False
    names_hidden: bool = False

    @property
    def allows_second_round(self) -> bool:
        """Whether a second blind round may be held on what split."""
        return self.blind_rounds > 1


USUAL = Policy()
"""How a session goes that has no policy."""


class Choice(StrEnum):
    """What a policy chooses, each by the name of its field, in the order of the page."""

    QUORUM = "quorum"
    BLIND_ROUNDS = "blind_rounds"
    CONSENT = "consent"
    RETENTION = "retention"
    STATISTICS = "statistics"
    NAMES = "names_hidden"


def differing(one: Policy, other: Policy) -> tuple[Choice, ...]:
    """Return what two policies chose otherwise; what they are called does not count."""
    return tuple(choice for choice in Choice if getattr(one, choice) != getattr(other, choice))


def checked_policy(policy: Policy) -> Policy:
    """Return it with its texts tidied; raise BadInput for what nobody can choose."""
    if policy.quorum is not None:
        _need_within(policy.quorum, 1, LARGEST_QUORUM, "A quorum")
    _need_within(policy.blind_rounds, 1, MOST_BLIND_ROUNDS, "The number of blind rounds")
    if policy.retention is not None:
        _need_within(policy.retention, 1, LONGEST_RETENTION, "The retention in months")
    name, source = (" ".join(text.split()) for text in (policy.name, policy.source))
    return replace(policy, name=name, source=source)


def _need_within(found: int, least: int, most: int, what: str) -> None:
    if not least <= found <= most:
        raise BadInput(f"{what} is a number from {least} to {most}.")
