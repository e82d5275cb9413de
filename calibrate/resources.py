"""The files that ship with Calibrate: where they are, and what the fonts are called."""

from functools import cache
from pathlib import Path

FONT_FAMILY = "Calibrate Sans"
"""Inter with tabular digits, under a name of its own so that an installed Inter cannot stand in."""


@cache
def _root() -> Path:
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Path of a shipped file, its parts relative to `resources`."""
    return _root().joinpath(*parts)


def font_file(style: str) -> Path:
    """Path of the TrueType file of a style of the text font, such as SemiBold."""
    return resource("fonts", f"{FONT_FAMILY.replace(' ', '')}-{style}.ttf")
