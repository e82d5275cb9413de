"""Files that are attached: read whole from the disk, or refused in a sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from calibrate.domain.attached.attachment import LARGEST_FILE, NewAttachment, need_size
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.text.file_names import file_name
from calibrate.store.document.open_files import refuse_held

FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
"""Nothing is waited for: a pipe to which nobody writes would be for ever."""


def read_attachments(paths: Sequence[Path]) -> tuple[NewAttachment, ...]:
    """Return files with their bytes: all of them, or raise what is wrong with the first."""
    return tuple(read_attachment(path) for path in paths)


def read_attachment(path: Path) -> NewAttachment:
    """Return a file with its bytes, under a name that is safe to show.

    Raises BadInput for what is no file or cannot be read, Refused for one that is empty, too large,
    or changes while it is read. Nothing is read of what is too large.
    """
    name = file_name(path.name or str(path))
    try:
        _need_file(path, name, path.stat().st_mode)
        refuse_held(path)
        handle = os.open(path, FLAGS)
        with os.fdopen(handle, "rb") as file:
            before = os.fstat(handle)
            _need_file(path, name, before.st_mode)
            need_size(name, before.st_size)
            content = file.read(LARGEST_FILE + 1)
            after = os.fstat(handle)
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.") from None
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or "its name cannot be used"
        raise BadInput(f"“{name}” cannot be read: {reason}.") from trouble
    if len(content) != before.st_size or _state(before) != _state(after):
        raise Refused(f"“{name}” is being written just now; attach it once that is done.")
    return NewAttachment(name, content)


def _state(found: os.stat_result) -> tuple[int, int]:
    return found.st_size, found.st_mtime_ns


def _need_file(path: Path, name: str, mode: int) -> None:
    """Raise BadInput for folders, pipes and devices, also where a link leads there."""
    if stat.S_ISDIR(mode):
        raise BadInput(f"“{name}” is a folder; attach the files in it, or an archive of it.")
    if not stat.S_ISREG(mode):
        led = " leads to" if path.is_symlink() else " is"
        raise BadInput(f"“{name}”{led} no file on a disk, so nothing of it can be attached.")
