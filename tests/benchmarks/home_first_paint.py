"""From starting the program to Home's first paint, against a bare window's."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

from tests.benchmarks.figure import Figure

AIM = 1.3
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
import os, sys
from calibrate.app import main
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
"""The program as people start it; only the paint of Home's own screen is watched for."""


def measure() -> list[Figure]:
    """Start both in turn, each in a process of its own, and compare the time to the first paint."""
    pairs = [(_paint(HOME), _paint(BARE)) for _ in range(ROUNDS + 1)][1:]
    ratio = median(mine / floor for mine, floor in pairs)
    mine, floor = median(one for one, _ in pairs), median(one for _, one in pairs)
    return [Figure("Home's first paint", ratio, AIM, f"{mine:.0f} ms, bare {floor:.0f} ms")]


def _paint(program: str) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "CALIBRATE_HOME": os.devnull}
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
