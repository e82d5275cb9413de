from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from calibrate.domain.errors import BadInput
from calibrate.domain.organisation.logo import checked_logo, size_of
from tests.worlds.logos import BEGINS, JPEG, chunk, header, png

END = chunk(b"IEND", b"")


def pixels(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        return picture.tobytes()


@pytest.mark.parametrize("content", [png(), png(1, 1), png(1200, 3), JPEG])
def test_a_small_picture_is_kept_as_it_looks(content: bytes) -> None:
    kept = checked_logo(content)
    assert pixels(kept) == pixels(content)
    assert checked_logo(kept) == kept


def test_jpegs_of_every_usual_kind_are_kept() -> None:
    for mode in ("L", "RGB"):
        for options in ({}, {"progressive": True}, {"restart_marker_blocks": 2}):
            made = BytesIO()
            Image.effect_noise((64, 40), 90).convert(mode).save(made, "JPEG", **options)
            assert pixels(checked_logo(made.getvalue())) == pixels(made.getvalue())


def test_notes_in_a_picture_are_left_out() -> None:
    said = b"taken by Nadia at home"
    noted = JPEG[:2] + b"\xff\xe1" + (len(said) + 2).to_bytes(2, "big") + said + JPEG[2:]
    for content in (png(notes=said), noted):
        assert said in content
        assert said not in checked_logo(content)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(40),
        b"%PDF-1.7",
        b"\x89PNG",
        b"\xff\xd8",
        png()[:-1],
        png() + b"more",
        png().replace(b"IDAT", b"IDAX", 1),
        JPEG[:-2],
        JPEG + b"more",
        BEGINS + header(10, 10) + END,
        BEGINS + header(10, 10) + chunk(b"IDAT", zlib.compress(bytes(10))) + END,
        BEGINS + header(10, 10) + chunk(b"IDAT", zlib.compress(bytes(10_000_000))) + END,
        BEGINS + header(10, 10, interlaced=True) + chunk(b"IDAT", zlib.compress(bytes(410))) + END,
        BEGINS + header(10, 10, depth=3) + chunk(b"IDAT", zlib.compress(bytes(410))) + END,
        BEGINS + header(10, 10, colour=3) + chunk(b"IDAT", zlib.compress(bytes(110))) + END,
        BEGINS + header(10, 10) + chunk(b"IDAT", zlib.compress(b"\x09" * 410)) + END,
    ],
)
def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput, match="The logo is"):
        checked_logo(content)


def test_a_picture_that_is_large_is_refused_by_what_it_says() -> None:
    bomb = BEGINS + header(60_000, 60_000) + chunk(b"IDAT", zlib.compress(bytes(1))) + END
    with pytest.raises(BadInput, match="60000 × 60000 pixels, and 1200 each way"):
        checked_logo(bomb)
    with pytest.raises(BadInput, match="201 kB, and 200 kB are the most"):
        checked_logo(png() + bytes(201_000))


def test_a_picture_for_print_is_refused() -> None:
    made = BytesIO()
    Image.new("CMYK", (8, 8)).save(made, "JPEG")
    with pytest.raises(BadInput, match="made for print"):
        checked_logo(made.getvalue())


def test_its_size_is_told() -> None:
    assert (size_of(png(30, 20)).width, size_of(png(30, 20)).height) == (30, 20)
    assert (size_of(JPEG).width, size_of(JPEG).height) == (8, 8)


@given(st.sampled_from((png(30, 20), JPEG)), st.integers(0, 10_000), st.binary(max_size=4))
def test_bytes_that_were_changed_are_refused_or_make_a_picture(
    content: bytes, at: int, by: bytes
) -> None:
    at %= len(content)
    changed = content[:at] + by + content[at + len(by) :]
    try:
        kept = checked_logo(changed)
    except BadInput:
        return
    size = size_of(kept)
    assert 0 < size.width <= 1200 and 0 < size.height <= 1200
