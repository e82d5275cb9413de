"""Files that are handed in, read whole and decoded; files of ours, written whole or not at all."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from calibrate import whole_file
from calibrate.domain.errors import BadInput
from calibrate.store.document.open_files import refuse_held

MEGABYTE = 1_000_000

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Characters that no text of ours holds: all controls but tab and newline."""

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_bytes(path: Path, most: int) -> bytes:
    """Return what is in the file, at most `most` bytes; raise BadInput saying why it cannot be."""
    try:
        _need_file(path)
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or "its name cannot be used"
        raise BadInput(f"{path.name} cannot be read: {reason}.") from trouble
    if len(raw) > most:
        raise BadInput(f"{path.name} is larger than {most // MEGABYTE} MB; hand in a smaller file.")
    return raw


def _need_file(path: Path) -> None:
    if not path.exists():
        raise BadInput(f"There is no file {path}.")
    if not path.is_file():
        raise BadInput(f"{path.name} is not a file; name the document itself.")
    refuse_held(path)


def decode(raw: bytes, name: str, fallback: str | None = None) -> tuple[str, str]:
    """Return the text of a file, its newlines as \\n, and the name of its encoding.

    It is UTF-8, or UTF-16 if it begins with that mark; what is not UTF-8 is read as `fallback`,
    if one is given. Raises BadInput, naming the line, for other bytes and for NUL characters.
    """
    text, encoding = _decoded(raw, name, fallback)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BadInput(f"{name}, line {line}: a NUL character; this is not a text file.")
    if not text.strip():
        raise BadInput(f"{name} is empty.")
    return text, encoding


def _decoded(raw: bytes, name: str, fallback: str | None) -> tuple[str, str]:
    encoding = "utf-16" if raw.startswith(UTF_16_MARKS) else "utf-8-sig"
    shown = encoding.upper().removesuffix("-SIG")
    try:
        return raw.decode(encoding), shown
    except UnicodeDecodeError as trouble:
        if fallback is None or encoding == "utf-16" or b"\0" in raw:
            raise _undecodable(raw, name, shown, trouble) from trouble
    try:
        return raw.decode(fallback), fallback
    except UnicodeDecodeError as trouble:
        raise _undecodable(raw, name, f"UTF-8 nor {fallback}", trouble) from trouble


def _undecodable(raw: bytes, name: str, encoding: str, trouble: UnicodeDecodeError) -> BadInput:
    line = raw.count(b"\n", 0, trouble.start) + 1
    return BadInput(f"{name}, line {line}: not {encoding} text; save it as UTF-8.")


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all; raise BadInput if it cannot be written."""
    try:
        whole_file.write_whole(path, content)
    except OSError as trouble:
        raise BadInput(f"{path} cannot be written: {trouble.strerror}.") from trouble
