"""That a witness was asked for the keys of a session: the window remembers it until they came."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from time import time

from calibrate.domain.session import Session
from calibrate.ui.preferences import forget_request, remember_request, remembered_request
from calibrate.ui.recent import time_in_words


@dataclass(frozen=True, slots=True)
class AskedWitness:
    """When a witness was asked, in seconds, and whether it was for the candidates of now."""

    time: int
    is_current: bool

    @property
    def when(self) -> str:
        """When that was, in words."""
        return time_in_words(self.time, time())


def asked_witness(session: Session) -> AskedWitness | None:
    """Return that a witness was asked for a session's keys, or None."""
    moment, _, candidates = remembered_request(session.id).partition(" ")
    if not moment.isdigit():
        return None
    return AskedWitness(int(moment), candidates == _candidates(session))


def note_asked(session: Session) -> None:
    """Remember that a witness was asked just now."""
    remember_request(session.id, f"{int(time())} {_candidates(session)}")


def forget_asked(session: Session) -> None:
    """Forget that a witness was asked: their keys came, or rating is to open without."""
    forget_request(session.id)


def _candidates(session: Session) -> str:
    ids = "\n".join(state.id for state in session.candidates)
    return sha256(ids.encode()).hexdigest()
