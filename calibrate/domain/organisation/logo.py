"""Pictures that may be a logo: small PNG and JPEG files, read strictly and by their headers first.

Of a file is kept what makes the picture. Notes in it (place, camera, author, thumbnails) are left
out, and nothing in it is ever run or loaded from elsewhere: no SVG.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import error, unpack

from calibrate.domain.errors import BadInput

MOST_BYTES, MOST_PIXELS = 200_000, 1_200
"""How large the file may be, and how wide and high the picture."""

PNG_BEGINS, JPEG_BEGINS, JPEG_ENDS = b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd9"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many values a pixel of a PNG has, by its type of colour."""
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PALETTE = 3
KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
FILTERS = frozenset(range(5))
FRAMES = (0xC0, 0xC1, 0xC2)
"""How a JPEG that PDF readers know begins its picture: baseline, extended, progressive."""
SCAN, ADOBE = 0xDA, 0xEE
KEPT_SEGMENTS = frozenset({*FRAMES, SCAN, ADOBE, 0xC4, 0xDB, 0xDD})
GREY_OR_COLOUR = (1, 3)

NO_PICTURE = "The logo is no PNG or JPEG; save it as a PNG and choose that."
BROKEN = "The logo is a broken picture; save it once more and choose that."


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How wide and high a picture is, in pixels."""

    width: int
    height: int


def checked_logo(content: bytes) -> bytes:
    """Return a picture without what does not make it; raise BadInput if it cannot be a logo."""
    if len(content) > MOST_BYTES:
        raise BadInput(
            f"The logo has {len(content) // 1000} kB, and {MOST_BYTES // 1000} kB are the most; "
            "save it smaller."
        )
    try:
        _need_small(size_of(content))
        return _checked_png(content) if content.startswith(PNG_BEGINS) else _checked_jpeg(content)
    except (error, IndexError, ValueError, zlib.error):
        raise BadInput(BROKEN) from None


def size_of(content: bytes) -> PictureSize:
    """Return how large a picture says it is; raise BadInput for what is no PNG or JPEG."""
    if content.startswith(PNG_BEGINS) and content[12:16] == b"IHDR":
        return PictureSize(*unpack(">II", content[16:24]))
    if content.startswith(JPEG_BEGINS):
        for marker, body, _ in _segments(content):
            if marker in FRAMES:
                height, width = unpack(">HH", body[1:5])
                return PictureSize(width, height)
    raise BadInput(NO_PICTURE)


def _need_small(size: PictureSize) -> None:
    if not 0 < size.width <= MOST_PIXELS or not 0 < size.height <= MOST_PIXELS:
        raise BadInput(
            f"The logo is {size.width} × {size.height} pixels, and {MOST_PIXELS} each way are the "
            "most; save it smaller."
        )


def _checked_png(content: bytes) -> bytes:
    """Return a PNG of the chunks that make its picture, which are whole and no more than that."""
    chunks = list(_chunks(content))
    names = [name for name, _, _ in chunks]
    if names[0] != b"IHDR" or names.count(b"IHDR") > 1 or names[-1] != b"IEND":
        raise BadInput(BROKEN)
    _need_pixels(chunks)
    return PNG_BEGINS + b"".join(whole for name, _, whole in chunks if name in KEPT_CHUNKS)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield name, body and all bytes of each chunk, up to the last; raise BadInput if more follows.

    One that has to be understood, and is not, makes the picture a broken one for us.
    """
    at, name = len(PNG_BEGINS), b""
    while name != b"IEND":
        (length,) = unpack(">I", content[at : at + 4])
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        whole = content[at : at + 12 + length]
        (sum,) = unpack(">I", whole[-4:])
        is_needed = not name[0] & 0x20
        if len(whole) != 12 + length or zlib.crc32(name + body) != sum:
            raise BadInput(BROKEN)
        if is_needed and name not in KEPT_CHUNKS:
            raise BadInput(BROKEN)
        yield name, body, whole
        at += len(whole)
    if at != len(content):
        raise BadInput(BROKEN)


def _need_pixels(chunks: list[tuple[bytes, bytes, bytes]]) -> None:
    """Raise BadInput unless the picture has exactly the pixels that its header promises."""
    header = next(body for name, body, _ in chunks if name == b"IHDR")
    width, height, depth, colour, compression, filtering, interlaced = unpack(">IIBBBBB", header)
    if depth not in DEPTHS.get(colour, ()) or compression or filtering:
        raise BadInput(BROKEN)
    if interlaced:
        raise BadInput("The logo is an interlaced PNG; save it without interlacing.")
    if (colour == PALETTE) and not any(name == b"PLTE" for name, _, _ in chunks):
        raise BadInput(BROKEN)
    row = 1 + (width * CHANNELS[colour] * depth + 7) // 8
    packed = b"".join(body for name, body, _ in chunks if name == b"IDAT")
    unpacking = zlib.decompressobj()
    pixels = unpacking.decompress(packed, row * height + 1)
    if len(pixels) != row * height or not unpacking.eof or not FILTERS.issuperset(pixels[::row]):
        raise BadInput(BROKEN)


def _checked_jpeg(content: bytes) -> bytes:
    """Return a JPEG of the segments that make its picture, to its very end."""
    kept, frames = [JPEG_BEGINS], 0
    for marker, body, whole in _segments(content):
        if marker in FRAMES:
            frames += 1
            _need_plain(body)
        if marker in KEPT_SEGMENTS:
            kept.append(whole)
    if frames != 1 or not content.endswith(JPEG_ENDS):
        raise BadInput(BROKEN)
    return b"".join(kept) + JPEG_ENDS


def _need_plain(frame: bytes) -> None:
    """Raise BadInput for what is neither grey nor coloured in the usual way, such as for print."""
    if frame[0] != 8 or frame[5] not in GREY_OR_COLOUR:
        raise BadInput("The logo is a JPEG made for print; save it as a PNG and choose that.")


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield marker, body and all bytes of each segment of a JPEG, a scan with its pixels."""
    at = len(JPEG_BEGINS)
    while content[at : at + 2] != JPEG_ENDS:
        marker, length = content[at + 1], unpack(">H", content[at + 2 : at + 4])[0]
        end = at + 2 + length
        if content[at] != 0xFF or length < 2 or end > len(content):
            raise BadInput(BROKEN)
        body = content[at + 4 : end]
        end = _end_of_scan(content, end) if marker == SCAN else end
        yield marker, body, content[at:end]
        at = end
    if at + 2 != len(content):
        raise BadInput(BROKEN)


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the pixels of a scan end: at the next marker that does not belong to them."""
    while True:
        at = content.index(b"\xff", at)
        following = content[at + 1]
        if following and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
