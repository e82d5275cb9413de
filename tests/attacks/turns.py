"""Sittings in the window of a large session: the longest turn of the event loop in each action.

A key that is pressed while a turn lasts waits for its end. Turns are told in milliseconds of the
processor, as they are where nothing else runs: a loop of known work is measured around each.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copy
from tempfile import mkdtemp
from time import sleep, thread_time
from unittest.mock import patch

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import (
    ArrangeAgenda,
    CallCandidate,
    Command,
    MarkAbsent,
    MarkHere,
    OpenMeeting,
    OpenRating,
    OpenVote,
    PauseClock,
    PlaceEvidence,
    RecordDecision,
    Relate,
    ResumeClock,
    RevealRound,
    SetAside,
    Submit,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.ratings import Rating
from calibrate.ui.ahead import Ahead
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.look import theme
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.packets import screen as packets
from calibrate.ui.packets.ask_format import AskFormat
from calibrate.ui.packets.screen import PacketsScreen
from calibrate.ui.packets.sight import sight
from calibrate.ui.paper import ask as folders
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import MainWindow
from tests.quiet import hush
from tests.worlds.secrets import typed

Taken = dict[str, float]

MOST = 50
"""Milliseconds that a turn may take."""

AT_ONCE = "a part of the window is built once a sitting, and Qt dresses its widgets at once"
LONGER = {
    "open the file": "SQLite looks through all of it, once, before anything of it is shown",
    "the first reveal": "its statements are built and its pages laid out, once a sitting; the next "
    "one holds",
    "Set-up, the first time": AT_ONCE,
    "Rate, the first time": AT_ONCE,
    "Meeting, the first time": AT_ONCE,
    "Record, the first time": AT_ONCE,
    "Packets, the first time": AT_ONCE,
    "the record is checked": "SQLite compares one table with its indexes in one call, and an "
    "import’s line names every row that it wrote",
}
"""What may take longer, and why."""

QUIET, SPINS = 0.3, 20_000
"""Milliseconds below which a turn is nobody's, and how far the loop of known work counts."""


class Clock:
    """Measures turns as they are where nothing else runs."""

    def __init__(self) -> None:
        self._least = min(_known_work() for _ in range(200))

    def longest(self, step: Callable[[], object], until: Callable[[], bool]) -> float:
        """Return the longest turn of a step and of all that it leaves to be done."""
        before = self.slowness()
        turns = [_taken(step)]
        between = self.slowness()
        quiet = 0
        while quiet < 5 or not until():
            turns.append(_taken(QApplication.processEvents))
            quiet = quiet + 1 if turns[-1] < QUIET else 0
            if quiet and not until():
                sleep(0.005)
        slowness = (before + between + self.slowness()) / 3
        return max(turns) / max(slowness, 1)

    def slowness(self) -> float:
        """Return how many times as long known work takes now as where nothing else runs."""
        measured = sorted(_known_work() for _ in range(3))[1]
        self._least = min(self._least, measured)
        return measured / self._least


class Sitting:
    """A session in the window, from the opening of a copy of its file until it is left."""

    def __init__(self, file: Path, clock: Clock) -> None:
        self._clock = clock
        self.taken: Taken = {}
        self.window = MainWindow()
        self.window.resize(1600, 1000)
        self.window.show()
        ahead = Ahead(self.window)
        self.window.seen.connect(ahead.begin)
        self.do("nothing", lambda: None, lambda: ahead.is_done)
        path = Path(copy(file, file.with_name("sitting.calib")))
        self.do("open the file", lambda: self.window.open_file(path))
        assert self.window.session
        self.session = self.window.session
        self.desk = self.session.desk
        states = self.desk.session(self.desk.chair)
        self.first, self.second, *_ = (state.id for state in states.candidates)
        self.rater, self.other, *_ = (one.id for one in states.panel.panelists)

    def do(
        self, name: str, step: Callable[[], object], until: Callable[[], bool] = lambda: True
    ) -> None:
        """Measure what somebody does, until all that it leads to is over."""
        self.taken[name] = self._clock.longest(step, until)

    def give(self, name: str, command: Command, panelist: str = "") -> None:
        """Measure a command as a button gives it."""
        self.do(name, lambda: self.desk.apply(command, panelist))

    def go(self, name: str, part: str, until: Callable[[], bool] = lambda: True) -> None:
        """Measure the way to a part."""
        self.do(name, lambda: self.session.ask(part), until)

    def leave(self) -> Taken:
        """Measure the way Home, and return all that was measured."""
        self.do("Home", self.window.show_home)
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        return self.taken


