"""What dialogs share: heading, body, a line of trouble, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.changes import Answer, Refusal
from calibrate.domain.text.lengths import LONGEST_LINE
from calibrate.ui.look import zoom
from calibrate.ui.look.marks import WarningSign
from calibrate.ui.look.theme import appearance, set_role
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.keys.enter import press_in_dialog
from calibrate.ui.parts.scrolled import Reach

AROUND_INSIDE = (24, 180)
"""Pixels, at a text size of 100 %, that are kept beside what scrolls: for heading and buttons."""

WIDTH = 520
"""Pixels across a dialog that asks for little."""


class Shade(QWidget):
    """Darkens the window behind a dialog, so that it is plain what is asked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window in its new size too."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(10, 14, 18, 130 if appearance.is_dark else 95))


class Trouble(QFrame):
    """One sentence in a strong box about what cannot be done; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", wrap=True)
        self.sentence.setAccessibleName("What is wrong")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(WarningSign(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        set_role(self, "trouble")
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing if it is empty."""
        self.sentence.setText(sentence)
        self.setVisible(bool(sentence))


class Shaded(QDialog):
    """A window over another, which it darkens for as long as it is open.

    However it is given up, what somebody typed in it is not lost before they were asked.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._shade: Shade | None = None
        set_role(self, "dialog")

    def take_size(self, width: int, height: int) -> None:
        """Take a size, in lengths of 100 %."""
        self.resize(zoom.size(width, height))

    @property
    def room(self) -> QSize:
        """How large the dialog may be: it stays within the window that it darkens."""
        parent = self.parentWidget()
        return parent.window().size() if parent else self.screen().availableSize()

    def setVisible(self, visible: bool) -> None:
        """Darken the window behind, or let it be light again."""
        if visible:
            self.setMinimumSize(self.minimumSize().boundedTo(self.room))
            self.setMaximumSize(self.room)
        parent = self.parentWidget()
        if self._shade:
            self._shade.hide()
            self._shade.deleteLater()
        self._shade = Shade(parent.window()) if parent and visible else None
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter the button that has the keyboard, before the primary one."""
        if not press_in_dialog(event, self):
            super().keyPressEvent(event)

    @property
    def is_typed(self) -> bool:
        """Whether somebody typed here what is nowhere else."""
        lines, areas = self.findChildren(LineField), self.findChildren(TextArea)
        return any(line.is_typed for line in lines) or any(area.is_typed for area in areas)

    def reject(self) -> None:
        """Close without an answer, by Escape, Cancel or the frame's cross."""
        if not self.is_typed or Discard.ask(self):
            super().reject()


