"""Sessions of 25 to 300 candidates of 100 pieces: the processor's time that each operation takes.

It is the processor's, for that of the clock tells more of what else the machine does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import thread_time

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import (
    AddPanelist,
    Command,
    CreateSession,
    OpenMeeting,
    OpenRating,
    PlaceEvidence,
    Relate,
    RevealRound,
    new_id,
)
from calibrate.domain.people import Panelist, Relation, RelationKind
from calibrate.exchange.tables.evidence_table import plan_import
from calibrate.exchange.tables.rows import Row, Table
from calibrate.store.store import Store
from tests.worlds.rubrics import STEP, engineering
from tests.worlds.sessions import in_charge, naturally

SIZES = (25, 50, 100, 300)
PIECES, RATERS = 100, 12
COLUMNS = ("candidate", "title", "text", "kind", "ref")
RUBRIC = engineering()
AIMS = {"show --json": 4000, "import-ratings --submit": 15_000}
"""Milliseconds of whole processes at the largest size."""

Taken = dict[str, float]


def main() -> int:
    """Measure each size and print the table; the exit status is 1 where an aim is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        taken = [measure(Path(name), size) for size in SIZES]
    print(f"{'ms':32}{''.join(f'{size:>9}' for size in SIZES)}")
    for step in taken[0]:
        print(f"{step:32}{''.join(f'{one[step]:9.0f}' for one in taken)}")
    missed = [step for step, most in AIMS.items() if taken[-1][step] > most]
    print("held" if not missed else f"missed: {', '.join(missed)}")
    return 1 if missed else 0


def measure(folder: Path, size: int) -> Taken:
    """Return the milliseconds of each step in a session of so many candidates."""
    file = folder / f"{size}.calib"
    with Store.create(file, CreateSession(new_id(), "Autumn", RUBRIC)) as store:
        fill(store, size)
    taken = {"show --json": _process("show", file, "--json")}
    taken |= in_window(file, _in_set_up)
    with Store.open(file) as store:
        _do(store, OpenRating())
        table = ratings_table(store, folder / "ratings.csv")
    taken["import-ratings --submit"] = _process("import-ratings", file, table, "--submit")
    taken["the same again"] = _process("import-ratings", file, table, "--submit")
    return taken | in_window(file, _in_meeting)


def fill(store: Store, size: int) -> None:
    """Import evidence of so many candidates, and add a panel."""
    rows = [
        dict(
            zip(
                COLUMNS, (f"Candidate {at}", f"Piece {n}", "41 s to 6 s.", "", f"#{n}"), strict=True
            )
        )
        for at in range(size)
        for n in range(PIECES)
    ]
    table = Table("work.csv", COLUMNS, tuple(Row(at, row) for at, row in enumerate(rows, 1)), "")
    columns = {field: field for field in COLUMNS}
    plan = plan_import(table, columns, store.session(in_charge(store)), (), "Change", STEP)
    _do(store, plan.command("work.csv"))
    for at in range(RATERS):
        _do(store, AddPanelist(Panelist(new_id(), f"Rater {at}")))


def ratings_table(store: Store, path: Path) -> Path:
    """Write a table in which everybody rates everybody on everything."""
    session = store.session(in_charge(store))
    rows = (
        f"{state.name},{panelist.name},{criterion.id},2,Seen in the work of the year."
        for state in session.candidates
        for panelist in session.panel.raters(state.id)
        for criterion in session.rubric.criteria
    )
    path.write_text("\n".join(["candidate,panelist,criterion,value,reason", *rows]))
    return path


def in_window(file: Path, steps: Callable[[Store], Taken]) -> Taken:
    """Measure steps in the window of a session's file."""
    from PySide6.QtWidgets import QApplication

    from calibrate.ui.look import theme
    from tests.quiet import hush

    hush()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.prepare(application, dark=False)
    with Store.open(file) as store:
        return steps(store)


def _in_set_up(store: Store) -> Taken:
    from calibrate.ui.desk import Desk
    from calibrate.ui.setup.screen import SetupScreen

    desk = Desk(store)
    screen = SetupScreen(desk)
    _show(screen)
    screen.choose(Part.EVIDENCE)
    session = desk.session(desk.chair)
    first, *_ = session.candidates
    piece, *_ = desk.pieces(first.id, desk.chair)
    recusal = Relation(RelationKind.RECUSED, session.panel.panelists[0].id, first.id)
    steps: dict[str, Callable[[], object]] = {
        "place a piece": lambda: desk.apply(PlaceEvidence(piece.id, ("c1",))),
        "lift it": lambda: desk.apply(PlaceEvidence(piece.id, ())),
        "recuse": lambda: desk.apply(Relate(recusal)),
        "undo": screen.take_back,
    }
    taken = {name: _moment(step) for name, step in steps.items()}
    screen.close()
    return taken


def _in_meeting(store: Store) -> Taken:
    from calibrate.ui.desk import Desk
    from calibrate.ui.meeting.screen import MeetingScreen

    desk = Desk(store)
    screen = MeetingScreen(desk)
    _show(screen)
    desk.apply(OpenMeeting("lot"))
    first, second, *_ = desk.session(desk.chair).meeting.agenda
    steps: dict[str, Callable[[], object]] = {
        "the next candidate": lambda: screen.show_candidate(second),
        "a second of the clock": screen.tick,
        "reveal": lambda: desk.apply(RevealRound(first)),
    }
    taken = {name: _moment(step) for name, step in steps.items()}
    screen.close()
    return taken


def _show(screen: object) -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(screen, QWidget)
    screen.resize(1600, 1000)
    screen.show()
    QApplication.processEvents()


def _moment(step: Callable[[], object]) -> float:
    """Return how long the window hears nobody, without what it paints afterwards."""
    start = thread_time()
    step()
    return (thread_time() - start) * 1000


def _process(*arguments: object) -> float:
    before = os.times()
    command = [sys.executable, "-m", "calibrate.app", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    user = after.children_user - before.children_user
    return (user + after.children_system - before.children_system) * 1000


def _do(store: Store, command: Command) -> None:
    store.apply(command, naturally(store, command))


if __name__ == "__main__":
    sys.exit(main())
