"""A slip of paper with the words of one kit, to be handed over or put into an envelope."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from calibrate.store.kits.making import MadeKit
from calibrate.ui.look.theme import font
from calibrate.words.travel.kits import KEEP_THE_SLIP

POINTS = 72
WIDTH, SIDE, LINE = 260, 48, 20
"""In points: how wide a slip is, what is left free around it, and how high a line is."""


def print_slip(parent: QWidget, title: str, name: str, kit: MadeKit, *_: object) -> None:
    """Ask for a printer, and print the slip on it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print the words of {name}")
    if dialog.exec():
        draw_slip(printer, title, name, kit)


def draw_slip(device: QPagedPaintDevice, title: str, name: str, kit: MadeKit) -> None:
    """Draw a slip at the top of a page: whose it is, which file it opens, and the words."""
    painter = QPainter(device)
    scale = device.logicalDpiX() / POINTS
    painter.scale(scale, scale)
    for number, (words, size, weight) in enumerate(_lines(title, name, kit)):
        face = font(size, weight)
        face.setPixelSize(size)
        painter.setFont(face)
        area = QRectF(SIDE, SIDE + number * LINE, WIDTH, LINE)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags | Qt.TextFlag.TextDontClip), words)
    note = QRectF(SIDE, SIDE + (number + 1.5) * LINE, WIDTH, 4 * LINE)
    face = font(8)
    face.setPixelSize(8)
    painter.setFont(face)
    painter.drawText(note, int(Qt.TextFlag.TextWordWrap), KEEP_THE_SLIP)
    painter.end()


def _lines(title: str, name: str, kit: MadeKit) -> list[tuple[str, int, QFont.Weight]]:
    plain, strong = QFont.Weight.Normal, QFont.Weight.DemiBold
    words = kit.words.split()
    return [
        (title, 9, plain),
        (name, 12, strong),
        (kit.path.name, 9, plain),
        (" ".join(words[:3]), 13, strong),
        (" ".join(words[3:]), 13, strong),
    ]
