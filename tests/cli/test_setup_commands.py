from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.people import Role
from calibrate.domain.rubric.rubric import Expectation, Level, Rubric, Step
from calibrate.domain.session import Session, SessionPhase
from calibrate.exchange.ladders.rubric_file import write_rubric
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.rubrics import RUBRIC
from tests.worlds.sessions import in_charge


def read(path: Path) -> Session:
    with Store.open(path) as store:
        return store.session(in_charge(store))


@pytest.fixture
def three_levels(tmp_path: Path) -> Path:
    """A rubric file with a level above the small ladder's two."""
    code, *others = RUBRIC.criteria
    higher = replace(code, expectations=(*code.expectations, Expectation("L5", "Sets the way.")))
    rubric: Rubric = replace(
        RUBRIC, levels=(*RUBRIC.levels, Level("L5")), criteria=(higher, *others)
    )
    path = tmp_path / "three.toml"
    write_rubric(rubric, path)
    return path


def test_a_session_begins_with_the_rubric_that_ships(run: Run, tmp_path: Path) -> None:
    outcome = run("new", "a.calib", "--title", "Autumn")
    assert outcome.status == 0
    assert outcome.out.startswith("Began Autumn in a.calib with the rubric Technical Excellence")
    session = read(tmp_path / "a.calib")
    assert (session.title, session.phase) == ("Autumn", SessionPhase.SETUP)
    assert session.rubric.title == "Technical Excellence"


def test_a_session_begins_with_a_ladder_in_markdown(run: Run, tmp_path: Path, shared: Path) -> None:
    documents = sorted((shared / "rubric").glob("*.md"))
    assert run("new", "a.calib", "--title", "A", "--rubric", *documents).status == 0
    assert read(tmp_path / "a.calib").rubric.steps == (Step("L3", "L4"),)


def test_a_ladder_in_an_unknown_encoding_waits_for_its_name(run: Run, tmp_path: Path) -> None:
    lower, upper = tmp_path / "l3.md", tmp_path / "l4.md"
    lower.write_text("### Craft – Engineer (L3)\nThey:\n* Write code.\n", encoding="utf-8")
    upper.write_bytes("### Craft – Senior (L4)\nThey:\n* Extend naïve code.\n".encode("cp1252"))
    command = ["new", "a.calib", "--title", "A", "--rubric", lower, upper]
    refused = run(*command)
    assert refused.status == 2
    assert refused.complaint.startswith("l4.md, line 1: byte 11, 0x96, is not UTF-8 text")
    assert not (tmp_path / "a.calib").exists()
    assert run(*command, "--encoding", "cp1252").status == 0
    criteria = read(tmp_path / "a.calib").rubric.criteria
    assert "naïve" in criteria[-1].expectations[-1].text


def test_a_file_that_is_there_is_not_overwritten(run: Run, in_setup: Path) -> None:
    before = in_setup.read_bytes()
    for command in (["new", in_setup, "--title", "B"], ["demo", in_setup]):
        outcome = run(*command)
        assert outcome.status == 2
        assert "is there already" in outcome.complaint
    assert in_setup.read_bytes() == before


@pytest.mark.parametrize("command", [["demo"], ["new", "--title", "B"]])
def test_a_folder_that_is_not_there_is_named(run: Run, command: list[str]) -> None:
    outcome = run(*command, "nowhere/a.calib")
    assert outcome.status == 2
    assert "nowhere" in outcome.complaint


def test_two_levels_of_a_higher_ladder_can_be_kept(
    run: Run, tmp_path: Path, three_levels: Path
) -> None:
    chosen = ("--from", "L4", "--to", "L5")
    assert run("new", "a.calib", "--title", "A", "--rubric", three_levels, *chosen).status == 0
    rubric = read(tmp_path / "a.calib").rubric
    assert [level.key for level in rubric.levels] == ["L4", "L5"]
    assert [criterion.id for criterion in rubric.criteria] == ["code", "lead"]
    assert run("add-candidate", "a.calib", "Ann").status == 0


def test_where_there_are_several_steps_a_candidate_needs_one(
    run: Run, tmp_path: Path, three_levels: Path
) -> None:
    run("new", "a.calib", "--title", "A", "--rubric", three_levels)
    refused = run("add-candidate", "a.calib", "Ann")
    assert refused.status == 2
    assert "L3, L4, L5" in refused.complaint
    assert run("add-candidate", "a.calib", "Ann", "--from", "L4", "--to", "L5").status == 0
    assert read(tmp_path / "a.calib").candidates[0].candidate.step == Step("L4", "L5")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (["--from", "L3"], "belong together"),
        (["--from", "L3", "--to", "L9"], "no level L9"),
        (["--from", "L4", "--to", "L3"], "not above"),
    ],
)
def test_a_step_that_cannot_be_is_refused(
    step: list[str], words: str, run: Run, in_setup: Path, tmp_path: Path
) -> None:
    for command in (["add-candidate", in_setup, "Cem"], ["new", "b.calib", "--title", "B"]):
        outcome = run(*command, *step)
        assert outcome.status == 2
        assert words in outcome.complaint
    assert not (tmp_path / "b.calib").exists()


