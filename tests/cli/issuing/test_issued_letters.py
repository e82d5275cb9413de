"""The candidate edition is issued and verified by command line, once all of it was confirmed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from calibrate.domain.commands import LeaveOut
from calibrate.domain.handing.editions import Edition
from calibrate.store.store import Store
from tests.cli.conftest import Outcome, Run
from tests.cli.issuing.conftest import WORDS
from tests.worlds.written import IN_CHAIR, MARA, confirm_all, decided, do

NAME, OUT = "Mara Villalobos", "out"
FILE = f"{NAME}, candidate edition, issued.pdf"
NO_PLACE = "A candidate edition prints no place in the log"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """Mara is decided, and all of the letter to her was read and confirmed."""
    store = decided(tmp_path / "autumn.calib")
    confirm_all(store)
    do(store, LeaveOut("e0"))
    store.close()
    return store.path


def issue(run: Run, session: Path, *options: object) -> Outcome:
    wanted = ("--edition", "candidate", "--to", NAME, "--out", OUT)
    return run("issue", session, NAME, *wanted, *options)


def issued(run: Run, session: Path, *options: object) -> Path:
    """The file of the letter once it was issued."""
    outcome = issue(run, session, *options)
    assert (outcome.status, outcome.err) == (0, "")
    return Path(outcome.out.splitlines()[0].split(": ")[0])


def changed(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    return path


def first(outcome: Outcome) -> str:
    return (outcome.err.removeprefix("calibrate: ") or outcome.out).splitlines()[0]


def test_the_register_keeps_which_edition_to_whom_when_and_its_hash(
    run: Run, session: Path
) -> None:
    path = issued(run, session)
    assert path.name == FILE
    with Store.open(session) as store:
        (found,) = store.issued(IN_CHAIR)
        (case,) = found.cases
    assert (found.edition, found.recipient, case.candidate) == (Edition.CANDIDATE, NAME, MARA)
    assert found.sha256 == sha256(path.read_bytes()).hexdigest()
    assert f"Candidate edition of {NAME}, to {NAME}, " in run("issued", session).out
    (one,) = json.loads(run("issued", session, "--json").out)["issued"]
    assert one["edition"] == "candidate"
    assert "issued the candidate edition" in run("log", session).out.lower()


def test_it_is_byte_for_byte_what_an_export_writes(run: Run, session: Path) -> None:
    path = issued(run, session)
    run("packet", session, "--edition", "candidate", "--out", "exported")
    (exported,) = Path("exported").iterdir()
    assert exported.read_bytes() == path.read_bytes()


def test_what_was_not_confirmed_is_issued_no_sooner_than_exported(run: Run, tmp_path: Path) -> None:
    store = decided(tmp_path / "early.calib")
    store.close()
    exported = ("packet", store.path, "--edition", "candidate", "--candidate", NAME, "--out", OUT)
    for outcome in (issue(run, store.path), run(*exported)):
        assert outcome.status == 1
        assert outcome.complaint == (
            f"The letter to {NAME} cannot leave: 8 proposals not confirmed and 2 "
            "mentions of raters neither taken out nor kept. Review it first: Review… in Packets, "
            "or calibrate letter."
        )
    assert not Path(OUT).exists()
    assert "No packet was issued yet." in run("issued", store.path).out


def test_beside_its_session_it_is_what_was_issued_and_has_no_place_which_is_no_alarm(
    run: Run, session: Path
) -> None:
    path = issued(run, session)
    outcome = run("verify", path, "--against", session)
    assert (outcome.status, outcome.err) == (0, "")
    assert first(outcome) == "The packet is unaltered."
    assert f"It is what was issued: Candidate edition of {NAME}, to {NAME}" in outcome.out
    assert NO_PLACE in outcome.out and "which is no alarm" in outcome.out
    turned = run("verify", session, "--against", path)
    assert turned.status == 0 and "It is what was issued" in turned.out


def test_by_itself_nothing_shows_whether_it_is_unaltered(run: Run, session: Path) -> None:
    outcome = run("verify", issued(run, session))
    assert outcome.status == 5
    assert first(outcome) == "Nothing shows whether the packet is unaltered."


def test_one_changed_byte_is_found_by_the_register(run: Run, session: Path) -> None:
    path = changed(issued(run, session))
    for outcome in (
        run("verify", path, "--against", session),
        run("verify", session, "--against", path),
    ):
        assert outcome.status == 3
        assert first(outcome) == "The packet was altered."
        assert "It is not what was issued: Candidate edition of" in outcome.out


def test_a_letter_that_was_only_exported_is_not_taken_for_an_altered_packet(
    run: Run, session: Path
) -> None:
    run("issue", session, NAME, "--to", "The file", "--out", OUT)
    run("packet", session, "--edition", "candidate", "--out", "exported")
    (path,) = Path("exported").iterdir()
    outcome = run("verify", path, "--against", session)
    assert outcome.status == 5
    assert "It is not in the register" in outcome.out


def test_a_letter_of_another_session_is_told_by_its_mark(run: Run, session: Path) -> None:
    run("demo", "other.calib")
    path = issued(run, session)
    for outcome in (
        run("verify", path, "--against", "other.calib"),
        run("verify", "other.calib", "--against", path),
    ):
        assert outcome.status == 4
        assert first(outcome) == "The packet is of another session."


def test_an_encrypted_letter_is_known_by_the_register_opened_or_not(
    run: Run, session: Path, tmp_path: Path
) -> None:
    (tmp_path / "words.txt").write_text(f"{WORDS}\n")
    protecting = ("--passphrase-file", tmp_path / "words.txt")
    path = issued(run, session, *protecting)
    assert run("verify", path, "--against", session).status == 0
    opened = run("verify", path, "--against", session, *protecting)
    assert opened.status == 0 and NO_PLACE in opened.out
