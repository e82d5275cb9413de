"""The door: a window where one is wanted, the command line for everything else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from calibrate import __version__, app, cli
from calibrate.ui import window


def test_no_arguments_open_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "run", lambda file: 0 if file is None else 9)
    assert app.main([]) == 0


def test_open_and_a_file_open_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []

    def run(file: str | None) -> int:
        opened.append(file)
        return 0

    monkeypatch.setattr(window, "run", run)
    assert app.main(["open", "autumn.calib"]) == 0
    assert opened == ["autumn.calib"]


@pytest.mark.parametrize(
    "arguments", [["show", "a.calib"], ["open"], ["open", "--help"], ["--help"]]
)
def test_all_else_is_for_the_command_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "main", lambda given: 7 if given == arguments else 0)
    assert app.main(arguments) == 7


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--version"]) == 0
    assert capsys.readouterr().out == f"calibrate {__version__}\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_without_a_screen_it_says_so_in_one_line_and_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 2
    assert app.main(["open", "autumn.calib"]) == 2
    said = capsys.readouterr()
    assert said.err == f"{app.NO_SCREEN}\n" * 2
    assert said.out == ""


def test_a_command_loads_no_window(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from calibrate.app import main\n"
        f"status = main(['show', {str(tmp_path / 'gone.calib')!r}])\n"
        "assert status == 2, status\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
