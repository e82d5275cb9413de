"""A list to choose from, where the words can be edited as well."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.ui.look import theme
from calibrate.ui.parts.choice_box import ChoiceBox


def ink(image: QImage, area: QRect) -> int:
    """Count the dark dots in an area."""
    dots = [(x, y) for x in range(area.left(), area.right()) for y in range(4, area.height() - 4)]
    return sum(QColor(image.pixel(x, y)).lightness() < 128 for x, y in dots)


def test_words_that_can_be_edited_are_drawn_by_their_field_alone(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.prepare(qapp, dark=False)
    box = ChoiceBox("Owner")
    qtbot.addWidget(box)
    box.addItem("Nadia Rahimi")
    box.resize(240, 34)
    box.show()
    words = QRect(8, 0, 190, 34)
    assert ink(box.grab().toImage(), words) > 50
    box.setEditable(True)
    box.setAccessibleName("Owner")
    field = box.lineEdit()
    assert field
    assert field.accessibleName() == "Owner"
    field.hide()
    assert ink(box.grab().toImage(), words) == 0
