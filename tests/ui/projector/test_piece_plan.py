"""However long a piece is, the room's screen shows all of it: whole, or page after page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from calibrate.ui.look import theme
from calibrate.ui.look.text import height
from calibrate.ui.projector import piece_plan as at
from calibrate.ui.projector.page import Opened
from calibrate.ui.projector.space import BOLD, MARGIN, Space

WINDOWS = ((1280, 720), (1600, 1000), (1920, 1080), (480, 270), (1280, 1024), (2560, 1080))
SENTENCE = "It was measured before anything was built, and what was measured decided it. "
TEXTS = {
    "nothing": "",
    "short": SENTENCE,
    "a page": SENTENCE * 12,
    "paragraphs": "\n\n".join([SENTENCE * 3] * 30),
    "code": "\n".join(f"    read(path, piece={number})" for number in range(80)),
    "one word": "x" * 4000,
    "Chinese": "她在三月里找到了账本停顿的原因。" * 200,
    "Arabic": "كتبت المذكرة قبل أن يبنى أي شيء. " * 120,
}
TITLES = ("A piece", "A title that is much longer than any line of any screen may be " * 4)


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    theme.prepare(qapp, dark=False)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("title", TITLES, ids=["short", "long"])
def test_nothing_is_cut_off_and_nothing_is_left_out(
    window: tuple[int, int], name: str, title: str
) -> None:
    space = Space.of(QSize(*window))
    made = at.plan(space, Opened(title, "EV-01", TEXTS[name]))
    face, free = space.face(made.size), (space.height - at.FOOT - made.text) * space.unit
    for leaf in made.leaves:
        assert height(leaf, face) <= free
        assert all(face.width(line.text) <= made.room * space.unit + 1 for line in leaf.lines)
    said = "".join(line.text for leaf in made.leaves for line in leaf.lines)
    assert "".join(said.split()) == "".join(TEXTS[name].split())
    whole = space.width - 2 * MARGIN
    assert made.room <= whole
    assert all(space.measure(line, at.TITLE, BOLD) <= whole + 1 for line in made.title)


def test_a_short_piece_is_larger_than_a_long_one() -> None:
    space = Space.of(QSize(1920, 1080))
    sizes = [
        at.plan(space, Opened("A piece", "", TEXTS[name])).size
        for name in ("short", "a page", "paragraphs")
    ]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[-1]
    assert len(at.plan(space, Opened("A piece", "", TEXTS["short"])).leaves) == 1
