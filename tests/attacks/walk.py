"""Somebody goes through all parts of a session in the real window, and exports its packets."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from unittest.mock import patch

from PySide6.QtWidgets import QApplication, QLabel

from calibrate.domain.agenda.readiness import Part
from calibrate.ui import faults
from calibrate.ui.look import theme
from calibrate.ui.packets.screen import PacketsScreen
from calibrate.ui.paper import ask as folders
from calibrate.ui.parts.screen.top_bar import TopBar
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import MainWindow
from tests.attacks.paper import Packets, packets_in
from tests.quiet import hush
from tests.shots.album import put_away, settle, wait_until


class Walk:
    """What was told on the way through a session, and what each export wrote."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.told: list[str] = []
        self.written: list[Packets] = []
        rmtree(folder, ignore_errors=True)
        self._folder = folder
        self._window = MainWindow()
        before = sys.excepthook
        try:
            faults.install(self._window.tell, self._window.damage)
            self._window.show()
            settle()
            self._go_through(file)
        finally:
            self._try(self._window.show_home)
            sys.excepthook = before
            put_away(self._window)

    def _go_through(self, file: Path) -> None:
        self._try(lambda: self._window.open_file(file))
        for part, _ in TopBar.PARTS:
            if self._window.session:
                self._try(lambda part=part: self._visit(part))  # type: ignore[misc]

    def _visit(self, part: str) -> None:
        session = self._window.session
        assert session is not None
        session.ask(part)
        settle()
        screen = session.screens.get(part)
        if isinstance(screen, SetupScreen):
            for section in Part:
                screen.choose(section)
                settle()
        if isinstance(screen, PacketsScreen):
            self._print(screen)

    def _print(self, screen: PacketsScreen) -> None:
        """Look at every candidate's pages, and export all: first what verifies, then the rest."""
        choices = screen.candidates.choices
        for place, state in enumerate(choices.states):
            screen.candidates.choose(state.id)
            settle()
            if not choices.is_ticked(state):
                choices.toggle(place)
        wait_until(lambda: screen.view.preview.accessibleDescription() != "Drawing the pages…")
        self._hear(screen.view.preview.accessibleDescription())
        self._export(screen)
        if not screen.panel.damaged.isHidden():
            screen.panel.damaged.click()
            self._export(screen)

    def _export(self, screen: PacketsScreen) -> None:
        """Press Export, with a folder that is empty."""
        rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        with patch.object(folders, "ask_folder", lambda _: self._folder):
            screen.panel.export.click()
        wait_until(lambda: screen.panel.running.isHidden())
        self.written.append(packets_in(self._folder))
        labels = screen.panel.result.findChildren(QLabel)
        for label in labels:
            self._hear(label.text())

    def _try(self, act: Callable[[], object]) -> None:
        """Do something as Qt does it: what is raised goes to the hook, and is told."""
        try:
            act()
        except Exception:
            sys.excepthook(*sys.exc_info())
        settle()
        with suppress(AttributeError):
            self._hear(self._window._message.text.text())  # type: ignore[union-attr]

    def _hear(self, sentence: str) -> None:
        if sentence and sentence not in self.told:
            self.told.append(sentence)


def walk(file: Path, folder: Path) -> tuple[list[str], list[Packets]]:
    """Go through a session; return what was told, and what each export wrote."""
    hush()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.prepare(application, dark=False)
    gone = Walk(file, folder)
    return gone.told, gone.written
