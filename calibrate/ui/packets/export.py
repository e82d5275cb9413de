"""Writing the packets of several candidates into a folder: all that can be written, or none."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QObject, Signal

from calibrate.domain.record.case import Case
from calibrate.packet.file_names import unique_names
from calibrate.ui.jobs import Jobs
from calibrate.ui.packets.drawing import Drawn, Order, draw

ASIDE = ".calibrate-"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is there now: its name in the folder, and what its drawing said."""

    name: str
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of an export: the folder, the files in it, and what could not be written."""

    folder: Path
    files: tuple[Written, ...] = ()
    problems: tuple[str, ...] = ()


class Export(QObject):
    """Draws packets in another process into a folder aside, and puts them in place at the end.

    `progressed` carries how many are drawn, `finished` an Exported. A cancelled export leaves the
    folder as it was.
    """

    progressed = Signal(int)
    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._done)
        self._jobs.failed.connect(self._failed)
        self._jobs.finished.connect(self._finish)
        self._cases: tuple[Case, ...] = ()
        self._folder = Path()
        self._aside: Path | None = None
        self._replaces = False
        self._drawn: dict[int, Drawn] = {}
        self._problems: list[str] = []

    def start(self, cases: Sequence[Case], folder: Path, replaces: bool) -> None:
        """Begin; with `replaces` files of the same name give way, otherwise both are kept."""
        self._cases, self._folder, self._replaces = tuple(cases), folder, replaces
        self._drawn, self._problems = {}, []
        try:
            self._aside = Path(mkdtemp(prefix=ASIDE, dir=folder))
        except OSError as error:
            problem = f"Nothing can be written to {folder}: {error.strerror}. Choose another one."
            self.finished.emit(Exported(folder, problems=(problem,)))
            return
        aside = self._aside
        orders = (Order(case, aside / f"{place}.pdf") for place, case in enumerate(self._cases))
        self._jobs.run(draw, orders)

    def cancel(self) -> None:
        """Stop at once and leave nothing behind."""
        self._jobs.cancel()
        self._tidy()

    def _done(self, place: int, drawn: Drawn) -> None:
        self._drawn[place] = drawn
        self.progressed.emit(place + 1)

    def _failed(self, place: int, sentence: str) -> None:
        name = self._cases[place].sheet.candidate.name
        self._problems.append(f"The packet of {name} was not written. {sentence}")
        self.progressed.emit(place + 1)

    def _finish(self) -> None:
        """Put every packet that was drawn in its place."""
        written = []
        names = unique_names(self._cases)
        for place, drawn in self._drawn.items():
            try:
                written.append(Written(self._put(place, names[place]), drawn))
            except OSError as error:
                self._problems.append(f"{names[place]} cannot be written: {error.strerror}.")
        self._tidy()
        self.finished.emit(Exported(self._folder, tuple(written), tuple(self._problems)))

    def _put(self, place: int, name: str) -> str:
        """Move a packet into the folder, and return the name that it has there."""
        assert self._aside is not None
        if not self._replaces:
            name = free_name(self._folder, name)
        (self._aside / f"{place}.pdf").replace(self._folder / name)
        return name

    def _tidy(self) -> None:
        aside, self._aside = self._aside, None
        if aside:
            shutil.rmtree(aside, ignore_errors=True)


def there_already(folder: Path, cases: Sequence[Case]) -> tuple[str, ...]:
    """Return the names of those packets that are in the folder already."""
    return tuple(name for name in unique_names(cases) if (folder / name).exists())


def free_name(folder: Path, name: str) -> str:
    """Return `name`, counted if a file of that name is there."""
    stem, ending = Path(name).stem, Path(name).suffix
    free, count = name, 1
    while (folder / free).exists():
        count += 1
        free = f"{stem} ({count}){ending}"
    return free


def substituted(files: Iterable[Written]) -> tuple[str, ...]:
    """Return the characters that no font has, each once."""
    return tuple(
        dict.fromkeys(substitution for file in files for substitution in file.drawn.substitutions)
    )
