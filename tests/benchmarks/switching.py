"""Switching to another candidate in the Rate screen, against one frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import OpenRating
from calibrate.domain.rubric.rubric import Criterion, Expectation, Rubric
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.rate.screen import RateScreen
from tests.benchmarks.figure import Figure, milliseconds, percentile95
from tests.quiet import hush
from tests.worlds.rubrics import RUBRIC
from tests.worlds.secrets import typed
from tests.worlds.sessions import chair, new_session

FRAME = 16.7
SWITCHES = 60


def measure() -> list[Figure]:
    """Switch back and forth between full candidates, painting each time; the p95 of that."""
    return [_figure(300, RUBRIC), _figure(3_000, _wide_rubric())]


def _figure(pieces: int, rubric: Rubric) -> Figure:
    with _screen(pieces, rubric) as (screen, candidates):
        samples = [_switch(screen, candidates[n % len(candidates)]) for n in range(SWITCHES)]
    late = percentile95(samples[len(candidates) :])
    name = f"switch to a candidate with {pieces:,} items"
    return Figure(name, late / FRAME, 1.0, f"p95 {late:.1f} ms of {FRAME} ms")


def _switch(screen: RateScreen, candidate: str) -> float:
    """Return the milliseconds until all that changed is painted and nothing is left to do."""

    def act() -> None:
        screen.show_candidate(candidate)
        QApplication.processEvents()

    return milliseconds(act)


@contextmanager
def _screen(pieces: int, rubric: Rubric) -> Iterator[tuple[RateScreen, tuple[str, ...]]]:
    hush()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.prepare(application, dark=False)
    with TemporaryDirectory() as folder:
        made = new_session(Path(folder) / "wide.calib", pieces=pieces, rubric=rubric)
        made.store.apply(OpenRating(), chair(made.store))
        typed(made.store, made.panelists[0])
        screen = RateScreen(Desk(made.store), made.panelists[0])
        screen.resize(1600, 1000)
        screen.show()
        application.processEvents()
        yield screen, made.candidates
        screen.close()
        made.store.close()


def _wide_rubric() -> Rubric:
    """Thirty criteria, on which both levels speak."""
    said = "Works on problems of several weeks and leaves things simpler than they were."
    criteria = tuple(
        Criterion(f"c{n}", f"Criterion {n}", (Expectation("L3", said), Expectation("L4", said)))
        for n in range(30)
    )
    return Rubric("Wide ladder", RUBRIC.levels, criteria)
