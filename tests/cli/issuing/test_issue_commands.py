"""Issuing by command line: what is recorded is what lies there, or nothing is."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from calibrate.cli.issuing import passphrases
from calibrate.domain.errors import BadInput
from calibrate.domain.handing.issuing import Issued
from calibrate.exchange.issuing import issue
from calibrate.store.sealed.drawn_words import typed_words
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.cli.issuing.conftest import WORDS, Desk
from tests.worlds.certificates import PASSPHRASE, WORKS, authority
from tests.worlds.issuing import DIRECTOR
from tests.worlds.sessions import in_charge
from tests.worlds.stages import STAGES


def register(path: Path) -> tuple[Issued, ...]:
    with Store.open(path) as store:
        return store.issued(in_charge(store))


def contents(path: Path, password: str = "") -> list[bytes]:
    """What is drawn on every page, and what the file says about itself."""
    with pikepdf.open(path, password=password) as pdf:
        pages = [page.Contents.read_bytes() for page in pdf.pages]
        return [*pages, *(str(one).encode() for one in pdf.docinfo.values())]


def test_what_is_recorded_is_what_lies_there(desk: Desk) -> None:
    path = desk.issued()
    (found,) = register(desk.session)
    assert found.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (found.recipient, found.is_encrypted, found.is_signed) == (DIRECTOR, False, False)
    assert path.name == "Ann, issued.pdf"


def test_the_archive_copy_is_what_an_export_draws_before_and_after(desk: Desk) -> None:
    desk.run("packet", desk.session, "--out", desk.out / "before")
    copies = [desk.issued(), desk.issued()]
    desk.run("packet", desk.session, "--out", desk.out / "after")
    exported = [desk.out / when / "Ann.pdf" for when in ("before", "after")]
    assert len({path.read_bytes() for path in (*copies, *exported)}) == 1
    assert [path.name for path in copies] == ["Ann, issued.pdf", "Ann, issued (2).pdf"]


def test_an_export_into_the_same_folder_takes_no_issued_packet_away(desk: Desk) -> None:
    path = desk.issued()
    desk.run("packet", desk.session, "--out", desk.out)
    assert sorted(one.name for one in desk.out.iterdir()) == ["Ann, issued.pdf", "Ann.pdf"]
    assert sha256(path.read_bytes()).hexdigest() == register(desk.session)[0].sha256


def test_an_encrypted_copy_has_the_same_in_it_and_says_nothing_without(desk: Desk) -> None:
    plain, locked = desk.issued(), desk.issued(*desk.encrypting)
    raw = locked.read_bytes()
    assert b"calibrate-anchor" in plain.read_bytes()
    assert all(word not in raw for word in (b"calibrate-anchor", b"Ann", b"Autumn"))
    assert contents(locked, WORDS) == contents(plain)
    with pikepdf.open(locked, password=WORDS) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
        assert all(pdf.allow)  # nothing is pretended to be forbidden
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(locked)
    assert register(desk.session)[1].is_encrypted


def test_words_that_are_drawn_are_printed_and_open_it(desk: Desk) -> None:
    outcome = desk.issue("--encrypt")
    path = Path(outcome.out.splitlines()[0].split(": ")[0])
    words = outcome.out.splitlines()[1].split(": ")[1].split(";")[0]
    assert typed_words(words) == words
    assert contents(path, words)
    assert words not in str(register(desk.session))


def test_a_passphrase_is_asked_twice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter((WORDS, "something else", WORDS, WORDS, "short"))
    monkeypatch.setattr(passphrases, "_can_ask", lambda: True)
    monkeypatch.setattr(passphrases, "getpass", lambda prompt: next(typed))
    assert "not the same" in desk.issue("--ask-passphrase").complaint
    assert contents(desk.issued("--ask-passphrase"), WORDS)
    assert "at least 8" in desk.issue("--ask-passphrase").complaint
    assert len(register(desk.session)) == 1


def test_it_is_signed_after_it_is_encrypted(desk: Desk) -> None:
    path = desk.issued(*desk.encrypting, *desk.signing)
    verified = desk.run("verify", path, "--passphrase-file", desk.passphrase)
    assert verified.status == 0
    assert "“Common Name: Pia Holm”" in verified.out
    (found,) = register(desk.session)
    assert found.is_encrypted and found.is_signed


def test_a_closed_session_still_takes_it(desk: Desk, tmp_path: Path) -> None:
    made = STAGES["closed"](tmp_path / "closed.calib")
    made.store.close()
    outcome = desk.run("issue", made.store.path, "Ann", "--to", "Ann", "--out", desk.out)
    assert outcome.status == 0
    assert len(register(made.store.path)) == 1


def test_a_draft_is_refused_before_anything_is_written(desk: Desk) -> None:
    outcome = desk.run("issue", desk.session, "Ben", "--to", "Jo", "--out", desk.out)
    assert outcome.status == 1
    assert outcome.complaint.endswith("a draft cannot be issued.")
    assert not desk.out.exists()


def test_if_it_cannot_be_written_nothing_is_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise BadInput(f"{path} cannot be written: no space left.")

    monkeypatch.setattr(issue, "write_new", full)
    assert desk.issue().status == 2
    assert register(desk.session) == ()


def test_if_it_cannot_be_recorded_the_file_goes_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Store, command: object, actor: object) -> None:
        raise BadInput("Nothing can be recorded now.")

    monkeypatch.setattr(Store, "apply", broken)
    assert desk.issue().status == 2
    assert list(desk.out.iterdir()) == []


def test_what_cannot_sign_is_said_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("something else\n")
    outcome = desk.issue("--sign", desk.certificate, "--certificate-passphrase-file", wrong)
    assert outcome.status == 2
    assert "not opened by this passphrase" in outcome.complaint
    assert "asks for its passphrase" in desk.issue("--sign", desk.certificate).complaint
    assert register(desk.session) == ()


def test_a_certificate_without_a_passphrase_is_asked_for_none(desk: Desk, tmp_path: Path) -> None:
    bare = tmp_path / "bare.p12"
    bare.write_bytes(authority(WORKS).gives("Pia Holm", passphrase=""))
    assert desk.run("verify", desk.issued("--sign", bare)).status == 0


def test_what_does_not_verify_is_not_issued(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.session)) as raw, raw:
        raw.execute("UPDATE decision SET reason = reason || ' Surely.'")
    outcome = desk.issue()
    assert outcome.status == 1
    assert outcome.complaint.endswith("A packet that does not verify cannot be issued.")
    assert not desk.out.exists()


def test_no_passphrase_is_an_argument_or_in_what_is_printed(desk: Desk) -> None:
    outcome = desk.issue(*desk.encrypting, *desk.signing)
    assert WORDS not in outcome.out and PASSPHRASE not in outcome.out


def test_the_register_is_printed_and_as_json(desk: Desk, run: Run) -> None:
    assert run("issued", desk.session).out == "No packet was issued yet.\n"
    path = desk.issued()
    digest = sha256(path.read_bytes()).hexdigest()
    text = run("issued", desk.session).out
    assert f"Panel edition of Ann, to {DIRECTOR}, " in text
    assert digest in text
    printed = json.loads(run("issued", desk.session, "--json").out)
    assert (printed["format"], printed["version"]) == ("calibrate.issued", 1)
    (one,) = printed["issued"]
    assert set(one) == {"edition", "candidates", "to", "time", "sha256", "encrypted", "signed"}
    assert (one["candidates"], one["to"], one["sha256"]) == (["Ann"], DIRECTOR, digest)
