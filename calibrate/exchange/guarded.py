"""Text in separated values that no spreadsheet takes for a formula, and the same text back.

A workbook says of each cell that it is text; separated values cannot. So an apostrophe stands
before a text that begins as a formula does, and one more where apostrophes stand there already.
"""

from __future__ import annotations

import re

_LIVE = "[=+\\-@\t\r\n＝＋－＠]"
_BEGINS = re.compile(f"'*{_LIVE}")
_GUARDED = re.compile(f"'+{_LIVE}")


def guarded(text: str) -> str:
    """Return `text`, with an apostrophe before it if a spreadsheet might work it out."""
    return f"'{text}" if is_live(text) else text


def unguarded(text: str) -> str:
    """Return `text` without the apostrophe that `guarded` put before it."""
    return text[1:] if _GUARDED.match(text) else text


def is_live(text: str) -> bool:
    """Tell whether a text begins as a formula does, behind any apostrophes."""
    return bool(_BEGINS.match(text))
