"""The rubric as a file: compared with others, exported, kept for new sessions, replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from calibrate.domain.commands import ReplaceRubric
from calibrate.domain.errors import CalibrateError
from calibrate.domain.rubric.comparing import compare
from calibrate.domain.rubric.pairing import slug
from calibrate.domain.rubric.rubric import Rubric
from calibrate.ui.offers.ladder import ladder_of
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.setup.page import Page
from calibrate.ui.setup.rubric.compare_dialog import CompareDialog
from calibrate.ui.setup.state import SetupState
from calibrate.words.offers.examples import exported_words
from calibrate.words.phrases import several

RUBRICS = "Rubrics (*.toml *.md *.markdown *.html *.yaml *.yml *.csv *.xlsx);;All files (*)"
WRITTEN = "Markdown, to read (*.md);;TOML, to edit (*.toml)"

Use = Callable[[Sequence[Path]], None]


class RubricFiles(QObject):
    """What the page's menu does with files; the menu is made anew each time it opens."""

    def __init__(self, page: Page, button: QPushButton) -> None:
        super().__init__(page)
        self._page, self._button = page, button
        button.clicked.connect(self.offer)

    @property
    def _state(self) -> SetupState:
        assert self._page.state is not None
        return self._page.state

    def offer(self) -> None:
        """Open the menu below its button."""
        button = self._button
        self.menu().exec(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return what can be done with the rubric; what changes it only in set-up."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addMenu(self._choice("Compare with", self.compare_with, menu))
        menu.addAction("Export…", self.choose_export)
        menu.addAction("Keep for new sessions", self.keep)
        replacing = self._choice("Replace by", self.replace_by, menu)
        replacing.setEnabled(self._state.is_setup)
        menu.addMenu(replacing)
        return menu

    def _choice(self, words: str, use: Use, parent: QMenu) -> QMenu:
        """Return rubrics to choose from: files, those that are kept, those of the app."""
        from calibrate.exchange.ladders.rubric_file import bundled_rubrics
        from calibrate.ui.kept_rubrics import kept_rubrics

        menu = QMenu(words, parent)
        menu.addAction("Files…", partial(self._choose_files, words, use))
        for kept in kept_rubrics():
            menu.addAction(_shown(kept.words), partial(use, [kept.path]))
        for path in bundled_rubrics():
            name = path.stem.replace("-", " ").capitalize()
            menu.addAction(f"Bundled: {name}", partial(use, [path]))
        return menu

    def _choose_files(self, words: str, use: Use) -> None:
        """Ask for a rubric file, or the documents of a ladder."""
        paths, _ = QFileDialog.getOpenFileNames(self._page, f"{words} files", "", RUBRICS)
        if paths:
            use([Path(path) for path in paths])

    def _read(self, paths: Sequence[Path]) -> Rubric | None:
        """Return the rubric of files, or say why there is none."""
        from calibrate.exchange.ladders.rubric_file import read_rubric

        try:
            return read_rubric(paths)
        except CalibrateError as error:
            self._page.desk.failed.emit(str(error))
            return None

    def compare_with(self, paths: Sequence[Path]) -> None:
        """Show what differs from the rubric of these files to the session's."""
        if other := self._read(paths):
            comparison = compare(other, self._state.session.rubric)
            named = ", ".join(path.name for path in paths)
            CompareDialog(self._page, comparison, named).exec()

    def choose_export(self) -> None:
        """Ask where the rubric goes, and write it there."""
        suggested = f"{slug(self._state.session.rubric.title) or 'rubric'}.md"
        title = "Export the rubric"
        path, _ = QFileDialog.getSaveFileName(self._page, title, suggested, WRITTEN)
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write the rubric as Markdown or as TOML, as the file's name says."""
        from calibrate.exchange.ladders.rubric_file import MARKDOWN, SUFFIX, write_rubric

        if path.suffix.lower() not in (SUFFIX, *MARKDOWN):
            path = path.with_name(f"{path.name}{MARKDOWN[0]}")
        filled = ladder_of(self._page.desk)
        told = f", {exported_words(filled.examples)}" if filled.examples else ""
        try:
            write_rubric(filled.rubric, path)
        except CalibrateError as error:
            self._page.desk.failed.emit(str(error))
        else:
            self._page.subtitle.set_whole(f"Exported to {path.name}{told}.")

    def keep(self) -> None:
        """Keep the rubric for new sessions."""
        from calibrate.ui.kept_rubrics import keep

        try:
            keep(ladder_of(self._page.desk).rubric)
        except CalibrateError as error:
            self._page.desk.failed.emit(str(error))
        else:
            self._page.subtitle.set_whole("Kept: New session offers it.")

    def replace_by(self, paths: Sequence[Path]) -> None:
        """Put the rubric of these files in place of the one there is, if the person agrees."""
        rubric = self._read(paths)
        if rubric and self._agrees(rubric):
            self._page.apply(ReplaceRubric(rubric))

    def _agrees(self, rubric: Rubric) -> bool:
        """Ask first where pieces would lose their place."""
        kept = {criterion.id for criterion in rubric.criteria}
        lost = sum(not kept.issuperset(piece.criteria) for piece in self._state.every_piece())
        if not lost:
            return True
        sentence = (
            f"{several(lost, 'piece')} of evidence would leave criteria that “{rubric.title}” "
            "lacks. Undo brings rubric and placement back."
        )
        return Confirm.ask(self._page, "Replace the rubric?", sentence, "Replace")


def _shown(words: str) -> str:
    return words.replace("&", "&&")
