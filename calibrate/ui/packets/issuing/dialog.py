"""Asks to whom a packet goes and how it is protected, and issues it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.handing.issuing import need_recipient
from calibrate.domain.text.lengths import LONGEST_NAME
from calibrate.exchange.files import read_bytes
from calibrate.exchange.issuing.issue import Certificate, HandedOut, Protection
from calibrate.store.sealed.drawn_words import draw_words
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import set_role
from calibrate.ui.packets.issuing.work import About, Work
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.fields.passphrase_field import PassphraseField
from calibrate.ui.parts.frame import label
from calibrate.words.handing.editions import EDITIONS

CERTIFICATES = "Certificates with a key (*.p12 *.pfx);;All files (*)"
LARGEST_CERTIFICATE = 1_000_000
KEPT = "The register keeps the edition, to whom it went and when, and the file’s hash."
ENCRYPT, SIGN = "Encrypt it by six words", "Sign it by a certificate"
ENCRYPTED = "AES-256. The words are drawn, and shown once."
NO_CERTIFICATE = "Choose the certificate that signs."


class IssueDialog(FittedDialog):
    """One line for whom it goes to, and what protects it, folded away until it is wanted.

    `issued` is what was handed out, and `words` what opens it, where words were drawn.
    """

    def __init__(self, parent: QWidget | None, desk: Desk, about: About) -> None:
        super().__init__(parent, "Issue a packet", "Choose a folder…")
        self.issued: HandedOut | None = None
        self.words = ""
        self._about, self._certificate = about, Path()
        self.work = Work(desk, self)
        name = desk.session(desk.chair).candidate(about.candidate).name
        self.subheading.setText(f"{EDITIONS[about.edition]} of {name}")
        self.recipient = line_field(placeholder="A name, an office", longest=LONGEST_NAME)
        self.encrypt, self.sign = CheckBox(ENCRYPT), CheckBox(SIGN)
        self.encrypted = label(ENCRYPTED, "muted", wrap=True)
        self.choose = QPushButton("Choose a certificate…")
        self.passphrase = PassphraseField()
        self.signing = QWidget()
        self._fill_body()
        self._connect()
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget | None, desk: Desk, about: About) -> tuple[HandedOut, str] | None:
        """Ask, issue, and return what was handed out with its words; None if it was given up."""
        dialog = cls(parent, desk, about)
        dialog.exec()
        return (dialog.issued, dialog.words) if dialog.issued else None

    def finish(self) -> None:
        """Ask for the folder, and issue; stay and say why where that is refused."""
        if self.work.is_running:
            return
        try:
            recipient, certificate = need_recipient(self.recipient.text()), self._read()
        except CalibrateError as error:
            self._fail(str(error))
            return
        folder = QFileDialog.getExistingDirectory(self, "Where the packet goes")
        if not folder:
            return
        self.words = draw_words() if self.encrypt.isChecked() else ""
        self._say("", "Issuing…")
        protection = Protection(self.words, certificate)
        self.work.start(self._about, recipient, Path(folder), protection)
        self._allow()

    def done(self, result: int) -> None:
        """Leave nothing running."""
        self.work.cancel()
        super().done(result)

    def _read(self) -> Certificate | None:
        """Return the certificate that was chosen, with what opens it."""
        if not self.sign.isChecked():
            return None
        content = read_bytes(self._certificate, LARGEST_CERTIFICATE)
        return Certificate(content, self._certificate.name, self.passphrase.text())

    def _fill_body(self) -> None:
        self.body.addLayout(named("To whom", self.recipient))
        self.body.addWidget(self.encrypt)
        self.body.addWidget(self.encrypted)
        self.body.addWidget(self.sign)
        self.choose.setAccessibleName("Choose a certificate")
        self.choose.setAutoDefault(False)
        set_role(self.choose, "beside")
        column = QVBoxLayout(self.signing)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addLayout(named("The certificate’s passphrase", self.passphrase))
        self.body.addWidget(self.signing)
        self.note.setText(KEPT)

    def _connect(self) -> None:
        self.recipient.textChanged.connect(self._allow)
        self.encrypt.toggled.connect(self._allow)
        self.sign.toggled.connect(self._allow)
        self.choose.clicked.connect(self._choose)
        self.work.done.connect(self._take)
        self.work.failed.connect(self._fail)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "The certificate", "", CERTIFICATES)
        if path:
            self._certificate = Path(path)
            self.choose.setText(self._certificate.name)
            self.choose.setAccessibleName(f"Choose another certificate than {path}")
            self.passphrase.setFocus()
        self._allow()

    def _take(self, issued: HandedOut) -> None:
        self.issued = issued
        self.accept()

    def _fail(self, sentence: str) -> None:
        self._say(sentence, KEPT)
        self._allow()

    def _say(self, sentence: str, note: str) -> None:
        self.trouble.say(sentence)
        self.note.setText(note)

    def _allow(self) -> None:
        """Fold away what is not wanted, and let the button be pressed once nothing is lacking."""
        self.encrypted.setVisible(self.encrypt.isChecked())
        self.signing.setVisible(self.sign.isChecked())
        lacks = self.sign.isChecked() and not self._certificate.name
        is_ready = bool(self.recipient.text().strip()) and not lacks
        self.primary.setEnabled(is_ready and not self.work.is_running)
        self.primary.setAccessibleDescription(NO_CERTIFICATE if lacks else "")
        if self.isVisible():
            self.grow()
