"""The bytes of a signature itself, which it cannot cover: whether there is anything else in them.

A PDF's signature covers the whole file but for the hole that it lies in. So there, in a file that
we signed, every byte has to be the one that we would write: the certificates are named in what was
signed, and the rest follows from what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn1crypto.cms import SignedData
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


def is_bare(content: bytes, embedded: EmbeddedPdfSignature) -> bool:
    """Tell whether the hole has the signature and nothing else; others' files are not asked."""
    from calibrate.exchange.signing.signing import BUILT_BY

    if _built_by(embedded) != f"/{BUILT_BY}":
        return True
    held = bytes(embedded.pkcs7_content)
    begin, end = int(embedded.byte_range[1]), int(embedded.byte_range[2])
    written = f"<{held.hex().upper()}>".encode()
    signature = _as_we_write(embedded.signed_data)
    padding = held[len(signature) :]
    is_whole = content[begin:end] == written and held.startswith(signature)
    return is_whole and not any(padding) and _are_named(embedded.signed_data)


def _built_by(embedded: EmbeddedPdfSignature) -> Any:
    try:
        return embedded.sig_object["/Prop_Build"]["/App"]["/Name"]
    except (KeyError, TypeError):
        return ""


def _as_we_write(signed: SignedData) -> bytes:
    """Return the signature as it would be written from what it says."""
    from asn1crypto import cms

    (info,) = signed["signer_infos"]
    names = ("version", "sid", "digest_algorithm", "signature_algorithm", "signed_attrs")
    parts = {name: info[name] for name in (*names, "signature")}
    rebuilt = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((info["digest_algorithm"],)),
            "encap_content_info": {"content_type": "data"},
            "certificates": signed["certificates"],
            "signer_infos": [cms.SignerInfo({**parts, "version": "v1"})],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": rebuilt}).dump())


def _are_named(signed: SignedData) -> bool:
    """Tell whether what was signed names every certificate that came along, by its digest."""
    from hashlib import sha256

    (info,) = signed["signer_infos"]
    (named,) = [
        one for one in info["signed_attrs"] if one["type"].native == "signing_certificate_v2"
    ]
    digests = {one["cert_hash"].native for one in named["values"][0]["certs"]}
    return {sha256(one.chosen.dump()).digest() for one in signed["certificates"]} == digests
