"""Plays the whole meeting, each step in an app of its own that is killed when the step is done.

python -m tests.ui.scripted FILE FOLDER
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from calibrate.ui.look import theme
from tests.quiet import hush
from tests.ui.scripted.person import Person
from tests.ui.scripted.script import Step, steps


def main(path: Path, folder: Path) -> int:
    """Play all steps; return 1 at the first that ends otherwise than by being killed."""
    for name, step in steps(folder).items():
        print(name, flush=True)
        if _signal_of(path, step) != signal.SIGKILL:
            return 1
    return 0


def _signal_of(path: Path, step: Step) -> int:
    """Return what killed the app in which a step was done.

    The process is forked before there is any window, so that each app is new but for its imports.
    """
    child = os.fork()
    if child == 0:
        _do_and_die(path, step)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _do_and_die(path: Path, step: Step) -> None:
    try:
        hush()
        application = QApplication([sys.argv[0], *theme.STYLE_ARGUMENTS])
        theme.prepare(application, dark=False)
        step(Person(path))
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
