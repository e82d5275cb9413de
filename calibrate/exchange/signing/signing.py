"""Signing a PDF by certificate: PAdES, baseline B, with no network.

A signature is added behind the bytes that there are, which it covers and leaves as they are, and so
several can follow one another. It has no place on a page: page 1 has lines to sign on by hand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any, Self

from asn1crypto import tsp, x509
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields
from pyhanko.sign.attributes import SigningCertificateV2Provider
from pyhanko.sign.general import as_signing_certificate_v2
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from calibrate.domain.errors import BadInput, WordsNeeded, WrongWords

BUILT_BY = "Calibrate"
"""What a signature of ours says of what made it; the signature covers that."""

FIELD = "Signature {}"


class Signer(SimpleSigner):
    """Signs with a key that is at hand, and covers every certificate that comes along.

    Without that the certificates above the signer’s own could be changed unseen.
    """

    @classmethod
    def with_chain(cls, loaded: SimpleSigner) -> Self:
        """Return one that signs as another does, and brings the roots along as well."""
        assert loaded.signing_cert
        return cls(loaded.signing_cert, loaded.signing_key, loaded.cert_registry, embed_roots=True)

    def _signed_attr_providers(self, *arguments: Any, **named: Any) -> Iterator[Any]:
        for one in super()._signed_attr_providers(*arguments, **named):
            is_own = isinstance(one, SigningCertificateV2Provider)
            yield _Certificates(one.signing_cert, list(self.cert_registry)) if is_own else one


class _Certificates(SigningCertificateV2Provider):
    """Names the signer’s certificate first, and then all others, by their digests."""

    def __init__(self, own: x509.Certificate, others: list[x509.Certificate]) -> None:
        super().__init__(own)
        self._others = others

    async def build_attr_value(self, dry_run: bool = False) -> tsp.SigningCertificateV2:
        named = (self.signing_cert, *self._others)
        listed = [as_signing_certificate_v2(one)["certs"][0] for one in named]
        return tsp.SigningCertificateV2({"certs": listed})


class _Writer(IncrementalPdfFileWriter):
    """Adds a signature and nothing else: what the file says about itself stays as it was."""

    def _update_meta(self) -> None:
        pass


def signed(content: bytes, signer: SimpleSigner, at: datetime, passphrase: str = "") -> bytes:
    """Return a PDF with one signature more; `passphrase` is that of an encrypted one.

    Raises WordsNeeded and WrongWords where it is encrypted, BadInput for what cannot be signed.
    """
    try:
        writer = _Writer(BytesIO(content))
        _unlock(writer, passphrase)
        return content + _added(writer, signer, at)[len(content) :]
    except (WordsNeeded, BadInput):
        raise
    except Exception as fault:  # its reader stumbles over damage in many ways
        raise BadInput("The packet cannot be signed: it cannot be read as a PDF.") from fault


def _unlock(writer: _Writer, passphrase: str) -> None:
    if not writer.prev.encrypted:
        return
    if not passphrase:
        raise WordsNeeded("The packet is encrypted.")
    answer = writer.encrypt(passphrase.encode())  # type: ignore[no-untyped-call]
    if answer.status is AuthStatus.FAILED:
        raise WrongWords("This is not the packet’s passphrase.")


def _added(writer: _Writer, signer: SimpleSigner, at: datetime) -> bytes:
    number = len(list(fields.enumerate_sig_fields(writer.prev))) + 1
    name = FIELD.format(number)
    described = PdfSignatureMetadata(
        field_name=name,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        app_build_props=BuildProps(name=BUILT_BY),
    )
    unseen = fields.InvisSigSettings(box_out_of_bounds=True)
    spec = fields.SigFieldSpec(name, invis_sig_settings=unseen)
    session = PdfSigner(described, signer, new_field_spec=spec).init_signing_session(writer)
    session.system_time = at
    return asyncio.run(_finished(session, at))


async def _finished(session: Any, at: datetime) -> bytes:
    room = await session.estimate_signature_container_size(None)
    prepared = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    digest, output = prepared.digest_tbs_document()
    done = await prepared.perform_signature(
        document_digest=digest.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at),
    )
    await done.post_signature_processing(output)
    return bytes(output.getvalue())
