"""Receipts: one line for each panelist that says what of theirs arrived, to be copied or saved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.record.file_names import unique_names
from calibrate.domain.session import Session
from calibrate.domain.travel.anchor import Receipt
from calibrate.exchange.files import write_whole
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Dialog
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import path_in_words
from calibrate.words.phrases import several
from calibrate.words.travel.ballots import FOR_ITS_PANELIST

WIDTH, HEIGHT = 600, 420
ENDING, PDF = ".txt", ".pdf"


class ReceiptsDialog(Dialog):
    """A row a panelist; how much arrived is in the receipt, and not shown beside the names."""

    def __init__(
        self, parent: QWidget | None, session: Session, receipts: Sequence[Receipt]
    ) -> None:
        super().__init__(parent, "Receipts", "Close")
        self.take_size(WIDTH, HEIGHT)
        self._receipts = receipts
        self._names = [_name(session, one.panelist) for one in receipts]
        self._title = session.title
        self.subheading.setText(FOR_ITS_PANELIST)
        self.copies: list[QPushButton] = []
        self.cancel.hide()
        self.save = QPushButton("Save all…")
        self.save.setAccessibleName("Save all receipts")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.buttons.insertWidget(1, self.save)
        self._fill()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(10)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        for row, (name, receipt) in enumerate(zip(self._names, self._receipts, strict=True)):
            grid.addWidget(label(name, "strong", wrap=True), row, 0)
            copy = QPushButton("Copy")
            copy.setAccessibleName(f"Copy the receipt for {name}")
            copy.setAutoDefault(False)
            set_role(copy, "beside")
            copy.clicked.connect(partial(self._copy, name, receipt))
            self.copies.append(copy)
            grid.addWidget(copy, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(grid)
        self.body.addStretch()

    def _copy(self, name: str, receipt: Receipt, *_: object) -> None:
        QGuiApplication.clipboard().setText(receipt.text)
        self.note.setText(f"Copied: the receipt for {name}")

    def _save(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Where the receipts go")
        if not folder:
            return
        names = unique_names(tuple(f"Receipt for {name}, {self._title}" for name in self._names))
        try:
            for name, receipt in zip(names, self._receipts, strict=True):
                path = Path(folder) / f"{name.removesuffix(PDF)}{ENDING}"
                write_whole(path, f"{receipt.text}\n".encode())
        except CalibrateError as error:
            self.trouble.say(str(error))
        else:
            saved = several(len(self._receipts), "receipt")
            self.note.setText(f"Saved: {saved} in {path_in_words(folder)}")


def _name(session: Session, panelist: str) -> str:
    found = session.panel.panelist(panelist)
    return found.name if found else panelist
