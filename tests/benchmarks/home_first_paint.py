"""Home's first paint against a bare window's, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from statistics import median

from tests.benchmarks.figure import Figure

AIM = 1.3
ROUNDS = 15

WATCH = """
import json, sys, time
start = time.perf_counter()
{imports}
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is window.{painted}:
            QTimer.singleShot(0, done)
        return False

def done():
    print(json.dumps((time.perf_counter() - start) * 1000), flush=True)
    import os
    os._exit(0)

application = QApplication(sys.argv)
{make}
watch = Watch()
application.installEventFilter(watch)
window.resize(1280, 720)
window.show()
application.exec()
"""

BARE = WATCH.format(imports="", make="window = QMainWindow()", painted="window()")
"""A window paints itself; Home's screen is what has to be painted in ours."""


def measure() -> list[Figure]:
    """Start both in turn and compare the time from the first line to the first paint."""
    home = WATCH.format(
        imports="from calibrate.ui import theme",
        make=(
            "theme.prepare(application)\n"
            "from calibrate.ui.window import MainWindow\n"
            "window = MainWindow()"
        ),
        painted="home",
    )
    pairs = [(_paint(home), _paint(BARE)) for _ in range(ROUNDS + 1)][1:]
    ratio = median(mine / floor for mine, floor in pairs)
    mine, floor = median(one for one, _ in pairs), median(one for _, one in pairs)
    return [Figure("Home's first paint", ratio, AIM, f"{mine:.0f} ms, bare {floor:.0f} ms")]


def _paint(program: str) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(json.loads(done.stdout))
