"""What each operation takes with four times the candidates, against what it takes with few.

What touches everybody may take four times as long, and a little; what touches one, as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import (
    AddPanelist,
    CallCandidate,
    Command,
    CreateSession,
    OpenMeeting,
    OpenRating,
    PlaceEvidence,
    Relate,
    Submit,
    Unrelate,
    new_id,
)
from calibrate.domain.people import Panelist, Relation, RelationKind
from calibrate.exchange.shown.json_contract import show_json
from calibrate.exchange.tables.evidence_table import Defaults, plan_import
from calibrate.exchange.tables.ratings_table import plan_ratings
from calibrate.exchange.tables.rows import Row, Table
from calibrate.packet.packet import layout_case
from calibrate.store.store import Store
from calibrate.store.verifying.case import CaseCheck
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.setup.screen import SetupScreen
from tests.benchmarks.figure import Figure, paired_ratio
from tests.quiet import hush
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import everybody_chooses
from tests.worlds.sessions import in_charge, naturally, ratings

FEW, MANY = 20, 80
ALL, ONE = 4.4, 1.2
PIECES = 25
ROUNDS = 5
PANEL = ("Pia", "Quentin", "Rosa", "Sami")
COLUMNS = ("candidate", "title", "text", "kind", "ref")
RATED = ("candidate", "panelist", "criterion", "value", "reason")


def measure() -> list[Figure]:
    """Do everything in two sessions that differ in the number of candidates alone."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        few, many = (_Sized(Path(folder), number) for number in (FEW, MANY))
        stack.callback(few.close)
        stack.callback(many.close)
        figures = [
            _figure("a table of new candidates", ALL, many.import_table, few.import_table),
            _figure("everybody as JSON", ALL, many.show, few.show),
            _figure("one packet", ONE, many.lay_out, few.lay_out),
            _figure("the first packet of a sitting", ALL, many.lay_out_first, few.lay_out_first),
            _figure("back to Set-up", ALL, many.go_back, few.go_back),
            _figure("one piece placed in Set-up", ONE, many.place, few.place),
            _figure("one presenter in Set-up", ONE, many.relate, few.relate),
        ]
        few.open_rating()
        many.open_rating()
        figures += [
            _figure("a table of ratings, read", ALL, many.read_ratings, few.read_ratings),
            _figure("one submission", ONE, many.submit, few.submit),
            _figure("everybody submitted", ALL, many.submit_all, few.submit_all),
            _figure("everybody submitted at once", ALL, many.submit_at_once, few.submit_at_once),
        ]
        few.open_meeting()
        many.open_meeting()
        return [
            *figures,
            _figure("a candidate called", ONE, many.call, few.call),
            _figure("the record, gone to again", ALL, many.read_log, few.read_log),
        ]


def _figure(
    name: str, aim: float, large: Callable[[], object], small: Callable[[], object]
) -> Figure:
    ratio, mine, floor = paired_ratio(large, small, ROUNDS)
    note = f"{mine:.1f} ms with {MANY} candidates, {floor:.1f} ms with {FEW}"
    return Figure(f"growth: {name}", ratio, aim, note)


