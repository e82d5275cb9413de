"""Merging 12 ballots of 120 ratings each, as files, against as many bare commits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copyfile
from statistics import median
from tempfile import TemporaryDirectory

from calibrate.domain.commands import MergeBallots, OpenRating, Submit, new_id
from calibrate.domain.ratings import Rating
from calibrate.exchange.ballots.ballot_file import ballot_bytes, ballot_in
from calibrate.store.store import Store
from tests.benchmarks.figure import Figure, milliseconds
from tests.benchmarks.rating_on_disk import bare, committing
from tests.worlds.kits import Kits, actor, ballot_of
from tests.worlds.rubrics import STEP, engineering
from tests.worlds.sessions import chair, new_session

AIM = 10.0
BALLOTS, RATINGS = 12, 120
ROUNDS = 6
RUBRIC = engineering()


def measure() -> list[Figure]:
    """Merge the same ballots into copies of one session, and commit small rows in between."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        session, ballots = _sent(folder)
        floor = bare(folder / "bare.db")
        pairs = list(_pairs(folder, session, ballots, committing(floor)))
        floor.close()
    ratio = median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (median(column) for column in zip(*pairs, strict=True))
    note = f"{mine:.0f} ms, {BALLOTS} bare commits {theirs:.1f} ms"
    return [Figure(f"{BALLOTS} ballots of {RATINGS} ratings merged", ratio, AIM, note)]


def _sent(folder: Path) -> tuple[Path, list[bytes]]:
    """Let everybody rate everybody in a kit of their own; return the session and the ballots."""
    criteria = [criterion.id for criterion, _ in RUBRIC.for_step(STEP)]
    candidates = tuple(f"Candidate {n}" for n in range(-(-RATINGS // len(criteria))))
    panel = tuple(f"Rater {n}" for n in range(BALLOTS))
    made = new_session(folder / "session.calib", candidates, panel, rubric=RUBRIC)
    made.do(OpenRating())
    kits = Kits(made, folder / "kits")
    ballots = [_rated(kits, panelist, criteria) for panelist in range(BALLOTS)]
    made.store.close()
    return made.store.path, ballots


def _rated(kits: Kits, panelist: int, criteria: list[str]) -> bytes:
    reason = "Ran the migration of the ledger, and said what it would cost before it did. " * 4
    ratings = tuple(Rating(id, 2, reason=f"{reason}{id}") for id in criteria)
    with kits.open(panelist) as kit:
        who = actor(kit)
        given = (Submit(new_id(), who.who, one, ratings) for one in kits.made.candidates)
        kit.apply_all((command, who) for command in given)
        return ballot_bytes(ballot_of(kit))


def _pairs(
    folder: Path, session: Path, ballots: list[bytes], commit: Callable[[], None]
) -> Iterator[tuple[float, float]]:
    for number in range(ROUNDS):
        path = folder / f"{number}.calib"
        copyfile(session, path)
        with Store.open(path) as store:
            mine = milliseconds(partial(_merge, store, ballots))
        yield mine, milliseconds(partial(_several, commit))
        path.unlink()


def _merge(store: Store, ballots: list[bytes]) -> None:
    read = tuple(ballot_in(one, "a ballot") for one in ballots)
    store.apply(MergeBallots(read), chair(store))


def _several(commit: Callable[[], None]) -> None:
    for _ in range(BALLOTS):
        commit()
