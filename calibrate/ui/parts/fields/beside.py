"""One calm sentence beside a field, about what it could not take as it came."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from calibrate.domain.errors import BadInput
from calibrate.domain.text.lengths import within
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label

LEAST_WIDTH = 280
GAP = 3
GONE_WITH = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class Beside(QObject):
    """Lies over the window below its field, so that nothing moves; goes when the field is left."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._shown: QLabel | None = None
        field.installEventFilter(self)

    @staticmethod
    def of(field: QWidget) -> QLabel | None:
        """Return what is seen beside a field, if anything is."""
        beside = field.findChild(Beside)
        return beside._shown if isinstance(beside, Beside) else None

    @property
    def sentence(self) -> str:
        """What is said now, or nothing."""
        return self._shown.text() if self._shown else ""

    def say(self, sentence: str) -> None:
        """Say a sentence, or nothing any more if it is empty."""
        if sentence == self.sentence:
            return
        if self._shown:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = self._made(sentence) if sentence else None
        self._field.setAccessibleDescription(sentence)

    def say_length(self, text: str, most: int) -> None:
        """Say that a text is too long for its place, or nothing if it is not."""
        try:
            within(text, most)
        except BadInput as trouble:
            self.say(f"{trouble} There are {len(text)} now.")
        else:
            self.say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the field."""
        if self._shown and event.type() in GONE_WITH:
            self.say("")
        return super().eventFilter(watched, event)

    def _made(self, sentence: str) -> QLabel:
        made = label(sentence, wrap=True)
        window = self._field.window()
        made.setParent(window)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(made, "beside")
        made.ensurePolished()
        width = min(max(self._field.width(), LEAST_WIDTH), window.width())
        made.resize(width, made.heightForWidth(width))
        made.move(self._place(window, made))
        made.show()
        made.raise_()
        return made

    def _place(self, window: QWidget, made: QLabel) -> QPoint:
        """Return the corner from which it is seen whole: below the field, or else above."""
        field = self._field
        below = field.mapTo(window, QPoint(0, field.height() + GAP))
        above = below.y() - field.height() - made.height() - 2 * GAP
        fits = below.y() + made.height() <= window.height()
        left = max(0, min(below.x(), window.width() - made.width()))
        return QPoint(left, below.y() if fits else max(0, above))
