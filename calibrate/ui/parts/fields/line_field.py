"""The one field for a line of text."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from calibrate.domain.text.lengths import LONGEST_LINE
from calibrate.domain.text.rule import on_one_line
from calibrate.ui.parts.fields.beside import Beside
from calibrate.ui.parts.fields.mending import JOINED, mended

UNCUT = 2**31 - 1
"""As much as Qt lets a line hold: a text that is too long is told, never cut."""


class OneLine(QValidator):
    """Keeps a line by the rule for text, however its text came: typed, pasted, dropped."""

    def __init__(self, beside: Beside) -> None:
        super().__init__(beside)
        self._beside = beside
        self.told = ""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Mend what can be mended, and have the line as it was where that cannot be."""
        found = mended(text, on_one_line, JOINED)
        if found.text is None:
            self._beside.say(found.told)
            return QValidator.State.Invalid, text, position
        self.told = self.told or found.told
        return QValidator.State.Acceptable, found.text, position


class LineField(QLineEdit):
    """Holds one line by the rule for text, and says beside it what is longer than `longest`."""

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        longest: int = LONGEST_LINE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMaxLength(UNCUT)
        self.setPlaceholderText(placeholder)
        self._longest, self._given, self._is_edited = longest, "", False
        self.beside = Beside(self)
        self._rule = OneLine(self.beside)
        self.setValidator(self._rule)
        self.setText(text)
        self.setCursorPosition(0)
        self.textChanged.connect(self._judge)
        self.textEdited.connect(self._note_edit)

    @property
    def is_typed(self) -> bool:
        """Whether a person changed what stood here."""
        return self._is_edited and self.text() != self._given

    def setText(self, text: str | None) -> None:
        """Put a text in place, as what stands here before anybody types."""
        self._given, self._is_edited = text or "", False
        super().setText(text)
        self._rule.told = ""

    def clear(self) -> None:
        """Empty the field."""
        self.setText("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: no field takes a path for a text."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _note_edit(self) -> None:
        self._is_edited = True

    def _judge(self, text: str) -> None:
        told, self._rule.told = self._rule.told, ""
        if self.hasFocus():
            self.beside.say_length(text, self._longest)
        if told and not self.beside.sentence:
            self.beside.say(told)


class SearchField(LineField):
    """A line that looks for something: nothing is lost with what stands in it."""

    @property
    def is_typed(self) -> bool:
        """Never: what was sought is found again by typing it again."""
        return False
