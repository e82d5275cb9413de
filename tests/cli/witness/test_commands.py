"""A session whose keys a witness holds, by the command line alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.domain.travel.witness import GivenKey, RevealGiven
from calibrate.exchange.ballots.messages import message_in, message_text
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.sessions import Made, in_charge, new_session, submit


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = new_session(tmp_path / "s.calib")
    made.store.close()
    return made


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    return tmp_path / "autumn.witness"


@pytest.fixture
def opened(run: Run, made: Made, seed: Path, tmp_path: Path) -> Made:
    """Rating is open, by the keys of a witness; everybody submitted Ann."""
    session, request, answer = made.store.path, tmp_path / "request", tmp_path / "answer"
    assert run("witness-request", session, "--out", request).status == 0
    words = run("witness-begin", request, "--seed", seed).out.splitlines()[0]
    assert len(words.split()) == 24
    backup = tmp_path / "words"
    backup.write_text(words.title())
    given = run("witness-keys", request, "--seed", seed, "--words-file", backup, "--out", answer)
    assert given.status == 0
    assert run("open-rating", session, "--witness", answer).status == 0
    with Store.open(session) as store:
        made = Made(store, made.candidates, made.panelists)
        for panelist in range(4):
            submit(made, panelist, 0, 4)
    return made


def asked(run: Run, made: Made, seed: Path, tmp_path: Path) -> Path:
    """Ask the witness for Ann's key, and return their answer."""
    request, answer = tmp_path / "reveal", tmp_path / "key"
    wanted = run("reveal", made.store.path, "--candidate", "Ann", "--request", request)
    assert wanted.status == 0
    assert run("witness-give", request, "--seed", seed, "--out", answer).status == 0
    return answer


def test_without_the_witness_nothing_is_opened_and_with_their_key_one_round_is(
    run: Run, opened: Made, seed: Path, tmp_path: Path
) -> None:
    session = opened.store.path
    refused = run("reveal", session, "--candidate", "Ann")
    assert refused.status == 1 and "ask them for the key" in refused.err
    answer = asked(run, opened, seed, tmp_path)
    assert run("reveal", session, "--candidate", "Ann", "--key", answer).out == "Revealed Ann.\n"
    assert run("verify", session).status == 0
    with Store.open(session) as store:
        assert len(store.sheet(opened.ann, in_charge(store)).rows[0].ratings) == 4
        case = store.checked_case(opened.ann, in_charge(store))
    assert not case.damage and not case.seed_in_file and case.keys_given == ()


def test_what_is_submitted_after_the_witness_was_asked_has_to_be_asked_for_again(
    run: Run, opened: Made, seed: Path, tmp_path: Path
) -> None:
    answer, session = asked(run, opened, seed, tmp_path), opened.store.path
    with Store.open(session) as store:
        submit(Made(store, opened.candidates, opened.panelists), 0, 0, 2)
    changed = run("reveal", session, "--candidate", "Ann", "--key", answer)
    assert changed.status == 1 and "changed since the witness was asked" in changed.err
    again = asked(run, opened, seed, tmp_path)
    assert run("reveal", session, "--candidate", "Ann", "--key", again).status == 0
    with Store.open(session) as store:
        assert store.case(opened.ann, in_charge(store)).keys_given == ((1, 2),)
        assert store.verify().problems == ()


def test_a_reveal_in_a_copy_shows_by_the_count(
    run: Run, opened: Made, seed: Path, tmp_path: Path
) -> None:
    copy = Path(copyfile(opened.store.path, tmp_path / "copy.calib"))
    theirs = Made(Store.open(copy), opened.candidates, opened.panelists)
    theirs.store.close()
    answer = asked(run, theirs, seed, tmp_path)
    assert run("reveal", copy, "--candidate", "Ann", "--key", answer).status == 0
    again = asked(run, opened, seed, tmp_path)
    assert run("reveal", opened.store.path, "--candidate", "Ann", "--key", again).status == 0
    with Store.open(opened.store.path) as store:
        assert store.case(opened.ann, in_charge(store)).keys_given == ((1, 2),)


