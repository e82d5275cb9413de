"""How paper looks: measures in points from the page's top left corner, colours, and lettering."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.packet.fonts.typesetting import Face

LEFT, RIGHT = 51.0, 544.0
TOP = 60.0
HEADER_BASELINE, HEADER_RULE = 43.0, 51.0
TEXT_WIDTH = RIGHT - LEFT

# Two columns that stay where they are on every page behind the first: the current level's
# expectation above the left one, the target's above the right one.
COLUMN_RIGHT = 289.0
SECOND_LEFT = 306.0
COLUMN_STEP = SECOND_LEFT - LEFT

# The record: terms at the left of each column, what is told of them beside.
TERM_RIGHT, TOLD_LEFT = 101.0, 105.0

PAPER = "FFFFFF"
INK, MUTED, FAINT = "18212B", "4F5B67", "5C6773"
STRONGER = "C6CED6"
CURRENT, CURRENT_GROUND = "0B6BA8", "EEF6FB"
TARGET, TARGET_GROUND, ON_TARGET = "A84B00", "FCEFE3", "FFFFFF"

DASHES = (2.2, 1.6)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A way to set text: face, size and leading in points, and a colour."""

    face: Face
    size: float
    leading: float
    colour: str = INK

    @property
    def baseline(self) -> float:
        """How far below a line's top its baseline lies, so that capitals stand in its middle."""
        return self.leading / 2 + self.size * 0.36


NAME = Lettering(Face.SEMIBOLD, 26, 30)
OUTCOME = Lettering(Face.SEMIBOLD, 20, 25)
SUBTITLE = Lettering(Face.REGULAR, 8.8, 13, MUTED)
BODY = Lettering(Face.REGULAR, 9.4, 13)
QUOTE = Lettering(Face.REGULAR, 8.9, 12.6)
HEADING = Lettering(Face.SEMIBOLD, 8.8, 13)
SECTION = Lettering(Face.SEMIBOLD, 13, 18)
CRITERION = Lettering(Face.SEMIBOLD, 11, 15)
CRITERION_NUMBER = Lettering(Face.REGULAR, 11, 15, MUTED)
TITLE = Lettering(Face.SEMIBOLD, 8.2, 10.8)
LABEL = Lettering(Face.MEDIUM, 8.8, 12)
TEXT = Lettering(Face.REGULAR, 8, 10.8)
QUIET = Lettering(Face.REGULAR, 8, 10.8, MUTED)
STRONG = Lettering(Face.SEMIBOLD, 8.2, 10.8)
META = Lettering(Face.REGULAR, 7.2, 10, MUTED)
META_STRONG = Lettering(Face.SEMIBOLD, 7.4, 10.6)
REMARK = Lettering(Face.ITALIC, 7.4, 10.4, MUTED)
RECORD = Lettering(Face.REGULAR, 7.6, 10.6, MUTED)
TAG = Lettering(Face.BOLD, 6.8, 10)
