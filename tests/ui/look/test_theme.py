"""The theme: which font comes first, in whatever order the fonts were asked for."""

from __future__ import annotations

import subprocess
import sys

from calibrate.resources import resource
from calibrate.ui.look.theme import OTHER_SCRIPTS

PROGRAM = """
from PySide6.QtWidgets import QApplication
from calibrate.ui.look import theme
application = QApplication([*theme.STYLE_ARGUMENTS])
theme.load_fallback_fonts()
theme.prepare(application, dark=False)
print(application.font().family() == theme.FONT_FAMILY)
"""


def test_the_text_font_is_first_whichever_fonts_were_asked_for_before_it() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.stdout.strip() == "True", done.stderr


def test_the_fonts_that_come_before_those_of_the_system_are_there() -> None:
    assert [name for name in OTHER_SCRIPTS if not resource("fonts", f"{name}.ttf").is_file()] == []
