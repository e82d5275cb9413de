"""Every script in the window: each glyph there, from the fonts that are shipped."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication
from calibrate.ui.look import theme
from tests.worlds.scripts import MIXED, ONE_WAY

application = QApplication([*theme.STYLE_ARGUMENTS])
theme.load_fallback_fonts()
shipped = {family for id in range(200) for family in QFontDatabase.applicationFontFamilies(id)}
APART = "\\u1112\\u1161"  # letters of Hangul by themselves, which Qt does not put together


def lacking(text):
    layout = QTextLayout(text, theme.text_font(14))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    for run in layout.glyphRuns():
        if 0 in run.glyphIndexes() or run.rawFont().familyName() not in shipped:
            return True
    return False


texts = [text for text in (*ONE_WAY, *MIXED) if not text.startswith(APART)]
print(ascii([text for text in texts if lacking(text)]))
print(lacking("a\\U0002a6d6b"))
"""


def test_every_text_has_all_its_glyphs_in_the_window() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.stdout.splitlines() == ["[]", "True"], done.stdout + done.stderr
