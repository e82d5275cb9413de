"""Streams whose end a reader could take for the end of a line are padded, and only those."""

from __future__ import annotations

from io import BytesIO
from zlib import compress

from pikepdf import Dictionary, Name, Pdf, Stream

from calibrate.packet.tagged.endings import clear_ends, has_unclear_end

UNCLEAR = next(
    text for text in (b"%d" % at for at in range(99_999)) if compress(text)[-1:] == b"\r"
)
CLEAR = b"0"


def made(content: bytes) -> Pdf:
    pdf = Pdf.new()
    stream = Stream(pdf, b"")
    stream.write(compress(content), filter=Name.FlateDecode)
    stream.Length1 = len(content)
    pdf.Root.Held = pdf.make_indirect(stream)
    return pdf


def saved(pdf: Pdf) -> bytes:
    target = BytesIO()
    pdf.Root.PieceInfo = Dictionary()
    pdf.save(target)
    return target.getvalue()


def test_a_stream_that_ends_in_a_carriage_return_is_padded() -> None:
    pdf = made(UNCLEAR)
    assert has_unclear_end(saved(pdf))
    clear_ends(pdf)
    assert not has_unclear_end(saved(pdf))
    held = pdf.Root.Held
    assert held.read_bytes().rstrip(b"\n") == UNCLEAR
    assert int(held.Length1) == len(held.read_bytes())


def test_any_other_stays_as_it_is() -> None:
    pdf = made(CLEAR)
    clear_ends(pdf)
    assert pdf.Root.Held.read_bytes() == CLEAR
    assert not has_unclear_end(saved(pdf))
