"""Writing the packets of several candidates into a folder: all that can be written, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from calibrate.domain.record.case import Case
from calibrate.packet.place import free_place, is_of, place_for
from calibrate.ui.jobs import Jobs
from calibrate.ui.paper.drawing import Drawn, Order, draw
from calibrate.ui.paper.outcome import Outcome
from calibrate.ui.turns import Turns
from calibrate.whole_file import Aside, put
from calibrate.words.phrases import listing, several


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
    folder as it was. Where a packet cannot be drawn, `damage` says whether the file is why.
    """

    progressed = Signal(int)
    finished = Signal(object)

    def __init__(self, damage: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._damage = damage
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._done)
        self._jobs.failed.connect(self._failed)
        self._placing = Turns(self)
        self._jobs.finished.connect(lambda: self._placing.run(self._put_all()))
        self._placing.finished.connect(self._finish)
        self._cases: tuple[Case, ...] = ()
        self._folder = Path()
        self._aside: Aside | None = None
        self._replaces = False
        self._drawn: dict[int, Drawn] = {}
        self._written: list[Written] = []
        self._problems: list[str] = []

    def start(
        self, cases: Sequence[Case], folder: Path, replaces: bool, refused: Iterable[str] = ()
    ) -> None:
        """Begin; with `replaces` older packets give way, otherwise both are kept.

        `refused` says of others why they are not among them.
        """
        self._cases, self._folder, self._replaces = tuple(cases), folder, replaces
        self._drawn, self._written, self._problems = {}, [], list(refused)
        try:
            self._aside = Aside(folder)
        except OSError as error:
            problem = f"Nothing can be written to {folder}: {error.strerror}. Choose another one."
            self.finished.emit(Exported(folder, problems=(problem, *self._problems)))
            return
        aside = self._aside.path
        orders = (
            Order(case, aside / f"{place}.pdf", folder) for place, case in enumerate(self._cases)
        )
        self._jobs.run(draw, orders)

    def cancel(self) -> bool:
        """Stop at once and leave nothing behind; tell whether that was so.

        What is being put in its place is put there to the last: it would be neither all nor none.
        """
        if self._placing.is_running:
            self._placing.rush()
            return False
        self._jobs.cancel()
        self._tidy()
        return True

    def _done(self, place: int, drawn: Drawn) -> None:
        self._drawn[place] = drawn
        self.progressed.emit(place + 1)

    def _failed(self, place: int, sentence: str) -> None:
        name = self._cases[place].sheet.candidate.name
        self._problems.append(f"The packet of {name} was not written. {self._damage() or sentence}")
        self.progressed.emit(place + 1)

    def _put_all(self) -> Iterator[None]:
        """Put every packet that was drawn in its place."""
        for place, drawn in self._drawn.items():
            try:
                self._written.append(Written(self._put(place), drawn))
            except OSError as error:
                name = self._cases[place].file_name
                self._problems.append(f"{name} cannot be written: {error.strerror}.")
            yield

    def _finish(self) -> None:
        self._tidy()
        exported = Exported(self._folder, tuple(self._written), tuple(self._problems))
        self.finished.emit(exported)

    def _put(self, place: int) -> str:
        """Move a packet into the folder, and return the name that it has there."""
        assert self._aside is not None
        case = self._cases[place]
        target = (place_for if self._replaces else free_place)(self._folder, case)
        put(self._aside.path / f"{place}.pdf", target, replaces=is_of(target, case))
        return target.name

    def _tidy(self) -> None:
        aside, self._aside = self._aside, None
        if aside:
            aside.remove()


def outcome(exported: Exported) -> Outcome:
    """Return the files that were written, glyphs that were substituted, and problems."""
    count, failed = len(exported.files), len(exported.problems)
    told = several(count + failed, "packet")
    headline = f"{count} of {told}" if failed else told
    lines = [f"{file.name}, {several(file.drawn.pages, 'page')}" for file in exported.files]
    if missing := substituted(exported.files):
        lines.append(f"No font has {listing(missing)}; a sign stands in their place.")
    lines += exported.problems
    if not count:
        return Outcome(lines=tuple(lines))
    return Outcome(f"{headline} in {exported.folder}", tuple(lines), exported.folder)


def there_already(folder: Path, cases: Sequence[Case]) -> tuple[str, ...]:
    """Return the names of those packets that are in the folder already, as they are there."""
    places = [place_for(folder, case) for case in cases]
    return tuple(place.name for place in places if place.exists())


def substituted(files: Iterable[Written]) -> tuple[str, ...]:
    """Return the characters that no font has, each once."""
    return tuple(
        dict.fromkeys(substitution for file in files for substitution in file.drawn.substitutions)
    )
