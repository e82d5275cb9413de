"""How a file is written that does not tell: guesses are shown, and a person says which is right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from calibrate.domain.errors import UnknownEncoding
from calibrate.exchange.guesses import Guess, guesses
from calibrate.exchange.tables.table import Table, read_table
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.frame import label

WORDS = (
    "This file is not UTF-8, so its letters are a guess. Look at the names: choose the reading in "
    "which they are right, and confirm it."
)


class EncodingChoice(QFrame):
    """Reads tables; is seen, and `waits`, where the encoding of one has to be said.

    `chosen` tells that another guess is to be tried, `confirmed` that the one that stands is right.
    """

    chosen = Signal()
    confirmed = Signal()

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__()
        self.known = known
        self.path = Path()
        self.waits = False
        self.box = ChoiceBox("How the file is written")
        self.confirm = QPushButton("This is right")
        self.confirm.setAccessibleName("The names are right in this reading")
        self.confirm.setAutoDefault(False)
        self.box.activated.connect(self._choose)
        self.confirm.clicked.connect(self._confirm)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 11)
        column.addWidget(label(WORDS, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.box, 1)
        row.addWidget(self.confirm)
        column.addLayout(row)
        set_role(self, "trouble")
        self.hide()

    def read(self, path: Path, sheet: str | None = None) -> Table:
        """Return the table in a file, by the likeliest guess where its encoding is not known.

        Raises BadInput if the file is no table.
        """
        found: tuple[Guess, ...] = ()
        try:
            table = read_table(path, sheet=sheet)
        except UnknownEncoding as unknown:
            found = guesses(unknown.raw, self.known)
            if not found:
                raise
            table = read_table(path, found[0].encoding, sheet)
        self.path = path
        self._offer(found)
        return table

    def read_again(self) -> Table:
        """Return the same table in the encoding that is chosen now; raise BadInput if it fails."""
        return read_table(self.path, self.box.currentData())

    def rest(self) -> None:
        """Ask nothing: what is shown now is text already."""
        self._offer(())

    def _offer(self, found: Sequence[Guess]) -> None:
        self.box.clear()
        for guess in found:
            self.box.addItem(f"{guess.line}  ·  {guess.encoding}", guess.encoding)
        self._wait(bool(found))
        self.setVisible(bool(found))

    def _choose(self) -> None:
        self._wait(True)
        self.chosen.emit()

    def _confirm(self) -> None:
        self._wait(False)
        self.confirmed.emit()

    def _wait(self, waits: bool) -> None:
        self.waits = waits
        self.confirm.setEnabled(waits)
