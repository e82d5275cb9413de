"""A small authority, made when it is asked for, and people whom it gave certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
PASSPHRASE = "a key of paper"


@dataclass(frozen=True)
class Authority:
    """One that gives certificates: its own, and the key that it signs them with."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        """Its certificate, as people hand it on."""
        return self.certificate.public_bytes(Encoding.PEM)

    def gives(
        self,
        name: str,
        begin: datetime = BEGIN,
        end: datetime = END,
        serial: int = 4711,
        passphrase: str = PASSPHRASE,
        is_bare: bool = False,
    ) -> bytes:
        """A certificate for somebody with its key, as a PKCS#12 file with a passphrase, or none.

        A bare one does not say for what it may be used.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
        made = _certificate(name, self.certificate.subject, key.public_key(), begin, end, serial)
        signed = (made if is_bare else made.add_extension(usage, True)).sign(
            self.key, hashes.SHA256()
        )
        lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
        return pkcs12.serialize_key_and_certificates(
            name.encode(), key, signed, [self.certificate], lock
        )

    def file(self, folder: Path, name: str = "Pia Holm") -> Path:
        """A certificate for somebody in a file."""
        path = folder / f"{name}.p12"
        path.write_bytes(self.gives(name))
        return path


WORKS = "Works Authority"


@cache
def authority(name: str, /, above: Authority | None = None) -> Authority:
    """The authority of this name, the same one for all who ask; its own, or `above` it another."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = above.certificate.subject if above else _named(name)
    made = _certificate(name, issuer, key.public_key(), BEGIN, END, 2 if above else 1)
    limits = x509.BasicConstraints(ca=True, path_length=None)
    signed = made.add_extension(limits, True).sign(above.key if above else key, hashes.SHA256())
    return Authority(signed, key)


def _certificate(
    name: str,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    begin: datetime,
    end: datetime,
    serial: int,
) -> x509.CertificateBuilder:
    made = x509.CertificateBuilder().subject_name(_named(name)).issuer_name(issuer)
    made = made.public_key(key).serial_number(serial)
    return made.not_valid_before(begin).not_valid_after(end)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
