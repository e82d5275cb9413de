"""Text of another size than 100 %: whatever is painted is enlarged, whatever is laid out follows.

Painters know the lengths of 100 % alone. They draw with a painter that enlarges, in an area that is
given in their lengths; a row of text at 200 % is that of 100 % in a view half as wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from calibrate.ui.look.theme import appearance, scaled, text_font

_sizes: WeakKeyDictionary[QWidget, tuple[int, int]] = WeakKeyDictionary()
_faces: WeakKeyDictionary[QWidget, tuple[int, QFont.Weight]] = WeakKeyDictionary()
"""The lengths and the faces at 100 % of widgets that follow the text size."""


def enlarging(widget: QWidget) -> QPainter:
    """Return a painter on `widget` that takes the lengths of 100 %."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(appearance.zoom, appearance.zoom)
    return painter


@contextmanager
def enlarged(painter: QPainter, rect: QRect) -> Iterator[QRectF]:
    """Let `painter` take the lengths of 100 % for the block; give it `rect` in those."""
    if appearance.zoom == 1:
        yield QRectF(rect)
        return
    painter.save()
    painter.scale(appearance.zoom, appearance.zoom)
    try:
        yield at_hundred(rect)
    finally:
        painter.restore()


def at_hundred(rect: QRect) -> QRectF:
    """Return a place in the window as painters know it."""
    zoom = appearance.zoom
    return QRectF(rect.x() / zoom, rect.y() / zoom, rect.width() / zoom, rect.height() / zoom)


def area_of(widget: QWidget) -> QRectF:
    """Return all of a widget as painters know it."""
    return at_hundred(widget.rect())


def point_at_hundred(point: QPoint | QPointF) -> QPointF:
    """Return a point in the window as painters know it."""
    return QPointF(point) / appearance.zoom


def in_window(rect: QRectF) -> QRect:
    """Return a painter's place as the window knows it, wholly covered."""
    zoom = appearance.zoom
    enlarged = QRectF(rect.x() * zoom, rect.y() * zoom, rect.width() * zoom, rect.height() * zoom)
    return enlarged.toAlignedRect()


def length(pixels: float) -> float:
    """Return a length in the window as painters know it."""
    return pixels / appearance.zoom


def size(width: float, height: float) -> QSize:
    """Return a size at 100 % as the window knows it."""
    return QSize(scaled(width), scaled(height))


def hold(widget: QWidget, width: int = 0, height: int = 0) -> None:
    """Fix the width, the height or both, in lengths of 100 %, whatever the text size becomes."""
    _sizes[widget] = width, height
    _fix(widget, width, height)


def set_face(widget: QWidget, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
    """Set a widget in the text font, in pixels at 100 %, whatever the text size becomes."""
    _faces[widget] = pixels, weight
    widget.setFont(text_font(pixels, weight))


def use_text_size(percent: int) -> None:
    """Put a text size in force in every window."""
    if percent == round(appearance.zoom * 100):
        return
    appearance.enlarge(percent)
    for widget, (width, height) in list(_sizes.items()):
        if isValid(widget):
            _fix(widget, width, height)
    for widget, (pixels, weight) in list(_faces.items()):
        if isValid(widget):
            widget.setFont(text_font(pixels, weight))


def _fix(widget: QWidget, width: int, height: int) -> None:
    if width:
        widget.setFixedWidth(scaled(width))
    if height:
        widget.setFixedHeight(scaled(height))
