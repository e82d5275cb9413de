"""The policy that was chosen last on this machine, to be offered to the next session."""

from __future__ import annotations

from calibrate.domain.errors import BadInput
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.exchange.policy.policy_file import policy_text, read_policy_text
from calibrate.ui.preferences import keep, kept

POLICY = "policy/file"
CALLED = "the policy of before"


def remember(policy: Policy) -> None:
    """Keep a policy for the next session; the usual one changes nothing."""
    if policy != USUAL:
        keep(POLICY, policy_text(policy))


def remembered() -> Policy:
    """Return the policy that was kept, or the usual one where there is none that can be read."""
    try:
        return read_policy_text(str(kept(POLICY) or ""), CALLED)
    except BadInput:
        return USUAL
