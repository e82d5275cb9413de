"""The left of a screen: beside the middle where there is room, else over it when asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QTabBar,
    QWidget,
)

CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Drawer(QObject):
    """Folds `left` away from its place at the begin of `row`, and lays it over the screen.

    Open, it goes as soon as something in it was chosen, the keyboard is elsewhere, or by Escape.
    """

    def __init__(self, screen: QWidget, left: QFrame, row: QHBoxLayout) -> None:
        super().__init__(screen)
        self._screen, self._left, self._row = screen, left, row
        self.is_folded = self.is_open = False

    def fold(self, is_folded: bool) -> None:
        """Fold the left away, or give it back its place."""
        if is_folded is self.is_folded:
            return
        self._shut()
        self.is_folded = is_folded
        had_keyboard = self._holds(QApplication.focusWidget())
        if is_folded:
            self._row.removeWidget(self._left)
        else:
            self._row.insertWidget(0, self._left)
        self._left.setVisible(not is_folded)
        if had_keyboard:
            self._screen.setFocus()

    def toggle(self) -> None:
        """Open the drawer, or close it."""
        if self.is_open:
            self.close()
        elif self.is_folded:
            self._open()

    def close(self) -> None:
        """Fold the left away again, and give the keyboard back to the screen."""
        if self.is_open:
            self._shut()
            self._screen.setFocus()

    def place(self, area: QRect) -> None:
        """Lie over this part of the screen."""
        if self.is_folded:
            self._left.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close by Escape, by a press elsewhere, and once something was chosen."""
        kinds = QEvent.Type
        if isinstance(event, QKeyEvent) and event.type() == kinds.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._holds(watched):
                self.close()
                return True
            if event.key() in CHOOSING and self._chooses(watched):
                QTimer.singleShot(0, self, self.close)
        elif event.type() == kinds.MouseButtonRelease and self._chooses(watched):
            QTimer.singleShot(0, self, self.close)
        return False

    def _open(self) -> None:
        self.is_open = True
        self._left.show()
        self._left.raise_()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self)
        application.focusChanged.connect(self._follow)
        self._first().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _shut(self) -> None:
        if self.is_open:
            self.is_open = False
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._follow)
            self._left.hide()

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Close behind the keyboard when it goes elsewhere in this window."""
        is_elsewhere = now is not None and now.window() is self._screen.window()
        if is_elsewhere and not self._holds(now):
            self._shut()

    def _holds(self, widget: QObject | None) -> bool:
        return isinstance(widget, QWidget) and (
            widget is self._left or self._left.isAncestorOf(widget)
        )

    def _chooses(self, watched: QObject) -> bool:
        """Tell whether a press there chooses something."""
        if not isinstance(watched, QWidget) or not self._holds(watched):
            return False
        return (
            isinstance(watched, QTabBar)
            or isinstance(watched.parentWidget(), QAbstractItemView)
            or isinstance(watched, QAbstractItemView)
        )

    def _first(self) -> QWidget:
        """Return the list or the tabs in it."""
        parts = self._left.findChildren(QWidget)
        lists = [part for part in parts if isinstance(part, QAbstractItemView | QTabBar)]
        return next((part for part in lists if part.isVisible()), self._left)
