"""Files that are handed in, read whole and decoded; files of ours, written whole or not at all."""

from __future__ import annotations

import codecs
from pathlib import Path

from calibrate import whole_file
from calibrate.domain.errors import BadInput, UnknownEncoding
from calibrate.store.document.open_files import refuse_held

MEGABYTE = 1_000_000

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
        raise BadInput(f"{path.name or path.absolute()} is not a file; name the document itself.")
    refuse_held(path)


def decode(raw: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of a file, its newlines as \\n, and the name of its encoding.

    It is UTF-8, or UTF-16 if it begins with that mark. Anything else is read as `encoding`, if
    somebody said so, and otherwise raises UnknownEncoding, naming line and byte. Raises BadInput
    for NUL characters.
    """
    text, encoding = _decoded(raw, name, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BadInput(f"{name}, line {line}: a NUL character; this is not a text file.")
    if not text.strip():
        raise BadInput(f"{name} is empty.")
    return text, encoding


def _decoded(raw: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    if raw.startswith(UTF_16_MARKS):
        return _read_as("utf-16", raw, name), "UTF-16"
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        if encoding is None:
            raise _unknown(raw, name, trouble) from trouble
        return _read_as(encoding, raw, name), encoding
    if encoding and "\0" in text:  # as UTF-16 without a mark looks
        return _read_as(encoding, raw, name), encoding
    return text, "UTF-8"


def _read_as(encoding: str, raw: bytes, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as trouble:
        where = _where(raw, trouble.start)
        raise BadInput(
            f"{name}, {where} is not {encoding.upper()} text; save it as UTF-8."
        ) from trouble


def _unknown(raw: bytes, name: str, trouble: UnicodeDecodeError) -> BadInput:
    where = _where(raw, trouble.start)
    if b"\0" in raw:
        return BadInput(f"{name}, {where} is not UTF-8, and there are NULs; this is no text file.")
    return UnknownEncoding(f"{name}, {where} is not UTF-8 text; save it as UTF-8.", raw)


def _where(raw: bytes, place: int) -> str:
    """Say which byte stands at a place, in its line, counted from 1."""
    line = raw.count(b"\n", 0, place) + 1
    column = place - raw.rfind(b"\n", 0, place)
    return f"line {line}: byte {column}, 0x{raw[place]:02X},"


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all; raise BadInput if it cannot be written."""
    try:
        whole_file.write_whole(path, content)
    except OSError as trouble:
        raise BadInput(f"{path} cannot be written: {trouble.strerror}.") from trouble


def write_new(path: Path, content: bytes) -> None:
    """Write a new file whole; raise BadInput if something has its name or it cannot be written."""
    try:
        whole_file.write_whole(path, content, replaces=False)
    except FileExistsError:
        raise BadInput(f"{path} is there already; choose another name.") from None
    except OSError as trouble:
        raise BadInput(f"{path} cannot be written: {trouble.strerror}.") from trouble
