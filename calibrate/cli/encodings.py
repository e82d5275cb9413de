"""What the command line says of text whose encoding is not known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from calibrate.domain.errors import BadInput, UnknownEncoding
from calibrate.exchange.guesses import guesses


@contextmanager
def said_by_option() -> Iterator[None]:
    """Say of a text in an unknown encoding how to name it, and what a guess makes of it."""
    try:
        yield
    except UnknownEncoding as trouble:
        found = guesses(trouble.raw)[:1]
        such = "".join(f", such as {one.encoding}, which reads “{one.line}”" for one in found)
        sentence = f"{str(trouble).rstrip('.')}, or name its encoding by --encoding{such}."
        raise BadInput(sentence) from trouble