def test_people_and_relations_are_added_by_name(run: Run, in_setup: Path) -> None:
    facilitator = ("Fay", "--role", "facilitator", "--does-not-rate")
    assert run("add-panelist", in_setup, *facilitator).out == "Added Fay to the panel.\n"
    assert run("add-candidate", in_setup, "Cem", "--presenter", "pia").status == 0
    assert run("recuse", in_setup, "Sami", "ann").out == "Sami is recused from Ann.\n"
    session = read(in_setup)
    assert session.panel.panelists[-1].role is Role.FACILITATOR
    assert [one.name for one in session.panel.raters(session.candidate_named("Ann").id)] == [
        "Pia",
        "Quentin",
        "Rosa",
    ]
    assert [one.name for one in session.panel.presenters(session.candidates[-1].id)] == ["Pia"]


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        (["add-panelist", "FILE", "PIA"], 1, "already somebody named Pia"),
        (["add-panelist", "FILE", "P\x1b[31m"], 2, "U+001B is in the name"),
        (["add-panelist", "FILE", "P\udcff"], 2, "U+DCFF, is in the name"),
        (["add-candidate", "FILE", ""], 2, "visible characters"),
        (["add-candidate", "FILE", "Cem", "--presenter", "Zoe"], 2, "no panelist named “Zoe”"),
        (["recuse", "FILE", "Zoe", "Ann"], 2, "no panelist named “Zoe”"),
        (["recuse", "FILE", "Pia", "Zoe"], 2, "no candidate named “Zoe”"),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    command: list[str], status: int, words: str, run: Run, in_setup: Path
) -> None:
    before = in_setup.read_bytes()
    outcome = run(*(str(in_setup) if part == "FILE" else part for part in command))
    assert outcome.status == status
    assert words in outcome.complaint
    assert in_setup.read_bytes() == before


def test_a_second_recusal_that_is_the_same_is_refused(run: Run, in_setup: Path) -> None:
    run("recuse", in_setup, "Sami", "Ann")
    again = run("recuse", in_setup, "Sami", "Ann")
    assert (again.status, again.out) == (1, "")
    assert "already" in again.complaint
    assert "Sami" in again.complaint


def test_rating_opens_once_and_freezes_the_panel(run: Run, in_setup: Path) -> None:
    assert run("open-rating", in_setup).out == "Opened rating.\n"
    for command in (["open-rating", in_setup], ["add-panelist", in_setup, "Late"]):
        outcome = run(*command)
        assert outcome.status == 1
        assert "frozen" in outcome.complaint


def test_what_is_missing_before_rating_opens_is_said(run: Run) -> None:
    run("new", "a.calib", "--title", "A")
    outcome = run("open-rating", "a.calib")
    assert outcome.status == 1
    assert "No candidate" in outcome.complaint
    assert "Nobody on the panel rates" in outcome.complaint


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "nothing.calib"),
        (b"", "empty"),
        (b"%PDF-1.7 " * 40, "not a Calibrate session"),
    ],
)
def test_what_is_no_session_is_refused(
    content: bytes | None, words: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "nothing.calib"
    if content is not None:
        path.write_bytes(content)
    for command in ("show", "verify", "open-rating"):
        outcome = run(command, path)
        assert outcome.status == 2
        assert words in outcome.complaint


def test_a_folder_is_no_session(run: Run, tmp_path: Path) -> None:
    assert run("show", tmp_path).status == 2


def test_a_session_that_is_open_elsewhere_is_left_alone(run: Run, in_setup: Path) -> None:
    with Store.open(in_setup):
        outcome = run("add-panelist", in_setup, "Zoe")
    assert outcome.status == 2
    assert "open in another window" in outcome.complaint


def test_the_demo_is_written(run: Run) -> None:
    assert run("demo", "d.calib").out == "Wrote the demo session to d.calib.\n"
    assert run("verify", "d.calib").out.startswith("holds: ")


LADDER = """\
Made for everybody.

## Engineer (L3)
### Craft
- Writes code.

## Senior Engineer (L4)
### Craft
- Shapes code.

## Staff Engineer (L5)
### Craft
- Leads by code.
"""


def test_levels_of_a_ladder_are_found_by_the_names_they_go_by(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ladder.md").write_text(LADDER)
    asked = ("--from", "senior engineer", "--to", "staff")
    outcome = run("new", "a.calib", "--title", "A", "--rubric", "ladder.md", *asked)
    assert outcome.status == 0
    assert "levels L4, L5, criteria Craft." in outcome.out
    assert "Left out 1 passage of the ladder that no level has." in outcome.out


def test_a_level_that_no_ladder_has_lists_those_it_has(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ladder.md").write_text(LADDER)
    asked = ("--from", "L3", "--to", "L9")
    outcome = run("new", "a.calib", "--title", "A", "--rubric", "ladder.md", *asked)
    assert outcome.status == 2
    assert "no level L9; it has L3 (Engineer), L4 (Senior Engineer), L5 (" in outcome.complaint
    assert not (tmp_path / "a.calib").exists()


def test_a_candidates_levels_are_found_by_the_names_they_go_by(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ladder.md").write_text(LADDER)
    assert run("new", "a.calib", "--title", "A", "--rubric", "ladder.md").status == 0
    added = run("add-candidate", "a.calib", "Ann", "--from", "level 3", "--to", "Senior")
    assert added.status == 0
    assert "L3" in run("show", "a.calib", "--candidate", "Ann").out
