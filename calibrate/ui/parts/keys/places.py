"""What a pressed key means: by what it types or, on a keyboard that is not Latin, by its place."""

from __future__ import annotations

import sys
import unicodedata

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./"}
"""What a US keyboard types, by scan code; Linux and Windows count alike."""

BY_SCAN_CODE = {first + at: sign for first, row in ROWS.items() for at, sign in enumerate(row)}
X11_BEGINS = 8
FIRST_WITHOUT_SIGN = 2**24
"""Where Qt's keys begin that type nothing, such as F1; before it are code points."""

APPLE = "asdfhgzxcv\0bqweryt123465=97-80]ou[ip\0lj'k;\\,/nm."
"""What a US keyboard types, by the virtual key code of macOS."""

SAME_SIGNS = {"؟": "?", "？": "?", "／": "/", "［": "[", "］": "]"}
"""Signs of other scripts that say the same."""

ALONE = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
"""Both together are AltGr on Windows, which types signs."""

HELD = ALONE[0] | ALONE[1] | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.ShiftModifier


def meaning(event: QKeyEvent) -> str:
    """Return the small Latin letter, ASCII digit or sign that a key stands for, or nothing."""
    text = event.text()
    typed = text if text and text.isprintable() else _named(event)
    typed = SAME_SIGNS.get(typed, typed)
    digit = unicodedata.digit(typed, None) if len(typed) == 1 else None
    if digit is not None:
        return str(digit)
    if typed.isalpha() and not _is_latin(typed):
        return at_place(event)
    return typed.lower() if len(typed) == 1 and typed.isprintable() else ""


def with_own_digits(text: str) -> str:
    """Return a text with the digits of any script as ASCII ones."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in text)


def at_place(event: QKeyEvent) -> str:
    """Return what a US keyboard types at the place of a key; nothing where that is not known."""
    if sys.platform == "darwin":
        code = event.nativeVirtualKey()
        return APPLE[code].strip("\0") if 0 <= code < len(APPLE) else ""
    code = event.nativeScanCode()
    return BY_SCAN_CODE.get(code if sys.platform == "win32" else code - X11_BEGINS, "")


def is_plain_enter(event: QKeyEvent) -> bool:
    """Tell whether one of the two Enter keys is pressed with nothing held beside it."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def cap_of(event: QKeyEvent) -> str:
    """Return what is pressed as a cap says it: `N`, `/`, `Return`, `Ctrl+Shift+Return`."""
    sign, held = meaning(event), event.modifiers() & HELD
    if held in ALONE and at_place(event).isdecimal() and not _is_plain(sign):
        sign = at_place(event)  # where a keyboard types digits with Shift, such as in France
    if sign and not sign.isalnum() and event.text():
        return sign  # whatever a keyboard needs held for it
    if not held & ~Qt.KeyboardModifier.ShiftModifier and sign:
        return sign.upper()
    if not sign and event.key() < FIRST_WITHOUT_SIGN:
        return ""
    key = Qt.Key(ord(sign.upper())) if sign else Qt.Key(event.key())
    key = Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key
    return QKeySequence(QKeyCombination(held, key)).toString()


def _named(event: QKeyEvent) -> str:
    """Return what a key would type without Ctrl or Alt, or nothing."""
    return chr(event.key()) if 32 < event.key() < 0x110000 else ""


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _is_latin(letters: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