class _Inside(Reach):
    """What scrolls in a dialog, once the dialog is as high as it may be."""

    def scroll_if_needed(self) -> None:
        """Scroll only where it does not fit; a bar takes width, and would stay for that alone."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded)

    def minimumSizeHint(self) -> QSize:
        """Ask for all that is inside, as far as the window has room for it with head and foot."""
        dialog, least = self.window(), self.inside.minimumSizeHint()
        if self.isVisible() and (layout := self.inside.layout()):
            least.setHeight(layout.minimumHeightForWidth(self.width()))
        if not isinstance(dialog, Shaded):
            return least
        return least.boundedTo(dialog.room - zoom.size(*AROUND_INSIDE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the dialog grow with what is inside, such as a sentence about what is wrong."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Dialog(Shaded):
    """A dialog with a heading, `body`, `trouble`, and Cancel beside a primary button.

    Subclasses override `finish`, which keeps the answer and accepts, or says what is wrong.
    """

    def __init__(self, parent: QWidget | None, title: str, primary: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.heading = label(title, "title")
        self.subheading = label("", "muted", wrap=True)
        self.head = QHBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.trouble = Trouble()
        self.note = label("", "meta", wrap=True)
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel")
        self.primary = QPushButton(primary)
        self.primary.setAccessibleName(primary)
        self.primary.setDefault(True)
        set_role(self.primary, "primary")
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.finish)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.heading)
        words.addWidget(self.subheading)
        self.head.setContentsMargins(28, 18, 28, 14)
        self.head.addLayout(words, 1)
        column.addLayout(self.head)
        column.addWidget(rule())
        within = QWidget()
        inside = QVBoxLayout(within)
        inside.setContentsMargins(28, 16, 28, 16)
        inside.setSpacing(10)
        inside.addLayout(self.body, 1)
        inside.addWidget(self.trouble)
        self.area = _Inside(within)
        column.addWidget(self.area, 1)
        self.inside = inside
        self.foot = QFrame()
        set_role(self.foot, "foot")
        self.buttons = QHBoxLayout(self.foot)
        self.buttons.setContentsMargins(28, 12, 28, 12)
        self.buttons.setSpacing(10)
        self.buttons.addWidget(self.note, 1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.primary)

    def setVisible(self, visible: bool) -> None:
        """Put the buttons in last, so that Tab comes to them after the fields."""
        self.subheading.setVisible(bool(self.subheading.text()))
        layout = self.layout()
        if layout is not None and self.foot.parent() is None:
            is_default = self.primary.isDefault()
            layout.addWidget(self.foot)
            self.primary.setDefault(False)  # only now can the dialog learn of it
            self.primary.setDefault(is_default)
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin at the first field."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.focusNextChild()

    def finish(self) -> None:
        """Accept what was entered; for subclasses."""
        self.accept()

    def close_unless_refused(self, answer: Answer) -> None:
        """Close once it is done what was asked for; stay and say why if it was refused."""
        if isinstance(answer, Refusal):
            self.trouble.say(answer.sentence)
        else:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter as the primary button, from inside any field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.primary.click()
            return
        super().keyPressEvent(event)


class FittedDialog(Dialog):
    """A dialog of one width that is as high as its wrapped text needs."""

    def __init__(self, parent: QWidget | None, title: str, primary: str) -> None:
        super().__init__(parent, title, primary)
        self.heading.setWordWrap(True)
        zoom.hold(self, WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is needed now."""
        super().showEvent(event)
        self.grow()
        QTimer.singleShot(0, self, self.grow)  # once all of it has its style

    def grow(self) -> None:
        """Take the height that is needed now."""
        layout = self.layout()
        if layout:
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            self.setFixedHeight(min(needed, self.room.height()))
            self.area.scroll_if_needed()

    def close_unless_refused(self, answer: Answer) -> None:
        """Stay as high as the reason needs."""
        super().close_unless_refused(answer)
        self.grow()


class Confirm(FittedDialog):
    """A question with what follows from yes. Enter says yes, unless it is held down still."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, primary: str) -> None:
        super().__init__(parent, title, primary)
        self.sentence = label(sentence, wrap=True)
        self.body.addWidget(self.sentence)
        self.primary.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin at yes."""
        super().showEvent(event)
        self.primary.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take no answer from the key whose press has asked."""
        is_held = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        return is_held or super().eventFilter(watched, event)

    @classmethod
    def ask(cls, parent: QWidget | None, title: str, sentence: str, primary: str) -> bool:
        """Ask, and return whether the person said yes."""
        return bool(cls(parent, title, sentence, primary).exec())


class Discard(FittedDialog):
    """Asks whether what was typed may go; Enter and Escape both keep it."""

    def __init__(self, parent: QWidget | None, sentence: str) -> None:
        super().__init__(parent, "Discard what you typed?", "Keep writing")
        self.body.addWidget(label(sentence, wrap=True))
        self.cancel.setText("Discard")
        self.cancel.setAccessibleName("Discard")
        self.cancel.clicked.disconnect()
        self.cancel.clicked.connect(self.accept)
        self.cancel.setAutoDefault(False)

    @classmethod
    def ask(cls, parent: QWidget | None, sentence: str = "It is kept nowhere else.") -> bool:
        """Ask, and return whether it may go."""
        return bool(cls(parent, sentence).exec())

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where nothing is lost."""
        super().showEvent(event)
        self.primary.setFocus()

    def finish(self) -> None:
        """Keep what was typed."""
        self.reject()


def named(text: str, field: QWidget) -> QVBoxLayout:
    """Return a field with its label above it, which also names it for screen readers."""
    column = QVBoxLayout()
    column.setSpacing(4)
    above: QLabel = label(text, "label")
    above.setBuddy(field)
    field.setAccessibleName(text)
    column.addWidget(above)
    column.addWidget(field)
    return column


def line_field(text: str = "", placeholder: str = "", longest: int = LONGEST_LINE) -> LineField:
    """Return a field for one line."""
    return LineField(text, placeholder, longest)
