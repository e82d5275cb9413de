"""What nobody foresaw: the details go into a file, a person reads one calm sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import strftime
from types import TracebackType

from calibrate.domain.errors import CalibrateError
from calibrate.ui.preferences import data_folder, made_data_folder

LARGEST_LOG = 1_000_000


def install(tell: Callable[[str], None], damage: Callable[[], str]) -> None:
    """From now on write what nobody foresaw into the log, and `tell` one sentence.

    What is an answer already is told as it is; `damage` says whether the session file is why.
    """

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        if isinstance(fault, CalibrateError):
            tell(str(fault))
            return
        written = write_down(fault)
        tell(damage() or sentence(written))

    sys.excepthook = hook


def sentence(log: Path | None) -> str:
    """Return what a person reads; `log` is where the details are, if they could be written."""
    details = f"The details are in {log}." if log else "The details could not be written down."
    return f"Something unexpected went wrong; what was recorded before is kept. {details}"


def write_down(fault: BaseException) -> Path | None:
    """Add a fault to the log, which only its owner can read; return where that is, or None."""
    import traceback

    details = "".join(traceback.format_exception(fault))
    entry = f"--- {strftime('%Y-%m-%d %H:%M:%S')}\n{details}\n"
    try:
        made_data_folder()
        _append(log_file(), entry.encode("utf-8", "replace"))
    except OSError:
        return None
    return log_file()


def log_file() -> Path:
    """Return where the log is."""
    return data_folder() / "calibrate.log"


def _append(log: Path, entry: bytes) -> None:
    """Add to the log; one that has grown large begins anew."""
    anew = log.exists() and log.stat().st_size > LARGEST_LOG
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if anew else os.O_APPEND)
    with os.fdopen(os.open(log, flags, 0o600), "wb") as file:
        file.write(entry)
