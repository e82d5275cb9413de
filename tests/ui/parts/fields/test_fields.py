"""What is typed or pasted goes by the rule for text: taken whole, mended and told, or refused."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calibrate import ui
from calibrate.domain.errors import BadInput
from calibrate.domain.text.rule import in_lines, on_one_line
from calibrate.ui.look import theme
from calibrate.ui.parts.fields.beside import Beside
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.fields.mending import JOINED, MENDED
from calibrate.ui.parts.fields.text_area import TextArea

Field = LineField | TextArea
MADE: list[Callable[[], Field]] = [LineField, TextArea]
OURS = {Path("parts/fields/line_field.py"), Path("parts/fields/text_area.py")}
BARE = {"QLineEdit", "QPlainTextEdit", "QTextEdit", "setMaxLength", "setEditable"}


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.prepare(qapp, dark=False)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    QVBoxLayout(made)
    made.show()
    made.activateWindow()
    return made


def put(window: QWidget, field: Field) -> Field:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus()
    QApplication.processEvents()
    return field


def paste(field: Field, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.paste()


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def shown(field: Field) -> str:
    """What stands beside the field, where it is seen."""
    label = Beside.of(field)
    return label.text() if label and label.isVisible() else ""


@pytest.mark.parametrize("make", MADE)
@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x9f", "\ufdd0", "\uffff"])
def test_what_an_import_refuses_a_field_refuses_in_the_same_words(
    window: QWidget, make: Callable[[], Field], character: str
) -> None:
    field = put(window, make())
    QTest.keyClicks(field, "before")
    with pytest.raises(BadInput) as refused:
        in_lines(f"a{character}b")
    paste(field, f"a{character}b")
    assert text_of(field) == "before"
    assert shown(field) == str(refused.value)
    QTest.keyClicks(field, "!")
    assert shown(field) == ""


@pytest.mark.parametrize("end", ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\r"])
def test_what_an_import_mends_a_field_mends_and_tells(window: QWidget, end: str) -> None:
    line, area = put(window, LineField()), put(window, TextArea())
    paste(area, f"one{end}two")
    assert (text_of(area), shown(area)) == (in_lines(f"one{end}two"), MENDED)
    line.setFocus()
    paste(line, f"one{end}two")
    assert (text_of(line), shown(line)) == (on_one_line(f"one{end}two"), JOINED)
    QTest.keyClicks(line, "!")
    assert shown(line) == ""


@pytest.mark.parametrize("text", ["a\r\nb", "one\ntwo\n", "plain"])
def test_line_ends_of_every_day_are_not_spoken_of(window: QWidget, text: str) -> None:
    area = put(window, TextArea())
    paste(area, text)
    assert (text_of(area), shown(area)) == (in_lines(text), "")


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(text=st.text(max_size=30))
def test_a_field_and_an_import_give_the_same_answer(window: QWidget, text: str) -> None:
    for make, rule in ((LineField, on_one_line), (TextArea, in_lines)):
        field = put(window, make())
        try:
            wanted = rule(text)
        except BadInput:
            wanted = ""
        if isinstance(field, TextArea):
            handed = QMimeData()
            handed.setText(text)
            field.insertFromMimeData(handed)
        else:
            field.insert(text)
        assert text_of(field) == wanted
        field.setParent(None)
        field.deleteLater()


@pytest.mark.parametrize(("make", "longest"), [(LineField, 2_000), (TextArea, 8_000)])
def test_a_long_text_is_taken_whole_and_one_beyond_the_measure_told(
    window: QWidget, make: Callable[[], Field], longest: int
) -> None:
    field = put(window, make())
    paste(field, "x" * longest)
    assert (len(text_of(field)), shown(field)) == (longest, "")
    paste(field, "y" * 40_000)
    assert len(text_of(field)) == longest + 40_000
    assert shown(field).startswith(f"This is longer than {longest} characters; shorten it.")
    assert field.accessibleDescription() == shown(field)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert shown(field) == ""


def test_what_is_said_beside_a_field_lies_within_the_window_and_goes_with_the_focus(
    window: QWidget,
) -> None:
    window.resize(300, 90)
    other, field = put(window, LineField()), put(window, LineField(longest=2))
    QTest.keyClicks(field, "abc")
    label = Beside.of(field)
    assert label is not None
    assert window.rect().contains(label.geometry())
    assert label.height() >= label.heightForWidth(label.width())
    other.setFocus()
    assert shown(field) == ""
    assert field.accessibleDescription() == ""


def test_blanks_that_do_not_break_stay_as_they_are(window: QWidget) -> None:
    area = put(window, TextArea("10\u00a0km"))
    paste(area, "5\u00a0€ ")
    assert text_of(area) == "5\u00a0€ 10\u00a0km"


def test_a_way_of_writing_hands_over_by_the_rule_too(window: QWidget) -> None:
    for make in MADE:
        field = put(window, make())
        for text in ("山", "\0"):
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(field, event)
        assert text_of(field) == "山"
        assert "U+0000" in shown(field)


def test_what_is_only_read_takes_nothing(window: QWidget) -> None:
    area = TextArea("x" * 9_000)
    put(window, area)
    area.setReadOnly(True)
    paste(area, "more")
    area.setPlainText("y" * 9_000)
    assert (len(text_of(area)), shown(area)) == (9_000, "")


@pytest.mark.parametrize("make", MADE)
def test_a_field_knows_whether_somebody_typed_in_it(
    window: QWidget, make: Callable[[], Field]
) -> None:
    field = put(window, make())
    (field.setText if isinstance(field, LineField) else field.setPlainText)("Given")
    assert not field.is_typed
    paste(field, "one\u2028two")
    assert field.is_typed
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "Given")
    assert not field.is_typed


def test_nobody_makes_a_field_of_another_kind() -> None:
    folder = Path(str(ui.__file__)).parent
    found = {
        (path.relative_to(folder), name)
        for path in folder.rglob("*.py")
        for name in _made(ast.parse(path.read_text()))
    }
    assert {path for path, name in found if name in BARE} == OURS


def _made(tree: ast.AST) -> list[str]:
    """Return the names of what is called and of what classes are made of."""
    calls = [one.func for one in ast.walk(tree) if isinstance(one, ast.Call)]
    bases = [base for one in ast.walk(tree) if isinstance(one, ast.ClassDef) for base in one.bases]
    return [
        one.attr if isinstance(one, ast.Attribute) else one.id
        for one in (*calls, *bases)
        if isinstance(one, ast.Attribute | ast.Name)
    ]


OLD = "As an older file has it:\x01 a control, \u2028 another line end."


def test_an_area_shows_the_text_of_an_older_file_and_nobody_typed_it(window: QWidget) -> None:
    area = put(window, TextArea(OLD))
    assert isinstance(area, TextArea)
    assert area.toPlainText() == OLD.replace("\u2028", "\n")
    assert not area.is_typed
    QTest.keyClicks(area, "x")
    assert area.is_typed
