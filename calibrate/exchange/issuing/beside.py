"""A packet beside the session's file: whether it lies on its log, and is in its register."""

from __future__ import annotations

from collections.abc import Iterable

from calibrate.domain.handing.findings import Beside, PacketFile, registered, worst
from calibrate.domain.handing.issuing import Issued
from calibrate.domain.phases import Viewer
from calibrate.packet.place import mark_of
from calibrate.store.store import Store


def beside(store: Store, file: PacketFile, viewers: Iterable[Viewer], holds: bool = True) -> Beside:
    """Return what a session shows of a packet; `viewers` are those who run its parts.

    `holds` says that its own file verifies.
    """
    return Beside(
        registered(file, *_register(store, viewers)),
        worst(store.compare(anchor) for anchor in file.anchors),
        holds,
    )


def _register(
    store: Store, viewers: Iterable[Viewer]
) -> tuple[list[Issued], list[tuple[str, str]]]:
    """Return what was issued, as far as the viewers read it, and everybody with their mark."""
    issued: dict[str, Issued] = {}
    whose: dict[str, str] = {}
    for viewer in viewers:
        issued |= {one.id: one for one in store.issued(viewer)}
        seen = (one.id for one in store.session(viewer).candidates)
        whose |= {candidate: mark_of(candidate) for candidate in seen}
    return list(issued.values()), list(whose.items())
