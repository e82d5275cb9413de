"""What a key means: by its sign, by its place, and in digits of any script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from calibrate.ui.parts.keys.places import APPLE, at_place, cap_of, meaning

NOTHING = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

RUSSIAN = {"o": "щ", "r": "к", "c": "с", "n": "т", "x": "ч", "b": "и", "[": "х", "]": "ъ"}
SCAN_CODES = {"o": 24, "r": 19, "c": 46, "n": 49, "x": 45, "b": 48, "[": 26, "]": 27}
"""As Linux counts keys before the window system adds its eight."""


def struck(
    text: str, scan: int = 0, held: Qt.KeyboardModifier = NOTHING, key: int | None = None
) -> QKeyEvent:
    code = key if key is not None else ord(text.upper())
    return QKeyEvent(QEvent.Type.KeyPress, code, held, scan, 0, 0, text)


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.parametrize("letter", RUSSIAN)
def test_a_cyrillic_key_means_what_stands_at_its_place(letter: str) -> None:
    event = struck(RUSSIAN[letter], SCAN_CODES[letter] + 8)
    assert meaning(event) == letter
    assert cap_of(event) == letter.upper()


def test_windows_counts_without_the_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert meaning(struck("щ", 24)) == "o"


def test_a_mac_tells_places_by_its_virtual_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    event = QKeyEvent(QEvent.Type.KeyPress, ord("Щ"), NOTHING, 0, APPLE.index("o"), 0, "щ")
    assert at_place(event) == "o"


def test_a_latin_letter_means_itself_wherever_it_stands() -> None:
    dvorak_o_at_the_place_of_s = struck("o", 31 + 8)
    assert meaning(dvorak_o_at_the_place_of_s) == "o"
    assert meaning(struck("é", 3 + 8)) == "é"


@pytest.mark.parametrize("digit", ["3", "۳", "३", "３", "٣"])
def test_a_digit_of_any_script_is_that_digit(digit: str) -> None:
    assert meaning(struck(digit)) == "3"
    assert cap_of(struck(digit, key=0)) == "3"


def test_a_key_with_control_is_told_by_its_place_as_well() -> None:
    assert cap_of(struck("", 33 + 8, CONTROL, key=ord("А"))) == "Ctrl+F"
    assert cap_of(struck("", 0, CONTROL, key=ord("А"))) == ""


def test_a_sign_is_what_is_typed_whatever_is_held_for_it() -> None:
    for mark in ("?", "؟", "？"):
        assert cap_of(struck(mark, held=SHIFT)) == "?"
    held = CONTROL | Qt.KeyboardModifier.AltModifier  # AltGr on Windows
    assert cap_of(struck("[", 9 + 8, held)) == "["


def test_a_digit_that_needs_shift_is_told_by_its_place_beside_alt() -> None:
    alt = Qt.KeyboardModifier.AltModifier
    assert cap_of(struck('"', 4 + 8, alt)) == "Alt+3"
    assert cap_of(struck("é", 3 + 8, alt)) == "Alt+2"
    assert cap_of(struck('"', 4 + 8)) == '"'


def test_both_enter_keys_are_one() -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        assert cap_of(struck("\r", held=CONTROL | SHIFT, key=key.value)) == "Ctrl+Shift+Return"
