"""Two rubrics compared: what was added, removed and changed, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from calibrate.domain.rubric.comparing import Comparison, Kind, Words
from calibrate.domain.rubric.rubric import Rubric
from calibrate.ui.look.theme import appearance, set_role, tokens
from calibrate.ui.parts.dialog import Dialog
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.words.versions.comparing import Line, Role, lines, summary

LEGEND = "Underlined is added, struck through is removed."


class ChangesArea(TextArea):
    """Shows what differs as one text, to be read, selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName("What differs")
        set_role(self, "plain")
        self._lines: tuple[Line, ...] = ()
        appearance.changed.connect(self._dress)

    def show_lines(self, found: Sequence[Line]) -> None:
        """Show lines from their beginning; who hears them hears signs in place of the look."""
        self._lines = tuple(found)
        self.setAccessibleDescription("\n".join(line.text for line in self._lines))
        self._dress()

    def _dress(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for number, line in enumerate(self._lines):
            for _ in range(2 if line.role is Role.HEADING else 1) if number else ():
                cursor.insertBlock()
            before = Kind.KEPT
            for words in line.words:
                if (before, words.kind) == (Kind.REMOVED, Kind.ADDED):
                    cursor.insertText(" ", QTextCharFormat())
                cursor.insertText(words.text, _format(line, words))
                before = words.kind
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _format(line: Line, words: Words) -> QTextCharFormat:
    made, colors = QTextCharFormat(), tokens()
    if line.role is Role.HEADING:
        made.setFontWeight(QFont.Weight.DemiBold)
    if words.kind is Kind.ADDED:
        made.setFontUnderline(True)
        made.setBackground(colors.color("chip"))
    if words.kind is Kind.REMOVED:
        made.setFontStrikeOut(True)
        made.setForeground(colors.color("muted"))
    return made


class CompareDialog(Dialog):
    """What differs from another rubric to the one of this session."""

    def __init__(self, parent: QWidget | None, comparison: Comparison, other: str) -> None:
        super().__init__(parent, f"Compared with {other}", "Close")
        self.cancel.hide()
        self.take_size(820, 620)
        named = (_name(comparison.before), _name(comparison.after))
        self.subheading.setText("From {} to {}.".format(*named))
        self.area_of_changes = ChangesArea()
        self.area_of_changes.show_lines(lines(comparison))
        self.area_of_changes.setVisible(not comparison.is_same)
        self.said = label(summary(comparison), "strong", wrap=True)
        self.note.setText("" if comparison.is_same else LEGEND)
        self.body.addWidget(self.said)
        self.body.addWidget(self.area_of_changes, 1)
        if comparison.is_same:
            self.body.addStretch()


def _name(rubric: Rubric) -> str:
    return f"{rubric.title} {rubric.version}".strip()
