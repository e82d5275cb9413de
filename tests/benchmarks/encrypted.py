"""Opening what is encrypted: against the same as a plain file, and against that and the key.

It is counted in time of the processor, for that is what decrypting takes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from calibrate.domain.phases import HOLDER
from calibrate.exchange.demo.session import write_demo
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.encrypting import encrypted_by, unlocking
from calibrate.store.document.header import APPLICATION_ID
from calibrate.store.document.schema import VERSION
from calibrate.store.kits.making import UNLOCKED, Lock, Order
from calibrate.store.store import Store
from tests.benchmarks.figure import Figure, paired_ratio
from tests.worlds.sessions import chair

AIM = 1.5
ROUNDS, SLOW_ROUNDS = 30, 4
WORDS = "abandon ability able about above absent"


def measure() -> list[Figure]:
    """Open the demo, and a kit of it, encrypted and plain, and show what is in it."""
    with TemporaryDirectory() as folder:
        session, kit = Path(folder) / "session.calib", Path(folder) / "kit.calib"
        write_demo(session, has_met=False)
        lock = Lock(WORDS, encrypted_by(WORDS))
        _make_kits(session, Path(folder), lock)
        locked = Path(folder) / "locked session.calib"
        _encrypt(session, locked, lock.driver)
        return [
            _at_hand("session", session, locked),
            _at_hand("kit", kit, Path(folder) / "locked kit.calib"),
            _by_words(session, locked),
        ]


def _make_kits(session: Path, folder: Path, lock: Lock) -> None:
    """Make the same kit twice, plain and encrypted."""
    with Store.open(session) as store:
        rater = next(one.id for one in store._session.panel.panelists if one.rates)
        for name, by in (("kit.calib", UNLOCKED), ("locked kit.calib", lock)):
            store.make_kits([Order(rater, name, by)], chair(store), folder)


def _encrypt(plain: Path, locked: Path, driver: Driver) -> None:
    raw = driver.connect(str(locked), isolation_level=None)
    raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    raw.execute("SELECT sqlcipher_export('main', 'plain')")
    raw.execute(f"PRAGMA user_version={VERSION}")
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.close()


def _opening(path: Path, driver: Callable[[], Driver]) -> Callable[[], None]:
    def open_it() -> None:
        with Store.open(path, driver=driver()) as store:
            store.session(HOLDER)

    return open_it


def _at_hand(what: str, plain: Path, locked: Path) -> Figure:
    """Open both, with the key made already."""
    key = unlocking(locked, WORDS)
    ratio, mine, floor = paired_ratio(
        _opening(locked, lambda: key), _opening(plain, lambda: PLAIN), ROUNDS, process_time
    )
    note = f"{mine:.1f} ms, plain {floor:.1f} ms, {locked.stat().st_size // 1024} kB"
    return Figure(f"opening an encrypted {what}, its key at hand", ratio, AIM, note)


def _by_words(plain: Path, locked: Path) -> Figure:
    """Open the encrypted one by its words; the floor is the plain one and the key alone."""
    make_key = partial(unlocking, locked, WORDS)
    open_plain = _opening(plain, lambda: PLAIN)

    def floor() -> None:
        make_key()
        open_plain()

    _, key, _ = paired_ratio(make_key, open_plain, SLOW_ROUNDS, process_time)
    ratio, mine, beside = paired_ratio(_opening(locked, make_key), floor, SLOW_ROUNDS, process_time)
    note = f"{mine:.0f} ms, plain and the key {beside:.0f} ms, of which the key {key:.0f} ms"
    return Figure("opening an encrypted session by its words", ratio, AIM, note)
