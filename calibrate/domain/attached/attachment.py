"""A file that is attached to a piece of evidence, and how large such files may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import count

from calibrate.domain.attached.kinds import FileKind, kind_of
from calibrate.domain.errors import Refused
from calibrate.domain.text.file_names import counted_name, file_name
from calibrate.domain.text.folding import folded

KILOBYTE, MEGABYTE = 1_000, 1_000_000
LARGEST_FILE = 10 * MEGABYTE
MOST_IN_SESSION = 100 * MEGABYTE
MOST_ON_PIECE = 20
INSTEAD = "put a link to it into the piece instead"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to a piece of evidence, without its bytes.

    `number` counts on its piece; `sha256` is of its bytes, in hexadecimal, which are stored once
    however many pieces have them.
    """

    evidence: str
    number: int
    name: str
    size: int
    sha256: str

    @property
    def kind(self) -> FileKind:
        """What kind of file it is, by its suffix."""
        return kind_of(self.name)


@dataclass(frozen=True)
class NewAttachment:
    """A file that is about to be attached, with its bytes, which no line of the log keeps."""

    name: str
    content: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal; worked out once."""
        return sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content)


def size_words(size: int) -> str:
    """Say how large a file is, such as 480 bytes, 18 kB or 4.2 MB."""
    if size < KILOBYTE:
        return f"{size} byte{'' if size == 1 else 's'}"
    if size < MEGABYTE - KILOBYTE // 2:
        return f"{round(size / KILOBYTE)} kB"
    megabytes = f"{size / MEGABYTE:.1f}".removesuffix(".0")
    return f"{megabytes} MB"


def size_of(attachments: Iterable[Attachment]) -> int:
    """Return how many bytes these files have, those of one digest once."""
    return sum({one.sha256: one.size for one in attachments}.values())


def need_size(name: str, size: int) -> None:
    """Raise Refused, saying what to do, unless a file has something in it and is small enough."""
    if not size:
        raise Refused(f"“{name}” is empty, so there is nothing to attach.")
    if size > LARGEST_FILE:
        # Rounded up, so that no sentence says that 10 MB are more than 10 MB.
        has = size_words(max(size, LARGEST_FILE + MEGABYTE // 10))
        most = size_words(LARGEST_FILE)
        raise Refused(f"“{name}” has {has}, and a file that is attached {most} at most; {INSTEAD}.")


def need_room(new: Collection[NewAttachment], on_piece: int, stored: Mapping[str, int]) -> None:
    """Raise Refused unless the session has room for these files.

    `stored` has the sizes of what is attached anywhere in it, by digest; `on_piece` says how many
    files the piece has already.
    """
    if on_piece + len(new) > MOST_ON_PIECE:
        raise Refused(
            f"A piece has {MOST_ON_PIECE} files at most, and this one would have "
            f"{on_piece + len(new)}; attach the others to a piece of their own."
        )
    sizes = dict(stored)
    for one in new:
        name = file_name(one.name)
        need_size(name, one.size)
        total = sum(sizes.values())
        sizes[one.sha256] = one.size
        if sum(sizes.values()) > MOST_IN_SESSION:
            raise Refused(
                f"“{name}” has {size_words(one.size)}, and with it all that is attached in this"
                f" session, {size_words(total)} now, would have more than"
                f" {size_words(MOST_IN_SESSION)}; {INSTEAD}."
            )


def named_apart(new: Collection[NewAttachment], taken: Collection[str]) -> Iterator[str]:
    """Yield the names of files as a piece keeps them: safe, and each different from the others."""
    known = {folded(name) for name in taken}
    for one in new:
        name = file_name(one.name)
        told = (counted_name(name, number) for number in count(1))
        apart = next(each for each in told if folded(each) not in known)
        known.add(folded(apart))
        yield apart
