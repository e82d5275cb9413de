"""Says what has too little room in a window: words that are cut, and parts that lie outside."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTabBar,
    QWidget,
)

from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.parts.screen.screen import Screen

SLACK = 1
"""Pixels by which rounding may be off."""


def cut(window: QWidget) -> list[str]:
    """Return a line for each part that is seen and has too little room."""
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    return [f"{_path(part)}: {what}" for part in parts for what in _troubles(part)]


def _troubles(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel):
        yield from _cut_words(part)
    elif isinstance(part, QAbstractButton) and not isinstance(part.parent(), QTabBar):
        if (needed := part.minimumSizeHint().width()) > part.width() + SLACK:
            yield f"needs {needed}, has {part.width()} for “{part.text()}”"
    elif isinstance(part, QScrollArea):
        yield from _cut_across(part)
    if _lies_outside(part):
        yield "lies outside of what it is in"


def _cut_across(area: QScrollArea) -> Iterator[str]:
    if isinstance(area.parentWidget(), Screen) and area.verticalScrollBar().maximum():
        yield "the screen as a whole scrolls"
    inside, bar = area.widget(), area.horizontalScrollBarPolicy()
    if inside is None or bar is not bar.ScrollBarAlwaysOff:
        return
    needed, room = inside.minimumSizeHint().width(), area.viewport().width()
    if needed > room + SLACK:
        yield f"scrolls down only, and needs {needed} of {room} across"


def _cut_words(label: QLabel) -> Iterator[str]:
    if isinstance(label, ElidedLabel):
        if label.whole and label.width() < label.minimumSizeHint().width():
            yield f"no room for a letter of “{label.whole}”"
    elif label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + SLACK:
            yield f"too low for “{label.text()}”"
    elif label.sizeHint().width() > label.width() + SLACK:
        yield f"too narrow for “{label.text()}”"


def _lies_outside(part: QWidget) -> bool:
    """Tell whether a part lies outside of its parent, where that does not scroll."""
    parent = part.parentWidget()
    if part.isWindow() or parent is None or isinstance(part, QHeaderView):
        return False
    scrolling = (QAbstractScrollArea, QAbstractItemView, QTabBar)
    if isinstance(parent, scrolling) or isinstance(parent.parentWidget(), scrolling):
        return False
    return not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(part.geometry())


def _path(part: QWidget) -> str:
    """Return where a part is: its class and those around it."""
    names: list[str] = []
    at: QWidget | None = part
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " in ".join(names)
