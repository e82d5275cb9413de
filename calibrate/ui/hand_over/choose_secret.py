"""A panelist's first turn: they choose a PIN, or take six words that are drawn for them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calibrate.domain.errors import BadInput
from calibrate.domain.presence.secrets import CHOSEN, SecretKind, WrappedKey, plain
from calibrate.store.sealed.secrets import Cost, draw_words, new_key
from calibrate.ui.hand_over.errand import Errand
from calibrate.ui.hand_over.secret_field import NARROW, SecretField
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.key_button import KeyButton
from calibrate.words.own.secrets import NOT_ALIKE, OF_ANY, SECRETS, WHAT_FOR

IN_DIALOG = 32
MOMENT = "One moment…"
NO_ROOM = "This computer has too little memory free for that; close other programs and try again."


class Chosen(NamedTuple):
    """The key that the secret opens: wrapped, and as it is."""

    wrapped: WrappedKey
    key: bytes


class ChooseSecret(FittedDialog):
    """Asks a panelist for a secret of theirs, and says what it protects against."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        cost: Cost,
        told: str = "",
        kinds: tuple[SecretKind, ...] = CHOSEN,
    ) -> None:
        super().__init__(parent, f"Choose a secret, {name}", "Begin")
        self._cost, self._kinds, self._kind = cost, kinds, kinds[0]
        self.chosen: Chosen | None = None
        self._errand = Errand(self)
        self._errand.done.connect(self._take)
        self.told = label(told, "label", wrap=True)
        self.told.setVisible(bool(told))
        self.pin, self.again = SecretField(), SecretField()
        self.words = label("", wrap=True)
        self.protects, self.of_any = label("", "label", wrap=True), label(OF_ANY, "meta", wrap=True)
        self.otherwise = KeyButton(SECRETS[SecretKind.PIN].otherwise)
        self._fill()
        self.otherwise.clicked.connect(self._turn)
        self.otherwise.setVisible(len(kinds) > 1)
        for field in (self.pin, self.again):
            zoom.hold(field, NARROW, IN_DIALOG)
            field.textEdited.connect(lambda _: self.trouble.say(""))
        self._show()

    def _fill(self) -> None:
        set_role(self.otherwise, "link")
        zoom.set_face(self.words, 20)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.pins = QWidget()
        fields = QHBoxLayout(self.pins)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        fields.addLayout(named("PIN", self.pin))
        fields.addLayout(named("The same once more", self.again))
        fields.addStretch()
        for widget in (self.told, label(WHAT_FOR, "muted", wrap=True), self.pins, self.words):
            self.body.addWidget(widget)
        self.body.addWidget(self.otherwise, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (rule(), self.protects, self.of_any):
            self.body.addWidget(widget)

    def _turn(self) -> None:
        """Go from a PIN to drawn words, or back; what was drawn before is forgotten."""
        is_pin = self._kind is SecretKind.PIN
        self._kind = SecretKind.WORDS if is_pin else SecretKind.PIN
        self._show()

    def _show(self) -> None:
        is_pin = self._kind is SecretKind.PIN
        self.pin.clear()
        self.again.clear()
        self.words.setText("" if is_pin else draw_words())
        self.pins.setVisible(is_pin)
        self.words.setVisible(not is_pin)
        self.protects.setText(SECRETS[self._kind].protects)
        self.otherwise.setText(SECRETS[self._kind].otherwise)
        self.otherwise.setAccessibleName(SECRETS[self._kind].otherwise)
        self.trouble.say("")
        (self.pin if is_pin else self.primary).setFocus()
        self.grow()

    def finish(self) -> None:
        """Wrap a key by what was chosen, beside the window; or say what is wrong with it."""
        try:
            typed = self._typed()
        except BadInput as error:
            self.trouble.say(str(error))
            self.pin.setFocus()
            self.grow()
            return
        self._wait(True)
        self._errand.run(partial(new_key, self._kind, typed, self._cost))

    def _typed(self) -> str:
        if self._kind is SecretKind.WORDS:
            return self.words.text()
        first, second = (plain(SecretKind.PIN, one.text()) for one in (self.pin, self.again))
        if first != second:
            raise BadInput(NOT_ALIKE)
        return first

    def _wait(self, waits: bool) -> None:
        self.primary.setText(MOMENT if waits else "Begin")
        for control in (self.primary, self.cancel, self.otherwise, self.pin, self.again):
            control.setEnabled(not waits)

    def _take(self, found: object) -> None:
        self._wait(False)
        if isinstance(found, Exception):
            self.trouble.say(NO_ROOM)
            self.grow()
            return
        assert isinstance(found, tuple)
        self.chosen = Chosen(*found)
        for field in (self.pin, self.again):
            field.clear()
        self.words.clear()
        self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        name: str,
        cost: Cost,
        told: str = "",
        kinds: tuple[SecretKind, ...] = CHOSEN,
    ) -> Chosen | None:
        """Ask, and return the key that the secret opens; None where nothing was chosen."""
        dialog = cls(parent, name, cost, told, kinds)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        return chosen
