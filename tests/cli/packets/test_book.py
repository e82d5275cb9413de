"""The book of a session by command: everybody who is decided, in one file, whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from calibrate.store.store import Store
from tests.attacks.book import CODE
from tests.cli.conftest import Run
from tests.worlds.books import decided_session, name_of

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with thirty decided candidates, which nobody changes."""
    path = tmp_path_factory.mktemp("many") / "many.calib"
    decided_session(path, 30)
    return path


def titles(path: Path) -> list[str]:
    """The topmost entries of a book's outline."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [entry.title for entry in outline.root]


def test_the_book_has_everybody_who_is_decided(run: Run, demo: Path, tmp_path: Path) -> None:
    outcome = run("packet", demo, "--edition", "book", "--out", "b")
    assert outcome.status == 0
    (path,) = (tmp_path / "b").iterdir()
    assert path.name == "Book, Autumn 2026 calibration.pdf"
    assert titles(path) == ["Session book", "Overview", "Miriam Castellanos"]
    assert outcome.out.startswith("Not decided: ")
    assert outcome.out.splitlines()[-1].endswith(".pdf: 9 pages")


def test_drafts_come_in_when_they_are_asked_for(run: Run, demo: Path, tmp_path: Path) -> None:
    run("packet", demo, "--edition", "book", "--drafts", "--paper", "letter", "--out", "b")
    (path,) = (tmp_path / "b").iterdir()
    assert len(titles(path)) == 2 + 5
    with pikepdf.open(path) as pdf:
        assert {tuple(map(float, page.mediabox)) for page in pdf.pages} == {(0, 0, 612, 792)}


def test_a_newer_book_takes_the_place_of_the_older(run: Run, demo: Path, tmp_path: Path) -> None:
    run("packet", demo, "--edition", "book", "--out", "b")
    (path,) = (tmp_path / "b").iterdir()
    before = path.read_bytes()
    run("packet", demo, "--edition", "book", "--out", "b")
    assert list((tmp_path / "b").iterdir()) == [path] and path.read_bytes() == before
    run("packet", demo, "--edition", "book", "--drafts", "--out", "b")
    assert len(list((tmp_path / "b").iterdir())) == 2


def test_who_does_not_verify_has_a_row_that_says_so(run: Run, demo: Path, tmp_path: Path) -> None:
    with Store.open(demo) as store, store._document.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE decision SET reason = 'Another.' WHERE candidate IN "
            "(SELECT id FROM candidate WHERE name LIKE 'Miriam%')"
        )
    outcome = run("packet", demo, "--edition", "book", "--drafts", "--out", "b")
    assert outcome.status == 2 and "Miriam" in outcome.err
    (path,) = (tmp_path / "b").iterdir()
    assert "Miriam Castellanos" not in titles(path) and len(titles(path)) == 2 + 4
    alone = run("packet", demo, "--edition", "book", "--out", "alone")
    assert alone.status == 2 and "Nothing of this verifies" in alone.err
    assert list((tmp_path / "alone").iterdir()) == []


def test_progress_is_told_of_many(run: Run, many: Path, tmp_path: Path) -> None:
    outcome = run("packet", many, "--edition", "book", "--out", "b")
    assert "25 of 30 are bound." in outcome.out
    (path,) = (tmp_path / "b").iterdir()
    assert titles(path)[2:] == [name_of(place) for place in range(30)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("edition", ["panel", "book"])
def test_who_is_interrupted_leaves_nothing_half_written(
    many: Path, tmp_path: Path, edition: str
) -> None:
    arguments = ["packet", many, "--edition", edition, "--out", tmp_path / "out"]
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not (tmp_path / "out").exists() and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode != 0 and b"Traceback" not in said
    assert all(path.suffix == ".pdf" for path in (tmp_path / "out").iterdir())
    for path in (tmp_path / "out").iterdir():
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) > 1
