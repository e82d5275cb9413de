"""The colour profile says what sRGB is, to programs that know nothing of this one."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest

from calibrate.packet.tagged.colours import srgb_profile


def tags() -> dict[bytes, bytes]:
    profile = srgb_profile()
    (count,) = struct.unpack(">I", profile[128:132])
    entries = [
        struct.unpack(">4sII", profile[132 + 12 * at : 144 + 12 * at]) for at in range(count)
    ]
    return {tag: profile[begin : begin + size] for tag, begin, size in entries}


def test_it_is_a_profile_of_a_screen_as_long_as_it_says() -> None:
    profile = srgb_profile()
    assert struct.unpack(">I", profile[:4]) == (len(profile),)
    assert profile[8:24] == b"\x02\x10\x00\x00mntrRGB XYZ "
    assert profile[36:40] == b"acsp"


def test_white_is_the_sum_of_the_primaries() -> None:
    found = {
        tag: struct.unpack(">3i", content[8:20])
        for tag, content in tags().items()
        if b"XYZ " in content
    }
    for part in range(3):
        primaries = sum(found[tag][part] for tag in (b"rXYZ", b"gXYZ", b"bXYZ"))
        assert abs(primaries - found[b"wtpt"][part]) < 0x10000 * 0.001


@pytest.mark.parametrize(
    "colour", [(0, 0, 0), (11, 107, 168), (168, 75, 0), (24, 33, 43), (255,) * 3]
)
def test_a_colour_management_system_sees_the_colours_of_srgb(colour: tuple[int, int, int]) -> None:
    image = pytest.importorskip("PIL.Image")
    management = pytest.importorskip("PIL.ImageCms")
    own = management.ImageCmsProfile(BytesIO(srgb_profile()))
    change = management.buildTransform(own, management.createProfile("sRGB"), "RGB", "RGB")
    seen = management.applyTransform(image.new("RGB", (1, 1), colour), change).getpixel((0, 0))
    assert all(abs(one - other) <= 1 for one, other in zip(seen, colour, strict=True))
