"""A packet beside the session's file: whether it lies on its log, and is in its register."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from calibrate.domain.handing.findings import Beside, PacketFile, registered, worst
from calibrate.domain.handing.issuing import Issued
from calibrate.domain.phases import HOLDER, Viewer, in_chair
from calibrate.domain.travel.anchor import Comparison
from calibrate.packet.place import letter_mark_of, mark_of
from calibrate.store.store import Store

Mark = tuple[str, str]
"""A candidate's id, and the word by which their packets are known."""


def beside(
    store: Store, file: PacketFile, viewers: Collection[Viewer], holds: bool = True
) -> Beside:
    """Return what a session shows of a packet; `viewers` are those who run its parts.

    `holds` says that its own file verifies.
    """
    return Beside(
        registered(file, *_register(store, viewers)),
        _compared(store, file),
        holds,
    )


def _compared(store: Store, file: PacketFile) -> Comparison | None:
    """Compare the places that a packet prints; a letter has its mark alone.

    Whose letters are in the session is asked of everybody in a chair: that somebody may not see a
    candidate makes it no other session.
    """
    if not file.is_letter:
        return worst(store.compare(anchor) for anchor in file.anchors)
    known = {mark for _, mark in _marks(store, who_run(store))}
    return None if known.intersection(file.marks) else Comparison.ANOTHER


def names_of(store: Store, viewers: Iterable[Viewer]) -> dict[str, str]:
    """Return the names of those whom the viewers see, by their ids."""
    seen = (one for viewer in viewers for one in store.session(viewer).candidates)
    return {one.id: one.name for one in seen}


def who_run(store: Store) -> tuple[Viewer, ...]:
    """Return everybody who runs a part of the meeting: together they read the whole register."""
    chairs = store.chairs(HOLDER)
    return (in_chair(chairs.usual), *(in_chair(one.id) for one in chairs.people))


def _register(store: Store, viewers: Collection[Viewer]) -> tuple[list[Issued], list[Mark]]:
    """Return what was issued, as far as the viewers read it, and everybody with their mark."""
    issued = {one.id: one for viewer in viewers for one in store.issued(viewer)}
    return list(issued.values()), _marks(store, viewers)


def _marks(store: Store, viewers: Collection[Viewer]) -> list[Mark]:
    """Return everybody whom the viewers see, once for their packets and once for their letters."""
    seen = names_of(store, viewers)
    return [(one, mark(one)) for one in seen for mark in (mark_of, letter_mark_of)]
