from __future__ import annotations

import json
from pathlib import Path

import pytest

from calibrate.domain.commands import CallCandidate, OpenMeeting, RevealRound
from tests.cli.conftest import Run
from tests.worlds.sessions import open_session, submit


@pytest.fixture
def revealed(tmp_path: Path) -> Path:
    """Ann is at hand and splits: Pia and Quentin are below the bar, Rosa and Sami are not."""
    made = open_session(tmp_path / "s.calib")
    made.do(OpenMeeting("a lot"), CallCandidate(made.ann))
    for panelist, value in enumerate((2, 2, 5, 5)):
        submit(made, panelist, 0, value)
    made.do(RevealRound(made.ann, 1))
    made.store.close()
    return tmp_path / "s.calib"


def test_who_speaks_is_said_by_criterion_and_as_json(run: Run, revealed: Path) -> None:
    lines = run("speaking", revealed, "--candidate", "Ann").out.splitlines()
    told = json.loads(run("speaking", revealed, "--candidate", "Ann", "--json").out)
    (ann,) = told["candidates"]
    assert told["version"] == 1 and ann["candidate"] == "Ann" and len(lines) == 2
    for line, one in zip(lines, ann["criteria"], strict=True):
        assert line == f"Ann, {one['title']}. To speak: {', '.join(one['speakers'])}."
        assert len({name in ("Pia", "Quentin") for name in one["speakers"][:2]}) == 2


def test_reasons_first_holds_it_back_until_numbers_are_shown(run: Run, revealed: Path) -> None:
    before = run("speaking", revealed).out
    assert run("reasons-first", revealed, "on").out == "Lets the talk begin with reasons.\n"
    assert run("speaking", revealed).out.startswith("No order of speaking")
    assert run("numbers", revealed, "Ann", "show").out == "Showed the numbers of Ann.\n"
    assert run("speaking", revealed).out == before
    assert run("numbers", revealed, "Ann", "hold").out == "Held back the numbers of Ann.\n"
    assert run("reasons-first", revealed, "off").out == "Lets the talk begin with the numbers.\n"
    assert run("speaking", revealed).out == before


def test_numbers_that_are_sealed_are_not_shown(run: Run, revealed: Path) -> None:
    outcome = run("numbers", revealed, "Ben", "show")
    assert outcome.status == 1 and "not revealed" in outcome.complaint
    assert run("reasons-first", revealed, "perhaps").status == 2
