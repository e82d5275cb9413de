"""Certificates with their keys, from a PKCS#12 file, and the roots that a person chose to trust."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from calibrate.domain.errors import BadInput, WrongWords
from calibrate.exchange.files import read_bytes

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner

LARGEST = 1_000_000


def signer_in(path: Path, passphrase: str, now: datetime) -> SimpleSigner:
    """Return what signs, from the certificate and key in a PKCS#12 file (.p12, .pfx).

    Raises WrongWords where the passphrase does not open it, and BadInput for another file, for one
    without a key, and for a certificate that is not valid now.
    """
    return signer_of(read_bytes(path, LARGEST), path.name, passphrase, now)


def signer_of(content: bytes, name: str, passphrase: str, now: datetime) -> SimpleSigner:
    """Return what signs, from what was read of the file of this name."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    from calibrate.exchange.signing.signing import Signer

    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, _bytes(passphrase))
    except Exception as fault:  # one error for both: the format cannot tell them apart
        raise WrongWords(
            f"{name} is not opened by this passphrase, or is no certificate with its key (PKCS#12)."
        ) from fault
    if key is None or certificate is None:
        raise BadInput(f"{name} has no certificate together with its key; export both of them.")
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise BadInput(f"The certificate in {name} is not valid now; sign with another one.")
    return Signer.with_chain(Signer.load_pkcs12_data(content, (), _bytes(passphrase)))


def _bytes(passphrase: str) -> bytes | None:
    return passphrase.encode() if passphrase else None


def needs_passphrase(content: bytes) -> bool:
    """Tell whether a PKCS#12 file does not open without a passphrase."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        pkcs12.load_key_and_certificates(content, None)
    except Exception:  # whatever it is; it is told once it was tried with one
        return True
    return False


def roots_in(path: Path) -> tuple[Certificate, ...]:
    """Return the certificates in a PEM or DER file; raise BadInput where there is none."""
    from asn1crypto import pem, x509

    content = read_bytes(path, LARGEST)
    try:
        found = (
            [der for _, _, der in pem.unarmor(content, multiple=True)]
            if pem.detect(content)
            else [content]
        )
        certificates = tuple(x509.Certificate.load(der, strict=True) for der in found)
        for one in certificates:
            one.native  # noqa: B018 - parsed to the last field, so that damage shows here
    except Exception as fault:
        raise BadInput(f"{path.name} holds no certificates; give the root’s PEM file.") from fault
    return certificates
