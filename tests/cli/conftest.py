"""The command line as a test calls it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.cli import main
from calibrate.cli.secret import commands as secrets
from calibrate.domain.sheet import Sheet
from calibrate.exchange.demo.session import write_demo
from calibrate.store.store import Store
from tests.worlds.secrets import PIN
from tests.worlds.sessions import in_charge, new_session, open_session


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
    """Carry a command out in an empty folder; whoever is asked for a secret types it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(secrets, "_asked", lambda prompt: PIN)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")  # where paper is A4

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
    rated = {criterion: value for criterion, value in RATED.items() if criterion != leave_out}
    return table_of(path, *((*pair, rated) for pair in pairs))


def table_of(path: Path, *ballots: tuple[str, str, Mapping[str, int]]) -> Path:
    """Write a table with the values by criterion of each (panelist, candidate)."""
    lines = ["candidate,panelist,criterion,value,reason"]
    for panelist, candidate, values in ballots:
        for criterion, value in values.items():
            lines.append(f"{candidate},{panelist},{criterion},{value},Seen in the work.")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def split(run: Run, in_rating: Path, tmp_path: Path) -> Path:
    """Ann is revealed, split on code between Pia, Quentin and Rosa; Ben is sealed."""
    ballots = (("Pia", "Ann", RATED), ("Quentin", "Ann", RATED))
    low = ("Rosa", "Ann", RATED | {"code": 2})
    run("import-ratings", in_rating, table_of(tmp_path / "r.csv", *ballots, low), "--submit")
    run("reveal", in_rating, "--candidate", "Ann")
    return in_rating


@pytest.fixture
def in_second_round(run: Run, split: Path) -> Path:
    """The same with a second round under way on code."""
    assert run("second-round", split, "Ann").status == 0
    return split


def with_facilitator(run: Run, path: Path) -> None:
    """Put Fay into a session in set-up, who facilitates and does not rate."""
    run("add-panelist", path, "Fay", "--role", "facilitator", "--does-not-rate")


@pytest.fixture
def with_deputy(run: Run, in_setup: Path, tmp_path: Path) -> Path:
    """Everybody has submitted Ann and Ben; Fay facilitates and is recused from Ann; Rosa deputy."""
    with_facilitator(run, in_setup)
    run("recuse", in_setup, "Fay", "Ann", "--deputy", "Rosa")
    assert run("open-rating", in_setup).status == 0
    names = ("Pia", "Quentin", "Rosa", "Sami")
    for candidate, chair in (("Ann", ("--as", "Rosa")), ("Ben", ())):
        table = ratings_csv(tmp_path / "r.csv", *((name, candidate) for name in names))
        assert run("import-ratings", in_setup, table, "--submit", *chair).status == 0
    return in_setup


ALL_OF_ANN = (("Pia", "Ann"), ("Quentin", "Ann"), ("Rosa", "Ann"))


@pytest.fixture
def rated(run: Run, in_rating: Path, tmp_path: Path) -> Path:
    """Everybody has submitted Ann, and only Pia has submitted Ben."""
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN, ("Pia", "Ben"))
    assert run("import-ratings", in_rating, table, "--submit").status == 0
    return in_rating


def sheet(path: Path, name: str) -> Sheet:
    """Return a candidate's sheet as whoever holds the file reads it."""
    with Store.open(path) as store:
        state = store.session(in_charge(store)).candidate_named(name)
        return store.sheet(state.id, in_charge(store))
