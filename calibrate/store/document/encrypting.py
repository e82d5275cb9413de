"""Files that are encrypted as a whole by words: SQLCipher, with a key that Argon2id makes of them.

The key is made once for a file and serves all connections to it and its copies. Nothing of such a
file can be read without it, its header neither; what is damaged in it is noticed page by page.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from nacl.pwhash import argon2id
from nacl.utils import random

from calibrate.domain.errors import FileTrouble
from calibrate.store.document.header import SALT_BYTES, Header
from calibrate.store.document.held_file import HeldFile

KEY_BYTES = 32
LIBRARY = "sqlcipher3.dbapi2"
NO_LIBRARY = (
    "encrypted files cannot be opened or made on this computer, for SQLCipher is not there. "
    "Kits without words work here."
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs to try words once: passes, and bytes of memory."""

    passes: int
    memory: int


COST = Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)


class Encrypting:
    """A driver for one encrypted file and its copies, as `sqlite3` is for plain ones."""

    def __init__(self, module: ModuleType, key: bytes, salt: bytes) -> None:
        self._module = module
        self._key = f"\"x'{(key + salt).hex()}'\""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)

    def __repr__(self) -> str:
        return "Encrypting()"  # whatever prints it prints no key

    @property
    def Error(self) -> type[Exception]:  # noqa: N802 - DB-API's name
        """What its faults are, with `sqlite_errorname`."""
        found: type[Exception] = self._module.Error
        return found

    def connect(self, database: str, **options: Any) -> sqlite3.Connection:
        """Open a file with the key; whether it is the right one shows at the first reading."""
        raw: sqlite3.Connection = self._module.connect(database, **options)
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA key={self._key}")
        return raw


def can_encrypt() -> bool:
    """Tell whether encrypted files can be made and opened here."""
    try:
        import_module(LIBRARY)
    except ImportError:
        return False
    return True


def encrypted_by(words: str, salt: bytes = b"") -> Encrypting:
    """Return the driver of a file that these words encrypt; of a new one without its salt.

    Raises FileTrouble where nothing can be encrypted.
    """
    try:
        module = import_module(LIBRARY)
    except ImportError:
        raise FileTrouble(NO_LIBRARY[0].upper() + NO_LIBRARY[1:]) from None
    salt = salt or random(SALT_BYTES)
    key = argon2id.kdf(KEY_BYTES, words.encode(), salt, COST.passes, COST.memory)
    return Encrypting(module, key, salt)


def unlocking(path: Path, words: str) -> Encrypting:
    """Return the driver that opens the encrypted file at `path`, if these are its words.

    Only before the file is opened: this reads its first bytes. Raises FileTrouble as opening does.
    """
    with HeldFile(path) as held:
        salt = Header(held.header).salt
    return encrypted_by(words, salt)
