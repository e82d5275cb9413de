"""The first 100 bytes of a file: whether it is a session, and of which version."""

from __future__ import annotations

from pathlib import Path

from calibrate.domain.errors import FileTrouble
from calibrate.store.document.open_files import refuse_held

APPLICATION_ID = 0x43414C42
HEADER_BYTES = 100


def check_header(path: Path, newest: int) -> int:
    """Return the schema version that a file's first 100 bytes tell, without opening SQLite.

    Raises FileTrouble that says which it is: not there, empty, not a session, newer than `newest`,
    no file, or cut short.
    """
    try:
        refuse_held(path)
        _need_file(path)
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except FileNotFoundError:
        raise FileTrouble(f"There is no file {path.absolute()}.") from None
    except OSError as error:
        raise FileTrouble(f"{path.name} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise FileTrouble(f"{str(path)!r} cannot be the name of a file.") from None
    return _version_in(path.name, header, size, newest)


def _need_file(path: Path) -> None:
    """Refuse what is there and no file: a pipe would be waited for, and a device never ends."""
    if path.exists() and not path.is_file():
        raise FileTrouble(f"{path.name or path.absolute()} is not a file; name the session itself.")


def _version_in(name: str, header: bytes, size: int, newest: int) -> int:
    if size == 0:
        raise FileTrouble(f"{name} is empty; it may still be downloading.")
    if len(header) < HEADER_BYTES or header[:16] != b"SQLite format 3\x00":
        raise FileTrouble(f"{name} is not a Calibrate session.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise FileTrouble(f"{name} is a database, but not a Calibrate session.")
    version = int.from_bytes(header[60:64], "big")
    if version < 1:
        raise FileTrouble(f"{name} does not say which version it is; use a copy.")
    if version > newest:
        raise FileTrouble(f"{name} was written by a newer Calibrate; update to open it.")
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if size < pages * (65536 if page == 1 else page):
        raise FileTrouble(f"{name} is cut short; it may still be downloading.")
    return version
