"""What a session never breaks: said anew from the rules, asked after every command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from calibrate.domain import commands as c
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.people import Candidate, Panelist, RelationKind
from calibrate.domain.session import Session, SessionPhase
from calibrate.domain.text.folding import folded
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.store import Store

PHASES = list(SessionPhase)
ONWARD = {
    ("sealed", "revealed"): c.RevealRound,
    ("revealed", "decided"): c.RecordDecision,
    ("sealed", "withdrawn"): c.WithdrawCandidate,
    ("revealed", "withdrawn"): c.WithdrawCandidate,
    ("decided", "revealed"): c.ReopenCandidate,
    ("withdrawn", "sealed"): c.ReopenCandidate,
    ("withdrawn", "revealed"): c.ReopenCandidate,
}
ALSO: dict[type | None, type] = {
    c.RevealRound: c.RevealAll,
    c.RecordDecision: c.DecideByConsent,
}
"""What leads on as well."""

RATERS = {c.AddRater, c.ReplaceRater}
"""What adds to the panel once rating is open."""

APPENDED = (tables.entry, tables.decision, tables.dissent, tables.follow_up, tables.reopening)
"""Tables whose rows are never changed nor deleted."""

Rows = dict[tuple[Any, ...], tuple[Any, ...]]


@dataclass
class History:
    """What was there before, of all that may only grow."""

    rows: dict[str, Rows] = field(default_factory=dict)
    rated: frozenset[str] = frozenset()
    time: datetime | None = None

    def broken(self, store: Store, before: Session) -> Iterator[str]:
        """Say what of all that may only grow did not, and take what is there now."""
        with store._document.transaction() as connection:
            for table in APPENDED:
                rows = connection.execute(select(table)).all()
                keys = [column.name for column in table.primary_key.columns]
                now = {tuple(getattr(row, key) for key in keys): tuple(row) for row in rows}
                for key, row in self.rows.get(table.name, {}).items():
                    if now.get(key) != row:
                        yield f"the {table.name} {key} was {row} and is {now.get(key)}"
                self.rows[table.name] = now
            time = log.newest_time(connection)
            rated = frozenset(connection.execute(select(tables.rating.c.entry)).scalars())
        if time and self.time and time < self.time:
            yield f"time ran backwards from {self.time} to {time}"
        self.time, entries = time, self.rows["entry"]
        names = [column.name for column in tables.entry.columns]
        for id in rated - self.rated:
            entry = dict(zip(names, entries[id,], strict=True))
            if before.candidate(entry["candidate"]).rounds_opened >= entry["round"]:
                yield f"a revealed round gained the entry {id}"
        for id in self.rated - rated:
            yield f"ratings of the entry {id} are gone"
        self.rated = rated


def broken(before: Session, after: Session, given: list[c.Command]) -> Iterator[str]:
    """Say which rules a session breaks as it stands after commands."""
    yield from _alike(after)
    if after.phase is not SessionPhase.SETUP:
        yield from _themselves(after)
    yield from _phases(before, after, given)
    if before.phase is not SessionPhase.SETUP:
        yield from _thawed(before, after, {type(one) for one in given})
    if len(given) == 1 and isinstance(given[0], c.RecordDecision):
        yield from _decided(before, given[0].decision)
    if len(given) == 1 and isinstance(given[0], c.Submit):
        yield from _rated(before, given[0])


def _alike(session: Session) -> Iterator[str]:
    """Names and criteria are told apart by more than case and what nobody sees."""
    for what, names in (
        ("candidates", [one.name for one in session.candidates]),
        ("panelists", [one.name for one in session.panel.panelists]),
        ("criteria", [one.id for one in session.rubric.criteria]),
    ):
        if len({folded(name) for name in names}) < len(names):
            yield f"two {what} are called alike: {names}"
        if any(not folded(name) for name in names):
            yield f"one of the {what} has no visible name: {names}"


def raters(session: Session, candidate: str) -> set[str]:
    """Return who rates: the panel, less observers and whoever presents or is recused."""
    related = {one.panelist for one in session.panel.relations if one.candidate == candidate}
    return {one.id for one in session.panel.panelists if one.rates} - related


def here(session: Session) -> set[str]:
    """Return who is in the room, from the lines of attendance alone."""
    away: dict[str, set[str]] = {}
    for line in session.meeting.attendance:
        kinds = away.setdefault(line.panelist, set())
        match line.kind.value:
            case "absent":
                kinds.add("absent")
                kinds.discard("out")
            case "out":
                kinds.add("out")
            case "here":
                kinds.clear()
            case "back":
                kinds.discard("out")
    return {one.id for one in session.panel.panelists if not away.get(one.id)}


def _themselves(session: Session) -> Iterator[str]:
    for state in session.candidates:
        selves = {
            one.id for one in session.panel.panelists if folded(one.name) == folded(state.name)
        }
        if selves & raters(session, state.id):
            yield f"{state.name} may rate themself"
        presenting = {
            one.panelist
            for one in session.panel.relations
            if one.candidate == state.id and one.kind is RelationKind.PRESENTS
        }
        if selves & presenting:
            yield f"{state.name} presents themself"
        if state.deputy in selves:
            yield f"{state.name} runs their own part"


def _phases(before: Session, after: Session, given: list[c.Command]) -> Iterator[str]:
    if PHASES.index(after.phase) < PHASES.index(before.phase):
        yield f"the session went back from {before.phase} to {after.phase}"
    closed = any(isinstance(one, c.CloseSession) for one in given)
    if (
        closed
        and len(given) == 1
        and any(one.phase.value in ("sealed", "revealed") for one in after.candidates)
    ):
        yield "the session was closed while somebody is undecided"
    if before.phase is SessionPhase.SETUP:
        return
    kinds = {type(one) for one in given}
    for was, now in zip(before.candidates, after.candidates, strict=False):
        step = was.phase.value, now.phase.value
        if step[0] == step[1] or len(given) > 1:
            continue
        by = ONWARD.get(step)
        if by not in kinds and ALSO.get(by) not in kinds:
            yield f"{was.name} went from {step[0]} to {step[1]} by {kinds}"
        if now.rounds_opened < was.rounds_opened:
            yield f"a round of {was.name} was sealed again"


def _thawed(before: Session, after: Session, kinds: set[type]) -> Iterator[str]:
    """Once rating is open, rubric, people and names are frozen, and recusals stay.

    People are added at the end, and a name corrected, by commands of their own, which take nobody
    away.
    """
    for what in ("rubric", "title", "policy", "fixed_quorum", "decider"):
        if getattr(before, what) != getattr(after, what):
            yield f"the {what} changed after rating was open"
    corrects = c.CorrectName in kinds
    panel = before.panel.panelists, after.panel.panelists
    yield from _grown("the panel", panel[0], panel[1], bool(kinds & RATERS), corrects)
    were, are = (tuple(state.candidate for state in one.candidates) for one in (before, after))
    yield from _grown("the candidates", were, are, c.AddCandidateLate in kinds, corrects)
    relations = [
        {(r.panelist, r.candidate, r.kind) for r in one.panel.relations} for one in (before, after)
    ]
    for panelist, candidate, kind in relations[0] - relations[1]:
        if kind is RelationKind.RECUSED:
            yield f"{panelist} is recused from {candidate} no more"


def _grown(
    what: str,
    before: Sequence[Panelist | Candidate],
    after: Sequence[Panelist | Candidate],
    may_grow: bool,
    may_correct: bool,
) -> Iterator[str]:
    """Nobody is gone or moved, nobody came unless they may, and only names were corrected."""
    kept = after[: len(before)]
    if len(after) > len(before) and not may_grow:
        yield f"{what} grew after rating was open"
    same = [replace(now, name=was.name) for was, now in zip(before, kept, strict=False)]
    if tuple(same if may_correct else kept) != tuple(before):
        yield f"{what} changed after rating was open"


def _decided(before: Session, decision: Decision) -> Iterator[str]:
    able = raters(before, decision.candidate)
    vote = decision.vote
    votes = vote.votes_for + vote.votes_against + vote.abstained if vote else 0
    if votes > len(able & here(before)):
        yield f"{votes} votes were counted, and {len(able & here(before))} are here and may vote"
    if decision.outcome is Outcome.DEFER:
        return
    if not able:
        yield "a candidate whom nobody may rate was decided"
    rated = {s.panelist for s in before.submitted if s.candidate == decision.candidate} & able
    if decision.outcome is Outcome.PROMOTE and not votes and not rated:
        yield "a promotion without a rating or a vote"


def _rated(before: Session, command: c.Submit) -> Iterator[str]:
    if command.panelist not in raters(before, command.candidate):
        yield f"{command.panelist} rated {command.candidate}, whom they may not"
