"""Draws a piece of evidence on the room's screen."""

from __future__ import annotations

from calibrate.ui.look.text import draw_lines
from calibrate.ui.look.theme import tokens
from calibrate.ui.projector.canvas import Canvas
from calibrate.ui.projector.page import Opened
from calibrate.ui.projector.piece_plan import ABOUT, TITLE, TITLE_LEADING, TOP, plan
from calibrate.ui.projector.space import BOLD, MARGIN

GAP = 32


def paint_piece(canvas: Canvas, opened: Opened) -> None:
    """Draw title, what it is, and as much of the text as its page holds."""
    space = canvas.space
    made = plan(space, opened)
    baseline = TOP
    for line in made.title:
        canvas.write(line, MARGIN, baseline, TITLE, BOLD)
        baseline += TITLE_LEADING
    number = min(opened.number, len(made.leaves) - 1)
    leaf = f"{number + 1} of {len(made.leaves)}" if len(made.leaves) > 1 else ""
    taken = canvas.write(leaf, space.right, made.about, ABOUT, BOLD, align=1) if leaf else 0.0
    room = space.right - MARGIN - (taken + GAP if leaf else 0)
    canvas.write(opened.about, MARGIN, made.about, ABOUT, color="muted", room=room)
    unit, ink = space.unit, tokens().color("ink")
    face, text = space.face(made.size), made.leaves[number]
    draw_lines(canvas.painter, MARGIN * unit, made.text * unit, made.room * unit, text, face, ink)
