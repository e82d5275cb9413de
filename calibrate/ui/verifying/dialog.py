"""Says of a packet whether it is unaltered, who signed it, and how it stands to a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.handing.findings import Beside, Finding, PacketFile, found
from calibrate.exchange.issuing.beside import beside, names_of
from calibrate.ui.desk import Desk
from calibrate.ui.jobs import Jobs
from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.fields.passphrase_field import PassphraseField
from calibrate.ui.parts.frame import Lines, label
from calibrate.ui.verifying.reading import Wanted, read
from calibrate.words.handing.verified import sentences

WIDTH = 600
TITLE, CHOOSE = "Verify a packet", "Choose a packet"
PACKETS = "Packets (*.pdf);;All files (*)"
ROOTS = "Certificates (*.pem *.crt *.cer);;All files (*)"
READING = "Reading the packet…"
SPARED = "Nothing is changed, and nothing is fetched from a network."


class VerifyDialog(FittedDialog):
    """What was found in one sentence, and below it whatever that rests on.

    An encrypted packet asks for its passphrase; a root can be chosen that says who somebody is.
    """

    def __init__(self, parent: QWidget | None, path: Path, desk: Desk | None) -> None:
        super().__init__(parent, TITLE, "Open")
        zoom.hold(self, WIDTH)
        self._desk, self._wanted = desk, Wanted(path)
        self._jobs = Jobs(self)
        self.subheading.setText(path.name)
        self.found = label(READING, "strong", wrap=True)
        self.told = Lines()
        self.passphrase = PassphraseField()
        self.locked = QWidget()
        self.root = QPushButton("Choose a root…")
        self._fill_body()
        self._jobs.done.connect(lambda _, file: self._show(file))
        self._jobs.failed.connect(lambda _, sentence: self._fail(sentence))
        self._read()

    @classmethod
    def ask(cls, parent: QWidget | None, desk: Desk | None, path: Path | None = None) -> None:
        """Show what is found of a packet, which is asked for unless it is named."""
        if path is None:
            chosen, _ = QFileDialog.getOpenFileName(parent, CHOOSE, "", PACKETS)
            path = Path(chosen) if chosen else None
        if path:
            cls(parent, path, desk).exec()

    def finish(self) -> None:
        """Open an encrypted packet by what was typed."""
        wanted = self._wanted
        self._wanted = Wanted(wanted.path, self.passphrase.take(), wanted.root)
        self._read()

    def done(self, result: int) -> None:
        """Leave nothing running."""
        self._jobs.cancel()
        super().done(result)

    def _fill_body(self) -> None:
        self.body.addWidget(self.found)
        self.body.addWidget(self.told)
        column = QVBoxLayout(self.locked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(named("Its passphrase, or its six words", self.passphrase))
        self.body.addWidget(self.locked)
        self.locked.hide()
        self.primary.hide()
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self.root.setAccessibleName("Choose a root that says who somebody is")
        self.root.setAutoDefault(False)
        self.root.clicked.connect(self._choose_root)
        self.root.hide()
        self.buttons.insertWidget(self.buttons.indexOf(self.cancel), self.root)
        self.note.setText(SPARED)
        self.passphrase.textChanged.connect(
            lambda typed: self.primary.setEnabled(bool(typed.strip()))
        )

    def _read(self) -> None:
        self.trouble.say("")
        self.found.setText(READING)
        self._jobs.run(read, [self._wanted])

    def _choose_root(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Whom you trust", "", ROOTS)
        if path:
            self._wanted = Wanted(self._wanted.path, self._wanted.passphrase, Path(path))
            self._read()

    def _show(self, file: PacketFile) -> None:
        try:
            shown = self._beside(file)
        except CalibrateError as error:
            self._fail(str(error))
            return
        finding = found(file, shown)
        first, *others = self._sentences(file, finding, shown)
        self.found.setText(first)
        self.told.show_lines(others)
        self._ask_for_passphrase(not file.is_read)
        self.root.setVisible(bool(file.signed.signatures))
        self._grow()

    def _sentences(self, file: PacketFile, finding: Finding, shown: Beside | None) -> Iterator[str]:
        names = names_of(self._desk.store, (self._desk.chair,)) if self._desk else {}
        return sentences(file, finding, shown, names)

    def _beside(self, file: PacketFile) -> Beside | None:
        """Return how it stands to the session that is open; nothing of one that says no place."""
        if self._desk is None or self._desk.store.kit:
            return None
        return beside(self._desk.store, file, (self._desk.chair,))

    def _fail(self, sentence: str) -> None:
        self.found.setText("")
        self.told.show_lines(())
        self.trouble.say(sentence)
        self._ask_for_passphrase(bool(self._wanted.passphrase))
        self._grow()

    def _ask_for_passphrase(self, is_asked: bool) -> None:
        self.locked.setVisible(is_asked)
        self.primary.setVisible(is_asked)
        self.primary.setEnabled(False)
        if is_asked:
            self.passphrase.setFocus()

    def _grow(self) -> None:
        self.found.setVisible(bool(self.found.text()))
        QTimer.singleShot(0, self, self.grow)  # once the sentences have their lines
