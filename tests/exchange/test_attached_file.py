"""Whatever is handed in to be attached is read whole, or refused in a sentence; nothing hangs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from calibrate.domain.attached.attachment import LARGEST_FILE
from calibrate.domain.attached.kinds import may_open
from calibrate.domain.errors import CalibrateError
from calibrate.domain.text.file_names import LONGEST_FILE_NAME, file_name
from calibrate.exchange.attached_file import read_attachment, read_attachments
from calibrate.store.document.open_files import hold, release

HOSTILE = {
    "../../etc/passwd": "passwd",
    "..\\..\\boot.ini": "boot.ini",
    "/": "file",
    "": "file",
    "...": "file",
    "a\u202egpj.exe": "agpj.exe",
    "\u2066plan\u2069.pdf": "plan.pdf",
    "two\nlines\x00\x1b[2J.txt": "two lines[2J.txt",
    "NUL.txt": "NUL_.txt",
    "a:b|c?.csv": "a-b-c.csv",
    "invoice.pdf   .exe": "invoice.pdf.exe",
    ".bashrc": "bashrc",
    "x" * 400 + ".pdf": "x" * (LONGEST_FILE_NAME - 4) + ".pdf",
    "報告" * 100 + ".docx": "報告" * 24 + ".docx",
    "half \ud800.png": "half.png",
    "مریم‌نژاد.pdf": "مریم\u200cنژاد.pdf",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_safe_to_show_and_to_write_under(name: str, tmp_path: Path) -> None:
    safe = file_name(name)
    assert safe == file_name(safe)
    assert safe == HOSTILE[name]
    assert (tmp_path / safe).parent == tmp_path and len(safe.encode()) <= LONGEST_FILE_NAME
    (tmp_path / safe).write_bytes(b"it can be written")


def test_nothing_is_opened_that_could_run() -> None:
    opened = ("a.PNG", "plan.pdf", "t.xlsx", "notes.txt", "call.m4a")
    saved = "a.exe a.pdf.exe a.sh a.bat a.js a.html a.svg a.docm a.xlsm a.desktop a.lnk a.jar a.url"
    assert all(map(may_open, opened))
    assert not any(map(may_open, [*saved.split(), "a.command", "a.py", "a", "pdf", "a.pdf."]))


def refused(path: Path) -> str:
    with pytest.raises(CalibrateError) as trouble:
        read_attachment(path)
    return str(trouble.value)


def test_a_file_is_read_and_a_link_to_one_as_that_file(tmp_path: Path) -> None:
    plan, link = tmp_path / "plan.pdf", tmp_path / "link.pdf"
    plan.write_bytes(b"a plan")
    link.symlink_to(plan)
    found = read_attachments([plan, link])
    assert [(one.name, one.content) for one in found] == [
        ("plan.pdf", b"a plan"),
        ("link.pdf", b"a plan"),
    ]


def test_a_name_that_turns_the_text_around_is_shown_as_it_is_kept(tmp_path: Path) -> None:
    hostile = tmp_path / "plan\u202efdp.exe"
    hostile.touch()
    assert refused(hostile).startswith("“planfdp.exe” is empty")
    hostile.write_bytes(b"x")
    assert read_attachment(hostile).name == "planfdp.exe"


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    device, empty, loop = tmp_path / "zero", tmp_path / "empty.txt", tmp_path / "loop"
    device.symlink_to("/dev/zero")
    empty.touch()
    loop.symlink_to(loop)
    assert refused(tmp_path) == (
        f"“{tmp_path.name}” is a folder; attach the files in it, or an archive of it."
    )
    assert "leads to no file on a disk" in refused(device)
    assert refused(empty) == "“empty.txt” is empty, so there is nothing to attach."
    assert "cannot be read" in refused(loop) and refused(tmp_path / "none").startswith("There is")
    assert "its name cannot be used" in refused(Path("a\0b"))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_to_which_nobody_writes_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "is no file on a disk" in refused(tmp_path / "pipe.pdf")


def test_nothing_is_read_of_what_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert refused(tmp_path / "film.mp4") == (
        "“film.mp4” has 10.1 MB, and a file that is attached 10 MB at most; put a link to it into "
        "the piece instead."
    )
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(LARGEST_FILE)
    assert read_attachment(tmp_path / "film.mp4").size == LARGEST_FILE


def test_a_file_that_grows_while_it_is_read_is_not_taken_by_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(b"first")
    real, asked = os.fstat, list[int]()

    def growing(handle: int) -> Any:
        found = real(handle)
        if not asked:
            with path.open("ab") as file:
                file.write(b" and more")
        asked.append(handle)
        return found

    monkeypatch.setattr(os, "fstat", growing)
    assert refused(path) == "“log.txt” is being written just now; attach it once that is done."


def test_a_session_that_is_open_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "s.calib"
    path.write_bytes(b"a session")
    with path.open("rb") as file:
        held = hold(file.fileno())
        try:
            assert "open in another window" in refused(path)
        finally:
            release(held)
