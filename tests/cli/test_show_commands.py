from __future__ import annotations

import json
import re
import sqlite3
import tomllib
from pathlib import Path

import pytest

from calibrate.domain.commands import MarkAbsent
from calibrate.resources import resource
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.sessions import chair, in_charge

PANEL = ("Helena Brandt", "Marcus Oyelaran", "Ελένη Παπαδοπούλου", "Søren Ødegård",
         "Priyanka Raghunathan")  # fmt: skip
SEALED = ("maria-fernanda-vasconcelos", "chen-meiling", "dmytro-kovalenko", "layla-haddad")


def words_of(candidate: str) -> list[str]:
    """What panelists wrote of a candidate of the demo."""
    text = resource("demo", "ratings", f"{candidate}.toml").read_text(encoding="utf-8")
    ratings = tomllib.loads(text).get("ratings", [])
    return [
        *(rating["reason"] for rating in ratings if "reason" in rating),
        *(seen["text"] for rating in ratings for seen in rating["observations"]),
    ]


@pytest.mark.parametrize("viewer", [None, *PANEL])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_nobody_is_shown_what_is_sealed(
    viewer: str | None, form: tuple[str, ...], run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    outcome = run("show", demo, *form, *(("--as", viewer) if viewer else ()))
    assert outcome.status == 0
    shown = " ".join(outcome.out.split())
    for candidate in SEALED:
        assert not [words for words in words_of(candidate) if words in shown]
    assert "Almost a third of her reviews" in shown


def test_a_recused_panelist_sees_no_trace_of_the_candidate(run: Run, demo: Path) -> None:
    for form in ((), ("--json",)):
        assert "Vasconcelos" in run("show", demo, *form).out
        outcome = run("show", demo, "--as", "Priyanka Raghunathan", *form)
        assert outcome.status == 0
        assert "Vasconcelos" not in outcome.out


def test_a_presenter_sees_ratings_without_names(run: Run, demo: Path) -> None:
    miriam = ("--candidate", "Miriam Castellanos")
    seen = json.loads(run("show", demo, "--json", *miriam).out)
    presented = json.loads(run("show", demo, "--json", *miriam, "--as", "Marcus Oyelaran").out)
    named = {
        rating["panelist"] for row in seen["candidates"][0]["rows"] for rating in row["ratings"]
    }
    unnamed = {
        rating["panelist"]
        for row in presented["candidates"][0]["rows"]
        for rating in row["ratings"]
    }
    assert len(named) == 4
    assert unnamed == {None}


def test_the_side_by_side_of_those_named_is_shown(run: Run, in_setup: Path) -> None:
    outcome = run("show", in_setup, "--candidate", "ben")
    assert outcome.out.startswith("Autumn: set-up\n\nBen: L3 to L4, sealed\n")
    assert "Ann" not in outcome.out
    assert run("show", in_setup, "--candidate", "Zoe").status == 2
    assert run("show", in_setup, "--as", "Zoe").status == 2


NAME = "علی\u200cرضا"


def test_a_name_that_is_copied_from_what_is_shown_finds_its_candidate(
    run: Run, in_setup: Path
) -> None:
    assert run("add-candidate", in_setup, NAME).out == f"Added {NAME}.\n"
    lines = run("show", in_setup).out.splitlines()
    copied = next(line for line in lines if "علی" in line).partition(":")[0]
    assert copied == NAME
    outcome = run("show", in_setup, "--candidate", copied)
    assert outcome.out.startswith(f"Autumn: set-up\n\n{NAME}: L3 to L4, sealed\n")


def test_a_session_without_candidates_can_be_shown(run: Run) -> None:
    run("new", "a.calib", "--title", "Autumn")
    assert run("show", "a.calib").out == "Autumn: set-up. There is no candidate.\n"
    assert json.loads(run("show", "a.calib", "--json").out)["candidates"] == []


def test_a_whole_session_verifies(run: Run, demo: Path) -> None:
    outcome = run("verify", demo)
    assert outcome.status == 0
    assert re.match(r"holds: \d+ lines, \d+ rows, head [0-9a-f]{64}\n", outcome.out)


def test_a_row_that_was_changed_behind_the_log_is_told(run: Run, demo: Path) -> None:
    connection = sqlite3.connect(demo)
    with connection:
        connection.execute("UPDATE candidate SET team = 'Another' WHERE position = 1")
    connection.close()
    outcome = run("verify", demo)
    assert (outcome.status, outcome.out) == (1, "")
    assert "A row of candidate was changed" in outcome.complaint


def test_the_agenda_and_the_time_used_stand_above(run: Run, demo: Path) -> None:
    lines = run("show", demo).out.splitlines()
    assert lines[2].startswith("Agenda, ")
    assert re.search(r"1\. Miriam Castellanos, decided, \d+ minutes used", "\n".join(lines))
    assert not [line for line in run("show", demo, *MIRIAM).out.splitlines() if "Agenda" in line]
    agenda = json.loads(run("show", demo, "--json").out)["session"]["agenda"]
    assert agenda["order"][0]["candidate"] == "Miriam Castellanos"
    assert agenda["order"][0]["minutes_used"] > 0


def test_the_agenda_of_a_recused_panelist_has_no_gap(run: Run, demo: Path) -> None:
    lines = run("show", demo, "--as", "Priyanka Raghunathan").out.splitlines()[3:8]
    assert [line.split(".")[0].strip() for line in lines] == ["1", "2", "3", "4", "5"]


MIRIAM = ("--candidate", "Miriam Castellanos")


def test_a_recused_facilitator_is_shown_no_trace_of_the_candidate(
    run: Run, with_deputy: Path
) -> None:
    run("reveal", with_deputy, "--as", "Rosa")
    for form in ((), ("--json",)):
        for viewer in ((), ("--as", "Fay")):
            shown = run("show", with_deputy, *form, *viewer)
            assert "Ben" in shown.out
            assert "Ann" not in shown.out + shown.err
    assert run("show", with_deputy, "--candidate", "Ann").status == 2


def test_a_deputy_is_shown_what_they_see_as_a_panelist(run: Run, with_deputy: Path) -> None:
    run("reveal", with_deputy, "--as", "Rosa")
    run("reveal", with_deputy)
    shown = run("show", with_deputy, "--as", "Rosa").out
    assert "Ann: L3 to L4, revealed" in shown
    assert "Rosa is deputy of the facilitator" in shown
    assert "Ben: L3 to L4, revealed" in shown


def test_who_is_away_is_shown_and_why_only_to_the_facilitator(run: Run, split: Path) -> None:
    with Store.open(split) as store:
        session = store.session(in_charge(store))
        store.apply(MarkAbsent(session.panelist_named("Quentin"), "ill today"), chair(store))
    shown = run("show", split).out
    assert "absent: Quentin, ill today\n" in shown
    as_panelist = run("show", split, "--as", "Pia").out
    assert "absent: Quentin\n" in as_panelist
    assert "ill today" not in as_panelist
    session = json.loads(run("show", split, "--json").out)["session"]
    assert session["absent"] == [{"panelist": "Quentin", "because": "ill today"}]
