"""Whether there is anything to be decided together, for what offers it."""

from __future__ import annotations

from calibrate.domain.consent.listed import on_list
from calibrate.ui.desk import Desk


def may_decide_together(desk: Desk) -> bool:
    """Tell whether a list stands, or somebody may be proposed."""
    session = desk.session(desk.chair)
    if not session.policy.consent:
        return False
    return bool(on_list(session)) or any(one.may_be_proposed for one in desk.consent(desk.chair))
