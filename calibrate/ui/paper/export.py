"""Writing PDFs into a folder: all that can be written, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from calibrate.domain.handing.editions import Edition
from calibrate.ui.jobs import Jobs
from calibrate.ui.paper.drawing import take
from calibrate.ui.paper.orders import Drawn, Order, Printed, whose
from calibrate.ui.paper.outcome import Outcome, Progress
from calibrate.ui.paper.wishes import Wish
from calibrate.ui.turns import Turns
from calibrate.whole_file import Aside, put
from calibrate.words.handing.editions import BOUND, EDITIONS, editions_counted
from calibrate.words.phrases import listing, several


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is there now: its name in the folder, and what its drawing said."""

    name: str
    drawn: Drawn


class Export(QObject):
    """Draws PDFs in another process into a folder aside, and puts them in place at the end.

    `ran` carries a Progress, `finished` an Outcome. A cancelled export leaves the folder as it
    was. Where something cannot be drawn, `damage` says whether the file is why.
    """

    ran = Signal(object)
    finished = Signal(object)

    def __init__(self, damage: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._damage = damage
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._done)
        self._jobs.told.connect(self._say)
        self._jobs.failed.connect(self._failed)
        self._placing = Turns(self)
        self._jobs.finished.connect(lambda: self._placing.run(self._put_all()))
        self._placing.finished.connect(self._finish)
        self._wanted: tuple[Wish, ...] = ()
        self._folder = Path()
        self._aside: Aside | None = None
        self._replaces = False
        self._at, self._before = 0, 0
        self._names: tuple[str, ...] = ()
        self._drawn: dict[int, Drawn] = {}
        self._failures: set[int] = set()
        self._written: list[Written] = []
        self._problems: list[str] = []

    def start(
        self, wanted: Sequence[Wish], folder: Path, replaces: bool, refused: Iterable[str] = ()
    ) -> None:
        """Begin; with `replaces` older files of the same give way, otherwise both are kept.

        `refused` says of others why they are not among them.
        """
        self._wanted, self._folder, self._replaces = tuple(wanted), folder, replaces
        self._drawn, self._failures = {}, set()
        self._written, self._problems = [], list(refused)
        self._at, self._before = 0, 0
        self._names = tuple(whose(one).name for wish in self._wanted for one in wish.printed)
        try:
            self._aside = Aside(folder)
        except OSError as error:
            problem = f"Nothing can be written to {folder}: {error.strerror}. Choose another one."
            self.finished.emit(Outcome(lines=(problem, *self._problems)))
            return
        self._jobs.run(take, self._items(), tells=True)
        self._say(0)

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

    def _items(self) -> Iterator[Printed | Order]:
        """Yield what is handed over, and remember of which file it is."""
        for at, wish in enumerate(self._wanted):
            self._at = at
            for item in wish.items(self._path(at), self._folder):
                if at in self._failures:
                    break
                yield item
            self._before += len(wish.printed)

    def _say(self, done: int) -> None:
        """Tell how many cases are drawn: those of the file at hand, and of all before it."""
        drawn, count = self._before + done, len(self._names)
        at_hand = f": {self._names[drawn]}" if drawn < count else ""
        self.ran.emit(Progress(drawn, count, f"{drawn} of {count} drawn{at_hand}"))

    def _done(self, _: int, drawn: Drawn | None) -> None:
        if drawn:
            self._drawn[self._at] = drawn
            self._say(len(self._wanted[self._at].printed))

    def _failed(self, _: int, sentence: str) -> None:
        wish = self._wanted[self._at]
        self._failures.add(self._at)
        self._problems.append(f"{wish.what} was not written. {self._damage() or sentence}")
        self._say(len(wish.printed))

    def _put_all(self) -> Iterator[None]:
        """Put every file that was drawn in its place."""
        for at, drawn in self._drawn.items():
            try:
                self._written.append(Written(self._put(at), drawn))
            except OSError as error:
                name = self._wanted[at].file_name
                self._problems.append(f"{name} cannot be written: {error.strerror}.")
            yield

    def _finish(self) -> None:
        self._tidy()
        edition = self._wanted[0].edition
        self.finished.emit(outcome(edition, self._folder, self._written, self._problems))

    def _put(self, at: int) -> str:
        """Move a file into the folder, and return the name that it has there."""
        wish = self._wanted[at]
        target = wish.place(self._folder, self._replaces)
        put(self._path(at), target, replaces=wish.takes_place_of(target))
        return target.name

    def _path(self, at: int) -> Path:
        assert self._aside is not None
        return self._aside.path / f"{at}.pdf"

    def _tidy(self) -> None:
        aside, self._aside = self._aside, None
        if aside:
            aside.remove()


def outcome(
    edition: Edition, folder: Path, files: Sequence[Written], problems: Sequence[str]
) -> Outcome:
    """Return the files that were written, characters without a glyph, and problems."""
    count, failed = len(files), len(problems)
    lines = [f"{file.name}, {several(file.drawn.pages, 'page')}" for file in files]
    absent = dict.fromkeys(name for file in files for name in file.drawn.substitutions)
    if absent:
        lines.append(f"No font has {listing(tuple(absent))}; a sign stands in their place.")
    lines += problems
    if not count:
        return Outcome(lines=tuple(lines))
    told = editions_counted(edition, count + failed)
    if edition in BOUND:
        told = EDITIONS[edition]
    elif failed:
        told = f"{count} of {told}"
    return Outcome(f"{told} in {folder}", tuple(lines), folder)
