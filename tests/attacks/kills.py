"""Kills of a writer whose file is renamed or replaced meanwhile: what was acknowledged is there."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile
from time import sleep

from calibrate.domain.errors import CalibrateError
from calibrate.store.store import Store
from tests.worlds.killed import write_until_killed
from tests.worlds.secrets import sitting
from tests.worlds.sessions import open_session
from tests.worlds.unfinished import tear

ROUNDS = 40
SEED = 1
LONGEST = 0.004
"""Seconds between what happens to the file and the killing: about as long as two commits take."""

IN_PLACE, RENAMED, REPLACED = "killed in place", "renamed, then killed", "replaced, then killed"
TORN, TORN_RENAMED, TORN_REPLACED = "torn", "torn, then renamed", "torn, then replaced"
KINDS = (IN_PLACE, RENAMED, REPLACED, TORN, TORN_RENAMED, TORN_REPLACED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was lost in a round of this kind, and whether a journal was put back or set aside."""

    kind: str
    lost: str = ""
    journals: int = 0


def main() -> int:
    """Kill so many writers of every kind, and print what was lost."""
    outcomes = list(attack(ROUNDS, SEED))
    for kind, count in Counter(one.kind for one in outcomes).items():
        mine = [one for one in outcomes if one.kind == kind]
        met, lost = sum(one.journals for one in mine), sum(bool(one.lost) for one in mine)
        print(
            f"{kind:22} {count:4} kills, {met:4} met an unfinished journal, {lost} lost something"
        )
    bad = [outcome for outcome in outcomes if outcome.lost]
    for outcome in bad:
        print(f"{outcome.kind}: {outcome.lost}")
    print("held" if not bad else f"{len(bad)} did not hold")
    return 1 if bad else 0


def attack(rounds: int, seed: int) -> Iterator[Outcome]:
    """Kill so many writers of every kind, each in a session of its own."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name) / "fresh.calib"
        made = open_session(fresh)
        made.store.close()
        ids = (made.panelists[0], made.ann, made.ben)
        for number in range(rounds):
            for kind in KINDS:
                folder = Path(name) / f"{number} {kind}"
                folder.mkdir()
                round = _Round(folder, fresh, ids, Random(f"{seed} {number} {kind}"))
                yield round.tear(kind) if kind.startswith(TORN) else round.kill(kind)


class _Round:
    """One session that is killed."""

    def __init__(
        self, folder: Path, fresh: Path, ids: tuple[str, str, str], random: Random
    ) -> None:
        self.fresh, self.random = fresh, random
        self.file = Path(copyfile(fresh, folder / "session.calib"))
        self.elsewhere = folder / "autumn.calib"
        self.panelist, self.ann, self.ben = ids

    def kill(self, kind: str) -> Outcome:
        """Kill a writer, and perhaps do something to its file just before."""
        arguments = [str(self.file), self.panelist, self.ann, self.ben, "1"]
        happens = {IN_PLACE: self._wait, RENAMED: self._rename, REPLACED: self._replace}[kind]
        acknowledged = write_until_killed(arguments, 1, self.random, happens)
        return self._judged(kind, acknowledged, self.ben)

    def tear(self, kind: str) -> Outcome:
        """Let a writer die within a commit, and then do something to its file."""
        acknowledged = tear(self.file)
        if kind != TORN:
            self.file.rename(self.elsewhere)
        if kind == TORN_REPLACED:
            copyfile(self.fresh, self.file)
        return self._judged(kind, acknowledged, self.ann)

    def _wait(self) -> None:
        sleep(self.random.uniform(0, LONGEST))

    def _rename(self) -> None:
        self.file.rename(self.elsewhere)
        self._wait()

    def _replace(self) -> None:
        backup = Path(copyfile(self.fresh, self.file.with_name("backup.calib")))
        self.file.rename(self.elsewhere)
        backup.rename(self.file)
        self._wait()

    def _judged(self, kind: str, acknowledged: int, candidate: str) -> Outcome:
        """Open what is there, the backup first, and count what was submitted."""
        journals = _journals(self.file.parent)
        wrong = ""
        if self.elsewhere.exists() and self.file.exists():
            wrong = self._wrong(self.file, 0, 0, candidate)
        kept = self.elsewhere if self.elsewhere.exists() else self.file
        return Outcome(
            kind, wrong or self._wrong(kept, acknowledged, acknowledged + 1, candidate), journals
        )

    def _wrong(self, file: Path, least: int, most: int, candidate: str) -> str:
        try:
            with Store.open(file) as store:
                viewer = sitting(store, self.panelist)
                number = len(store.history(candidate, viewer))
                problems = store.verify().problems
        except CalibrateError as trouble:
            return str(trouble)
        if problems:
            return f"{file.name}: {problems[0]}"
        return "" if least <= number <= most else f"{file.name}: {number} of {least}"


def _journals(folder: Path) -> int:
    """Count the journals that are not finished with."""
    from calibrate.store.document.journal_file import journals_in

    return len(tuple(journals_in(folder)))


if __name__ == "__main__":
    sys.exit(main())
