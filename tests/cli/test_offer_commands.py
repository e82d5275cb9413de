"""An example from offer to the next session's ladder, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calibrate.domain.commands import ChangeAudience
from calibrate.domain.evidence import Audience
from calibrate.domain.phases import HOLDER
from calibrate.domain.rubric.rubric import Origin
from calibrate.exchange.ladders.rubric_file import read_rubric
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.offers import GAP, HOW, WORDS, agreed, piece
from tests.worlds.people import FAY
from tests.worlds.rubrics import RUBRIC
from tests.worlds.sessions import chair

OF = "an example of L4 on “Code and tests” from the work of Ann"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "autumn.calib"
    agreed(path, is_closed=True).store.close()
    return path


def test_an_example_goes_from_a_session_into_the_next(run: Run, session: Path) -> None:
    named = (session, "Ann", "ev-01")
    assert run("offer-example", *named, "--words", WORDS).out == f"Offered {OF}.\n"
    early = run("approve-example", *named)
    assert (early.status, "ask them first" in early.complaint) == (1, True)
    assert run("agree-example", *named, "--how", HOW).out == f"Noted the agreement to {OF}.\n"
    assert run("approve-example", *named).out == f"Approved {OF}.\n"
    told = run("rubric", session, "--out", "next.toml").out
    assert told == "Wrote the rubric Small ladder with 1 example of this session to next.toml.\n"
    code = read_rubric([Path("next.toml")]).criterion("code").expectation("L4")
    assert code
    assert (code.gaps, code.examples) == ((), (WORDS,))
    assert run("rubric", session, "--out", "next.md").status == 0
    assert read_rubric([Path("next.md")]) == read_rubric([Path("next.toml")])
    (listed,) = json.loads(run("offers", session, "--json").out)["offers"]
    assert code.origins == (Origin(WORDS, "Autumn", listed["approved"][:7]),)
    assert run("new", "next.calib", "--title", "N", "--rubric", "next.toml").status == 0
    with Store.open(Path("next.calib")) as store:
        assert store.session(HOLDER).rubric.criterion("code").expectation("L4") == code
    shown = json.loads(run("show", "next.calib", "--json").out)
    (example,) = shown["rubric"]["levels"][1]["examples"]
    assert example["origin"]["session"] == "Autumn"


def test_the_ladder_is_written_bare_where_that_is_asked_or_it_was_withdrawn(
    run: Run, session: Path
) -> None:
    named = (session, "Ann", "EV-01")
    run("offer-example", *named, "--words", WORDS)
    run("agree-example", *named, "--how", HOW)
    run("approve-example", *named)
    assert "example" not in run("rubric", session, "--out", "a.toml", "--without-offers").out
    assert run("withdraw-example", *named).out == f"Withdrew {OF}.\n"
    assert "example" not in run("rubric", session, "--out", "b.toml").out
    for name in ("a.toml", "b.toml"):
        assert read_rubric([Path(name)]).hash == RUBRIC.hash
    assert "not offered" in run("withdraw-example", *named).complaint


def test_what_was_approved_and_may_be_offered_no_more_is_left_out(run: Run, tmp_path: Path) -> None:
    made = agreed(tmp_path / "s.calib")
    named = (made.store.path, "Ann", "EV-01")
    first = piece(made).id
    made.store.close()
    run("offer-example", *named, "--words", WORDS)
    run("agree-example", *named, "--how", HOW)
    run("approve-example", *named)
    with Store.open(made.store.path) as store:
        store.apply(ChangeAudience(first, Audience.PANEL, "It was feedback."), chair(store))
    outcome = run("rubric", made.store.path, "--out", "a.toml")
    assert outcome.complaint.startswith("An approved example is left out: Nobody cites a piece")
    assert read_rubric([Path("a.toml")]).hash == RUBRIC.hash


def test_what_is_offered_is_listed_and_other_words_take_its_place(run: Run, session: Path) -> None:
    assert run("offers", session).out == "Nothing is offered to the ladder.\n"
    run("offer-example", session, "Ann", "EV-01", "--words", WORDS)
    again = run("offer-example", session, "Ann", "EV-01", "--words", "Drew a design, as in #12.")
    assert again.out == (
        f"Changed the words of {OF}.\n"
        "Still says “#12” (a reference). It may stay, if it tells of nobody.\n"
    )
    listed = run("offers", session).out.splitlines()
    assert listed[0] == "Ann, EV-01: L4, Code and tests"
    assert listed[1].startswith("  Offered, not agreed to yet, ")
    assert listed[2:] == ["  asked for: Show a design.", "  offered: Drew a design, as in #12."]
    (offer,) = json.loads(run("offers", session, "--json").out)["offers"]
    assert (offer["candidate"], offer["evidence"], offer["state"]) == ("Ann", "EV-01", "offered")
    assert (offer["gap"], offer["agreed"], offer["approver"]) == (GAP.text, None, None)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["Ann", "EV-01", "--words", "Ann did it"], 1, "still says “Ann”"),
        (["Ann", "EV-02", "--words", "x"], 1, "Nobody cites EV-02"),
        (["Ann", "EV-09", "--words", "x"], 2, "no evidence EV-09"),
        (["Ben", "EV-01", "--words", "x"], 1, "Ben is not decided"),
        (["Zoe", "EV-01", "--words", "x"], 2, "no candidate named"),
        (["Ann", "EV-01", "--words", "x", "--criterion", "lead"], 2, "asks for no example"),
        (["Ann", "EV-01", "--words", "x", "--level", "L3"], 2, "asks for no example"),
        (["Ann", "EV-01", "--words", "x", "--as", "Pia"], 1, "runs no part"),
    ],
)
def test_what_is_amiss_is_said(
    run: Run, session: Path, arguments: list[str], status: int, words: str
) -> None:
    outcome = run("offer-example", session, *arguments)
    assert (outcome.status, words in outcome.complaint) == (status, True), outcome.complaint


def test_nothing_of_it_is_in_what_a_panelist_is_shown(run: Run, session: Path) -> None:
    run("offer-example", session, "Ann", "EV-01", "--words", WORDS)
    for name in ("Pia", FAY.name):
        for arguments in (("show", session, "--candidate", "Ann"), ("log", session)):
            assert WORDS not in run(*arguments, "--as", name).out
