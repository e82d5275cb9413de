"""The command line as a test calls it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.cli import main
from calibrate.exchange.demo import write_demo
from tests.sessions import new_session, open_session


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, and what it printed on either stream."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        (line,) = self.err.splitlines()
        assert line.startswith("calibrate: ")
        return line.removeprefix("calibrate: ")


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Carry a command out in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def carry_out(*arguments: object) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Outcome(status, *capsys.readouterr())

    return carry_out


@pytest.fixture
def in_setup(tmp_path: Path) -> Path:
    """A session in set-up: Ann and Ben; Pia, Quentin, Rosa and Sami rate."""
    path = tmp_path / "setup.calib"
    new_session(path).store.close()
    return path


@pytest.fixture
def in_rating(tmp_path: Path) -> Path:
    """The same with rating open, and Sami recused from Ann."""
    path = tmp_path / "rating.calib"
    open_session(path, recused=True).store.close()
    return path


@pytest.fixture(scope="session")
def written_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo session, which nobody changes."""
    path = tmp_path_factory.mktemp("demo") / "demo.calib"
    write_demo(path)
    return path


@pytest.fixture
def demo(written_demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo session."""
    return Path(copyfile(written_demo, tmp_path / "demo.calib"))


RATED = {"code": 4, "launch": 2, "lead": 3}


def ratings_csv(path: Path, *pairs: tuple[str, str], leave_out: str = "") -> Path:
    """Write a table with every criterion rated for each (panelist, candidate)."""
    lines = ["candidate,panelist,criterion,value,reason"]
    for panelist, candidate in pairs:
        for criterion, value in RATED.items():
            if criterion != leave_out:
                lines.append(f"{candidate},{panelist},{criterion},{value},Seen in the work.")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


ALL_OF_ANN = (("Pia", "Ann"), ("Quentin", "Ann"), ("Rosa", "Ann"))
