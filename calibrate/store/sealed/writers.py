"""Who writes entries in a file: the session for everybody in the room, or one panelist's kit."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b, sha256

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from sqlalchemy import Connection, select

from calibrate.store.document import tables
from calibrate.store.sealed.signatures import is_by

CONTEXT = b"calibrate entry\n"
"""What a signature is on begins with this, so that it never serves as one on anything else."""

WRITER = select(tables.writer)


@dataclass(frozen=True, slots=True)
class Writer:
    """What writes entries: its id, of which kit it is, and the key that signs what it writes.

    In the room nobody signs; `key` is None and `kit` empty.
    """

    id: str
    kit: str = ""
    key: SigningKey | None = None

    @property
    def signer(self) -> bytes | None:
        """The public key under which entries are written, 32 bytes; None in the room."""
        return bytes(self.key.verify_key) if self.key else None

    def signature(self, hash: bytes) -> bytes | None:
        """Sign an entry by its hash; None in the room."""
        return self.key.sign(CONTEXT + hash).signature if self.key else None


def is_signed(signer: bytes, hash: bytes, signature: bytes) -> bool:
    """Tell whether a signature on an entry is its signer's."""
    return is_by(signer, CONTEXT + hash, signature)


def kit_writer(connection: Connection) -> Writer | None:
    """Return what writes entries in a kit; None in a session, and until its key was drawn."""
    row = connection.execute(WRITER).one_or_none()
    return Writer(row.id, row.kit, SigningKey(row.secret)) if row else None


def own_key(writer: Writer) -> PrivateKey:
    """Return the key to which a kit seals what is its panelist's own: it follows from the other."""
    assert writer.key
    return writer.key.to_curve25519_private_key()


def enrolment_hash(secret: bytes) -> bytes:
    """Return the hash by which the session knows a kit's one-time secret."""
    return sha256(secret).digest()


def proof_of(enrolment: bytes, signer: bytes) -> bytes:
    """Return what shows that whoever signs has read the secret of which `enrolment` is the hash.

    It stops only who never read the kit: its maker has the secret too.
    """
    return blake2b(signer, key=enrolment, digest_size=32, person=b"calibrate kit").digest()
