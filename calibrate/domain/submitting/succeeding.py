"""Of somebody who is replaced once rating is open: what stays theirs, and what their successor has.

Nothing that was submitted is taken away, and nobody rates whom they could have heard about.
"""

from __future__ import annotations

from calibrate.domain.phases import may_rate
from calibrate.domain.session import CandidateState, Session


def stays(session: Session, panelist: str) -> tuple[CandidateState, ...]:
    """Return the candidates who stay somebody's: whom they submitted, or who were revealed."""
    return tuple(
        state
        for state in session.candidates
        if may_rate(session, panelist, state.id) and _is_theirs(session, panelist, state)
    )


def passes_on(session: Session, panelist: str) -> tuple[CandidateState, ...]:
    """Return the candidates whom the successor of somebody rates."""
    return tuple(
        state
        for state in session.candidates
        if may_rate(session, panelist, state.id) and not _is_theirs(session, panelist, state)
    )


def _is_theirs(session: Session, panelist: str, state: CandidateState) -> bool:
    return bool(state.rounds_opened) or session.has_submitted(panelist, state.id)