def test_a_seed_that_was_restored_from_its_words_says_that_nobody_knows_how_often(
    run: Run, opened: Made, seed: Path, tmp_path: Path
) -> None:
    seed.unlink()
    restored = run(
        "witness-restore", tmp_path / "request", "--seed", seed, "--words-file", tmp_path / "words"
    )
    assert restored.status == 0 and "nobody knows" in restored.out
    answer = asked(run, opened, seed, tmp_path)
    assert run("reveal", opened.store.path, "--candidate", "Ann", "--key", answer).status == 0
    with Store.open(opened.store.path) as store:
        assert store.case(opened.ann, in_charge(store)).keys_given == ((1, 0),)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("candidate", "nobody", "ask them for the key"),
        ("count", 7, "not signed by the witness"),
        ("time", "2026-01-01T00:00:00+00:00", "not signed by the witness"),
        ("entries", (), "not signed by the witness"),
        ("key", "00" * 32, "not the key of this round"),
        ("key", "no digits", "changed or cut"),
    ],
)
def test_an_answer_that_the_witness_did_not_give_opens_nothing(
    run: Run, opened: Made, seed: Path, tmp_path: Path, field: str, value: object, why: str
) -> None:
    answer = asked(run, opened, seed, tmp_path)
    given = message_in(answer.read_bytes(), RevealGiven, "key")
    (key,) = given.reveals
    plain = {name: getattr(key, name) for name in GivenKey.__slots__} | {field: value}
    forged = RevealGiven(given.session, (GivenKey(**plain),))
    answer.write_text(message_text(forged))
    outcome = run("reveal", opened.store.path, "--candidate", "Ann", "--key", answer)
    assert outcome.status in (1, 2) and why in outcome.err
    assert run("verify", opened.store.path).status == 0


def test_keys_are_given_once_a_second_copy_of_the_seed_was_tested(
    run: Run, made: Made, seed: Path, tmp_path: Path
) -> None:
    request, answer, words = (tmp_path / name for name in ("request", "answer", "words"))
    run("witness-request", made.store.path, "--out", request)
    first = run("witness-begin", request, "--seed", seed).out.splitlines()[0]
    other = run("witness-begin", request, "--seed", tmp_path / "other").out.splitlines()[0]
    assert first != other
    for text, why in (
        (other, "not the seed in this file"),
        (f"{first} abandon", "not the 24 words"),
    ):
        words.write_text(text)
        given = run("witness-keys", request, "--seed", seed, "--words-file", words, "--out", answer)
        assert given.status == 2 and why in given.err
        assert not answer.exists()
    taken = run("witness-begin", request, "--seed", seed)
    assert taken.status == 2 and "there already" in taken.err
    assert seed.stat().st_mode & 0o077 == 0


def test_the_seed_is_nowhere_in_the_session(
    run: Run, opened: Made, seed: Path, tmp_path: Path
) -> None:
    from calibrate.exchange.ballots.witness_file import read_witness

    answer = asked(run, opened, seed, tmp_path)
    run("reveal", opened.store.path, "--candidate", "Ann", "--key", answer)
    secret = read_witness(seed).seed
    assert secret not in opened.store.path.read_bytes()
    assert secret.hex().encode() not in opened.store.path.read_bytes()


def test_keys_of_another_session_or_other_candidates_open_no_rating(
    run: Run, made: Made, seed: Path, tmp_path: Path
) -> None:
    other = new_session(tmp_path / "other.calib")
    other.store.close()
    request, answer, words = (tmp_path / name for name in ("request", "answer", "words"))
    run("witness-request", other.store.path, "--out", request)
    words.write_text(run("witness-begin", request, "--seed", seed).out.splitlines()[0])
    run("witness-keys", request, "--seed", seed, "--words-file", words, "--out", answer)
    refused = run("open-rating", made.store.path, "--witness", answer)
    assert refused.status == 2 and "for another session" in refused.err
    run("add-candidate", other.store.path, "Cleo")
    late = run("open-rating", other.store.path, "--witness", answer)
    assert late.status == 2 and "not for these candidates" in late.err