class _Sized:
    """A session of so many candidates, all from one table, and its window of Set-up."""

    def __init__(self, folder: Path, number: int) -> None:
        self.names = [f"Candidate {one}" for one in range(number)]
        self.folder = folder
        self.fresh = [self._create() for _ in range(ROUNDS + 1)]
        self.store = self._create()
        self._import(self.store)
        for name in PANEL:
            self._do(AddPanelist(Panelist(new_id(), name)))
        self.session = self.store.session(in_charge(self.store))
        self.turn = cycle(state.id for state in self.session.candidates)
        self.moves, self.relations = self._moves(), self._relations()
        self._show_window()

    def _create(self) -> Store:
        path = self.folder / f"{uuid4().hex}.calib"
        return Store.create(path, CreateSession(new_id(), "Autumn", RUBRIC))

    def _do(self, command: Command) -> None:
        self.store.apply(command, naturally(self.store, command))

    def _show_window(self) -> None:
        hush()
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        theme.prepare(application, dark=False)
        self.screen = SetupScreen(Desk(self.store))
        self.screen.resize(1600, 1000)
        self.screen.show()
        self.screen.choose(Part.EVIDENCE)
        application.processEvents()

    def _import(self, store: Store) -> None:
        table, viewer = self._evidence(), in_charge(store)
        columns = {field: field for field in COLUMNS}
        plan = plan_import(table, columns, store.session(viewer), (), Defaults(STEP, "Change"))
        command = plan.command("work.csv")
        store.apply(command, naturally(store, command))

    def _evidence(self) -> Table:
        cells = (
            (name, f"Piece {piece}", "The slowest call went from 41 s to 6 s.", "", f"#{piece}")
            for name in self.names
            for piece in range(PIECES)
        )
        return _table("work.csv", COLUMNS, cells)

    def _ratings(self) -> Table:
        cells = (
            (name, panelist, criterion.id, "NA", "Nothing seen.")
            for name in self.names
            for panelist in PANEL
            for criterion, _ in RUBRIC.for_step(STEP)
        )
        return _table("ratings.csv", RATED, cells)

    def import_table(self) -> None:
        self._import(self.fresh.pop())

    def show(self) -> str:
        viewer = in_charge(self.store)
        cases = [self.store.case(state.id, viewer) for state in self.session.candidates]
        return show_json(self.store.session(viewer), cases, self.store.now())

    def lay_out(self) -> None:
        layout_case(self.store.checked_case(next(self.turn), in_charge(self.store)))

    def lay_out_first(self) -> None:
        """Lay out a packet when nothing of the log was read yet: here the whole chain is."""
        self.store._check = CaseCheck()
        self.lay_out()

    def go_back(self) -> None:
        self.screen.refresh()
        QApplication.processEvents()

    def place(self) -> None:
        self.screen.desk.apply(next(self.moves))
        QApplication.processEvents()

    def _moves(self) -> Iterator[PlaceEvidence]:
        pieces = self.store.evidence(in_charge(self.store))
        for held in cycle(pieces.values()):
            yield PlaceEvidence(held[0].id, ("code",))
            yield PlaceEvidence(held[0].id, ())

    def relate(self) -> None:
        self.screen.desk.apply(next(self.relations))
        QApplication.processEvents()

    def _relations(self) -> Iterator[Relate | Unrelate]:
        pia = self.session.panel.panelists[0].id
        for state in cycle(self.session.candidates):
            yield Relate(Relation(RelationKind.PRESENTS, pia, state.id))
            yield Unrelate(pia, state.id)

    def open_rating(self) -> None:
        self.screen.close()
        self._do(OpenRating())
        everybody_chooses(self.store)
        self.session = self.store.session(in_charge(self.store))

    def read_ratings(self) -> None:
        assert not plan_ratings(self._ratings(), self.session).problems

    def submit(self) -> None:
        self._do(self._submission())

    def _submission(self) -> Submit:
        panelist = self.session.panel.panelists[1].id
        return Submit(new_id(), panelist, next(self.turn), ratings(3))

    def submit_all(self) -> None:
        for _ in self.names:
            self.submit()

    def submit_at_once(self) -> None:
        commands = [self._submission() for _ in self.names]
        self.store.apply_all([(one, naturally(self.store, one)) for one in commands])

    def open_meeting(self) -> None:
        self._do(OpenMeeting("lot"))
        self.console = MeetingScreen(Desk(self.store))
        self.console.resize(1600, 1000)
        self.console.show()
        QApplication.processEvents()

    def call(self) -> None:
        """Call the next candidate, and let the console show that."""
        self.console.desk.apply(CallCandidate(next(self.turn)))
        QApplication.processEvents()

    def read_log(self) -> None:
        self.store.log(in_charge(self.store))

    def close(self) -> None:
        self.console.close()
        for store in (self.store, *self.fresh):
            store.close()


def _table(source: str, columns: tuple[str, ...], cells: Iterator[tuple[str, ...]]) -> Table:
    rows = (Row(at, dict(zip(columns, row, strict=True))) for at, row in enumerate(cells, 1))
    return Table(source, columns, tuple(rows), "")
