"""Rule 1: nobody reads what a rule hides, nor anything from which it could be worked out.

Random walks of real commands over real sessions and their twins; after some steps everybody who
may read reads everything. CALIBRATE_SEALING_SEED walks elsewhere; a failure names its seed.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from calibrate.store.document import document
from tests.sealing.checker import check, readers
from tests.sealing.steps import take_step
from tests.sealing.walk import Walk

CHUNKS = 6
PAIRS = int(os.environ.get("CALIBRATE_SEALING_PAIRS", "2000"))
"""Generated states and viewers that are checked in one run of this file; 10,000 as an attack."""

STEPS = 40
STEPS_BETWEEN_CHECKS = 4
FIRST_SEED = int(os.environ.get("CALIBRATE_SEALING_SEED", "0"))


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read does not depend on it, and a walk writes hundreds of times."""
    lasting = [one for one in document.PRAGMAS if "synchronous" not in one]
    monkeypatch.setattr(document, "PRAGMAS", (*lasting, "synchronous=OFF"))


def walk_and_check(seed: int, folder: Path, most: int) -> tuple[int, list[str]]:
    """Return how many pairs of state and viewer one walk checked, and what was wrong first."""
    walk = Walk(seed, folder)
    everybody = readers(walk)
    pairs = check(walk, everybody)
    for step in range(1, STEPS + 1):
        if walk.wrong or pairs >= most or not take_step(walk):
            break
        if step % STEPS_BETWEEN_CHECKS == 0:
            pairs += check(walk, everybody)
    if not walk.wrong:
        walk.wrong += [one for side in walk.sides for one in side.store.verify().problems]
    walk.close()
    return pairs, [*walk.wrong, f"seed {seed}, after:", *walk.told] if walk.wrong else []


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nobody_reads_what_a_rule_hides_in_any_state(chunk: int, tmp_path: Path) -> None:
    wanted, checked = PAIRS // CHUNKS, 0
    for seed in count(FIRST_SEED + 1_000 * chunk):
        pairs, wrong = walk_and_check(seed, tmp_path, wanted - checked)
        assert not wrong, "\n".join(wrong)
        checked += pairs
        if checked >= wanted:
            break
    assert checked * CHUNKS >= PAIRS
