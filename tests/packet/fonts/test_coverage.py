"""Which characters have a glyph: whole sets in common use, and what happens to the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from calibrate.packet.fonts import script
from calibrate.packet.fonts.runs import Run
from calibrate.packet.fonts.typeface import EMOJI, HAN, JAPANESE_HAN, typeface
from calibrate.packet.fonts.typesetting import Face, describe_missing, missing, runs
from calibrate.resources import resource
from tests.packet.fonts.test_typesetting import shapes
from tests.worlds.scripts import MIXED, NO_FONT, ONE_WAY

MEGABYTE = 1_000_000
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
SETS = {
    "GB 2312": ("gb2312", range(0xA1, 0xF8), 7445),
    "Big5, both levels": ("big5", range(0xA1, 0xFA), 13_706),
    "JIS X 0208, levels 1 and 2": ("euc_jp", range(0xA1, 0xFF), 6879),
    "KS X 1001 with its hanja": ("euc_kr", range(0xA1, 0xFF), 8225),
}
LATIN = (*range(0xA1, 0xAD), *range(0xAE, 0x250), *range(0x1E00, 0x1F00), *range(0x2C60, 0x2C70))
GREEK_AND_CYRILLIC = (*range(0x370, 0x526), *range(0x1F00, 0x2000))
HAN_EXTENDED = {
    "unified": (range(0x4E00, 0xA000), 16),
    "extension A": (range(0x3400, 0x4DC0), 10),
    "extension B": (range(0x20000, 0x2A6E0), 42_400),
}


def without_glyph(characters: Iterable[str]) -> list[str]:
    return [one for one in characters if missing([runs(one, Face.REGULAR)])]


def assigned(codes: Iterable[int]) -> Iterator[str]:
    return (chr(code) for code in codes if not script.is_unshowable(chr(code)))


def encoded(codec: str, leads: Iterable[int]) -> set[str]:
    pairs = (bytes((lead, trail)) for lead in leads for trail in TRAILS)
    found = (pair.decode(codec, "ignore") for pair in pairs)
    return {
        one for one in found if len(one) == 1 and not (one.isascii() or script.is_unshowable(one))
    }


@pytest.mark.parametrize("name", SETS)
def test_all_of_a_national_set_has_a_glyph(name: str) -> None:
    codec, leads, count = SETS[name]
    characters = encoded(codec, leads)
    assert len(characters) == count
    assert without_glyph(sorted(characters)) == []


@pytest.mark.parametrize("codes", [LATIN, GREEK_AND_CYRILLIC])
def test_every_letter_of_latin_greek_and_cyrillic_in_use_has_a_glyph(
    codes: tuple[int, ...],
) -> None:
    assert without_glyph(assigned(codes)) == []


@pytest.mark.parametrize("name", HAN_EXTENDED)
def test_rare_han_has_a_glyph_or_a_listed_substitute(name: str) -> None:
    codes, at_most = HAN_EXTENDED[name]
    lacking = without_glyph(assigned(codes))
    assert len(lacking) <= at_most
    for one in lacking[:3]:
        assert script.name(one) in describe_missing(lacking[:3])


@pytest.mark.parametrize("text", [*ONE_WAY, *MIXED])
def test_every_text_has_all_its_glyphs_in_every_face(text: str) -> None:
    for face in Face:
        line = runs(text, face)
        assert missing([line]) == ()
        assert all(part.index for part in shapes(line))


@pytest.mark.parametrize("text", NO_FONT)
def test_what_no_font_has_is_listed(text: str) -> None:
    assert missing([runs(text, Face.REGULAR)]) == (text[1],)


def drawn_by_emoji(text: str) -> tuple[Run, ...]:
    return tuple(run for run in runs(text, Face.REGULAR) if run.font == EMOJI)


@pytest.mark.parametrize(
    "sequence",
    [
        "👨\u200d👩\u200d👧\u200d👦",
        "👩🏽\u200d💻",
        "👩🏻\u200d🤝\u200d👨🏿",
        "👁\ufe0f\u200d🗨\ufe0f",
        "🏳\ufe0f\u200d🌈",
        "❤\ufe0f\u200d🔥",
        "🇬🇧",
        "🇺🇳",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "7\ufe0f\u20e3",
        "⚠\ufe0f",
    ],
)
def test_a_joined_emoji_is_one_shape_that_says_all_of_it(sequence: str) -> None:
    (run,) = drawn_by_emoji(f"a {sequence}")
    (glyph,) = [one for one in run.glyphs if one.text != " "]
    assert (len(glyph.parts), glyph.text) == (1, sequence)


def test_a_sequence_that_the_font_has_not_falls_apart_in_order() -> None:
    (run,) = drawn_by_emoji("👩\u200d🎉\u200d🦩")
    (glyph,) = run.glyphs
    font = typeface(EMOJI)
    assert [part.index for part in glyph.parts] == [font.glyph(one) for one in "👩🎉🦩"]
    assert [part.x for part in glyph.parts] == sorted({part.x for part in glyph.parts})
    assert glyph.text == "👩\u200d🎉\u200d🦩"


def test_signs_that_are_older_than_emoji_stay_signs() -> None:
    assert drawn_by_emoji("☎ ♥ ☺ ★") == ()
    assert drawn_by_emoji("1 # *") == ()


def test_ideographs_take_the_form_that_their_text_asks_for() -> None:
    assert {run.font for run in runs("直骨海角", Face.REGULAR)} == {HAN}
    assert {run.font for run in runs("直骨と海角", Face.REGULAR)} == {JAPANESE_HAN}
    assert typeface(HAN).glyph("直") and typeface(JAPANESE_HAN).glyph("直")


def test_fonts_take_no_more_than_25_megabytes_and_each_has_its_licence() -> None:
    folder = resource("fonts")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 25 * MEGABYTE
    told = (folder / "README.md").read_text("utf-8")
    for path in folder.glob("LICENSE-*.txt"):
        assert path.name in told
