"""Keeping what is typed: in the file a moment later, and tried again where that failed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from calibrate.domain.changes import Refusal

MOMENT = 400
"""Milliseconds after a change until it is saved, also while somebody goes on typing."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Autosave(QObject, Generic[Key, Value]):
    """What somebody is entering, by key; what is not in the file yet is kept here until it is.

    `read` looks a value up, `save` puts one into the file or says why not. `saved` is given
    after a save from which on nothing waits, `unsaved` the sentence of one that was refused.
    """

    saved = Signal()
    unsaved = Signal(str)

    def __init__(
        self, read: Callable[[Key], Value], save: Callable[[Key, Value], Refusal | None]
    ) -> None:
        super().__init__()
        self._read, self._save = read, save
        self._values: dict[Key, Value] = {}
        self._waiting: dict[Key, None] = {}
        self._timer = QTimer(self, interval=MOMENT, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def waiting(self) -> tuple[Key, ...]:
        """The keys of what is not in the file, in the order in which it was entered."""
        return tuple(self._waiting)

    @property
    def is_about_to_save(self) -> bool:
        """Whether something will be saved in a moment."""
        return self._timer.isActive()

    def value(self, key: Key) -> Value:
        """Return a value as it stands, saved or not."""
        if key not in self._values:
            self._values[key] = self._read(key)
        return self._values[key]

    def keep(self, key: Key, value: Value) -> None:
        """Take a value, and save it in a moment unless it is the one there was."""
        if value == self.value(key):
            return
        self._values[key] = value
        self._waiting[key] = None
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> bool:
        """Save now whatever waits; tell whether all of it is in the file."""
        self._timer.stop()
        if not self._waiting:
            return True
        refusals = [refusal for key in self.waiting if (refusal := self._put(key))]
        if refusals:
            self.unsaved.emit(refusals[-1].sentence)
        else:
            self.saved.emit()
        return not refusals

    def forget(self, key: Key) -> None:
        """Drop a value that is not wanted any more, saved or not."""
        self._values.pop(key, None)
        self._waiting.pop(key, None)

    def read_again(self, fresh: Mapping[Key, Value] | None = None) -> None:
        """Look up anew, when it is wanted, whatever does not wait and was not read `fresh`."""
        self._values = {**(fresh or {}), **{key: self._values[key] for key in self._waiting}}

    def look_again(self, key: Key) -> None:
        """Look one value up anew, when it is wanted, unless it waits."""
        if key not in self._waiting:
            self._values.pop(key, None)

    def _put(self, key: Key) -> Refusal | None:
        refusal = self._save(key, self._values[key])
        if refusal is None:
            del self._waiting[key]
        return refusal
