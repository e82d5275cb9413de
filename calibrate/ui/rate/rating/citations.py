"""What a rating cites, as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from calibrate.domain.ratings import Stance
from calibrate.ui.look import marks, zoom
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.text import Face
from calibrate.ui.look.theme import scaled, tokens
from calibrate.ui.rate.sheet.card import stance_color

HEIGHT = 26
SPACING = 4


class Cited(NamedTuple):
    """A citation as a chip shows it."""

    evidence: str
    label: str
    title: str
    stance: Stance
    words: str
    quoted: str = ""

    @property
    def about(self) -> str:
        """What it cites: the words that were marked, or the piece's title."""
        return self.quoted or self.title


class Chip(QAbstractButton):
    """One citation: its stance's sign, its label, and a cross."""

    FACE = Face(12)

    def __init__(self) -> None:
        super().__init__()
        self.cited = Cited("", "", "", Stance.TARGET, "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_cited(self, cited: Cited) -> None:
        """Show a citation."""
        self.cited = cited
        self.setAccessibleName(f"Remove citation {cited.label}, {cited.words}: {cited.about}")
        tip = (cited.title, cited.quoted, f"{cited.words}. Click to remove.")
        give_tip(self, "\n".join(line for line in tip if line))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for sign, label and cross."""
        return zoom.size(round(self.FACE.width(self.cited.label)) + 49, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, box = zoom.enlarging(self), tokens(), zoom.area_of(self)
        ground = box.adjusted(2, 2, -2, -2)
        with marks.fills(painter, colors.color("chip")):
            painter.drawRoundedRect(ground, 11, 11)
        self._paint_sign(painter, QRectF(ground.left() + 8, ground.center().y() - 4.5, 9, 9))
        words = ground.adjusted(20, 0, -18, 0)
        marks.draw_text(painter, words, self.cited.label, self.FACE.font, colors.color("ink"))
        cross = QRectF(ground.right() - 17, ground.center().y() - 3.5, 7, 7)
        lit = self.underMouse() or self.hasFocus()
        marks.draw_cross(painter, cross, colors.color("ink" if lit else "muted"))
        if self.hasFocus():
            with marks.strokes(painter, colors.color("primary"), 2):
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    def _paint_sign(self, painter: QPainter, sign: QRectF) -> None:
        color = stance_color(self.cited.stance)
        if self.cited.stance is Stance.TARGET:
            with marks.fills(painter, color):
                painter.drawRoundedRect(sign, 2, 2)
        elif self.cited.stance is Stance.CURRENT:
            with marks.strokes(painter, color, 1.6):
                painter.drawRoundedRect(sign.adjusted(0.8, 0.8, -0.8, -0.8), 2, 2)
        else:
            marks.draw_minus(painter, sign, color)


class Chips(QWidget):
    """Chips that flow into as many lines as they need. `removed` carries a piece's id."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_citations(self, cited: Sequence[Cited]) -> None:
        """Show these citations and no others."""
        while len(self.chips) < len(cited):
            self._make_chip()
        for position, chip in enumerate(self.chips):
            chip.setVisible(position < len(cited))
            if position < len(cited):
                chip.show_cited(cited[position])
        self._flow(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow(self.width(), move=True)

    def _make_chip(self) -> None:
        chip = Chip()
        chip.setParent(self)
        chip.clicked.connect(lambda: self.removed.emit(chip.cited.evidence))
        self.chips.append(chip)

    def _flow(self, width: int, move: bool) -> int:
        x, y, high = 0, 0, scaled(HEIGHT)
        shown = [chip for chip in self.chips if not chip.isHidden()]
        for chip in shown:
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + high + 4
            if move:
                chip.setGeometry(x, y, size.width(), high)
            x += size.width() + SPACING
        return y + high if shown else 0
