"""What is made ready once something is seen and while nobody waits: modules, and memory.

A part of the window that is gone to for the first time would import for up to a second. The store
is imported in a thread, for SQLAlchemy cannot be cut up and needs no Qt; the windows step by step.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from calibrate.ui.turns import Turns

STORE = "calibrate.store.store"
FLOORS = ("calibrate.domain", "calibrate.words", "calibrate.ui")
LOOK = 25
"""Milliseconds between looks whether the store is there."""
MOMENT = 600
"""Milliseconds from the sight of Home until anything is done here."""

SELDOM = (700, 10, 1_000_000)
"""A look through all of the memory takes up to 200 ms in a large session, so none is made there."""


class Ahead(QObject):
    """Imports what the window's parts need, and keeps Python from looking for garbage meanwhile.

    Garbage that is young is found as ever. All of it is looked for when a session was left.
    `is_done` says that all modules are there.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_done = False
        self._store = Thread(target=import_module, args=(STORE,), daemon=True)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._go_on)
        self._turns = Turns(self)
        self._turns.finished.connect(self._finish)

    def begin(self) -> None:
        """Begin with the store, once what is seen first has had its moment."""
        gc.set_threshold(*SELDOM)
        QTimer.singleShot(MOMENT, self._begin)

    def tidy(self) -> None:
        """Look for all garbage once Home was drawn: a session was left."""
        QTimer.singleShot(MOMENT, gc.collect)

    def _begin(self) -> None:
        self._store.start()
        self._look.start()

    def _go_on(self) -> None:
        if not self._store.is_alive():
            self._look.stop()
            self._turns.run(steps())

    def _finish(self) -> None:
        gc.freeze()
        self.is_done = True


def steps() -> Iterator[str]:
    """Import the windows' modules one by one, and yield the name of each.

    Inner rooms come first: what stands above them would import all of them at once.
    """
    for floor in FLOORS:
        found = walk_packages(import_module(floor).__path__, f"{floor}.")
        for name in sorted((one.name for one in found), key=lambda name: -name.count(".")):
            import_module(name)
            yield name
