"""A disk that is soon full: a small file system, or else a limit on the size of files."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MEGABYTES = 8
FILLER = "filler"


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A folder on such a disk."""

    folder: Path
    is_mounted: bool

    @contextmanager
    def left(self, kilobytes: int) -> Iterator[None]:
        """Let so much be left of it, or let no file grow by more, and then all of it again."""
        if not self.is_mounted:
            with _limited(self._largest() + kilobytes * 1024):
                yield
            return
        filler = self.folder.with_name(FILLER)
        filler.write_bytes(bytes(max(0, _free(self.folder) - kilobytes * 1024)))
        try:
            yield
        finally:
            filler.unlink()

    def _largest(self) -> int:
        return max((path.stat().st_size for path in self.folder.rglob("*")), default=0)


@contextmanager
def small_disk(place: Path) -> Iterator[SmallDisk]:
    """Mount a small file system at a place; where that is not allowed, limit the size of files."""
    place.mkdir(exist_ok=True)
    mount = ("mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=700", "tmpfs", str(place))
    is_mounted = subprocess.run(mount, capture_output=True).returncode == 0
    (place / "here").mkdir()
    try:
        yield SmallDisk(place / "here", is_mounted)
    finally:
        if is_mounted:
            subprocess.run(("umount", "--lazy", str(place)), capture_output=True, check=True)


@contextmanager
def _limited(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _free(folder: Path) -> int:
    done = subprocess.run(
        ("stat", "-f", "-c", "%a %S", str(folder)), capture_output=True, text=True, check=True
    )
    blocks, size = map(int, done.stdout.split())
    return blocks * size
