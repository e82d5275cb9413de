"""The log on the command line: who reads it, in which form, and what it keeps to itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calibrate.domain import authority
from calibrate.domain.phases import HOLDER
from calibrate.store.store import Store
from tests.cli.conftest import Run, with_facilitator

FORMS = ((), ("--json",))


def test_a_line_says_number_time_actor_and_what_was_done(run: Run, demo: Path) -> None:
    lines = run("log", demo).out.splitlines()
    first, last = lines[0], lines[-1]
    assert first == (
        " 1  2026-10-05 09:00:00+01:00  The file’s holder     began Autumn 2026 calibration"
    )
    assert last == "51  2026-11-19 14:37:00+01:00  Helena Brandt         paused the clock"
    assert [int(line.split()[0]) for line in lines] == list(range(1, 52))


def test_the_json_says_the_same_in_a_form_for_scripts(run: Run, demo: Path) -> None:
    found = json.loads(run("log", demo, "--json").out)
    assert set(found) == {"format", "version", "session", "lines"}
    assert (found["format"], found["version"]) == ("calibrate.log", 1)
    assert found["session"] == "Autumn 2026 calibration"
    with Store.open(demo) as store:
        head = store.verify().head
    assert found["lines"][-1] == {
        "number": 51,
        "time": "2026-11-19T14:37:00+01:00",
        "actor": {"name": "Helena Brandt", "ground": "unproven"},
        "kind": "PauseClock",
        "sentence": "paused the clock",
        "head": head,
    }


@pytest.mark.parametrize("form", FORMS)
def test_what_is_sealed_leaves_no_line_and_no_gap(
    form: tuple[str, ...], run: Run, rated: Path
) -> None:
    assert "submitted" not in run("log", rated, *form).out
    assert run("reveal", rated, "--candidate", "Ann").status == 0
    told = run("log", rated, *form).out
    assert "Pia submitted Ann" in told
    assert "submitted Ben" not in told


@pytest.mark.parametrize("form", FORMS)
def test_a_facilitator_reads_nothing_of_a_candidate_they_are_recused_from(
    form: tuple[str, ...], run: Run, with_deputy: Path
) -> None:
    fay, rosa = run("log", with_deputy, *form), run("log", with_deputy, *form, "--as", "Rosa")
    assert "Ann" not in fay.out
    assert "added Ben" in fay.out
    assert "added Ann" in rosa.out
    assert "Ben" not in rosa.out


def test_who_runs_no_part_of_the_meeting_may_not_read_it(run: Run, demo: Path) -> None:
    outcome = run("log", demo, "--as", "Søren Ødegård")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.complaint == (
        "Søren Ødegård may not read the log; facilitators and deputies do."
    )
    assert run("log", demo, "--as", "Nobody").status == 2


def test_a_named_facilitator_reads_it(run: Run, in_setup: Path) -> None:
    with_facilitator(run, in_setup)
    assert "added Fay to the panel" in run("log", in_setup, "--as", "Fay").out


def test_what_was_done_on_the_command_line_is_the_holders(run: Run, in_setup: Path) -> None:
    with_facilitator(run, in_setup)
    with Store.open(in_setup) as store:
        assert store.log(HOLDER)[-1].actor == authority.HOLDER
    assert (
        run("log", in_setup)
        .out.splitlines()[-1]
        .endswith("The file’s holder  added Fay to the panel")
    )


def test_nothing_in_it_steers_a_terminal(run: Run, tmp_path: Path) -> None:
    run("new", "odd.calib", "--title", "A\u202eb\u009bc")
    assert "\u202e" not in run("log", "odd.calib").out
    assert "\u009b" not in run("log", "odd.calib").out
