"""Above and below the sheet: whose it is, what the columns are, what the keys do, and finding."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calibrate.domain.rubric.rubric import Step
from calibrate.domain.sheet import Sheet
from calibrate.ui.look import marks, zoom
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.text import draw_one
from calibrate.ui.look.theme import Measures, appearance, set_role, tokens
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.rate.sheet.measured import columns, faces

FIND = "Find in expectations and evidence"
HINTS = (
    (("↑", "↓"), "card"),
    (("←", "→"), "shows {current}, {target}"),
    (("X",), "speaks against"),
    (("Del",), "no stance"),
    (("Space",), "fold"),
    (("?",), "all keys"),
)


class ColumnHeads(QWidget):
    """The heads of the three columns, painted where the columns are."""

    def __init__(self, measures: Measures) -> None:
        super().__init__()
        self.measures, self.step = measures, Step("L3", "L4")
        zoom.hold(self, height=32)
        appearance.changed.connect(self.update)

    def show_step(self, step: Step) -> None:
        """Name the levels."""
        self.step = step
        words = f"{step.current} expectation, evidence, {step.target} expectation"
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, area = zoom.enlarging(self), tokens(), zoom.area_of(self)
        found, face = columns(int(area.width()), self.measures), faces(self.measures).strong
        words = (
            (self.step.current, "Expectation"),
            ("", "Evidence"),
            (self.step.target, "Expectation"),
        )
        for column, (level, text) in enumerate(words):
            x = float(found.starts[column])
            if level:
                size = marks.tag_size(level)
                box = QRectF(x, 5, size.width(), size.height())
                marks.draw_level_tag(painter, box, level, target=column == 2)
                x = box.right() + 8
            room = found.starts[column] + found.widths[column] - x
            draw_one(painter, QRectF(x, 5, room, 20), text, face, colors.color("ink"))
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), colors.color("hairline"))
        painter.end()


class Heading(QWidget):
    """A candidate's name with what is known of them, and the buttons of the sheet."""

    unfold_wanted = Signal()
    find_wanted = Signal()

    def __init__(self, measures: Measures) -> None:
        super().__init__()
        self.name, self.about = ElidedLabel(role="title"), ElidedLabel(role="meta")
        self.unfold = KeyButton("Unfold all rows", "U")
        self.find_button = KeyButton("Find", "/")
        self.heads = ColumnHeads(measures)
        self.unfold.clicked.connect(self.unfold_wanted)
        self.find_button.clicked.connect(self.find_wanted)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self.name)
        self._row.addWidget(self.about, 1)
        self._row.addWidget(self.unfold)
        self._row.addWidget(self.find_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self.heads)
        self.fit(measures)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self.heads.measures = measures
        above = 9 if measures.padding > 16 else 7
        self._row.setContentsMargins(measures.padding, above, measures.padding, 4)
        set_role(self.name, "title" if measures.padding > 16 else "title-narrow")
        self.heads.update()

    def show_sheet(self, sheet: Sheet) -> None:
        """Name the candidate, their team, their step, and who presents them."""
        self.name.set_whole(sheet.candidate.name)
        presented = f"presented by {', '.join(sheet.presenters)}" if sheet.presenters else ""
        parts = (sheet.candidate.team, str(sheet.step), presented)
        self.about.set_whole("  ·  ".join(part for part in parts if part))
        self.heads.show_step(sheet.step)

    def show_folding(self, unfolds_all: bool) -> None:
        """Name what the button does now."""
        self.unfold.setText("Fold all rows" if unfolds_all else "Unfold all rows")


class FindBar(QFrame):
    """A line that finds text in this candidate's expectations and evidence.

    `sought` carries the text and the direction of the next find: 1, -1, or 0 while typing.
    """

    sought = Signal(str, int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "foot")
        self.line = SearchField()
        self.line.setAccessibleName(FIND)
        self.line.setPlaceholderText(FIND)
        self.found = label("", "meta")
        self.back, self.on = KeyButton("Previous"), KeyButton("Next", "⏎")
        self.close_button = KeyButton("Close", "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        everywhere = KeyLabel(("Ctrl", "K"), "everywhere")
        for widget in (self.line, self.found, everywhere, self.back, self.on, self.close_button):
            row.addWidget(widget)
        self.line.textChanged.connect(lambda text: self.sought.emit(text, 0))
        self.back.clicked.connect(lambda: self.sought.emit(self.line.text(), -1))
        self.on.clicked.connect(lambda: self.sought.emit(self.line.text(), 1))
        self.close_button.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar, ready for typing."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def show_found(self, position: int, count: int) -> None:
        """Say which of how many places is shown."""
        words = f"{position} of {count}" if count else "Nothing found"
        self.found.setText(words if self.line.text().strip() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.sought.emit(self.line.text(), -1 if back else 1)
        else:
            super().keyPressEvent(event)


class KeyLine(QFrame):
    """What the keys of the sheet do, in one line below it."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "foot")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(6)
        self._words: list[tuple[KeyLabel, str]] = []
        for keys, words in HINTS:
            made = KeyLabel(keys, words)
            self._words.append((made, words))
            self._row.addWidget(made)
            self._row.addSpacing(14)
        self._row.addStretch()

    def show_step(self, step: Step) -> None:
        """Name the levels."""
        for made, words in self._words:
            made.say(words.replace("{current}", step.current).replace("{target}", step.target))

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window; a small one keeps the room for the sheet."""
        self._row.setContentsMargins(measures.padding, 6, measures.padding, 6)
        self.setVisible(measures.padding > 16)
