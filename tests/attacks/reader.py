"""One candidate rated and one decided over the real accessibility bus, by actions alone.

Needs a virtual screen, a session bus, the accessibility bus and a Python that has pyatspi: on
Debian xvfb, dbus, at-spi2-core and python3-pyatspi.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calibrate.domain.commands import ArrangeAgenda, OpenMeeting
from calibrate.domain.decisions import Vote
from calibrate.store.store import Store
from tests.attacks.errands import ANSWERS, BECAUSE, VOTES, Hand, decide, rate
from tests.worlds.meetings import meeting
from tests.worlds.secrets import sitting
from tests.worlds.sessions import in_charge, open_session

INSIDE = "CALIBRATE_ON_THE_BUS"
BUS = Path(__file__).with_name("bus.py")
LACKING = (
    "This machine lacks {what}, without which there is no accessibility bus; on Debian: "
    "sudo apt-get install xvfb dbus at-spi2-core python3-pyatspi libxcb-cursor0 "
    "libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SECONDS_TO_END = 10


def main() -> int:
    """Run both errands on a bus of their own; return the exit status."""
    if lacking := _lacking():
        print(LACKING.format(what=lacking), file=sys.stderr)
        return 2
    if INSIDE not in os.environ:
        environment = os.environ | {INSIDE: "1"}
        command = ("dbus-run-session", "--", sys.executable, "-m", "tests.attacks", "reader")
        return subprocess.run(command, env=environment).returncode
    with tempfile.TemporaryDirectory() as scratch, _screen() as display:
        if problem := _window_problem(display):
            print(LACKING.format(what=f"what a window needs ({problem})"), file=sys.stderr)
            return 2
        held = [errand(Path(scratch), display) for errand in (_rated, _decided)]
    print("held" if all(held) else "did not hold")
    return 0 if all(held) else 1


@dataclass
class BusHand:
    """Does things through the bus, and prints a row for each."""

    reader: subprocess.Popen[str]
    count_of_faults: int = field(default=0, init=False)

    def press(self, role: str, name: str) -> None:
        """Do what is called Press."""
        self._order(do="press", role=role, name=name)

    def toggle(self, role: str, name: str) -> None:
        """Do what is called Toggle."""
        self._order(do="toggle", role=role, name=name)

    def write(self, name: str, text: str) -> None:
        """Put a text into a field."""
        self._order(do="write", role="field", name=name, **{"with": text})

    def count(self, name: str, number: int) -> None:
        """Put a number into a count."""
        self._order(do="count", role="count", name=name, **{"with": number})

    def hear(self, words: str) -> None:
        """Wait until something is called so."""
        self._order(do="hear", name=words)

    def _order(self, **order: Any) -> None:
        assert self.reader.stdin and self.reader.stdout
        begun = time.monotonic()
        print(json.dumps(order), file=self.reader.stdin, flush=True)
        answer = json.loads(self.reader.stdout.readline() or '{"error": "the reader ended"}')
        took = time.monotonic() - begun
        found = answer.get("name", answer.get("error", ""))
        print(f"{order['do']:8} {answer.get('role', '-'):14} {took:5.1f} s  {found}")
        if "error" in answer:
            self.count_of_faults += 1
            print("\n".join(f"    {one}" for one in answer.get("there", [])))
            raise LookupError(found)


def _rated(scratch: Path, display: str) -> bool:
    """Rate a candidate, and see whether the file has what was said."""
    path = scratch / "rating.calib"
    made = open_session(path)
    made.store.close()
    if not _ran(path, display, lambda hand: rate(hand, "Ann")):
        return False
    with Store.open(path) as store:
        past = store.history(made.ann, sitting(store, made.panelists[0]))
        values = [one.value for one in past[0].ratings] if past else []
        reasons = [one.reason for one in past[0].ratings] if past else []
    print(f"in the file: {values}")
    return values == [4, 2, None] and reasons == [reason for _, reason in ANSWERS]


def _decided(scratch: Path, display: str) -> bool:
    """Decide a candidate, and see whether the file has the decision."""
    path = scratch / "meeting.calib"
    made = meeting(path)
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(("n1", "n2", "n3")))
    made.store.close()
    if not _ran(path, display, lambda hand: decide(hand, "Nadia Rahimi")):
        return False
    with Store.open(path) as store:
        decision = store.sheet("n1", in_charge(store)).decision
    print(f"in the file: {decision and (decision.outcome.value, decision.vote, decision.reason)}")
    return bool(decision and decision.vote == Vote(VOTES, 0) and decision.reason == BECAUSE)


def _ran(path: Path, display: str, errand: Callable[[Hand], None]) -> bool:
    """Run an errand on a session file in an app of its own; tell whether it came to its end."""
    print(f"\n{path.stem}\ndone     to             after    what")
    with _app(path, display) as program, _reader() as reader:
        try:
            errand(BusHand(reader))
        except LookupError:
            return False
        return program.poll() is None


@contextmanager
def _screen() -> Iterator[str]:
    """Open a virtual screen, and yield its name."""
    here, there = os.pipe()
    command = ("Xvfb", "-displayfd", str(there), "-screen", "0", "1600x1000x24", "-noreset")
    screen = subprocess.Popen(command, pass_fds=[there], stderr=subprocess.DEVNULL)
    os.close(there)
    try:
        with os.fdopen(here) as number:
            yield f":{number.readline().strip()}"
    finally:
        _end(screen)


@contextmanager
def _app(path: Path, display: str) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "CALIBRATE_HOME": str(path.parent / "home"),
    }
    command = (Path(sys.executable).with_name("calibrate"), "open", path)
    program = subprocess.Popen(command, env=environment, text=True)
    try:
        yield program
    finally:
        _end(program)


@contextmanager
def _reader() -> Iterator[subprocess.Popen[str]]:
    command = (_system_python(), str(BUS), "Calibrate")
    pipe = subprocess.PIPE
    reader = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    try:
        yield reader
    finally:
        _end(reader)


def _window_problem(display: str) -> str:
    """Return why Qt opens no window on a screen, or nothing."""
    program = "from PySide6.QtWidgets import QApplication; QApplication([])"
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = (sys.executable, "-c", program)
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    return (done.stderr.splitlines() or ["it ended"])[0] if done.returncode else ""


def _end(program: subprocess.Popen[Any]) -> None:
    program.terminate()
    try:
        program.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def _lacking() -> str:
    """Return what the machine lacks, or nothing."""
    for command, what in (("Xvfb", "a virtual screen"), ("dbus-run-session", "a session bus")):
        if not shutil.which(command):
            return what
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        return "at-spi2-core"
    return "" if _system_python() else "a Python with pyatspi"


def _system_python() -> str:
    """Return the Python that has pyatspi: the system's, which is seldom the one that runs this."""
    for python in ("/usr/bin/python3", shutil.which("python3") or ""):
        asked = (python, "-c", "import pyatspi")
        if python and subprocess.run(asked, capture_output=True).returncode == 0:
            return python
    return ""
