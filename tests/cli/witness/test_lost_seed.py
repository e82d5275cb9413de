"""A witness's seed that was lost: new keys, and what panelists seal again from their kits."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.ballots import EntryState
from calibrate.domain.commands import RevealRound
from calibrate.domain.travel.witness import RevealWanted
from calibrate.exchange.ballots.ballot_file import ballot_bytes
from calibrate.exchange.ballots.messages import message_text
from calibrate.store.sealed.entries import headers
from calibrate.store.sealed.witness import give_keys
from calibrate.store.store import Store
from calibrate.words.travel.witness import lost_words
from tests.cli.conftest import Outcome, Run
from tests.worlds.kits import ballot_of, submit_in
from tests.worlds.sessions import Made, in_charge, new_session, submit
from tests.worlds.witness import SEED, opened_by, revealing

REASON = "The laptop and the paper were in one bag."


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Rated by Pia in her kit and Quentin in the room, with a witness; both rated Cleo there."""
    made = new_session(tmp_path / "s.calib", ("Ann", "Ben", "Cleo"), ("Pia", "Quentin"))
    opened_by(made)
    for panelist in range(2):
        submit(made, panelist, 2, 4)
    made.store.close()
    return made


@pytest.fixture
def kit(run: Run, made: Made, tmp_path: Path) -> Path:
    """Pia's kit, in which she submitted Ann and Ben, the first of them twice; it was merged."""
    path = make_kit(run, made, tmp_path / "kits")
    with Store.open(path) as opened:
        for candidate, value in ((made.ann, 2), (made.ann, 4), (made.ben, 4)):
            submit_in(opened, candidate, value)
    merge(run, made, path, tmp_path)
    with Store.open(made.store.path) as store:
        submit(Made(store, made.candidates, made.panelists), 1, 0, 4)
    return path


def make_kit(run: Run, made: Made, folder: Path) -> Path:
    before = set(folder.glob("*.calib"))
    done = run("kit", made.store.path, "--out", folder, "--panelist", "Pia", "--no-passphrase")
    assert done.status == 0, done.err
    (path,) = set(folder.glob("*.calib")) - before
    return path


def merge(run: Run, made: Made, kit: Path, folder: Path) -> str:
    ballot = folder / "b.ballot"
    with Store.open(kit) as opened:
        ballot.write_bytes(ballot_bytes(ballot_of(opened)))
    return run("merge", made.store.path, ballot).out


def renew(run: Run, made: Made, folder: Path) -> str:
    """Let the witness make a new seed, and take its keys."""
    request, seed, answer, words = (folder / name for name in ("lost", "seed", "keys", "words"))
    session = made.store.path
    assert run("witness-request", session, "--lost", "--out", request).status == 0
    words.write_text(run("witness-begin", request, "--seed", seed).out.splitlines()[0])
    run("witness-keys", request, "--seed", seed, "--words-file", words, "--out", answer)
    renewed = run("renew-keys", session, "--witness", answer, "--because", REASON)
    assert renewed.status == 0, renewed.err
    return renewed.out


def submitted(made: Made) -> set[tuple[str, str]]:
    with Store.open(made.store.path) as store:
        assert store.verify().problems == ()
        return {(one.panelist, one.candidate) for one in store._session.submitted}


def test_with_new_keys_nothing_sealed_counts_and_what_was_opened_stays(
    run: Run, made: Made, kit: Path, tmp_path: Path
) -> None:
    pia, quentin = made.panelists
    cleo = made.candidates[2]
    with Store.open(made.store.path) as store:
        again = Made(store, made.candidates, made.panelists)
        again.do(revealing(again, RevealRound(cleo)))
    assert len(submitted(made)) == 5
    told = renew(run, made, tmp_path)
    assert "Pia and Quentin: what they submitted nobody can open" in told
    assert submitted(made) == {(pia, cleo), (quentin, cleo)}
    with Store.open(made.store.path) as store:
        assert store._session.witness in told
        opened, case = (store.checked_case(id, in_charge(store)) for id in (cleo, made.ann))
        assert not opened.damage and not opened.lost_keys and not case.damage
        words = lost_words(case.lost_keys[0])
    assert words.endswith(f"sealed again: {REASON}")


def test_a_newer_kit_seals_again_what_stood_and_all_of_it_can_be_revealed(
    run: Run, made: Made, kit: Path, tmp_path: Path
) -> None:
    pia, quentin = made.panelists
    renew(run, made, tmp_path)
    newer = make_kit(run, made, tmp_path / "kits")
    taken = run("take-over", newer, kit)
    assert taken.status == 0 and "sealed again what stood, 2 in all" in taken.out
    with Store.open(newer) as opened:
        assert opened.verify().problems == ()
        assert {one.candidate for one in opened._session.submitted} == {made.ann, made.ben}
        with opened._document.transaction() as connection:
            entries = list(headers(connection))
        new = [one for one in entries if one.state is None]
        lost = {one.hash for one in entries if one.state is EntryState.LOST}
        assert len(new) == 2
        assert {one.writer for one in entries} == {new[0].writer}
        assert all(set(one.replaces) <= lost and one.replaces for one in new)
    merge(run, made, newer, tmp_path)
    assert {(pia, made.ann), (pia, made.ben)} <= submitted(made)
    with Store.open(made.store.path) as store:
        submit(Made(store, made.candidates, made.panelists), 1, 0, 4)
        wanted = store.reveal_wanted([(made.ann, 1)], in_charge(store))
    assert len(wanted.reveals[0].entries) == 2
    assert reveal(run, made, wanted, tmp_path).status == 0
    assert (quentin, made.ann) in submitted(made)
    with Store.open(made.store.path) as store:
        ratings = store.sheet(made.ann, in_charge(store)).rows[0].ratings
        assert [one.rating.value for one in ratings] == [4, 4]


def reveal(run: Run, made: Made, wanted: RevealWanted, folder: Path) -> Outcome:
    request, key = folder / "reveal", folder / "key"
    request.write_text(message_text(wanted))
    assert run("witness-give", request, "--seed", folder / "seed", "--out", key).status == 0
    return run("reveal", made.store.path, "--candidate", "Ann", "--key", key)


def test_a_ballot_of_the_older_kit_is_taken_in_and_does_not_count(
    run: Run, made: Made, kit: Path, tmp_path: Path
) -> None:
    renew(run, made, tmp_path)
    with Store.open(kit) as opened:
        submit_in(opened, made.ben, 2)
    said = merge(run, made, kit, tmp_path)
    assert "sealed to a key that was lost" in said
    assert (made.panelists[0], made.ben) not in submitted(made)


def test_keys_of_the_seed_that_is_there_or_without_a_reason_renew_nothing(
    run: Run, made: Made, kit: Path, tmp_path: Path
) -> None:
    with Store.open(made.store.path) as store:
        same = give_keys(SEED, store.lost_keys_wanted(in_charge(store)))
    answer = tmp_path / "same"
    answer.write_text(message_text(same))
    refused = run("renew-keys", made.store.path, "--witness", answer, "--because", REASON)
    assert refused.status == 2 and "has already" in refused.err
    assert len(submitted(made)) == 5


def test_a_seed_in_the_file_is_not_lost(run: Run, tmp_path: Path) -> None:
    plain = tmp_path / "plain.calib"
    new_session(plain).store.close()
    run("open-rating", plain)
    refused = run("witness-request", plain, "--lost", "--out", tmp_path / "r")
    assert refused.status == 1 and "is not lost" in refused.err
