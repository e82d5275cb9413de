"""Draws every screen into a folder, light and dark, at both sizes: python -m tests.shots DIR."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    CreateSession,
    ImportEvidence,
    NameDecider,
    Relate,
    new_id,
)
from calibrate.domain.evidence import Evidence, NewEvidence
from calibrate.domain.phases import FACILITATOR, Viewer, ViewerKind
from calibrate.domain.readiness import Part
from calibrate.domain.session import CandidatePhase
from calibrate.exchange.demo.session import write_demo
from calibrate.exchange.tables.table import read_table
from calibrate.store.store import Store
from calibrate.ui import recent
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.new_session import NewSession
from calibrate.ui.packets.screen import PacketsScreen
from calibrate.ui.rate.screen import RateScreen
from calibrate.ui.record.screen import RecordScreen
from calibrate.ui.setup.imports.import_dialog import ImportDialog
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import MainWindow
from tests.quiet import hush
from tests.shots_of_the_room import draw_console, draw_hand_over, draw_projector

SIZES = ((1600, 1000), (1280, 720))
DAY = 86_400
RECENTS = (
    ("Autumn 2026 calibration", "autumn-2026", "Meeting", "1 of 5 decided", 1, 5, 0.02),
    ("Payments, autumn 2026", "payments", "Rating", "21 of 30 submitted", 21, 30, 0.1),
    ("Data and platform, autumn 2026", "data-platform", "Meeting", "2 of 5 decided", 2, 5, 1),
    ("Mobile, first try", "mobile", "Set-up", "3 things missing", 2, 4, 40),
    ("Security guild pilot", "security-pilot", "Set-up", "Ready for rating", 4, 4, 60),
    ("Spring 2026 calibration", "spring-2026", "Closed", "7 of 7 decided, read-only", 7, 7, 380),
    ("Pilot, summer 2025", "pilot", "Meeting", "1 of 2 decided", 1, 2, 460),
)
TABLE = """candidate,title,text,kind,date,ref,criteria
Miriam Castellanos,Runbook for the ingest rota,Two pages that the rota uses,Document,2026-09-02,R-1,
Miriam Castellanos,Talk on watermarks,Forty people came,Talk,2026-09-31,R-2,
Дмитро Коваленко,Slow queries found,A list with causes,Change log,2026-09-14,R-3,
,Nobody's piece,It names no candidate,Peer note,2026-09-15,R-4,
"""


def main() -> int:
    """Draw everything into the folder that was named; return the exit status."""
    if len(sys.argv) != 2:
        print("Name the folder: python -m tests.shots DIR", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for variable in ("CALIBRATE_HOME", "HOME", "USERPROFILE"):
            os.environ[variable] = scratch
        hush()
        application = QApplication([*sys.argv[:1], *theme.STYLE_ARGUMENTS])
        theme.prepare(application, dark=False)
        theme.load_fallback_fonts()
        _Album(folder, Path(scratch)).draw()
    return 0


class _Album:
    """The pictures of one run; `scratch` is for the sessions behind them."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder, self.scratch = folder, scratch

    def draw(self) -> None:
        self._home()
        demo = self.scratch / "demo.calib"
        write_demo(demo)
        with Store.open(demo) as store:
            fresh = _set_up_again(store, self.scratch / "set-up.calib")
            desk = Desk(store)
            self._rate(desk)
            self._meeting(desk)
            self._packets(desk)
            self._record(desk)
        with fresh:
            self._set_up(Desk(fresh))
        for draw in (draw_console, draw_hand_over, draw_projector):
            draw(self.take, self.scratch)

    def _home(self) -> None:
        window = MainWindow()
        window.show()
        _wait_until(lambda: window.home.lately is not None)
        self.take("home-empty", window)
        for row in reversed(RECENTS):
            recent.remember(_recent(*row))
        window.home.refresh()
        window.home.begin()
        self.take("home", window)
        window.home.begin()
        window.tell("demo.calib is open in another window or by another program. Close it there.")
        self.take("home-message", window)
        window.close()
        dialog = NewSession(None)
        dialog.title.setText("Spring 2027 calibration")
        self.take_dialog("new-session", dialog)

    def _set_up(self, desk: Desk) -> None:
        screen = SetupScreen(desk)
        for part in Part:
            screen.choose(part)
            self.take(f"setup-{part}", screen)
        table = self.scratch / "autumn.csv"
        table.write_text(TABLE, "utf-8")
        self.take_dialog("import", ImportDialog(screen, read_table(table), screen.state))

    def _rate(self, desk: Desk) -> None:
        screen = RateScreen(desk)
        panelist, candidate = _half_rated(desk)
        screen.side.choose(panelist)
        screen.show_candidate(candidate)
        self.take("rate", screen)
        screen.page.unfold_all()
        self.take("rate-unfolded", screen)

    def _meeting(self, desk: Desk) -> None:
        screen = MeetingScreen(desk)
        for phase in CandidatePhase:
            states = desk.session(FACILITATOR).candidates
            screen.candidates.choose(next(one.id for one in states if one.phase is phase))
            self.take(f"meeting-{phase}", screen)

    def _packets(self, desk: Desk) -> None:
        screen = PacketsScreen(desk)
        screen.resize(*SIZES[0])
        screen.show()
        _wait_until(lambda: screen.preview.pages > 0)
        self.take("packets", screen)
        screen.close()

    def _record(self, desk: Desk) -> None:
        screen = RecordScreen(desk)
        screen.panel.verify.click()
        self.take("record", screen)
        screen.find_field.setText("zofia nov")
        self.take("record-found", screen)

    def take(self, name: str, widget: QWidget, sizes: Sequence[tuple[int, int]] = SIZES) -> None:
        """Draw a window in both appearances and several sizes."""
        widget.show()
        if not isinstance(widget, MainWindow):
            widget.setFocus()
        for dark in (False, True):
            theme.appearance.use(dark)
            for size in sizes:
                widget.resize(*size)
                self._save(widget, f"{name}-{_appearance(dark)}-{size[0]}")

    def take_dialog(self, name: str, dialog: QDialog) -> None:
        """Draw a dialog, at the size it has, in both appearances."""
        for dark in (False, True):
            theme.appearance.use(dark)
            self._save(dialog, f"{name}-{_appearance(dark)}")
        dialog.close()

    def _save(self, widget: QWidget, name: str) -> None:
        widget.show()
        _settle()
        path = self.folder / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise SystemExit(f"{path} cannot be written.")


