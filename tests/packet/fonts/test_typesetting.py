import io
import subprocess
import sys
from collections.abc import Sequence

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from calibrate.packet.fonts.runs import Run
from calibrate.packet.fonts.typeface import Part, typeface
from calibrate.packet.fonts.typesetting import (
    CAP_HEIGHT,
    Face,
    describe_missing,
    draw,
    font_name,
    missing,
    runs,
    width,
    wrap,
)
from calibrate.resources import font_file

NAMES = [
    "Łuczak",
    "Γιώργος Ωμέγα",
    "Наталья Ёлкина",
    "Nguyễn Thị Ánh",
    "山田 健太",
    "김민준",
    "Հայկ",
    "ქეთევან",
    "አማኑኤል",
    "محمد العربي",
    "דנה כהן",
    "สมชาย",
    "अमृता",
]


def document(*texts: str, face: Face = Face.REGULAR) -> bytes:
    """One page with each text on a line of its own."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, initialFontName=font_name(Face.REGULAR))
    for index, text in enumerate(texts):
        draw(canvas, 40, 800 - 30 * index, runs(text, face), 14)
    canvas.save()
    return target.getvalue()


def shapes(line: Sequence[Run]) -> list[Part]:
    """Every shape of a line that was shaped."""
    return [part for run in line for glyph in run.glyphs for part in glyph.parts]


def read_back(data: bytes) -> str:
    text: str = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return text.strip()


def fonts_of(data: bytes) -> dict[str, pikepdf.Object]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        return {str(font.BaseFont).partition("+")[2]: font for font in fonts.values()}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_reads_back_as_typed(name: str) -> None:
    assert read_back(document(name)) == name


@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_a_name_has_a_glyph(name: str) -> None:
    for face in Face:
        assert all(part.index for part in shapes(runs(name, face)))
        assert all(
            typeface(run.font).glyph(character)
            for run in runs(name, face)
            if not run.glyphs
            for character in run.text
        )
        assert not missing([runs(name, face)])


def test_a_plain_packet_holds_only_the_face_it_uses() -> None:
    assert set(fonts_of(document("Plain text, 100 %", face=Face.BOLD))) == {"CalibrateSans-Bold"}


def test_every_font_is_embedded_and_tells_its_text() -> None:
    data = document(*NAMES)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            assert "/ToUnicode" in font
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_what_no_font_has_is_shown_named_and_still_copies() -> None:
    line = runs("done \U0002a6d7", Face.REGULAR)
    assert missing([line]) == ("\U0002a6d7",)
    assert describe_missing(missing([line])) == (
        "1 character has no glyph here and shows as ▯: U+2A6D7 CJK UNIFIED IDEOGRAPH-2A6D7."
    )
    assert read_back(document("done \U0002a6d7")) == "done \U0002a6d7"
    assert describe_missing([]) == ""


@pytest.mark.parametrize("bad", ["\ud83d", "\ufffd", "\ue000", "\uffff", "\u0378"])
def test_what_is_no_character_becomes_the_substitute(bad: str) -> None:
    assert missing([runs(f"a{bad}b", Face.REGULAR)]) == (bad,)
    assert read_back(document(f"a{bad}b")) == "a▯b"


ODD = "\x00\xad\u034f\u0600\u061c\u07ec\u115f\u200d\u200f\u202e\u3164\ud83d\ufe0f\uffa0\ufffd"


@settings(deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(ODD + "aא1(م["))))
def test_no_text_stops_the_packet_or_draws_an_empty_glyph(text: str) -> None:
    for line in wrap(text, Face.REGULAR, 9, 40):
        assert all(part.index for part in shapes(line.runs))
    assert "\ufffd" not in read_back(document("text", text))


def test_controls_are_not_drawn() -> None:
    assert read_back(document("a\x00b\x07c soft\xadhyphen \u202etrick\u202c")) == (
        "abc softhyphen trick"
    )


def test_a_tab_is_four_spaces_and_a_line_end_one() -> None:
    assert width("a\tb", Face.REGULAR, 9) == width("a    b", Face.REGULAR, 9)
    assert width("a\nb", Face.REGULAR, 9) == width("a b", Face.REGULAR, 9)


def test_accents_are_put_on_their_letters() -> None:
    assert [run.text for run in runs("Zoe\u0308", Face.REGULAR)] == ["Zoë"]
    (run,) = runs("q\u0301", Face.REGULAR)
    (glyph,) = run.glyphs
    assert [part.x > 0 for part in glyph.parts] == [False, True]


def test_markup_is_text() -> None:
    text = "List<String> & <img src='/etc/passwd'> \\(x) %"
    assert read_back(document(text)) == text


def test_digits_share_one_width() -> None:
    for face in Face:
        assert len({width(digit, face, 10) for digit in "0123456789"}) == 1


def test_arabic_letters_join() -> None:
    (run,) = runs("محمد", Face.REGULAR)
    assert [glyph.text for glyph in run.glyphs] == list("دمحم")
    apart = [typeface(run.font).glyph(glyph.text) for glyph in run.glyphs]
    assert all(part.index != alone for part, alone in zip(shapes([run]), apart, strict=True))


def test_widths_agree_with_what_is_drawn() -> None:
    for text in ("Evidence 12", "अमृता शर्मा", "محمد العربي L4", "山田 健太"):
        (line,) = wrap(text, Face.MEDIUM, 10, 500)
        assert line.width == pytest.approx(width(text, Face.MEDIUM, 10))


def test_capitals_are_as_high_as_promised() -> None:
    for face in Face:
        assert typeface(font_file(face).stem).cap_height == pytest.approx(CAP_HEIGHT, abs=1e-4)


def test_reportlab_can_draw_with_the_face_itself() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, initialFontName=font_name(Face.REGULAR))
    canvas.setFont(font_name(Face.BOLD), 12)
    canvas.drawString(40, 700, "Plain (string) → \\")
    canvas.save()
    assert read_back(target.getvalue()) == "Plain (string) → \\"


def test_the_same_text_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from tests.packet.fonts.test_typesetting import NAMES, document;"
        "print(hashlib.sha256(document(*NAMES, '\U0001f389')).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_every_fallback_font_is_found_by_its_script() -> None:
    for character in "𞤀ىԱᬅᯀঅᨀᐁ𑄃ꨀᎠअሀაઅਅ𐴀אꦀಅꤊកກᰀᤀꓐഅꯀ𖼀ᠠကߊᦀᱚଅ𐒰ꢀඅᮃꠀܐᥐᨠꪀஅఅހกⴰꔀ𞋀ꀀ漢가ㄱ☃ༀ":
        assert not missing([runs(character, Face.REGULAR)]), character
