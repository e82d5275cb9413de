"""Starts Calibrate: a window where one is wanted, the command line for everything else."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from calibrate import __version__

NO_SCREEN = (
    "calibrate: there is no screen here to open a window on; "
    "use the commands instead (calibrate --help lists them)."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run Calibrate with these arguments, or those of the process; return the exit status.

    No arguments open Home, `open FILE` opens a session; all else is a command.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    match arguments:
        case []:
            return _window(None)
        case ["open", file] if not file.startswith("-"):
            return _window(file)
        case ["--version"]:
            print(f"calibrate {__version__}")
            return 0
    from calibrate import cli

    return cli.main(arguments)


def _window(file: str | None) -> int:
    if not _has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 2
    # While modules load there is no garbage to find: a twentieth of the time to the first paint.
    gc.disable()
    try:
        from calibrate.ui.window import run
    except ImportError as trouble:
        print(f"calibrate: the window cannot be drawn here: {trouble}.", file=sys.stderr)
        return 2
    return run(file)


def _has_screen() -> bool:
    """Tell whether Qt would find a screen; without one it ends the process by itself."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
