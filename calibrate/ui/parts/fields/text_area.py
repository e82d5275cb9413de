"""The one field for a text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QInputMethodEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from calibrate.domain.text.lengths import LONGEST_REASON
from calibrate.domain.text.rule import in_lines, with_plain_ends
from calibrate.ui.parts.fields.beside import Beside
from calibrate.ui.parts.fields.mending import MENDED, Mended, mended


class TextArea(QPlainTextEdit):
    """Holds text by the rule for text, and says beside it what is longer than `longest`.

    It is left by Tab. What stands in it is what was put there: Qt would make blanks of those that
    do not break.
    """

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        longest: int = LONGEST_REASON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._longest, self._given = longest, ""
        self.beside = Beside(self)
        self.setPlainText(text)
        self.textChanged.connect(self._judge)

    @property
    def is_typed(self) -> bool:
        """Whether a person changed what stood here."""
        return self.toPlainText() != self._given

    def setPlainText(self, text: str) -> None:
        """Put a text in place, as what stands here before anybody types."""
        super().setPlainText(text)
        self._given = self.toPlainText()

    def toPlainText(self) -> str:
        """Return the text, its line ends as \\n.

        Text of an older file is shown as it is, with what is refused when it is kept again.
        """
        return with_plain_ends(self.document().toRawText())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: no field takes a path for a text."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, mended, or say why not."""
        if self.isReadOnly():
            return
        found = self._taken(source.text())
        if found.text is not None:
            self.textCursor().insertText(found.text)
            self.ensureCursorVisible()
        if found.told:
            self.beside.say(found.told)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what a method of writing hands over, as what is pasted."""
        found = self._taken(event.commitString())
        if found.text != event.commitString():
            event.setCommitString(found.text or "")
        super().inputMethodEvent(event)
        if found.told:
            self.beside.say(found.told)

    def _taken(self, text: str) -> Mended:
        return mended(text, in_lines, MENDED)

    def _judge(self) -> None:
        if self.hasFocus() and not self.isReadOnly():
            self.beside.say_length(self.toPlainText(), self._longest)