def prepare() -> None:
    """Make the application ready, once."""
    hush()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.prepare(application, dark=False)


def in_set_up(file: Path, clock: Clock) -> Taken:
    """Measure what is done before rating opens, its opening, and the parts from there."""
    one = Sitting(file, clock)
    screen = one.session.screens["setup"]
    assert isinstance(screen, SetupScreen)
    for part in (Part.RUBRIC, Part.CANDIDATES, Part.PANEL, Part.EVIDENCE):
        one.do(f"section {part}", partial(screen.choose, part))
    piece = one.desk.pieces(one.first, one.desk.chair)[0].id
    one.give("place a piece", PlaceEvidence(piece, ("c1",)))
    one.give("lift it", PlaceEvidence(piece, ()))
    one.give("recuse", Relate(Relation(RelationKind.RECUSED, one.rater, one.first)))
    one.do("undo", screen.take_back)
    screen.choose(Part.PANEL)
    QApplication.processEvents()
    presents = Relation(RelationKind.PRESENTS, one.other, one.second)
    one.give("name a presenter", Relate(presents))
    one.go("Record, the first time", "record")
    one.go("back to Set-up", "setup")
    one.give("open rating", OpenRating())
    one.go("Rate, the first time", "rate")
    one.go("Meeting, the first time", "meeting")
    return one.leave()


def in_rating(file: Path, clock: Clock) -> Taken:
    """Measure what is done while everybody rates, and the opening of the meeting."""
    one = Sitting(file, clock)
    screen = one.session.screens["rate"]
    assert isinstance(screen, HandOverScreen)
    assert typed(one.desk.store, one.rater)
    one.do("somebody sits down", lambda: screen.begin(one.rater))
    rate = screen.rate
    assert rate
    one.do("rate the next candidate", lambda: rate.show_candidate(one.second))
    for name, candidate in (("submit one", one.first), ("submit another", one.second)):
        one.give(name, Submit(new_id(), one.rater, candidate, _ratings(one)), one.rater)
    one.do("the machine is handed back", screen.hand_back)
    one.go("Meeting, the first time", "meeting")
    meeting = one.session.screens["meeting"]
    assert isinstance(meeting, MeetingScreen)
    one.do("readiness page", meeting.show_readiness)
    one.give("open the meeting", OpenMeeting("lot"))
    return one.leave()


def _ratings(one: Sitting) -> tuple[Rating, ...]:
    session = one.desk.session(one.desk.chair)
    step = session.candidate(one.first).candidate.step
    criteria = (criterion.id for criterion, _ in session.rubric.for_step(step))
    return tuple(Rating(id, 2, None, reason="Seen in the work.") for id in criteria)


