"""What becomes of ballots that arrive: asked before a merge, and answered by it.

Entries are a set: whether one is new, is here, or forks follows from the entries that there are and
not from the order in which ballots came. Only what was revealed before is late.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from calibrate.domain.ballots import (
    NEVER_HERE,
    Entry,
    EntryKind,
    EntryState,
    Submission,
    unreplaced,
)
from calibrate.domain.phases import may_rate
from calibrate.domain.session import CandidatePhase, Session
from calibrate.domain.travel.ballot import Ballot, Read


class Fate(StrEnum):
    """What becomes of an entry that arrives; only one that is HERE changes nothing.

    LATE came after its round was revealed, and SET_ASIDE is on a candidate whom its panelist may
    not rate: both are kept and never counted. A CONFLICT is one however late it comes. FORKS has a
    place in its chain that another has too. LOST is sealed to a key whose seed was lost.
    """

    NEW = "new"
    REPLACES = "replaces"
    WITHDRAWS = "withdraws"
    CONFLICT = "conflict"
    HERE = "here"
    LATE = "late"
    SET_ASIDE = "set aside"
    FORKS = "forks"
    LOST = "lost"


PLAIN_FATES = {
    EntryKind.SUBMITTED: Fate.NEW,
    EntryKind.WITHDRAWN: Fate.WITHDRAWS,
    EntryKind.CONFLICT: Fate.CONFLICT,
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """One entry of a ballot, and what becomes of it.

    `was_here` says that it had come before, be it that it was taken back since.
    """

    entry: Entry
    fate: Fate
    was_here: bool = False


@dataclass(frozen=True, slots=True)
class Arriving:
    """One ballot: what becomes of its entries, or why it is refused as a whole.

    `asks` says that there are questions in it which are not here.
    """

    ballot: Ballot
    arrivals: tuple[Arrival, ...] = ()
    refused: str = ""
    asks: bool = False

    @property
    def brings(self) -> tuple[Entry, ...]:
        """The entries that were not here."""
        return tuple(one.entry for one in self.arrivals if one.fate is not Fate.HERE)

    @property
    def may_bring(self) -> bool:
        """Whether an entry is new; or may be, in what whoever reads it does not see."""
        is_whole = len(self.arrivals) == len(self.ballot.entries)
        return not self.refused and (bool(self.brings) or not is_whole)


def seen(arriving: Arriving, candidates: Container[str]) -> Arriving:
    """Return of a ballot what is on candidates who exist for whoever reads it."""
    left = tuple(one for one in arriving.arrivals if one.entry.candidate in candidates)
    return replace(arriving, arrivals=left)


def arriving(
    session: Session, here: Iterable[Entry], read: Sequence[Read], first: str
) -> tuple[Arriving, ...]:
    """Return what becomes of ballots, in any order of them, among the entries that are here.

    `first` is what the first entry of a chain names as the one before it.
    """
    there = {entry.hash: entry for entry in here}
    found: list[Arriving] = []
    everything = there | {entry.hash: entry for one in read for entry in one.entries}
    for one in read:
        refused = one.problem or _gap(one, there, first) or _clash(one, there)
        arrivals = () if refused else _arrivals(session, one.entries, there, everything)
        found.append(Arriving(one.ballot, arrivals, refused))
        there |= {arrival.entry.hash: arrival.entry for arrival in arrivals}
    return tuple(found)


def _gap(read: Read, there: Mapping[str, Entry], first: str) -> str:
    """Return that something before an entry is missing, or nothing."""
    known = {entry.hash: entry.sequence for entry in (*there.values(), *read.entries)}
    for entry in read.entries:
        follows = known.get(entry.previous, 0 if entry.previous == first else None)
        if follows != entry.sequence - 1:
            return "what was written before it is missing; ask for the whole ballot"
    return ""


def _clash(read: Read, there: Mapping[str, Entry]) -> str:
    """Return that an id is that of another entry, or nothing."""
    known = {entry.id: entry.hash for entry in there.values()}
    for entry in read.entries:
        if known.setdefault(entry.id, entry.hash) != entry.hash:
            return "an entry in it has the id of another one"
    return ""


def _arrivals(
    session: Session,
    entries: Iterable[Entry],
    there: Mapping[str, Entry],
    everything: Mapping[str, Entry],
) -> tuple[Arrival, ...]:
    at_place = Counter(entry.place for entry in everything.values())
    stood: dict[Submission, list[Entry]] = defaultdict(list)
    for entry in there.values():
        if entry.state not in NEVER_HERE:
            stood[entry.submission].append(entry)
    found = []
    for entry in entries:
        known = there.get(entry.hash)
        fate = _fate(session, entry, known, at_place[entry.place] > 1)
        replaces = fate is Fate.NEW and unreplaced(stood[entry.submission])
        found.append(Arrival(entry, Fate.REPLACES if replaces else fate, known is not None))
    return tuple(found)


def _fate(session: Session, entry: Entry, known: Entry | None, is_forked: bool) -> Fate:
    """Return what becomes of an entry, but for whether it replaces another one."""
    if known and known.state is not EntryState.TAKEN_BACK:
        return Fate.HERE
    state = session.candidate(entry.candidate)
    is_out = state.phase is CandidatePhase.WITHDRAWN or not may_rate(
        session, entry.panelist, entry.candidate
    )
    if entry.kind is EntryKind.CONFLICT and not is_out:
        return Fate.CONFLICT  # however late it comes
    if state.rounds_opened >= entry.round:
        return Fate.LATE
    if is_out:
        return Fate.SET_ASIDE
    if entry.state is EntryState.LOST:
        return Fate.LOST
    return Fate.FORKS if is_forked else PLAIN_FATES[entry.kind]


def refusal_of(session: Session, ballot: Ballot) -> str:
    """Return why a ballot is refused as a whole, from what it says of itself, or nothing."""
    kits = {kit.id: kit for kit in session.kits_of(ballot.panelist)}
    kit = kits.get(ballot.kit)
    if ballot.session != session.id:
        return "it is of another session"
    if ballot.rubric != session.rubric.hash:
        return "it was rated by another rubric"
    if kit is None:
        return "it comes from no kit of this session"
    if any(one.is_replacement and one.number > kit.number for one in kits.values()):
        return "it comes from a kit that was replaced; ask for the ballot of the new one"
    if not ballot.entries and not ballot.questions:
        return "there is nothing in it"
    if any(entry.is_newer for entry in ballot.entries):
        return "it was written by a newer version of Calibrate; update this one"
    if any(entry.candidate not in session.candidate_ids for entry in ballot.entries):
        return "it speaks of a candidate who is not in this session"
    return ""
