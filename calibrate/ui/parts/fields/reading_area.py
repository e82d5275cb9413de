"""A text area that nobody writes in: it shows what Markdown means, and loads nothing."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from calibrate.ui.look.theme import appearance, tokens
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.words.text.marked_text import Run, runs


class ReadingArea(TextArea):
    """Shows one text, to be read, selected and copied."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self._runs: tuple[Run, ...] = ()
        appearance.changed.connect(self._dress)

    def read(self, text: str, instead: str = "") -> None:
        """Show a text from its beginning, or what is said where there is none."""
        found = runs(text) if text.strip() else (Run(instead),)
        if found != self._runs:
            self._runs = found
            self.setPlainText("".join(run.text for run in found))
            self._dress()

    def _dress(self) -> None:
        cursor, place = QTextCursor(self.document()), 0
        for run in self._runs:
            cursor.setPosition(place)
            place += len(run.text.encode("utf-16-le")) // 2
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
            if run.strong or run.leaning or run.code:
                cursor.setCharFormat(_format(run))


def _format(run: Run) -> QTextCharFormat:
    made = QTextCharFormat()
    if run.strong:
        made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontItalic(run.leaning)
    if run.code:
        made.setBackground(tokens().color("chip"))
    return made