def in_meeting(file: Path, clock: Clock) -> Taken:
    """Measure a candidate's turn, what is done to the agenda, and the parts from there."""
    one = Sitting(file, clock)
    screen = one.session.screens["meeting"]
    assert isinstance(screen, MeetingScreen)
    first, second, third, *rest = one.desk.session(one.desk.chair).meeting.agenda
    one.do("the next candidate", lambda: screen.show_candidate(second))
    one.do("a second of the clock", screen.tick)
    one.give("call", CallCandidate(first))
    one.give("mark absent", MarkAbsent(one.rater, "ill"))
    one.give("has come", MarkHere(one.rater))
    one.give("pause", PauseClock())
    one.give("resume", ResumeClock())
    one.give("the first reveal", RevealRound(first))
    one.give("open the vote", OpenVote())
    votes = Vote(0, len(one.desk.session(one.desk.chair).panel.panelists), 0)
    decision = Decision(new_id(), first, Outcome.NOT_YET, "Not seen yet.", votes)
    one.give("record a decision", RecordDecision(decision))
    one.give("call the next", CallCandidate(second))
    one.give("reveal the next", RevealRound(second))
    one.give("set aside", SetAside())
    one.give("arrange", ArrangeAgenda((second, first, third, *rest)))
    one.give("withdraw", WithdrawCandidate(third, "left"))
    one.do("readiness page", screen.show_readiness)
    one.go("Record, the first time", "record")
    one.go("back to Meeting", "meeting")
    _export(one)
    one.go("Set-up, the first time", "setup")
    return one.leave()


def _export(one: Sitting, count: int = 12) -> None:
    """Look at packets and export some: each is read as all 300 would be."""
    desk = one.desk
    one.do("Packets, the first time", lambda: _opened_packets(one))
    screen = one.session.screens["packets"]
    assert isinstance(screen, PacketsScreen)

    def is_read() -> bool:
        return not screen.view.looking.is_running

    first = sight(Edition.PANEL, Paper.A4, (), one.first)
    one.do("the record is checked", lambda: screen.view.looking.look(first), is_read)
    one.do("the next packet", lambda: screen.show_candidate(one.second), is_read)
    folder = Path(mkdtemp(dir=one.session.store.path.parent))
    for place in range(1, count):
        if desk.session(desk.chair).candidates[place].id != one.first:
            screen.candidates.choices.toggle(place)
    with patch.object(folders, "ask_folder", lambda _: folder):
        one.do("export", screen.panel.export.click, lambda: not screen.panel.running.isVisible())
        with patch.object(AskFormat, "ask", lambda *_: "xlsx"):
            click = screen.panel.tables.click
            one.do("other formats", click, lambda: not screen.panel.running.isVisible())
        _bind(one, screen)
    printed = str(folder / "printed.pdf")
    with patch.object(packets, "ask_printer", partial(_into, printed)):
        one.do("print", screen.panel.print.click, lambda: not screen.panel.running.isVisible())


def _bind(one: Sitting, screen: PacketsScreen) -> None:
    """Look at everybody's reading pack and at a book, and export both."""
    panel, preview = screen.panel, screen.view.preview
    for edition, words in ((Edition.READING, "reading pack"), (Edition.BOOK, "book")):
        choose = partial(panel.choose, edition)
        one.do(f"look at a {words}", choose, lambda: preview.pages > 0)
        one.do(f"export a {words}", panel.export.click, lambda: not panel.running.isVisible())


def _into(name: str, _: object, printer: QPrinter, count: int, at: int) -> tuple[int, ...]:
    """Print a page or two into a file, as finely as a good printer."""
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(name)
    return tuple(range(min(count, 2)))


def _opened_packets(one: Sitting) -> None:
    """Go to Packets without what is checked once, which is measured by itself."""
    one.session.ask("packets")
    screen = one.session.screens["packets"]
    assert isinstance(screen, PacketsScreen)
    screen.view.looking.cancel()


def lesser(one: Taken, other: Taken) -> Taken:
    """Return the lesser of two measurements, for what disturbs makes longer and never shorter."""
    return {name: min(time, other[name]) for name, time in one.items()}


def _taken(step: Callable[[], object]) -> float:
    start = thread_time()
    step()
    return (thread_time() - start) * 1000


def _known_work() -> float:
    start, total = thread_time(), 0
    for number in range(SPINS):
        total += number * number % 7
    return (thread_time() - start) * 1000