def test_a_kit_has_the_witnesss_keys_and_refuses_others(
    run: Run, opened: Made, tmp_path: Path
) -> None:
    made = run("kit", opened.store.path, "--out", tmp_path, "--panelist", "Pia", "--no-passphrase")
    assert made.status == 0
    (kit,) = (path for path in tmp_path.glob("*.calib") if "Pia" in path.name)
    assert run("show", kit).status == 0
    with closing(sqlite3.connect(kit)) as raw:
        raw.execute("UPDATE round_key SET public_key = zeroblob(32)")
        raw.commit()
    refused = run("show", kit)
    assert refused.status == 2 and "its witness did not sign" in refused.err


def test_a_candidate_is_added_late_by_the_keys_that_the_witness_gives_for_them(
    run: Run, opened: Made, seed: Path, tmp_path: Path
) -> None:
    session, request, answer = opened.store.path, tmp_path / "late", tmp_path / "late keys"
    add = ("add-candidate", session, "Cleo", "--because", "Was forgotten.")
    without = run(*add)
    assert without.status == 1 and "ask them for those of the new candidate" in without.err
    assert run("witness-request", session, "--candidate", "Cleo", "--out", request).status == 0
    given = run("witness-keys", request, "--seed", seed, "--out", answer)
    assert given.status == 0 and "1 candidate" in given.out  # the words were tested before
    assert run(*add, "--witness", answer).status == 0
    again = run("add-candidate", session, "Dora", "--because", "Too.", "--witness", answer)
    assert again.status == 2 and "here already" in again.err
    with Store.open(session) as store:
        cleo = store._session.candidate_named("Cleo").id
        made = Made(store, (*opened.candidates, cleo), opened.panelists)
        for panelist in range(4):
            submit(made, panelist, 2, 4)
        wanted = store.reveal_wanted([(cleo, 1)], in_charge(store))
    reveal = tmp_path / "reveal"
    reveal.write_text(message_text(wanted))
    key = tmp_path / "key"
    told = run("witness-give", reveal, "--seed", seed, "--out", key)
    assert told.out.startswith("Cleo: Round 1, for exactly 4 entries; given for the first time.")
    assert run("reveal", session, "--candidate", "Cleo", "--key", key).status == 0
    assert run("verify", session).status == 0


def test_a_request_for_a_late_candidate_needs_a_witness_and_an_answer_for_one_alone(
    run: Run, made: Made, opened: Made, seed: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.calib"
    new_session(plain).store.close()
    run("open-rating", plain)
    refused = run("witness-request", plain, "--candidate", "Cleo", "--out", tmp_path / "r")
    assert refused.status == 1 and "No witness holds the keys" in refused.err
    both = run(
        "add-candidate",
        opened.store.path,
        "Cleo",
        "--because",
        "Late.",
        "--witness",
        tmp_path / "answer",
    )
    assert both.status == 2 and "not for one new candidate" in both.err


def test_the_six_words_of_the_witness_are_the_same_with_them_in_the_session_and_in_kits(
    run: Run, opened: Made, seed: Path, tmp_path: Path
) -> None:
    session, words = opened.store.path, tmp_path / "words"
    given = ("witness-keys", tmp_path / "request", "--seed", seed, "--words-file", words)
    spoken = (
        run(*given, "--out", tmp_path / "again").out.splitlines()[-1].partition(": ")[2].rstrip(".")
    )
    assert len(spoken.split()) == 6
    run("kit", session, "--out", tmp_path, "--panelist", "Pia", "--no-passphrase")
    (kit,) = (path for path in tmp_path.glob("*.calib") if "Pia" in path.name)
    for file in (session, kit):
        assert f"The witness’s key in words: {spoken}" in run("show", file).out


def test_with_a_witness_a_secret_is_words_and_no_pin(
    run: Run, opened: Made, tmp_path: Path
) -> None:
    session, pin = opened.store.path, tmp_path / "pin"
    run("add-panelist", session, "Tom", "--because", "Rosa asked for help.")
    pin.write_text("246810")
    refused = run("choose-secret", session, "--as", "Tom", "--secret-file", pin)
    assert refused.status == 1 and "six drawn words" in refused.err
    assert run("choose-secret", session, "--as", "Tom", "--words").status == 0
