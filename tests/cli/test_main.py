from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from calibrate import __version__, cli
from calibrate.domain.errors import BadRows
from tests.cli.conftest import Run

PROGRAM = "import sys; from calibrate.cli import main; sys.exit(main(sys.argv[1:]))"


COMMANDS = (
    "open",
    "demo",
    "new",
    "add-panelist",
    "add-candidate",
    "recuse",
    "import-evidence",
    "open-rating",
    "kit",
    "take-over",
    "import-ratings",
    "submit",
    "reveal",
    "second-round",
    "decide",
    "withdraw",
    "reopen",
    "close",
    "show",
    "packet",
    "issue",
    "issued",
    "sign",
    "rubric",
    "log",
    "verify",
)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_and_has_help(name: str, run: Run) -> None:
    assert f"\n    {name}" in run("--help").out
    outcome = run(name, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"usage: calibrate {name} ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("import-ratings", "a confidence is unsure, fairly, very, or empty"),
        ("import-ratings", "A criterion is its id or title"),
        ("import-ratings", "every rating needs a reason"),
        ("import-ratings", "the exit status is 1 if something is left out"),
        ("submit", "ends of the scale and “not enough evidence” need a reason"),
        ("import-evidence", "Where 03/04/2026 could be two days"),
        ("import-evidence", "Criteria are named by id or title"),
        ("import-evidence", "several in one cell stand with semicolons, commas or new lines"),
        ("import-ratings", "kept by --submit, not counted"),
        ("recuse", "a conflict declared late"),
        ("reveal", "marked absent in the session need not be named again"),
        ("reopen", "the next decision supersedes it"),
        ("rubric", "`new --rubric` takes it for another session"),
        ("log", "are left out and leave no gap"),
        ("decide", "fewer votes are fine"),
        ("decide", "(by 2026-12-18)"),
        ("issue", "works in a closed session too"),
        ("verify", "5 neither signed nor in the register, so nothing shows it"),
    ],
)
def test_help_says_what_cannot_be_guessed(name: str, words: str, run: Run) -> None:
    assert words in " ".join(run(name, "--help").out.split())


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from calibrate.cli import main; main(['--help']);"
        "heavy = {'sqlalchemy', 'reportlab', 'PySide6', 'nacl', 'msgspec', 'numpy',"
        "'python_calamine', 'pikepdf', 'pyhanko', 'cryptography'};"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"calibrate {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["frobnicate"], "'frobnicate'"),
        (["show"], "FILE"),
        (["show", ""], "name of a file is empty"),
        (["show", "a.calib", "--cand", "x"], "--cand"),
        (["new", "a.calib"], "--title"),
        (["new", "a.calib", "--title", " "], "no words"),
        (["new", "a.calib", "--title", "a\x1b[31m"], "control character"),
        (["new", "a.calib", "--title", "a\udcff"], "Half a character, U+DCFF"),
        (["decide", "a.calib", "Ann", "perhaps", "--because", "x"], "'perhaps'"),
        (["decide", "a.calib", "Ann", "defer", "--because", "x", "--for", "two"], "'two'"),
        (["packet", "a.calib", "--out", "x", "--edition", "gift"], "'gift'"),
        (["reveal", "a.calib", "--round", "3"], "3"),
        (["reopen", "a.calib", "Ann"], "--because"),
        (["withdraw", "a.calib", "Ann", "--because", " "], "no words"),
    ],
)
def test_wrong_arguments_end_in_one_line_and_2(arguments: list[str], words: str, run: Run) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    assert words in outcome.complaint
    assert "--help" in outcome.complaint


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (TypeError("no such luck"), 70, "something went wrong inside (TypeError: no such luck)"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (PermissionError(13, "Permission denied", "a.calib"), 2, "a.calib failed: Permission"),
        (OSError(28, "No space left on device"), 2, "No space left on device"),
    ],
)
def test_whatever_happens_is_told_in_one_line(
    error: BaseException, status: int, words: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(cli, "command", lambda _: fail)
    outcome = run("verify", "a.calib")
    assert outcome.status == status
    assert words in outcome.complaint


def test_many_bad_rows_are_told_by_the_first_twenty(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> NoReturn:
        raise BadRows(tuple(f"row {number} is wrong." for number in range(1, 38)))

    monkeypatch.setattr(cli, "command", lambda _: fail)
    outcome = run("verify", "a.calib")
    lines = outcome.err.splitlines()
    assert outcome.status == 2
    assert lines[0] == "calibrate: row 1 is wrong."
    assert len(lines) == 21
    assert lines[-1] == "calibrate: and 17 more problems."


def test_a_name_that_steers_a_terminal_is_made_harmless(run: Run, tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[31m\nb.calib"
    name.write_text("no session")
    outcome = run("verify", name)
    assert outcome.status == 2
    assert "\x1b" not in outcome.complaint


def test_what_the_terminal_lacks_is_written_as_an_escape(demo: Path) -> None:
    arguments = ["show", str(demo), "--candidate", "陳美玲"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    assert b"\\u9673\\u7f8e\\u73b2" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_reader_that_goes_away_is_no_error(demo: Path) -> None:
    arguments = [sys.executable, "-c", PROGRAM, "show", str(demo), "--json"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.wait() == 141
        assert process.stderr.read() == b""


def test_a_window_is_not_opened_from_here(run: Run) -> None:
    assert "one session file" in run("open", "a.calib").complaint


def test_no_sentence_begins_with_the_name_of_a_file() -> None:
    """A sentence gets a capital, which makes another name of `ballot.json`."""
    begins = re.compile(r'say\(\s*f"\{(?:options\.|path\b)')
    files = Path(cli.__file__).parent.rglob("*.py")
    assert not [file.name for file in files if begins.search(file.read_text("utf-8"))]
