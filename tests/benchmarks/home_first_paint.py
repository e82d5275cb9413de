"""From starting the program to Home's first paint, against a bare window's.

Both start as installed programs do: Python reads them from bytecode, kept in a folder of the
benchmark's own. Where an environment switches bytecode off, our files would be compiled anew at
every start, which nobody who uses the program waits for.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.figure import Figure

AIM = 1.25
ROUNDS = 25

WATCH = """
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, painted)
        return False

def painted():
    os.write(1, b"painted")
    os._exit(0)
"""

BARE = f"""
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{WATCH}
application = QApplication(sys.argv)
window = QMainWindow()
watch = Watch()
window.installEventFilter(watch)
window.resize(1280, 800)
window.show()
application.exec()
"""

HOME = f"""
import gc, os, sys
from calibrate.app import main
gc.disable()
from PySide6.QtCore import QEvent, QObject, QTimer
from calibrate.ui.window import MainWindow
{WATCH}
def show(window):
    window.home.installEventFilter(watch)
    super(MainWindow, window).show()

watch = Watch()
MainWindow.show = show
main([])
"""
"""The program as people start it; only the paint of Home's own screen is watched for.

`main` switches the collector off before it loads the window, which is loaded here to be watched.
"""


def measure() -> list[Figure]:
    """Start both in turn, each in a process of its own, and compare the time to the first paint."""
    with TemporaryDirectory() as bytecode:
        environment = _environment(bytecode)
        pairs = [(_paint(HOME, environment), _paint(BARE, environment)) for _ in range(ROUNDS + 1)]
    del pairs[0]  # in which the bytecode is written
    ratio = median(mine / floor for mine, floor in pairs)
    mine, floor = median(one for one, _ in pairs), median(one for _, one in pairs)
    return [Figure("Home's first paint", ratio, AIM, f"{mine:.0f} ms, bare {floor:.0f} ms")]


def _environment(bytecode: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "CALIBRATE_HOME": os.devnull,
        "PYTHONPYCACHEPREFIX": bytecode,
    }


def _paint(program: str, environment: Mapping[str, str]) -> float:
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout
        answer = process.stdout.read(7)
        taken = (perf_counter() - start) * 1000
    assert answer == b"painted", "the window was never painted"
    return taken
