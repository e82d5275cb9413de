"""Sessions of 25 to 300 candidates of 100 pieces: the processor's time that each operation takes.

It is the processor's, for that of the clock tells more of what else the machine does. Of what is
done in the window it is that of the longest turn of the event loop.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from calibrate.domain.commands import (
    AddPanelist,
    Command,
    CreateSession,
    OpenMeeting,
    OpenRating,
    new_id,
)
from calibrate.domain.people import Panelist
from calibrate.exchange.tables.evidence_table import Defaults, plan_import
from calibrate.exchange.tables.rows import Row, Table
from calibrate.store.store import Store
from tests.attacks.turns import (
    LONGER,
    MOST,
    Clock,
    Taken,
    in_meeting,
    in_rating,
    in_set_up,
    lesser,
    prepare,
)
from tests.worlds.rubrics import STEP, engineering
from tests.worlds.sessions import in_charge, naturally

SIZES = (25, 50, 100, 300)
PIECES, RATERS = 100, 12
COLUMNS = ("candidate", "title", "text", "kind", "ref")
RUBRIC = engineering()
AIMS = {
    "show --json": 4000,
    "import-ratings --submit": 15_000,
    "the same again": 15_000,
    **dict.fromkeys(LONGER, math.inf),
}
"""Milliseconds at the largest size: of whole processes, and of what may last long in the window."""


def main() -> int:
    """Measure each size and print the table; the exit status is 1 where an aim is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        os.environ["CALIBRATE_HOME"] = name
        taken = [measure(Path(name), size) for size in SIZES]
    print(f"{'ms':32}{''.join(f'{size:>9}' for size in SIZES)}")
    for step in taken[0]:
        print(f"{step:32}{''.join(f'{one[step]:9.0f}' for one in taken)}")
    missed = [step for step, time in taken[-1].items() if time > AIMS.get(step, MOST)]
    print("held" if not missed else f"missed: {', '.join(missed)}")
    for step, why in LONGER.items():
        print(f"Longer than {MOST} ms may be: {step}, for {why}.")
    return 1 if missed else 0


def measure(folder: Path, size: int) -> Taken:
    """Return the milliseconds of each step in a session of so many candidates."""
    file = folder / f"{size}.calib"
    with Store.create(file, CreateSession(new_id(), "Autumn", RUBRIC)) as store:
        fill(store, size)
    taken = {"show --json": _process("show", file, "--json")}
    taken |= _in_window(file, in_set_up)
    with Store.open(file) as store:
        _do(store, OpenRating())
        table = ratings_table(store, folder / "ratings.csv")
    taken |= _in_window(file, in_rating)
    taken["import-ratings --submit"] = _process("import-ratings", file, table, "--submit")
    taken["the same again"] = _process("import-ratings", file, table, "--submit")
    with Store.open(file) as store:
        _do(store, OpenMeeting("lot"))
    return taken | _in_window(file, in_meeting)


def _in_window(file: Path, sitting: Callable[[Path, Clock], Taken]) -> Taken:
    """Measure a sitting twice; what both have is the lesser of them."""
    prepare()
    clock = Clock()
    return lesser(sitting(file, clock), sitting(file, clock))


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
    plan = plan_import(
        table, columns, store.session(in_charge(store)), (), Defaults(STEP, "Change")
    )
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
