"""Asking, answering and publishing on the command line, in a session and from kits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calibrate.domain.commands import Relate
from calibrate.domain.people import Relation, RelationKind
from calibrate.exchange.shown.questions import questions_json as contract
from calibrate.store.store import Store
from tests.cli.conftest import Run, with_facilitator
from tests.worlds.sessions import chair, in_charge

ASKED = "Was the slow path there before?"


@pytest.fixture
def session(run: Run, in_setup: Path) -> Path:
    """Fay facilitates, Rosa presents Ann, Sami is recused from her; all but Sami have a secret."""
    with_facilitator(run, in_setup)
    with Store.open(in_setup) as store:
        seen = store.session(in_charge(store))
        ann, rosa = seen.candidate_named("Ann").id, seen.panelist_named("Rosa")
        store.apply(Relate(Relation(RelationKind.PRESENTS, rosa, ann)), chair(store))
    run("recuse", in_setup, "Sami", "Ann")
    assert run("open-rating", in_setup).status == 0
    for name in ("Pia", "Quentin", "Rosa"):
        assert run("choose-secret", in_setup, "--as", name).status == 0
    return in_setup


def digits(listed: str) -> list[str]:
    """What names the questions that were printed."""
    return [line.split()[0] for line in listed.splitlines() if not line.startswith(" ")]


def test_a_question_goes_from_its_asker_to_the_presenter_and_back_as_a_version(
    run: Run, session: Path
) -> None:
    asked = run("ask", session, "Ann", ASKED, "--piece", "ev-01", "--as", "Pia")
    assert asked.err == "" and asked.status == 0
    assert "Asked about EV-01 Piece 1 of the work of Ann" in asked.out
    assert "Whoever presents Ann" in asked.out and "may still tell who you are" in asked.out
    listed = run("questions", session, "--as", "Rosa")
    assert "Ann, EV-01 Piece 1 of the work\n  not answered yet" in listed.out
    assert f"  asked: {ASKED}\n" in listed.out and "Pia" not in listed.out
    (id,) = digits(listed.out)
    answered = run("answer", session, id, "It was.", "--as", "Rosa")
    assert answered.out.startswith("Wrote an answer to a question about Ann")
    own = run("questions", session, "--own", "--as", "Pia")
    assert "not answered yet" in own.out and "It was." not in own.out
    assert run("publish-answers", session).out.startswith("Published 1 answer about Ann")
    own = run("questions", session, "--own", "--as", "Pia")
    assert "published in EV-01, version 2" in own.out and "answer: It was." in own.out
    shown = run("show", session, "--candidate", "Ann", "--as", "Quentin", "--json")
    assert f"Question: {ASKED}" in shown.out and "Answer: It was." in shown.out


def test_the_log_says_a_panelist_and_never_who(run: Run, session: Path) -> None:
    run("ask", session, "Ann", ASKED, "--criterion", "Code", "--as", "Quentin")
    before = run("log", session).out.count("\n")
    run("questions", session)
    log = run("log", session).out
    assert log.count("\n") == before + 1
    (line,) = [one for one in log.splitlines() if "asked 1 question about Ann" in one]
    assert "A panelist" in line and "Quentin" not in line


def test_what_is_asked_about_criteria_becomes_a_piece_for_the_panel(
    run: Run, session: Path
) -> None:
    run("ask", session, "Ann", "What of the code?", "--criterion", "code", "--as", "Pia")
    (id,) = digits(run("questions", session).out)
    run("answer", session, id, "There is more of it.")
    run("publish-answers", session, "--candidate", "Ann")
    with Store.open(session) as store:
        session_ = store.session(in_charge(store))
        pieces = store.pieces(session_.candidate_named("Ann").id, in_charge(store))
    assert (pieces[-1].label, pieces[-1].content.kind, pieces[-1].audience.value) == (
        "EV-04",
        "Answers",
        "panel",
    )


def test_the_contract_of_json_names_every_field(run: Run, session: Path) -> None:
    run("ask", session, "Ann", ASKED, "--piece", "EV-02", "--as", "Pia")
    told = json.loads(run("questions", session, "--json").out)
    (question,) = told["questions"]
    assert (told["format"], told["version"], told["session"]) == (
        "calibrate.questions",
        1,
        "Autumn",
    )
    assert question | {"id": ""} == {
        "id": "",
        "candidate": "Ann",
        "evidence": "EV-02",
        "criterion": None,
        "text": ASKED,
        "answer": "",
        "state": "open",
        "answered_in": None,
        "answered_version": None,
        "own": False,
    }
    assert all(f'"{name}"' in (contract.__doc__ or "") for name in question)


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("ask", "Ann", "Why?", "--piece", "EV-09", "--as", "Pia"), 2, "no evidence EV-09"),
        (("ask", "Ann", "Why?", "--criterion", "no", "--as", "Pia"), 2, "no criterion no on Ann"),
        (("ask", "Ann", "Why?", "--piece", "EV-01"), 2, "Say who asks"),
        (("ask", "Ann", "Why?", "--as", "Pia"), 2, "--piece --criterion"),
        (("ask", "Ann", " ", "--piece", "EV-01", "--as", "Pia"), 2, "no words"),
        (("ask", "Ann", "Why?", "--piece", "EV-01", "--as", "Rosa"), 1, "Only who rates"),
        (("ask", "Ann", "Why?", "--piece", "EV-01", "--as", "Sami"), 2, "no candidate named"),
        (("ask", "Ann", "Why?", "--piece", "EV-01", "--as", "Nobody"), 2, "no panelist named"),
        (("questions", "--as", "Pia"), 1, "presents nobody"),
        (("answer", "abcdef", "So."), 2, "no question abcdef"),
        (("answer", "", "So."), 2, "no question"),
        (("publish-answers",), 1, "No answer waits"),
        (("publish-answers", "--candidate", "Ann"), 1, "No answer about Ann waits"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    arguments: tuple[str, ...], status: int, why: str, run: Run, session: Path
) -> None:
    word, *rest = arguments
    outcome = run(word, session, *rest)
    assert outcome.status == status
    assert why in outcome.complaint


def test_nothing_asked_is_said_so(run: Run, session: Path) -> None:
    assert run("questions", session).out == "Nobody has asked anything.\n"
    assert run("questions", session, "--own", "--as", "Pia").out == "You have not asked anything.\n"


def test_questions_come_from_kits_beside_what_is_submitted(
    run: Run, session: Path, tmp_path: Path
) -> None:
    assert run("kit", session, "--out", "kits", "--no-passphrase").status == 0
    kits = sorted((tmp_path / "kits").iterdir())
    kit = next(one for one in kits if "Pia" in one.name)
    assert run("ask", kit, "Ann", ASKED, "--piece", "EV-01").status == 0
    assert f"asked: {ASKED}" in run("questions", kit).out
    sent = run("ballot", kit, "--out", "pia.ballot")
    assert "0 entries and 1 question" in sent.out
    previewed = run("merge", session, "pia.ballot", "--dry-run")
    assert "The ballot of Pia has no ratings" in previewed.out
    assert "merge several at once" in previewed.out
    merged = run("merge", session, "pia.ballot")
    assert merged.status == 0 and "Questions came along, without a name." in merged.out
    again = run("merge", session, "pia.ballot")
    assert again.status == 0 and "Questions" not in again.out
    log = run("log", session).out
    listed = run("questions", session).out
    assert f"asked: {ASKED}" in listed
    assert "Pia" not in run("log", session).out.removeprefix(log)
    (id,) = digits(listed)
    run("answer", session, id, "It was.")
    run("publish-answers", session)
    assert run("verify", session).status == 0
    run("kit", session, "--out", "newer", "--panelist", "Pia", "--no-passphrase")
    (newer,) = (tmp_path / "newer").iterdir()
    assert run("take-over", newer, kit).status == 0
    assert "published in EV-01, version 2" in run("questions", newer).out
