"""What `policy --json` prints: a contract that scripts may build on.

{"format": "calibrate.policy", "version": 1, "session": title,
 "policy": POLICY, "in_force": CHOICES, "against": POLICY, "differing": [key]}

POLICY is {"name", "since", "laid_down_in", ...CHOICES}
CHOICES is {"quorum", "blind_rounds", "consent", "retention_months", "statistics",
            "names_hidden"}

`since` is an ISO 8601 day or null. A `quorum` of null is two thirds of those who may rate, at least
three, and retention is null where no end is set. `in_force` has what holds in this session, whose
own quorum stands over the policy's. `against` and `differing` are there where something was
compared, and `differing` names the choices in which that and what is in force here differ.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json
from typing import Any

from calibrate.domain.policy.policy import Choice, Policy, differing
from calibrate.domain.session import Session

FORMAT = "calibrate.policy"
VERSION = 1

Json = dict[str, Any]

KEYS = {choice: choice.value for choice in Choice} | {Choice.RETENTION: "retention_months"}


def policy_json(session: Session, against: Policy | None = None) -> str:
    """Return what a session's panel decides by, and how another differs, as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.title,
        "policy": as_json(session.policy),
        "in_force": _choices(session.policy_in_force),
    }
    if against is not None:
        unlike = differing(session.policy_in_force, against)
        content |= {"against": as_json(against), "differing": [KEYS[choice] for choice in unlike]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_json(policy: Policy) -> Json:
    """Return a policy as JSON has it."""
    since = policy.since.isoformat() if policy.since else None
    about = {"name": policy.name, "since": since, "laid_down_in": policy.source}
    return about | _choices(policy)


def _choices(policy: Policy) -> Json:
    return {KEYS[choice]: getattr(policy, choice) for choice in Choice}
