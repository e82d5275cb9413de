"""A session with as much attached as it may have, beside the same one with nothing attached."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import process_time

from calibrate.domain.attached.attachment import LARGEST_FILE, MOST_IN_SESSION, NewAttachment
from calibrate.domain.commands import Attach
from calibrate.domain.phases import HOLDER
from calibrate.store.store import Store
from tests.benchmarks.figure import Figure, paired_ratio
from tests.worlds.large import Prose, large_session
from tests.worlds.sessions import chair

PIECES, WORDS = 1_200, 60
ROUNDS = 11
OPENED, VERIFIED, READ = 3.0, 3.0, 1.2
"""SQLite looks at each page of the bytes at opening; whoever verifies has each byte hashed."""


def measure() -> list[Figure]:
    """Open both, verify both, and read the evidence of both anew."""
    with TemporaryDirectory() as folder:
        plain, full = Path(folder) / "plain.calib", Path(folder) / "full.calib"
        large_session(plain, PIECES, WORDS, Prose(1)).close()
        copyfile(plain, full)
        _attach(full)
        return [
            _figure("opening a session with 100 MB attached", OPENED, full, plain, _opening),
            _held("verifying it", VERIFIED, full, plain, lambda store: store.verify()),
            _held("reading all of its evidence", READ, full, plain, _read),
        ]


def _attach(path: Path) -> None:
    draw = Random(1)
    with Store.open(path) as store:
        pieces = [piece for several in store.evidence(HOLDER).values() for piece in several]
        for number in range(MOST_IN_SESSION // LARGEST_FILE):
            file = NewAttachment(f"{number}.bin", draw.randbytes(LARGEST_FILE))
            store.apply(Attach(pieces[number].id, (file,)), chair(store))


def _opening(path: Path) -> Callable[[], None]:
    def open_it() -> None:
        with Store.open(path) as store:
            store.session(HOLDER)

    return open_it


def _read(store: Store) -> object:
    store._known.forget()
    return store.evidence(HOLDER)


def _held(
    what: str, aim: float, full: Path, plain: Path, read: Callable[[Store], object]
) -> Figure:
    """Do something with both while they are open."""
    with Store.open(full) as one, Store.open(plain) as other:
        stores = {full: one, plain: other}
        return _figure(what, aim, full, plain, lambda path: lambda: read(stores[path]))


def _figure(
    what: str,
    aim: float,
    full: Path,
    plain: Path,
    doing: Callable[[Path], Callable[[], object]],
) -> Figure:
    ratio, mine, floor = paired_ratio(doing(full), doing(plain), ROUNDS, process_time)
    return Figure(what, ratio, aim, f"{mine:.0f} ms, with nothing attached {floor:.0f} ms")
