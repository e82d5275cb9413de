"""Attaching files that were chosen or dropped: read step by step, then attached all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from calibrate.domain.attached.attachment import NewAttachment, need_size
from calibrate.domain.changes import Refusal
from calibrate.domain.commands import Attach
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Evidence
from calibrate.domain.text.file_names import file_name
from calibrate.domain.text.lengths import LONGEST_REASON
from calibrate.domain.travel.anchor import RECEIPT
from calibrate.exchange.attached_file import read_attachment
from calibrate.exchange.ballots.ballot_file import SLIP
from calibrate.exchange.ballots.messages import MARKS
from calibrate.ui.desk import Attempt
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.ui.parts.files.dropping import is_table
from calibrate.ui.turns import Turns
from calibrate.words.phrases import briefly, several

OURS = tuple(mark.encode() for mark in (*MARKS.values(), RECEIPT, SLIP))
BALLOT = b'{"ballot":'
"""What stands early in whatever travels between files of ours, and is no evidence."""
EARLY = 1_000
ELSEWHERE = "What is dropped on a piece is attached to it."
TITLE = 60


Read = Callable[[tuple[NewAttachment, ...]], None]


def _nothing(_: tuple[NewAttachment, ...]) -> None:
    """What follows before anything was read."""


class Reading(QObject):
    """Reads files in turns of the window, for each may be large; `failed` hears what is wrong."""

    def __init__(self, failed: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._failed, self._turns = failed, Turns(self)
        self._files: list[NewAttachment] = []
        self._trouble = ""
        self._then: Read = _nothing
        self._turns.finished.connect(self._go_on)

    def read(self, paths: Sequence[Path], then: Read) -> None:
        """Read files, and go on with all of them, or with none."""
        self._files, self._trouble, self._then = [], "", then
        self._turns.run(self._steps(paths))

    def _steps(self, paths: Sequence[Path]) -> Iterator[str]:
        """Read one file after the other, and work its digest out, which takes as long again."""
        for path in paths:
            try:
                self._files.append(read_attachment(path))
            except CalibrateError as error:
                self._trouble = str(error)
                return
            yield self._files[-1].sha256

    def _go_on(self) -> None:
        """Go on once no step is under way, for a dialog may follow."""
        if self._trouble:
            self._failed(self._trouble)
        else:
            self._then(tuple(self._files))


class AttachDialog(Dialog):
    """Asks why files are attached now that rating is open."""

    def __init__(
        self,
        parent: QWidget | None,
        piece: Evidence,
        files: tuple[NewAttachment, ...],
        attempt: Attempt,
    ) -> None:
        super().__init__(parent, f"Attach to {piece.label}", "Attach")
        self._piece, self._files, self._attempt = piece, files, attempt
        self.subheading.setText(f"{names_words([one.name for one in files])}: a new version")
        self.reason = line_field("", "Why it comes now that rating is open", LONGEST_REASON)
        self.body.addLayout(named("Reason", self.reason))
        self.note.setText("Earlier ratings stand; their raters are asked to confirm.")
        self.reason.setFocus()

    def finish(self) -> None:
        """Attach the files, or say why that is refused."""
        answer = self._attempt(Attach(self._piece.id, self._files, self.reason.text().strip()))
        if isinstance(answer, Refusal):
            self.trouble.say(answer.sentence)
        else:
            self.accept()


def names_words(names: Sequence[str]) -> str:
    """Name one file, or say how many there are."""
    return briefly(file_name(names[0]), TITLE) if len(names) == 1 else several(len(names), "file")


def drop_words(paths: Sequence[Path], piece: Evidence | None) -> str:
    """Say what will happen to files that hang over a piece, or over none."""
    if is_table(paths):
        return f"Import {briefly(file_name(paths[0].name), TITLE)}"
    if piece is None:
        return ELSEWHERE
    what = names_words([path.name for path in paths])
    title = briefly(piece.content.title, TITLE)
    return unfit_words(paths) or f"Attach {what} to {piece.label}, {title}"


def unfit_words(paths: Sequence[Path]) -> str:
    """Say which of some files is too large to be attached, or empty; nothing where none is."""
    for path in paths:
        try:
            if path.is_file():
                need_size(file_name(path.name), path.stat().st_size)
        except CalibrateError as error:
            return str(error)
        except OSError:
            return ""
    return ""


def is_ours(files: Sequence[NewAttachment]) -> bool:
    """Tell whether a ballot, a receipt or a witness's answer is among files, and so no evidence."""
    return any(
        one.content.startswith(BALLOT) or any(mark in one.content[:EARLY] for mark in OURS)
        for one in files
    )
