"""Opening kits: by their words where they are encrypted, and from every door."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.store.document import encrypting
from calibrate.store.kits.making import Lock, draw_lock
from calibrate.ui.kits.words_dialog import WordsDialog
from calibrate.ui.recent import recent_sessions
from calibrate.ui.window import MainWindow
from tests.ui.answering import answer_next, give_up
from tests.ui.kits.conftest import Files, screen_of


def typing(qtbot: QtBot, *tries: str, told: list[str] | None = None) -> None:
    """Let the dialog that opens next be given these words, one try after the other."""

    def type_all(dialog: QWidget) -> None:
        assert isinstance(dialog, WordsDialog)
        for words in tries:
            dialog.words.setText(words)
            dialog.primary.click()
            qtbot.waitUntil(lambda: dialog._work is None)
            if told is not None:
                told.append(dialog.trouble.sentence.text())

    answer_next(type_all)


def test_an_encrypted_kit_is_asked_for_its_words_and_opens(
    window: MainWindow, files: Files, lock: Lock, qtbot: QtBot
) -> None:
    path = files.make(lock=lock)
    typing(qtbot, lock.words.upper())
    window.open_file(path)
    assert screen_of(window).top.subtitle.text() == "Your kit · 0 of 2 submitted"


def test_wrong_words_are_told_calmly_and_the_third_time_who_has_them(
    window: MainWindow, files: Files, lock: Lock, qtbot: QtBot
) -> None:
    path = files.make(lock=lock)
    told: list[str] = []
    others = draw_lock().words
    typing(qtbot, "abandon", others, others, others, lock.words, told=told)
    window.open_file(path)
    wrong = f"These are not the words of {path.name}."
    assert told[0] == "There are 6 words, and these are 1."
    assert told[1:3] == [wrong, wrong]
    assert told[3].startswith(f"{wrong} Whoever sent you the file has its words")
    assert screen_of(window)


def test_to_give_up_leaves_home_and_no_file_open(
    window: MainWindow, files: Files, lock: Lock
) -> None:
    path = files.make(lock=lock)
    answer_next(give_up)
    window.open_file(path)
    assert window.session is None
    path.rename(path.with_name("moved.calib"))


def test_a_kit_that_is_dropped_opens(window: MainWindow, files: Files, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files.make()))])
    window.dropEvent(
        QDropEvent(
            QPointF(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: window.session is not None)
    assert screen_of(window)


def test_home_lists_a_kit_as_ones_own_and_opens_it_by_its_words_again(
    window: MainWindow, files: Files, lock: Lock, qtbot: QtBot
) -> None:
    path = files.make(lock=lock)
    typing(qtbot, lock.words)
    window.open_file(path)
    window.show_home()
    (recent,) = recent_sessions()
    assert (recent.title, recent.phase, recent.detail) == ("Autumn", "Your kit", "0 of 2 submitted")
    typing(qtbot, lock.words)
    window.home.chosen.emit(recent)
    assert screen_of(window)


def test_the_list_of_recent_sessions_holds_no_words_and_nothing_of_a_kits_content(
    window: MainWindow, files: Files, lock: Lock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = files.make(lock=lock)
    typing(qtbot, lock.words)
    window.open_file(path)
    screen_of(window).flush()
    window.show_home()
    import os

    home = Path(os.environ["CALIBRATE_HOME"])
    content = b"".join(one.read_bytes() for one in home.rglob("*") if one.is_file())
    assert path.name.encode() in content
    for word in (lock.words, "Ann", "retry path", 'Pia"', "Sami"):
        assert word.encode() not in content


def test_without_the_library_it_is_said_and_the_rest_goes_on(
    window: MainWindow, files: Files, lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, plain = files.make(lock=lock), files.make(1)
    monkeypatch.setattr(encrypting, "LIBRARY", "no_such_library")
    window.open_file(path)
    assert window.message.text.text() == (
        f"{path.name} is encrypted, and encrypted files cannot be opened or made on this computer, "
        "for SQLCipher is not there. Kits without words work here."
    )
    window.open_file(plain)
    assert screen_of(window)


def test_words_can_be_tried_while_a_session_is_open_and_it_stays(
    window: MainWindow, files: Files, lock: Lock
) -> None:
    path = files.make(lock=lock)
    window.open_file(files.session)
    answer_next(give_up)
    window.open_file(path)
    QApplication.processEvents()
    assert window.session is None
    window.open_file(files.session)
    assert window.session is not None
