"""A logo: the picture that is chosen, as it will be on white paper, and the way to another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.organisation.logo import checked_logo
from calibrate.exchange.attached_file import read_attachment
from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_text, strokes
from calibrate.ui.look.theme import font, set_role, tokens
from calibrate.words.handing.organisation import NO_LOGO

PICTURES = "Pictures (*.png *.jpg *.jpeg)"
WIDTH, HEIGHT, AROUND = 180, 64, 8
PAPER = "#FFFFFF"


class LogoField(QWidget):
    """Holds the bytes of a picture, or none. `refused` carries why a file is no logo."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, content: bytes = b"") -> None:
        super().__init__()
        self.content = b""
        self.picture = _Picture()
        self.choose, self.remove = QPushButton("Choose…"), QPushButton("Remove")
        self.choose.setAccessibleName("Choose the logo")
        self.remove.setAccessibleName("Remove the logo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.picture)
        for button in (self.choose, self.remove):
            button.setAutoDefault(False)
            set_role(button, "beside")
            row.addWidget(button)
        row.addStretch()
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.show_logo(b""))
        self.show_logo(content)

    def show_logo(self, content: bytes) -> None:
        """Hold another picture, which was checked, or none."""
        self.content = content
        self.picture.show_picture(content)
        self.remove.setVisible(bool(content))
        self.changed.emit()

    def take(self, path: Path) -> None:
        """Hold the picture in a file, or say why it is no logo."""
        try:
            self.show_logo(checked_logo(read_attachment(path).content))
        except CalibrateError as error:
            self.refused.emit(str(error))

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "The logo", "", PICTURES)
        if name:
            self.take(Path(name))


class _Picture(QFrame):
    """A piece of white paper with the picture on it."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(zoom.size(WIDTH, HEIGHT))

    def show_picture(self, content: bytes) -> None:
        """Show the bytes of a picture, or nothing for none."""
        self._picture = QPixmap()
        if content:
            self._picture.loadFromData(content)
        size = f"{self._picture.width()} by {self._picture.height()} pixels"
        self.setAccessibleName(f"Logo, {size}" if content else NO_LOGO)
        self.update()

    def sizeHint(self) -> QSize:
        return zoom.size(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture as large as it fits, in the middle; or that there is none."""
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        if self._picture.isNull():
            draw_text(painter, area, NO_LOGO, font(13), tokens().color("muted"))
        else:
            painter.fillRect(area, QColor(PAPER))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            inside = area.adjusted(AROUND, AROUND, -AROUND, -AROUND)
            size = self._picture.size().toSizeF()
            size.scale(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(inside.topLeft(), size)
            place.moveCenter(inside.center())
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        with strokes(painter, tokens().color("hairline"), 1):
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
