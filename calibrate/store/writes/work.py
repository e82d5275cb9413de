"""What a command's handler works with, and the one dispatcher of commands to handlers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, singledispatch

from sqlalchemy import Connection, Table, select

from calibrate.domain.authority import Actor
from calibrate.domain.commands import Command
from calibrate.domain.errors import BadInput
from calibrate.domain.people import Candidate, Panelist
from calibrate.domain.session import Session
from calibrate.store.document import tables
from calibrate.store.reads.session import load_session
from calibrate.store.record.journal import Journal, Values
from calibrate.store.sealed.secrets import OpenSecret
from calibrate.store.sealed.writers import Writer, kit_writer


@dataclass
class Work:
    """One command being carried out: where it writes, when, by whom, and whom it concerns.

    `before` is the whole session, where whoever holds the file knows it already. `owners` has by
    evidence whose it is, as far as the command met it; `opens` has what each reveal opens, which
    its log line says for all to read; `is_about_many` says that its sentence
    speaks of nobody by name, however many it concerns. `is_first` is true of what creates the
    session: nothing was there before. `secret` is that of whoever acts, where it was typed.
    """

    connection: Connection
    time: datetime
    actor: Actor
    before: Session | None = None
    ids: set[str] = field(default_factory=set)
    owners: dict[str, str] = field(default_factory=dict)
    opens: list[Values] = field(default_factory=list)
    is_about_many: bool = False
    is_first: bool = False
    secret: OpenSecret | None = None

    @cached_property
    def journal(self) -> Journal:
        """Through which every state row is written."""
        return Journal(self.connection)

    @cached_property
    def session(self) -> Session:
        """The whole session as it stood before the command."""
        return self.before or load_session(self.connection)

    @cached_property
    def writer(self) -> Writer:
        """What writes entries in this file."""
        return kit_writer(self.connection) or Writer(self.session.id)

    @property
    def stamp(self) -> str:
        """The command's time as it is stored."""
        return self.time.isoformat(timespec="seconds")

    def about(self, *ids: str) -> None:
        """Name ids that the command concerns, for its log line."""
        self.ids.update(ids)

    def candidates(self) -> frozenset[str]:
        """Return the ids of candidates whom the command concerns, with those it added or removed.

        To be asked once it was carried out.
        """
        there = frozenset() if self.is_first else self.session.candidate_ids
        return frozenset(self.ids & (there | self.journal.written(tables.candidate)))

    def people(self) -> tuple[str, ...]:
        """Return the ids of candidates and panelists whom the command concerns, sorted."""
        written = self.journal.written(tables.candidate) | self.journal.written(tables.panelist)
        return tuple(sorted(self._known() | self.ids & written))

    def _known(self) -> set[str]:
        """Return who of those was in the session before; at its beginning nobody was."""
        if self.is_first:
            return set()
        panelists = {panelist.id for panelist in self.session.panel.panelists}
        return self.ids & (self.session.candidate_ids | panelists)


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


def concerned(command: Command, work: Work) -> frozenset[str]:
    """Return the ids of the candidates whom a command is about, but for those it brings itself."""
    return frozenset((*_named(command), *_owners(command, work))) - _brought(command)


def _brought(command: Command) -> frozenset[str]:
    several = getattr(command, "candidates", ())
    return frozenset(one.id for one in several if isinstance(one, Candidate))


def _named(command: Command) -> frozenset[str]:
    """Return the candidates that a command names by id, or in what it hands over."""
    inner = [getattr(command, name, None) for name in ("relation", "decision", "evidence")]
    single = [getattr(holder, "candidate", None) for holder in (command, *inner)]
    several: tuple[object, ...] = getattr(command, "candidates", ())
    added = (piece.candidate for piece in getattr(command, "added", ()))
    return frozenset(one for one in (*single, *several, *added) if isinstance(one, str))


def _owners(command: Command, work: Work) -> list[str]:
    """Return whose the pieces, offers and questions are that a command names by their ids."""
    offers = [getattr(command, "offer", None)]
    questions = [getattr(command, "question", None)]
    return [
        *_candidates_of(tables.evidence, _pieces(command), work),
        *_candidates_of(tables.offered_example, offers, work),
        *_candidates_of(tables.question, questions, work),
    ]


def _pieces(command: Command) -> list[object]:
    several = (*getattr(command, "corrected", ()), *getattr(command, "shown", ()))
    return [getattr(command, "evidence", None), *(one.evidence for one in several)]


def _candidates_of(table: Table, named: Iterable[object], work: Work) -> list[str]:
    ids = [id for id in named if isinstance(id, str)]
    if not ids:
        return []
    query = select(table.c.candidate).where(table.c.id.in_(ids))
    return list(work.connection.execute(query.distinct()).scalars())
