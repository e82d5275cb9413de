"""Keeping Qt's offscreen screen from saying, at every window, what it cannot do."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

NOISE = "This plugin does not support propagateSizeHints()"


def hush() -> None:
    """Drop that one sentence from now on; everything else is still said."""
    qInstallMessageHandler(_say)


def _say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message != NOISE:
        print(message, file=sys.stderr)
