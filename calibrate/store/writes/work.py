"""What a command's handler works with, and the one dispatcher of commands to handlers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, singledispatch
from typing import Any

from sqlalchemy import Connection

from calibrate.domain.errors import BadInput
from calibrate.domain.people import Panelist
from calibrate.domain.session import Session
from calibrate.store.reads.session import load_session
from calibrate.store.record.journal import Journal


@dataclass
class Work:
    """One command being carried out: where it writes, when, for whom, and whom it concerns."""

    connection: Connection
    time: datetime
    actor: str
    ids: set[str] = field(default_factory=set)

    @cached_property
    def journal(self) -> Journal:
        """Through which every state row is written."""
        return Journal(self.connection)

    @cached_property
    def session(self) -> Session:
        """The whole session as it stood before the command."""
        return load_session(self.connection)

    @property
    def stamp(self) -> str:
        """The command's time as it is stored."""
        return self.time.isoformat(timespec="seconds")

    def about(self, *ids: str) -> None:
        """Name ids that the command concerns, for its log line."""
        self.ids.update(ids)


def named_panelist(work: Work, id: str) -> Panelist:
    """Return the panelist with this id; raise BadInput if there is none."""
    panelist = work.session.panel.panelist(id)
    if panelist is None:
        raise BadInput("There is no such panelist in this session.")
    return panelist


@singledispatch
def perform(command: object, work: Work) -> str:
    """Carry out a command and return what was done, in a few words for a person.

    Handlers register themselves, in the files write_*.py. Raises what the rules raise.
    """
    raise TypeError(f"no handler for {type(command).__name__}")


def payload_of(command: object) -> Any:
    """Return what a command's payload keeps of it; handlers register what must not be kept."""
    return _payload(command)


@singledispatch
def _payload(command: object) -> Any:
    import msgspec

    return msgspec.to_builtins(command)


register_payload = _payload.register
