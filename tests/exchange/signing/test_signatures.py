"""Signatures by certificate: what they cover, who signed, what is found when something moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

from calibrate.domain.errors import BadInput, WordsNeeded, WrongWords
from calibrate.domain.handing.signatures import Alteration
from calibrate.exchange.signing.certificate import roots_in, signer_of
from calibrate.exchange.signing.encryption import encrypted
from calibrate.exchange.signing.signatures import signatures_of
from calibrate.exchange.signing.signing import signed
from calibrate.packet.packet import drawn_packet
from tests.worlds.cases import decided
from tests.worlds.certificates import PASSPHRASE, WORKS, authority

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture(scope="module")
def content() -> bytes:
    return drawn_packet(decided())[0]


def by(name: str, content: bytes, at: datetime = NOW, passphrase: str = "") -> bytes:
    signer = signer_of(authority(WORKS).gives(name), f"{name}.p12", PASSPHRASE, at)
    return signed(content, signer, at, passphrase)


def test_a_signature_is_added_behind_what_is_there(content: bytes) -> None:
    found = by("Pia", content)
    assert found.startswith(content)
    with pikepdf.open(BytesIO(found)) as after, pikepdf.open(BytesIO(content)) as before:
        assert dict(after.docinfo) == dict(before.docinfo)
        assert len(after.pages) == len(before.pages)
        assert [page.Contents.read_bytes() for page in after.pages] == [
            page.Contents.read_bytes() for page in before.pages
        ]
        (field,) = after.Root.AcroForm.Fields
        assert field.V.SubFilter == "/ETSI.CAdES.detached"


def test_several_sign_one_after_the_other(content: bytes) -> None:
    twice = by("Jo", by("Pia", content), LATER)
    found = signatures_of(twice)
    assert found.alteration is Alteration.UNALTERED
    assert [(one.subject, one.time) for one in found.signatures] == [
        ("Common Name: Pia", NOW),
        ("Common Name: Jo", LATER),
    ]


def test_the_first_signature_goes_with_one_changed_byte_before_it(content: bytes) -> None:
    twice = bytearray(by("Jo", by("Pia", content)))
    twice[len(content) // 2] ^= 1
    found = signatures_of(bytes(twice))
    assert found.alteration is Alteration.CHANGED
    assert not any(one.is_unaltered for one in found.signatures)


def test_an_update_behind_a_signature_is_found(content: bytes) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(by("Pia", content)))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()  # type: ignore[no-untyped-call]
    target = BytesIO()
    writer.write(target)  # type: ignore[no-untyped-call]
    assert signatures_of(target.getvalue()).alteration is not Alteration.UNALTERED


def test_a_certificate_counts_as_it_was_when_it_signed(content: bytes, tmp_path: Path) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(authority(WORKS).pem)
    roots = roots_in(root)
    begin, end = NOW - timedelta(days=1), NOW + timedelta(days=1)
    brief = authority(WORKS).gives("Pia", begin, end)
    found = signed(content, signer_of(brief, "pia.p12", PASSPHRASE, NOW), NOW)
    assert signatures_of(found, roots=roots).is_vouched
    with pytest.raises(BadInput, match="not valid now"):
        signer_of(brief, "pia.p12", PASSPHRASE, end + timedelta(days=1))


def test_no_identity_is_looked_at_without_a_root(content: bytes, tmp_path: Path) -> None:
    (signature,) = signatures_of(by("Pia", content)).signatures
    assert signature.is_vouched is None
    other = tmp_path / "other.pem"
    other.write_bytes(authority("Others").pem)
    (signature,) = signatures_of(by("Pia", content), roots=roots_in(other)).signatures
    assert signature.is_vouched is False and signature.is_unaltered


def test_a_signature_of_another_program_is_read_as_well(content: bytes) -> None:
    signer = signer_of(authority(WORKS).gives("Pia"), "pia.p12", PASSPHRASE, NOW)
    writer = IncrementalPdfFileWriter(BytesIO(content))
    found = sign_pdf(writer, PdfSignatureMetadata(field_name="Theirs"), signer)
    assert signatures_of(found.getvalue()).alteration is Alteration.UNALTERED


def test_an_encrypted_copy_is_signed_and_read_with_its_passphrase(content: bytes) -> None:
    locked = encrypted(content, "a passphrase")
    found = by("Pia", locked, passphrase="a passphrase")
    assert found.startswith(locked)
    assert signatures_of(found, "a passphrase").alteration is Alteration.UNALTERED
    for passphrase, kind in (("", WordsNeeded), ("another", WrongWords)):
        with pytest.raises(kind):
            signatures_of(found, passphrase)
        with pytest.raises(kind):
            by("Jo", locked, passphrase=passphrase)


def test_an_encrypted_copy_opens_to_what_it_was_made_of(content: bytes) -> None:
    once, again = (encrypted(content, "a passphrase") for _ in range(2))
    assert once != again
    assert objects(once, "a passphrase") == objects(again, "a passphrase") == objects(content)


def objects(content: bytes, passphrase: str = "") -> list[str]:
    """Every object of a PDF, streams uncompressed, whatever its number."""
    with pikepdf.open(BytesIO(content), password=passphrase) as pdf:
        reached = [one for one in pdf.objects if _is_content(one)]
        return sorted(one.read_bytes().hex() for one in reached)


def _is_content(one: pikepdf.Object | None) -> bool:
    """Leave out what is the file's own affair: its encryption, and what refers by number."""
    return isinstance(one, pikepdf.Stream) and one.get("/Type") not in ("/XRef", "/ObjStm")


def test_what_is_no_pdf_is_not_signed() -> None:
    with pytest.raises(BadInput, match="cannot be read as a PDF"):
        by("Pia", b"rubbish")


def test_what_is_no_certificate_is_told(tmp_path: Path) -> None:
    for content in (b"", b"rubbish", authority(WORKS).pem):
        with pytest.raises(WrongWords, match=r"pia\.p12 is not opened by this passphrase"):
            signer_of(content, "pia.p12", PASSPHRASE, NOW)
    path = tmp_path / "root.pem"
    for content in (b"", b"rubbish", b"-----BEGIN CERTIFICATE-----\nAAAA\n"):
        path.write_bytes(content)
        with pytest.raises(BadInput, match=r"root\.pem"):
            roots_in(path)


def test_no_network_is_asked(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert signatures_of(by("Pia", content)).alteration is Alteration.UNALTERED


def test_a_chain_comes_along_and_a_certificate_without_uses_may_sign(
    content: bytes, tmp_path: Path
) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(authority(WORKS).pem)
    between = authority("Between", above=authority(WORKS))
    given = between.gives("Pia", is_bare=True)
    found = signed(content, signer_of(given, "pia.p12", PASSPHRASE, NOW), NOW)
    (signature,) = signatures_of(found, roots=roots_in(root)).signatures
    assert signature.is_vouched and signature.is_unaltered
