"""A letter written, looked through and exported by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.written import IN_CHAIR, MARA, confirm_all, decided

NAME = "Mara Villalobos"
CRITERIA = (
    "Technical knowledge",
    "Code and tests",
    "Production readiness",
    "Design",
    "Code review",
    "Raising the team’s standard",
    "Improvements",
)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    store = decided(tmp_path / "autumn.calib")
    store.close()
    return store.path


def test_the_review_shows_what_leaves_what_does_not_and_who_is_named(
    run: Run, session: Path
) -> None:
    told = run("letter", session, NAME, "--review").out
    assert "Not yet at L4" in told
    assert "Message [to be confirmed]\n  Dear Mara Villalobos," in told
    assert "2 Code and tests: Partly shown at L4 [to be confirmed]" in told
    assert "Piece 1: A review rota that two teams keep" in told
    assert "EV-03 What the neighbours say: for the panel alone, not for the candidate" in told
    assert "1. May name Bram van den Visser, in the text of piece 1" in told
    assert "»Bram«" in told and "»cconti«" in told
    assert told.endswith(
        "The letter to Mara Villalobos cannot leave: 8 proposals not confirmed and 2 mentions of "
        "raters neither taken out nor kept.\n"
    )
    assert run("letter", session, NAME).out == told


def test_a_letter_goes_from_the_first_word_to_the_file(run: Run, session: Path) -> None:
    early = run("packet", session, "--edition", "candidate", "--candidate", NAME, "--out", "out")
    assert early.status == 1 and "8 proposals not confirmed" in early.complaint
    assert not Path("out").exists()
    written = run(
        *("letter", session, NAME, "--message", "Dear Mara, not yet."),
        *("--outcome", "Design=not-yet", "--sentence", "Design=Lead one in spring."),
    )
    assert "Words to Mara Villalobos were written." in written.out
    assert "6 proposals not confirmed" in written.out
    run("letter", session, NAME, "--confirm", *CRITERIA[:3], *CRITERIA[4:])
    alone = run("letter", session, NAME, "--keep", "1")
    assert (alone.status, "--because" in alone.complaint) == (2, True)
    for number in (1, 2):
        run("letter", session, NAME, "--keep", number, "--because", "They wrote it with her.")
    done = run("packet", session, "--edition", "candidate", "--out", "out")
    assert done.out == "out/Mara Villalobos, candidate edition.pdf: 2 pages\n"
    assert done.status == 0
    again = run("packet", session, "--edition", "candidate", "--candidate", NAME, "--out", "out")
    assert again.out == done.out
    assert [one.name for one in Path("out").iterdir()] == ["Mara Villalobos, candidate edition.pdf"]


def test_it_stands_beside_the_panels_packet(run: Run, session: Path) -> None:
    with Store.open(session) as store:
        confirm_all(store)
    for number in (1, 2):
        run("letter", session, NAME, "--keep", number, "--because", "They wrote it with her.")
    run("packet", session, "--out", "out")
    run("packet", session, "--edition", "candidate", "--out", "out")
    names = sorted(one.name for one in Path("out").iterdir())
    assert names == ["Mara Villalobos, candidate edition.pdf", "Mara Villalobos.pdf"]


def test_pieces_are_given_left_out_and_taken_in(run: Run, session: Path) -> None:
    given = run("letter", session, NAME, "--give", "EV-03", "--because", "she was told")
    assert "Said that EV-03 is for the candidate too: she was told." in given.out
    assert "Piece 3: What the neighbours say" in run("letter", session, NAME).out
    run("letter", session, NAME, "--leave-out", "ev-01", "EV-02")
    told = run("letter", session, NAME).out
    assert "Piece 1: What the neighbours say" in told
    assert "EV-01 A review rota that two teams keep: left out of this letter" in told
    run("letter", session, NAME, "--take-in", "EV-01")
    assert "Piece 1: A review rota" in run("letter", session, NAME).out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--outcome", "Design=good"), "“good” is nothing that is told of a criterion"),
        (("--outcome", "Foo=partly"), "“Foo=partly” names no criterion"),
        (("--confirm", "all"), "“all” is neither “message” nor a criterion"),
        (("--keep", "9", "--because", "x"), "There is no mention 9"),
        (("--leave-out", "EV-99"), "has no evidence EV-99"),
        (("--give", "EV-03"), "Say why, with --because"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    arguments: tuple[str, ...], sentence: str, run: Run, session: Path
) -> None:
    before = session.read_bytes()
    outcome = run("letter", session, NAME, *arguments)
    assert outcome.status == 2 and sentence in outcome.complaint
    assert session.read_bytes() == before


def test_a_part_that_is_wrong_keeps_the_rest_from_being_written(run: Run, session: Path) -> None:
    outcome = run("letter", session, NAME, "--message", "Dear Mara.", "--leave-out", "EV-03")
    assert outcome.status == 1
    with Store.open(session) as store:
        assert store.letter(MARA, IN_CHAIR).message is None


def test_an_edition_has_no_draft_and_no_reader(run: Run, session: Path) -> None:
    for option in (("--drafts",), ("--for", "Adaeze Obi"), ("--damaged",)):
        outcome = run("packet", session, "--edition", "candidate", *option, "--out", "out")
        assert (outcome.status, "leave that out" in outcome.complaint) == (2, True)
