"""Reading the signatures of a PDF: whether it is unaltered since, and by which certificates."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from calibrate.domain.errors import WordsNeeded, WrongWords
from calibrate.domain.handing.signatures import Alteration, Signature, Signed
from calibrate.exchange.signing.quiet import quiet

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

TRACES = (b"/ByteRange", b"ETSI.CAdES.detached", b"adbe.pkcs7.", b"/SigFlags")
"""What stands in the clear in any file that is signed; no single change takes all of it away."""

USAGES = {"digital_signature", "non_repudiation"}


def signatures_of(
    content: bytes, passphrase: str = "", roots: Sequence[Certificate] | None = None
) -> Signed:
    """Return who signed a PDF, and whether it was changed since.

    `roots` are those that a person chose to trust; without, nobody's identity is looked at. Nothing
    is fetched, so whether a certificate was revoked is not known. Raises WordsNeeded and WrongWords
    for an encrypted file, as long as its signatures can be read at all.
    """
    if not any(trace in content for trace in TRACES):
        return Signed(Alteration.UNSIGNED)
    try:
        with quiet():
            return _read(content, passphrase, roots)
    except WordsNeeded:
        raise
    except Exception:  # its reader stumbles over damage in many ways
        return Signed(Alteration.UNREADABLE)


def _read(content: bytes, passphrase: str, roots: Sequence[Certificate] | None) -> Signed:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(content))
    _unlock(reader, passphrase)
    embedded = [one for one in reader.embedded_signatures if one.sig_object_type == "/Sig"]
    if not embedded:
        return Signed(Alteration.UNREADABLE)
    found = tuple(_signature(content, one, roots) for one in embedded)
    return Signed(_alteration(reader, embedded, found), found)


def _unlock(reader: PdfFileReader, passphrase: str) -> None:
    from pyhanko.pdf_utils.crypt import AuthStatus

    if not reader.encrypted:
        return
    if not passphrase:
        raise WordsNeeded("The packet is encrypted.")
    if reader.decrypt(passphrase.encode()).status is AuthStatus.FAILED:
        raise WrongWords("This is not the packet’s passphrase.")


def _alteration(
    reader: PdfFileReader, embedded: Sequence[EmbeddedPdfSignature], found: Sequence[Signature]
) -> Alteration:
    """Return what all signatures together show: behind the first one stand only others."""
    if not all(one.is_unaltered for one in found):
        return Alteration.CHANGED
    revisions = [one.signed_revision for one in embedded]
    is_last = _covers(embedded[-1], "ENTIRE_FILE")
    follow = list(range(revisions[0], reader.total_revisions))
    return Alteration.UNALTERED if is_last and revisions == follow else Alteration.ADDED_TO


def _signature(
    content: bytes, embedded: EmbeddedPdfSignature, roots: Sequence[Certificate] | None
) -> Signature:
    certificate = embedded.signer_cert
    return Signature(
        subject=certificate.subject.human_friendly,
        serial=f"{certificate.serial_number:x}",
        fingerprint=certificate.sha256.hex(),
        time=embedded.self_reported_timestamp,
        is_unaltered=_holds(content, embedded),
        is_vouched=None if roots is None else _is_vouched(embedded, roots),
    )


def _holds(content: bytes, embedded: EmbeddedPdfSignature) -> bool:
    """Tell whether what a signature covers is what was signed, and the signature itself whole."""
    from calibrate.exchange.signing.bare import is_bare

    status = _status(embedded, ())
    covers = _covers(embedded, "ENTIRE_FILE", "ENTIRE_REVISION")
    return bool(status.intact and status.valid and covers and is_bare(content, embedded))


def _covers(embedded: EmbeddedPdfSignature, *enough: str) -> bool:
    return embedded.evaluate_signature_coverage().name in enough


def _is_vouched(embedded: EmbeddedPdfSignature, roots: Sequence[Certificate]) -> bool:
    return bool(_status(embedded, roots).trusted)


def _status(embedded: EmbeddedPdfSignature, roots: Sequence[Certificate]) -> PdfSignatureStatus:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=list(roots),
        moment=embedded.self_reported_timestamp,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    limits = embedded.signer_cert.key_usage_value  # one that names no uses allows them all
    usages = KeyUsageConstraints(
        key_usage=USAGES if limits is not None else set(), match_all_key_usages=False
    )
    return validate_pdf_signature(embedded, context, key_usage_settings=usages)
