"""The encrypted copy of a PDF: AES-256 (revision 6), metadata and all, with nothing pretended.

Whoever has the passphrase may do everything with it: a PDF's permissions hold nobody back.
"""

from __future__ import annotations

from io import BytesIO

from calibrate.domain.errors import BadInput, WordsNeeded, WrongWords
from calibrate.exchange.signing.quiet import quiet

SHORTEST, LONGEST = 8, 127
"""In characters, and in bytes of UTF-8, which is all that the format takes."""


def need_passphrase(typed: str) -> str:
    """Return a passphrase that may encrypt a packet; raise BadInput for a short or a long one."""
    if len(typed) < SHORTEST:
        raise BadInput(f"A passphrase has at least {SHORTEST} characters.")
    if len(typed.encode()) > LONGEST:
        raise BadInput(f"A passphrase has at most {LONGEST} bytes; take a shorter one.")
    return typed


def encrypted(content: bytes, passphrase: str) -> bytes:
    """Return a PDF that only the passphrase opens; other bytes every time, with the same in it."""
    import pikepdf

    everything = pikepdf.Permissions(modify_assembly=True)  # the one that is off by default
    lock = pikepdf.Encryption(
        owner=passphrase, user=passphrase, R=6, aes=True, metadata=True, allow=everything
    )
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(target, encryption=lock, fix_metadata_version=False)
    return target.getvalue()


def what_it_says(content: bytes, passphrase: str = "") -> tuple[bytes, bool]:
    """Return what a PDF says about itself, and whether it is encrypted.

    Of one that is too damaged to be read it is whatever stands there in the clear. Raises
    WordsNeeded without a passphrase that it asks for, and WrongWords for another one.
    """
    from pikepdf import PasswordError

    try:
        return _said(content, passphrase)
    except PasswordError:
        if passphrase:
            raise WrongWords("This is not the packet’s passphrase.") from None
        raise WordsNeeded("The packet is encrypted.") from None
    except Exception:  # its reader stumbles over damage in many ways
        return content, False


def _said(content: bytes, passphrase: str) -> tuple[bytes, bool]:
    import pikepdf

    with quiet(), pikepdf.open(BytesIO(content), password=passphrase) as pdf:
        words = [str(value).encode() for value in pdf.docinfo.values()]
        if pikepdf.Name.Metadata in pdf.Root:
            words.append(pdf.Root.Metadata.read_bytes())
        return b"\n".join(words), pdf.is_encrypted
