"""`log --json` is a contract: what it holds, and under which names, does not drift."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from calibrate.domain.authority import HOLDER, Actor
from calibrate.domain.record.log import LogEntry
from calibrate.exchange.shown import log_json
from calibrate.exchange.shown.log_text import log_text
from tests.worlds.clocks import MORNING
from tests.worlds.values import session

ENTRIES = (
    LogEntry(1, MORNING, HOLDER, "CreateSession", "began Autumn", "ab" * 32),
    LogEntry(12, MORNING, Actor("pia"), "Submit", "Pia submitted\n\x1b[31mAnn", "cd" * 32),
)


def test_every_field_is_there_under_its_name() -> None:
    found = json.loads(log_json.log_json(ENTRIES, session()))
    assert list(found) == ["format", "version", "session", "lines"]
    assert (found["format"], found["version"], found["session"]) == ("calibrate.log", 1, "Autumn")
    assert found["lines"][1] == {
        "number": 12,
        "time": "2026-11-19T09:00:00+01:00",
        "actor": {"name": "Pia", "ground": "unproven"},
        "kind": "Submit",
        "sentence": "Pia submitted\n\x1b[31mAnn",
        "head": "cd" * 32,
    }


def test_the_contract_names_every_field_and_no_other() -> None:
    found = json.loads(log_json.log_json(ENTRIES, session()))
    written = set(re.findall(r'"(\w+)"', (log_json.__doc__ or "").split("\n\n")[1]))
    line = found["lines"][0]
    assert written == {*found, *line, *line["actor"]}


def test_as_text_every_line_is_one_line_in_columns() -> None:
    assert log_text(ENTRIES, session()).splitlines() == [
        " 1  2026-11-19 09:00:00+01:00  The file’s holder  began Autumn",
        "12  2026-11-19 09:00:00+01:00  Pia                Pia submitted  [31mAnn",
    ]
    assert log_text((), session()) == ""


def test_a_fraction_of_a_second_is_left_out_of_the_text() -> None:
    entry = replace(ENTRIES[0], time=MORNING.replace(microsecond=900_000))
    assert "09:00:00+01:00" in log_text((entry,), session())
