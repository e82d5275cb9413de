"""What is copied out of a packet is what was typed, in every script, by readers of their own.

A text is compared as Unicode's canonical form C, and any white space as one space. Marks that only
turn a text around do not count: poppler puts them around what runs from right to left.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from calibrate.packet.fonts import bidi
from tests.packet.fonts.test_typesetting import document
from tests.packet.inside import Inside
from tests.worlds.scripts import LEFT_TO_RIGHT, MIXED, NO_FONT, ONE_WAY

EVERY = [*ONE_WAY, *NO_FONT, *MIXED]

IN_PDFIUM = {
    "محمد (L4) 2026 تقرير": "محمد (4L (2026 تقرير",
    "عدد ١٢٣ و 45.6%": "عدد ١٢٣ و %45.6",
    "דנה (L4) כהן, 2026": "דנה (4L (כהן, 2026",
    "Report by محمد العربي, today": "Report by العربي محمد, today",
    "by דנה כהן [EV-12] today": "by כהן דנה] EV-12] today",
    "مرحبا 🎉 محمد": "مرحبا محمد",
}
"""What PDFium makes of texts of both directions: it orders by place, and takes digits for signs."""

IN_POPPLER = {
    "عدد ١٢٣ و 45.6%": "عدد ١٢٣ و %45.6",
    "דנה (L4) כהן, 2026": "דנה (L4) ,כהן 2026",
    "מחיר: 12.50 ₪ (כולל)": ":מחיר 12.50 ₪ ()כולל",
    "Report by محمد العربي, today": "Report by محمد العربي , today",
}
"""What poppler makes of them: a sign that ends a word comes before it."""


def folded(text: str) -> str:
    without = re.sub("[\u202a-\u202e]", "", text)
    return " ".join(unicodedata.normalize("NFC", without).split())


@pytest.mark.parametrize("text", EVERY)
def test_pdfium_copies_what_was_typed(text: str) -> None:
    page = pypdfium2.PdfDocument(document(text))[0]
    assert folded(page.get_textpage().get_text_range()) == IN_PDFIUM.get(text, folded(text))


@pytest.mark.parametrize("text", EVERY)
def test_poppler_copies_what_was_typed(text: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(document(text))
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    assert folded(done.stdout.decode()) == IN_POPPLER.get(text, folded(text))


@pytest.mark.parametrize("text", ONE_WAY)
def test_the_file_itself_says_what_was_typed_glyph_by_glyph(text: str) -> None:
    """Whatever a reader makes of it: words in order, each as it is shown."""
    (said,) = Inside(document(text)).pages
    assert folded(said) == folded(text)


@pytest.mark.parametrize("text", EVERY)
def test_a_replacement_never_turns_or_loses_what_a_reader_would(text: str) -> None:
    for told in Inside(document(text)).told():
        assert folded(told) in folded(text)
        assert not bidi.is_right_to_left(told)
        assert max(told) <= "\uffff"


@pytest.mark.parametrize("script", ["Thai", "Devanagari", "Bengali", "Tamil", "Sinhala", "Khmer"])
def test_a_run_whose_glyphs_are_more_than_letters_says_its_text(script: str) -> None:
    for text in LEFT_TO_RIGHT[script]:
        assert folded("".join(Inside(document(text)).told())) == folded(text)


def test_plain_text_has_no_replacement() -> None:
    assert Inside(document("Plain text, Łuczak, Γιώργος, 設計")).told() == []
