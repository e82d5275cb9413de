"""The first 100 bytes of a file: whether it is a session or a kit, and of which version."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.authority import FileRole
from calibrate.domain.errors import FileTrouble

APPLICATION_ID, KIT_ID = 0x43414C42, 0x43414C4B
ROLES = {APPLICATION_ID: FileRole.SESSION, KIT_ID: FileRole.KIT}
"""By application id, what kind of file it is."""
HEADER_BYTES = 100
SALT_BYTES = 16
CHANCE = 60
"""How many different bytes are never too few among a hundred that are drawn by chance."""
MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """The header of an SQLite file, as its bytes say (the SQLite file format, section 1.3)."""

    content: bytes

    @property
    def is_plain(self) -> bool:
        """Whether it can be read: that of an encrypted file looks like chance."""
        return self.content[: len(MAGIC)] == MAGIC

    @property
    def looks_encrypted(self) -> bool:
        """Whether it looks like chance, as that of an encrypted file does, and of few others."""
        return not self.is_plain and len(set(self.content)) >= CHANCE

    @property
    def salt(self) -> bytes:
        """Its first 16 bytes: a plain file's magic, or what an encrypted one is salted with."""
        return self.content[:SALT_BYTES]

    @property
    def page_size(self) -> int:
        """Bytes a page."""
        size = self._number(16, 2)
        return 65536 if size == 1 else size

    @property
    def changes(self) -> int:
        """How often the file was written; every commit counts one up."""
        return self._number(24)

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return self._number(28)

    @property
    def version(self) -> int:
        """The version of the schema."""
        return self._number(60)

    @property
    def application(self) -> int:
        """Whose file it is."""
        return self._number(68)

    def _number(self, place: int, length: int = 4) -> int:
        return int.from_bytes(self.content[place : place + length], "big")


def version_in(name: str, content: bytes, newest: int) -> int:
    """Return the schema version that a file's first 100 bytes tell, without opening SQLite.

    Raises FileTrouble that says which it is: empty, not a session, or newer than `newest`.
    """
    header = Header(content)
    if not content:
        raise FileTrouble(f"{name} is empty; it may still be downloading.")
    if len(content) < HEADER_BYTES or not header.is_plain:
        raise FileTrouble(f"{name} is not a Calibrate session.")
    return checked_version(name, header.application, header.version, newest)


def checked_version(name: str, application: int, version: int, newest: int) -> int:
    """Return a file's version; raise FileTrouble if it is not this program's, or newer."""
    if application not in ROLES:
        raise FileTrouble(f"{name} is a database, but not a Calibrate session.")
    if version > newest:
        raise FileTrouble(f"{name} was written by a newer Calibrate; update to open it.")
    return version
