"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calibrate import whole_file


def test_a_file_is_replaced_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(b"old")
    whole_file.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        whole_file.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_there_is_not_replaced_by_what_only_may_be_new(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        whole_file.write_whole(path, b"new", replaces=False)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


HALF_WRITTEN = """
import os, sys
from pathlib import Path
from calibrate import whole_file
whole_file.os.fsync = lambda _: (print("written", flush=True), sys.stdin.read())
{begun}
whole_file.write_whole(Path({path!r}), b"half")
"""


@contextmanager
def half_written(path: Path, begun: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """Another process that writes a file and does not come to its end."""
    program = HALF_WRITTEN.format(path=str(path), begun=begun)
    pipe = subprocess.PIPE
    writer = subprocess.Popen([sys.executable, "-c", program], stdin=pipe, stdout=pipe)
    assert writer.stdout
    assert writer.stdout.readline() == b"written\n"
    try:
        yield writer
    finally:
        writer.kill()
        writer.communicate()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_process_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    with half_written(tmp_path / "a.pdf") as writer:
        (left,) = names(tmp_path)
        whole_file.write_whole(tmp_path / "b.pdf", b"whole")
        assert names(tmp_path) == [left, "b.pdf"], "somebody writes it"
        writer.kill()
        writer.wait()
        whole_file.write_whole(tmp_path / "b.pdf", b"whole")
    assert names(tmp_path) == ["b.pdf"]


def test_a_folder_aside_goes_once_nobody_holds_it(tmp_path: Path) -> None:
    begun = f"aside = whole_file.Aside(Path({str(tmp_path)!r}))"
    with half_written(tmp_path / "a.pdf", begun) as writer:
        (aside,) = (path for path in tmp_path.iterdir() if path.is_dir())
        (aside / "0.pdf").write_bytes(b"a packet")
        whole_file.clear(tmp_path)
        assert (aside / "0.pdf").exists()
        writer.kill()
        writer.wait()
        whole_file.clear(tmp_path)
    assert names(tmp_path) == []


def test_only_what_is_ours_by_name_kind_and_content_goes(tmp_path: Path) -> None:
    (tmp_path / ".calibrate-notes.part").write_text("mine")
    (tmp_path / ".calibrate-abcdefgh").mkdir()
    (tmp_path / ".calibrate-abcdefgh" / "letter.txt").write_text("mine")
    (tmp_path / ".calibrate-ijklmnop.part").symlink_to(tmp_path / "letter.txt")
    os.mkfifo(tmp_path / ".calibrate-qrstuvwx.part")
    before = names(tmp_path)
    whole_file.clear(tmp_path)
    assert names(tmp_path) == before


def test_an_aside_is_removed_with_all_that_is_in_it(tmp_path: Path) -> None:
    aside = whole_file.Aside(tmp_path)
    (aside.path / "0.pdf").write_bytes(b"a packet")
    aside.remove()
    assert names(tmp_path) == []
