"""The command line: what the windows do, for scripts and for machines without a screen.

Whatever goes wrong is told in one line on standard error, never as a traceback. The exit status is
0 when all is well, 1 when a rule refuses, 2 for bad input, 70 for a fault of Calibrate's own, 130
when it was interrupted and 141 when its reader went away.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from calibrate.cli.arguments.parser import Options, parse
from calibrate.cli.output import complain, complain_of_rows
from calibrate.domain.errors import BadRows, CalibrateError, FileTrouble

FAULT, INTERRUPTED, NO_READER = 70, 130, 141


Command = Callable[[Options], int]
"""Carries out one subcommand and returns the exit status."""


def main(argv: Sequence[str]) -> int:
    """Carry out the command that the arguments say, and return the exit status."""
    _write_what_the_terminal_cannot()
    options = None
    try:
        options = parse(argv)
        status = command(options.run)(options)
        if sys.stdout:  # None where whoever started this process closed it
            sys.stdout.flush()
    except SystemExit as done:  # argparse has printed help or version
        return int(done.code or 0)
    except BadRows as error:
        complain_of_rows(error.sentences)
        return error.exit_status
    except CalibrateError as error:
        complain(str(error))
        return error.exit_status
    except BrokenPipeError:
        return _no_reader()
    except KeyboardInterrupt:
        complain("interrupted.")
        return INTERRUPTED
    except OSError as error:
        complain(f"{error.filename or 'Reading or writing'} failed: {error.strerror or error}.")
        return CalibrateError.exit_status
    except Exception as error:
        if damage := _damage(options):
            complain(damage)
            return FileTrouble.exit_status
        complain(
            f"something went wrong inside ({type(error).__name__}: {error}). Please report it."
        )
        return FAULT
    return status


def command(run: str) -> Command:
    """Return the function that `run` names as MODULE.FUNCTION; only then is its module imported."""
    module, _, name = run.rpartition(".")
    return cast(Command, getattr(import_module(f"calibrate.cli.{module}"), name))


def _damage(options: Options | None) -> str:
    """Return that the session file at hand is damaged, of which any fault may come; or nothing."""
    from calibrate.cli.session_file import damage

    return damage(options) if options and vars(options).get("file") else ""


def _write_what_the_terminal_cannot() -> None:
    """Write characters that the terminal's encoding lacks as escapes, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _no_reader() -> int:
    """Let the interpreter's last flush of standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NO_READER
