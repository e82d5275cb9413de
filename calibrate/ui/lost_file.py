"""When another program took a session's file away: what can be done with what is still here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.store.store import Store
from calibrate.ui.parts.message_bar import Offer
from calibrate.ui.recent import path_in_words
from calibrate.words.session import subjects_listed

GO_ON, SAVE = "Go on there", "Save a copy as…"
FILES = "Calibrate sessions (*.calib)"


def with_ways_on(
    sentence: str, store: Store, parent: QWidget, went: Callable[[str], None]
) -> tuple[str, tuple[Offer, ...]]:
    """Return what to say while a session's file is lost, and what is offered.

    That is to go on where the file is now, if it was moved and can be found, or in a copy. `went`
    is told in a sentence what came of it, once something was tried.
    """
    save = Offer(SAVE, partial(_save, store, parent, went))
    found = store.found()
    if found is None:
        return sentence, (save,)
    here = f"The file is now {_named(found, store.path)}."
    said = sentence if here in sentence else f"{sentence} {here}"
    return said, (Offer(GO_ON, partial(_go_on_in, store, found, went)), save)


def _named(path: Path, before: Path) -> str:
    """Name a file; with its folder where that is another one."""
    return path.name if path.parent == before.parent else path_in_words(str(path))


def _go_on_in(store: Store, path: Path, went: Callable[[str], None]) -> None:
    try:
        store.go_on_in(path)
    except CalibrateError as error:
        went(str(error))
    else:
        went(f"The session goes on in {path_in_words(str(path))}.")


def _save(store: Store, parent: QWidget, went: Callable[[str], None]) -> None:
    path = _ask(store.path, parent)
    if path is None:
        return
    try:
        unread = store.save_copy(path)
    except CalibrateError as error:
        went(str(error))
        return
    if not unread:
        _go_on_in(store, path, went)
        return
    went(
        f"{path.name} has what could still be read. Of this some could not: "
        f"{subjects_listed(unread)}. A backup may have the rest."
    )


def _ask(path: Path, parent: QWidget) -> Path | None:
    """Ask where a copy goes. The store refuses a file that is there already, in its own words."""
    suggested = path.with_name(f"{path.stem} (copy){path.suffix}")
    quiet = QFileDialog.Option.DontConfirmOverwrite
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Save a copy as", str(suggested), FILES, "", quiet
    )
    return Path(chosen) if chosen else None
