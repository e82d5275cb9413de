"""`verify PACKET`: what it says, and by which status it ends."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.cli.issuing import passphrases
from calibrate.domain.commands import CorrectName
from calibrate.store.store import Store
from tests.cli.conftest import Outcome
from tests.cli.issuing.conftest import WORDS, Desk, desk
from tests.worlds.certificates import WORKS, authority
from tests.worlds.forger import forge
from tests.worlds.sessions import chair, in_charge
from tests.worlds.stages import STAGES

__all__ = ["desk"]


def first(outcome: Outcome) -> str:
    """The sentence that says what it comes to."""
    return (outcome.err.removeprefix("calibrate: ") or outcome.out).splitlines()[0]


def flipped(path: Path, at: int) -> Path:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    return path


def beside(desk: Desk, path: Path, *options: object) -> Outcome:
    return desk.run("verify", path, "--against", desk.session, *options)


def test_a_signed_packet_is_unaltered_and_its_certificate_is_named(desk: Desk) -> None:
    outcome = desk.run("verify", desk.issued(*desk.signing))
    assert (outcome.status, outcome.err) == (0, "")
    assert first(outcome) == "The packet is unaltered."
    assert "“Common Name: Pia Holm”, serial 1267, SHA-256 " in outcome.out
    assert "who stands behind it was not checked" in outcome.out


def test_who_signed_is_asked_of_a_chosen_root_alone(desk: Desk) -> None:
    path = desk.issued(*desk.signing)
    trusted = desk.run("verify", path, "--root", desk.root())
    assert trusted.status == 0
    assert "The chosen root vouches for the certificate" in trusted.out
    other = desk.run("verify", path, "--root", desk.root("Another Authority"))
    assert other.status == 6
    assert first(other).startswith("The packet is unaltered, and the chosen root vouches for no")


def test_one_changed_byte_of_a_signed_packet_is_found(desk: Desk) -> None:
    path = desk.issued(*desk.signing)
    outcome = desk.run("verify", flipped(path, path.stat().st_size // 2))
    assert outcome.status == 3
    assert first(outcome) == "The packet was altered."


def test_one_changed_byte_of_an_issued_packet_is_found_by_the_register(desk: Desk) -> None:
    path = desk.issued()
    assert beside(desk, path).status == 0
    outcome = beside(desk, flipped(path, path.stat().st_size // 2))
    assert outcome.status == 3
    assert first(outcome) == "The packet was altered."
    assert "It is not what was issued: Panel edition of Ann, to Jo Marsh" in outcome.out


def test_what_was_added_to_a_signed_packet_is_found(desk: Desk) -> None:
    path = desk.issued(*desk.signing)
    path.write_bytes(path.read_bytes() + b"\n% a comment\n")
    outcome = desk.run("verify", path)
    assert outcome.status == 3
    assert "Something was added to it after it was signed." in outcome.out


def test_what_was_added_to_an_issued_packet_is_found(desk: Desk) -> None:
    path = desk.issued()
    path.write_bytes(path.read_bytes() + b"% a comment\n")
    assert beside(desk, path).status == 3


def test_several_sign_one_after_the_other_and_what_was_issued_is_still_in_it(desk: Desk) -> None:
    path = desk.issued()
    before = path.read_bytes()
    for name in ("Pia Holm", "Jo Marsh"):
        certificate = authority(WORKS).file(desk.out.parent, name)
        signing = ("--with", certificate, "--certificate-passphrase-file")
        outcome = desk.run("sign", path, *signing, desk.certificate_passphrase)
        assert (outcome.status, outcome.err) == (0, "")
    assert path.read_bytes().startswith(before)
    outcome = beside(desk, path, "--root", desk.root())
    assert outcome.status == 0
    assert "It is what was issued, and was signed since" in outcome.out
    assert all(f"“Common Name: {name}”" in outcome.out for name in ("Pia Holm", "Jo Marsh"))


def test_what_was_altered_is_not_signed(desk: Desk) -> None:
    path = desk.issued(*desk.signing)
    flipped(path, path.stat().st_size // 2)
    signing = ("--with", desk.certificate, "--certificate-passphrase-file")
    outcome = desk.run("sign", path, *signing, desk.certificate_passphrase)
    assert outcome.status == 1
    assert "was changed since it was signed" in outcome.complaint


def test_a_session_that_went_on_is_no_alarm(desk: Desk) -> None:
    path = desk.issued(*desk.signing)
    with Store.open(desk.session) as store:
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        store.apply(CorrectName(ann, "Anna", "misspelt"), chair(store))
    outcome = beside(desk, path)
    assert (outcome.status, outcome.err) == (0, "")
    assert "was continued since, which is no alarm" in outcome.out


def test_a_session_that_was_rewritten_is_told_from_a_changed_packet(desk: Desk) -> None:
    path = desk.issued(*desk.signing)
    forge(desk.session, "decision", "1", reason="Another reason.")
    assert desk.run("verify", desk.session).status == 0
    outcome = beside(desk, path)
    assert outcome.status == 1
    assert first(outcome) == "The session’s file is not the one that this was printed from."


def test_a_session_that_was_put_back_is_told(desk: Desk, tmp_path: Path) -> None:
    older = copyfile(desk.session, tmp_path / "older.calib")
    with Store.open(desk.session) as store:
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        store.apply(CorrectName(ann, "Anna", "misspelt"), chair(store))
    path = _issued_of(desk, "Anna")
    outcome = desk.run("verify", path, "--against", older)
    assert outcome.status == 1
    assert "ends before that" in outcome.out


def _issued_of(desk: Desk, name: str) -> Path:
    out = desk.run("issue", desk.session, name, "--to", "Jo", "--out", desk.out).out
    return Path(out.splitlines()[0].split(": ")[0])


def test_a_packet_of_another_session_is_told(desk: Desk, tmp_path: Path) -> None:
    made = STAGES["decided"](tmp_path / "other.calib")
    made.store.close()
    for options in ((), desk.signing):
        outcome = desk.run("verify", desk.issued(*options), "--against", made.store.path)
        assert outcome.status == 4
        assert first(outcome) == "The packet is of another session."


def test_nothing_shows_whether_an_unsigned_packet_is_unaltered(desk: Desk) -> None:
    outcome = desk.run("verify", desk.issued())
    assert outcome.status == 5
    assert first(outcome) == "Nothing shows whether the packet is unaltered."
    assert "It is not signed." in outcome.out
    desk.run("packet", desk.session, "--out", desk.out / "exported", "--drafts")
    draft = beside(desk, desk.out / "exported" / "Ben.pdf")
    assert draft.status == 5
    assert "It is not in the register" in draft.out


def test_an_encrypted_packet_asks_for_its_passphrase(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = desk.issued(*desk.encrypting, *desk.signing)
    assert desk.run("verify", path).status == 2
    assert "is encrypted" in desk.run("verify", path).complaint
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("something else\n")
    assert "not opened" in desk.run("verify", path, "--passphrase-file", wrong).complaint
    monkeypatch.setattr(passphrases, "_can_ask", lambda: True)
    monkeypatch.setattr(passphrases, "getpass", lambda prompt: WORDS)
    assert beside(desk, path).status == 0


def test_the_register_knows_an_encrypted_packet_that_nobody_opens(desk: Desk) -> None:
    path = desk.issued(*desk.encrypting)
    outcome = beside(desk, path)
    assert outcome.status == 0
    assert "was not opened" in outcome.out
    assert beside(desk, flipped(path, path.stat().st_size // 2)).status == 2


def test_rubbish_is_told_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    for number, content in enumerate((b"", b"rubbish", b"%PDF-1.7\nrubbish", b"\0" * 5000)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(content)
        outcome = desk.run("verify", path)
        assert outcome.status == 2
        assert outcome.complaint.startswith(f"{path.name} is ")
    assert desk.run("verify", tmp_path / "none.pdf").complaint.startswith("There is no file")


def test_a_session_that_is_verified_against_a_packet_tells_of_the_packet_too(desk: Desk) -> None:
    path = desk.issued(*desk.signing)
    outcome = desk.run("verify", desk.session, "--against", path)
    assert (outcome.status, outcome.err) == (0, "")
    assert "It is what was issued: Panel edition of Ann" in outcome.out
    assert "Pia Holm" in outcome.out
    altered = desk.run("verify", desk.session, "--against", flipped(path, 9000))
    assert altered.status == 3
