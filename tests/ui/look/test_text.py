import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from calibrate.ui.look.text import PARAGRAPH, Face, draw_lines, height, with_ellipsis, wrap

FACE = Face(14)


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need an application."""


def test_lines_fit_the_width_and_lose_nothing() -> None:
    text = "One of many words that have to go somewhere. " * 8
    wrapped = wrap(text, FACE, 200, 50)
    assert not wrapped.is_cut
    assert all(FACE.width(line.text) <= 200 for line in wrapped.lines)
    assert " ".join(line.text for line in wrapped.lines).split() == text.split()


def test_a_long_text_is_cut_and_says_so() -> None:
    wrapped = wrap("word " * 20_000, FACE, 300, 12)
    assert len(wrapped.lines) == 12
    assert wrapped.is_cut
    assert with_ellipsis(wrapped).lines[-1].text.endswith("…")


def test_blank_lines_become_space_above_a_paragraph() -> None:
    wrapped = wrap("One.\n\n\nTwo.", FACE, 300, 12)
    assert [line.text for line in wrapped.lines] == ["One.", "Two."]
    assert height(wrapped, FACE) == 2 * FACE.leading + PARAGRAPH


def test_letters_beyond_the_first_plane_are_not_cut_in_half() -> None:
    wrapped = wrap("👩‍💻 wrote it 🎉 " * 20, FACE, 120, 50)
    assert "".join(line.text for line in wrapped.lines).count("🎉") == 20


def test_each_paragraph_has_its_own_direction() -> None:
    lines = wrap("مرحبا بالعالم\nHello", FACE, 300, 12).lines
    assert [line.from_right for line in lines] == [True, False]


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 5_000, "\u2028\x00\x07", "<b>bold</b>"])
def test_any_text_can_be_drawn(text: str) -> None:
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_lines(painter, 0, 0, 280, wrap(text, FACE, 280, 12), FACE, QColor("black"))
    painter.end()
