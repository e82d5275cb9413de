"""Searching 100,000 pieces while somebody types, and opening the 200 MB in which they lie.

It is counted in time of the processor, by the window itself: from a key to the list that is shown,
and turn by turn, for a key that is pressed while a turn lasts waits for its end.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time, thread_time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.store.store import Store
from calibrate.ui.ahead import SELDOM
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.search.dialog import SearchDialog
from calibrate.ui.window import MainWindow
from tests.attacks.turns import Clock
from tests.benchmarks.figure import Figure, milliseconds, percentile95
from tests.quiet import hush
from tests.worlds.large import Prose, large_session
from tests.worlds.sessions import in_charge

PIECES, WORDS = 100_000, 60
ANSWERED, FRAME, OPENED = 50.0, 16.0, 1_500.0
"""Milliseconds."""

QUESTIONS, SITTINGS = 60, 5
TOLD = 3.0
"""Milliseconds from which on a turn matters enough to ask how slow the machine is just now."""


def measure() -> list[Figure]:
    """Open the session in the window, then read all of it and type words in the search."""
    hush()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.prepare(application, dark=False)
    prose = Prose(1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.calib"
        large_session(path, PIECES, WORDS, prose).close()
        return [_opening(path), *_searching(path, prose)]


def _opening(path: Path) -> Figure:
    """Open it as a person does, as far as its first screen; once before that it was written."""
    window = MainWindow()
    window.resize(1600, 1000)
    window.show()

    def act() -> None:
        window.open_file(path)
        QApplication.processEvents()

    taken = []
    for _ in range(SITTINGS):
        taken.append(milliseconds(act, process_time))
        window.show_home()
    window.close()
    size = path.stat().st_size / 1e6
    note = f"{median(taken):.0f} ms of {OPENED:.0f} ms, with its first screen"
    return Figure(f"opening a session of {size:.0f} MB", median(taken) / OPENED, 1.0, note)


def _searching(path: Path, prose: Prose) -> list[Figure]:
    with Store.open(path) as store, _rarely_collected():
        typist = _Typist(store)
        read = typist.read()
        draw = Random(2)
        for _ in range(QUESTIONS):
            typist.type(" ".join(prose.text(1) for _ in range(draw.choice((1, 2, 2, 3)))))
        typist.window.close()
    keys, longest = percentile95(typist.keys), max(typist.turns)
    answered = f"p95 {keys:.1f} ms of {ANSWERED:.0f} ms over {len(typist.keys)} keys"
    turns = f"{longest:.1f} ms of {FRAME:.0f} ms; all is read in {read / 1000:.0f} s, meanwhile"
    return [
        Figure(f"search as one types in {PIECES:,} pieces", keys / ANSWERED, 1.0, answered),
        Figure("search, the window’s longest turn", longest / FRAME, 1.0, turns),
    ]


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Let Python look through its memory as seldom as it does in the app."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


class _Typist:
    """The search over an empty window, and how long each key and each turn took."""

    def __init__(self, store: Store) -> None:
        self.window = QWidget()
        self.window.resize(1600, 1000)
        self.window.show()
        QApplication.processEvents()
        self._dialog = SearchDialog(self.window, Desk(store), in_charge(store))
        self._dialog.open()
        self._clock = Clock()
        self.keys: list[float] = []
        self.turns: list[float] = []

    def read(self) -> float:
        """Let everything be read, and return what that took."""
        return self._until_answered()

    def type(self, words: str) -> None:
        """Type words in an empty field, waiting for what each key finds."""
        self._dialog.line.clear()
        self._until_answered()
        for letter in words:
            self.keys.append(self._key(letter))

    def _key(self, letter: str) -> float:
        taken = self._turn(lambda: QTest.keyClicks(self._dialog.line, letter))
        return taken + self._until_answered()

    def _until_answered(self) -> float:
        taken = 0.0
        while self._dialog.searching.is_running:
            taken += self._turn(QApplication.processEvents)
        return taken + self._turn(QApplication.processEvents)

    def _turn(self, act: Callable[[], object]) -> float:
        """Measure a turn as it is where nothing else runs."""
        taken = milliseconds(act, thread_time)
        self.turns.append(taken / max(self._clock.slowness(), 1) if taken > TOLD else taken)
        return self.turns[-1]
