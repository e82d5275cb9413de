"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, for its owner alone, in place of what was there.

    It is written beside the target first and then renamed. Raises OSError, and leaves nothing
    behind, if it cannot be.
    """
    handle, beside = mkstemp(prefix=".calibrate-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
