"""What is handed in may be of any kind, size and depth: it is refused in one sentence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LONGEST = 400
"""No sentence is longer, however much there is to tell."""

KEYS = [f"k{number}" for number in range(8000)]
REPEATED = ",".join(f'"k{number}":1' for number in range(50_000))
TABLES = {
    "commas.csv": "," * 400_000 + "\n1,2\n",
    "columns.csv": ",".join(KEYS) + "\n" + "," * (len(KEYS) - 1) + "\n",
    "commas.json": "[" + "," * 400_000 + "]",
    "keys.json": json.dumps([{key: 1} for key in KEYS]),
    "one row of keys.json": json.dumps([dict.fromkeys(KEYS, 1)]),
    "twice.json": f'[{{{REPEATED},"k49999":2}}]',
    "number.json": '[{"candidate":"Ann","value":' + "9" * 5000 + "}]",
    "nested.json": "[" * 200_000 + "]" * 200_000,
}
RUBRICS = {
    "number.toml": "format = " + "9" * 5000,
    "lists.toml": "format = 1\na = " + "[" * 20_000 + "]" * 20_000,
    "tables.toml": "format = 1\na = " + "{a=" * 13_000 + "1" + "}" * 13_000,
    "dots.toml": "format = 1\n" + "a." * 20_000 + "b = 1",
    "quoted dots.toml": "format = 1\n[" + "'a' . \"b\" ." * 10_000 + "c]",
    "brackets.md": "# L1\n" + "[" * 200_000,
}
NO_FILES = ("/dev/zero", ".", "pipe")


def refused(run: Run, *command: object) -> None:
    """Carry a command out, and hold it to one sentence and the status of bad input."""
    outcome = run(*command)
    assert (outcome.status, outcome.out) == (2, "")
    assert len(outcome.complaint) < LONGEST


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_any_size_and_depth_is_refused_in_a_sentence(
    run: Run, in_rating: Path, in_setup: Path, tmp_path: Path, name: str
) -> None:
    table = tmp_path / name
    table.write_text(TABLES[name])
    refused(run, "import-ratings", in_rating, table)
    refused(run, "import-evidence", in_setup, table, "--from", "L3", "--to", "L4")


@pytest.mark.parametrize("name", RUBRICS)
def test_a_rubric_of_any_size_and_depth_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, name: str
) -> None:
    rubric = tmp_path / name
    rubric.write_text(RUBRICS[name])
    refused(run, "new", "a.calib", "--title", "A", "--rubric", rubric)
    assert not (tmp_path / "a.calib").exists()


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_neither_waited_for_nor_read_on_and_on(
    run: Run, in_rating: Path, tmp_path: Path, name: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for command in ("show", "verify"):
        refused(run, command, name)
    refused(run, "packet", name, "--out", "p")
    refused(run, "import-ratings", in_rating, name)
    refused(run, "new", "a.calib", "--title", "A", "--rubric", name)


@pytest.mark.parametrize("name", [".", "..", "/", "/dev/null"])
def test_a_folder_or_a_device_is_no_name_of_a_new_session(run: Run, name: str) -> None:
    refused(run, "new", name, "--title", "A")
    refused(run, "demo", name)


def test_a_row_whose_value_has_another_name_is_a_bad_row_and_no_answer(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    who = {"candidate": "Ann", "panelist": "Pia", "reason": "Seen in the work."}
    rows = [who | {"criterion": "code", "value": 4}, who | {"criterion": "launch", "Value": 4}]
    (tmp_path / "r.json").write_text(json.dumps(rows))
    outcome = run("import-ratings", in_rating, "r.json")
    assert outcome.status == 2
    assert "row 2, column value: This row has no value" in outcome.complaint
