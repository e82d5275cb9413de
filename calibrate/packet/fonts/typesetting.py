"""Text on a page: measured, broken into lines and drawn, in whatever script it is written.

A text is never read as markup. Every character is drawn with a font that has it; one that no font
has becomes a visible substitute that still copies as the character, and `missing` names it.
"""

from collections.abc import Iterable
from typing import Any

from calibrate.packet.fonts import script
from calibrate.packet.fonts.embed import embedded
from calibrate.packet.fonts.lines import ROUNDING, SetLine, wrap
from calibrate.packet.fonts.runs import Face, Run, runs, width
from calibrate.resources import font_file

__all__ = [
    "ASCENT",
    "CAP_HEIGHT",
    "DESCENT",
    "X_HEIGHT",
    "Face",
    "Run",
    "SetLine",
    "describe_missing",
    "draw",
    "font_name",
    "missing",
    "runs",
    "width",
    "wrap",
]

ASCENT, DESCENT, CAP_HEIGHT, X_HEIGHT = 0.96875, -0.24148, 0.72727, 0.54545
"""Measures of every face, in em above the baseline."""


def font_name(face: Face) -> str:
    """The name by which reportlab knows a face from now on: a canvas's `initialFontName`."""
    return embedded(font_file(face).stem).fontName


def draw(canvas: Any, x: float, y: float, line: SetLine | tuple[Run, ...], size: float) -> None:
    """Draw a line, or runs, with its left end on the baseline at (x, y) in the canvas's colour."""
    parts = line.runs if isinstance(line, SetLine) else line
    operators, pen = [], 0.0
    for place, run in enumerate(parts):
        if place == 0 or abs(run.x - pen) > ROUNDING:
            operators.append(f"1 0 0 1 {x + size * run.x:.2f} {y:.2f} Tm")
        operators.append(_operators(canvas._doc, run, size))
        pen = run.x + run.width
    if operators:
        canvas._code.append(f"BT {' '.join(operators)} ET")


def missing(lines: Iterable[SetLine | tuple[Run, ...]]) -> tuple[str, ...]:
    """The characters in these lines that no font has, in code order."""
    absent = {
        run.text
        for line in lines
        for run in (line.runs if isinstance(line, SetLine) else line)
        if run.is_missing
    }
    return tuple(sorted(absent))


def describe_missing(characters: Iterable[str]) -> str:
    """A sentence that names characters which no font has; empty if there are none."""
    names = [script.name(character) for character in characters]
    if not names:
        return ""
    said = "1 character has no glyph here and shows"
    if len(names) > 1:
        said = f"{len(names)} characters have no glyph here and show"
    return f"{said} as {script.SUBSTITUTE}: {', '.join(names)}."


def _operators(document: Any, run: Run, size: float) -> str:
    font = embedded(run.font)
    if not run.glyphs:
        return font.show(document, run.text, size)
    shown = font.show_glyphs(document, run.glyphs, size)
    if not _is_told(run):
        return shown
    told = "\ufeff" + "".join(glyph.text for glyph in run.glyphs)
    return f"/Span <</ActualText <{told.encode('utf-16-be').hex()}>>> BDC {shown} EMC"


def _is_told(run: Run) -> bool:
    """Whether a run says by itself what it stands for: where glyphs are more than letters in a row.

    Not what runs from right to left, for poppler, PDFium and MuPDF turn a replacement around as
    they do what is shown; nor what is beyond the Basic Multilingual Plane, which PDFium leaves out
    of a replacement. There, each glyph says what it stands for, and that is enough.
    """
    is_several = any(len(glyph.text) > 1 for glyph in run.glyphs) or run.is_missing
    return is_several and not run.right_to_left and max(run.text) <= "\uffff"
