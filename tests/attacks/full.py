"""A disk that is full at every step of a session: what is said is true, nothing is half there."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from calibrate import cli
from calibrate.store.store import Store
from tests.worlds.secrets import PIN
from tests.worlds.small_disk import SmallDisk, small_disk

LEFT = (0, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 640, 768, 1024, 4096)
"""In kilobytes: from nothing to more than any step takes."""

NAMES = ("Ann", "Ben", "Cleo")
PANEL = ("Pia", "Quentin", "Rosa")
CRITERIA = 7
NOT_FOR_PEOPLE = (".calibrate-", ".part", "0.calib", "Errno", "Traceback", "went wrong")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a session, and whether it writes another file than the session's."""

    words: tuple[str, ...]
    makes: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended with so many kilobytes left, and what did not hold."""

    step: str
    left: int
    status: int
    said: str
    wrong: str = ""


def steps(tables: Path) -> tuple[Step, ...]:
    """The steps of a session from its beginning to its packets."""
    evidence, ratings = tables / "work.csv", tables / "ratings.csv"
    secret = ("--secret-file", str(tables / "pin"))
    why = ("--because", "At L3, for now.", "--for", "1", "--against", "2")
    return (
        Step(("new", "s.calib", "--title", "Autumn"), "s.calib"),
        *(Step(("add-panelist", "s.calib", name)) for name in PANEL),
        Step(("add-candidate", "s.calib", "Ann")),
        Step(("import-evidence", "s.calib", str(evidence))),
        Step(("rubric", "s.calib", "--out", "r.toml"), "r.toml"),
        Step(("open-rating", "s.calib")),
        *(Step(("choose-secret", "s.calib", "--as", name, *secret)) for name in PANEL),
        Step(("import-ratings", "s.calib", str(ratings), *secret)),
        *(Step(("submit", "s.calib", "--as", name, *secret)) for name in PANEL),
        Step(("reveal", "s.calib")),
        Step(("decide", "s.calib", "Ann", "not-yet", *why)),
        Step(("packet", "s.calib", "--candidate", "Ann", "--out", "packets"), "packets"),
        Step(("demo", "demo.calib"), "demo.calib"),
    )


def main() -> int:
    """Walk through a session, and print how every step ended, and what did not hold."""
    outcomes = list(attack(LEFT))
    counts = Counter((one.step, one.status) for one in outcomes)
    for (step, status), count in counts.items():
        print(f"{step:16} ended {status} {count:4} times")
    bad = [one for one in outcomes if one.wrong]
    for one in bad:
        print(
            f"{one.step} with {one.left} kB left ended {one.status}: {one.wrong}. {one.said[:200]}"
        )
    print("held" if not bad else f"{len(bad)} did not hold")
    return 1 if bad else 0


def attack(left: Sequence[int]) -> Iterator[Outcome]:
    """Try every step with so many kilobytes left, each time anew, and then with enough."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as name, small_disk(Path(name) / "disk") as disk:
        tables = Path(name)
        _write_tables(tables)
        try:
            os.chdir(disk.folder)
            for step in steps(tables):
                for kilobytes in left:
                    yield _tried(step, disk, kilobytes)
                status, said = _run(step)
                if status:
                    yield Outcome(step.words[0], -1, status, said, "with room enough it failed")
                    return
        finally:
            os.chdir(here)


def _tried(step: Step, disk: SmallDisk, kilobytes: int) -> Outcome:
    before = _contents(disk.folder)
    with disk.left(kilobytes):
        status, said = _run(step)
    wrong = _wrong(step, status, said, before, disk.folder)
    for path in set(_contents(disk.folder)) - set(before):
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    return Outcome(step.words[0], kilobytes, status, said, wrong)


def _wrong(step: Step, status: int, said: str, before: dict[Path, bytes], folder: Path) -> str:
    """Say what does not hold after a step, or nothing."""
    after = _contents(folder)
    if any(word in said for word in NOT_FOR_PEOPLE):
        return "what was said is not for people"
    if status not in (0, 2):
        return "it ended otherwise"
    if status == 2 and (changed := _changed(before, after)):
        return f"it changed {', '.join(changed)}"
    if status == 2 and (step.makes or "s.calib") not in said:
        return "the file was not named"
    if status == 0 and after == before:
        return "nothing was done"
    left = [path.name for path in after if path.name.startswith(".") or "journal" in path.name]
    return f"{left} was left" if left else _broken(folder)


def _changed(before: dict[Path, bytes], after: dict[Path, bytes]) -> list[str]:
    """Name the files that are there no more, or anew, or hold something else.

    What was rolled back can leave its traces in pages of a session that hold nothing.
    """
    others = {path for path, _ in before.items() ^ after.items()}
    return sorted(
        path.name
        for path in others
        if path not in before
        or path not in after
        or path.suffix != ".calib"
        or _held(before[path]) != _held(after[path])
    )


def _held(content: bytes) -> list[str]:
    with closing(sqlite3.connect(":memory:")) as session:
        session.deserialize(content)
        return [content[:100].hex(), *session.iterdump()]


def _broken(folder: Path) -> str:
    for path in folder.glob("*.calib"):
        with Store.open(path) as store:
            if problems := store.verify().problems:
                return f"{path.name}: {problems[0]}"
    return ""


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _run(step: Step) -> tuple[int, str]:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        status = cli.main(step.words)
    return status, said.getvalue()


def _write_tables(folder: Path) -> None:
    lines = ["candidate,title,text,ref"]
    lines += [
        f"{name},Piece {number},{'The slowest call went from 41 s to 6 s. ' * 4},{name}-{number}"
        for name in NAMES
        for number in range(100)
    ]
    (folder / "work.csv").write_text("\n".join(lines) + "\n")
    (folder / "pin").write_text(PIN)
    lines = ["candidate,panelist,criterion,value,reason"]
    lines += [
        f"{name},{panelist},{criterion},2,{'Seen in the work. ' * 20}"
        for name in NAMES
        for panelist in PANEL
        for criterion in _criteria(folder)
    ]
    (folder / "ratings.csv").write_text("\n".join(lines) + "\n")


def _criteria(folder: Path) -> list[str]:
    from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric

    return [criterion.title for criterion in read_rubric(bundled_rubrics()[:1]).criteria]


if __name__ == "__main__":
    sys.exit(main())
