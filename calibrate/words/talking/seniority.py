"""What is said of how senior panelists are."""

from __future__ import annotations

from calibrate.domain.session import Session

SENIORITY = "Seniority"
SENIORITY_TIP = (
    "Who is more senior speaks later; a higher number is more senior. Used for that only."
)
NOBODY_RANKED = "how senior anybody is was not noted"


def ranks_words(session: Session) -> tuple[str, ...]:
    """Return a line for each panelist whose seniority was noted, in the panel's order."""
    ranks = [(one.name, session.seniority.of(one.id)) for one in session.panel.panelists]
    return tuple(f"{name}: {rank}" for name, rank in ranks if rank is not None) or (NOBODY_RANKED,)