def _appearance(dark: bool) -> str:
    return "dark" if dark else "light"


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _wait_until(true: Callable[[], bool]) -> None:
    """Let the window work until something is so, or for ten seconds."""
    deadline = QDeadlineTimer(10_000)
    while not true() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _recent(
    title: str, name: str, phase: str, detail: str, done: int, total: int, days_ago: float
) -> recent.Recent:
    """Return a made-up recent session; the file of the pilot is missing."""
    path = Path.home() / "calibration" / f"{name}.calib"
    path.parent.mkdir(exist_ok=True)
    if name != "pilot":
        path.touch()
    opened = int(time() - days_ago * DAY)
    return recent.Recent(str(path), title, phase, detail, done, total, opened)


def _set_up_again(demo: Store, path: Path) -> Store:
    """Return a session that is still in set-up, with the people and evidence of the demo."""
    session, evidence = demo.session(FACILITATOR), demo.evidence(FACILITATOR)
    store = Store.create(path, CreateSession(new_id(), session.title, session.rubric))
    for panelist in session.panel.panelists:
        store.apply(AddPanelist(panelist), "facilitator")
    if session.decider:
        store.apply(NameDecider(session.decider), "facilitator")
    for state in session.candidates:
        store.apply(AddCandidate(state.candidate), "facilitator")
    for relation in session.panel.relations:
        store.apply(Relate(relation), "facilitator")
    for pieces in evidence.values():
        added = tuple(_new(piece, number) for number, piece in enumerate(pieces))
        store.apply(ImportEvidence("autumn-2026.csv", (), added), "facilitator")
    return store


def _new(piece: Evidence, number: int) -> NewEvidence:
    """Return a piece as it was before it came in; every ninth is unplaced."""
    criteria = piece.criteria if number % 9 else ()
    return NewEvidence(piece.id, piece.candidate, piece.content, criteria)


def _half_rated(desk: Desk) -> tuple[str, str]:
    """Return a panelist and a candidate of whom they rated some criteria and not all."""
    session = desk.session(FACILITATOR)
    sealed = [one for one in session.candidates if one.phase is CandidatePhase.SEALED]
    pairs = [(rater.id, one.id) for one in sealed for rater in session.panel.raters(one.id)]
    for panelist, candidate in pairs:
        draft = desk.draft(candidate, Viewer(ViewerKind.PANELIST, panelist))
        if 0 < len(draft.recorded) < len(session.rubric.criteria):
            return panelist, candidate
    return pairs[0]


if __name__ == "__main__":
    sys.exit(main())
