"""The field that a secret is typed into."""

from __future__ import annotations

from calibrate.domain.presence.secrets import SecretKind
from calibrate.ui.look import zoom
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.words.own.secrets import SECRETS

NARROW, BROAD, HIGH = 190, 330, 40


class SecretField(LineField):
    """Shows dots, and forgets what was typed as soon as it was taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(LineField.EchoMode.Password)
        self.ask(SecretKind.PIN)

    @property
    def is_typed(self) -> bool:
        """Never: half a secret is kept nowhere, and nobody misses it."""
        return False

    def ask(self, kind: SecretKind) -> None:
        """Ask for a PIN, or for words."""
        self.setPlaceholderText(SECRETS[kind].placeholder)
        zoom.hold(self, NARROW if kind is SecretKind.PIN else BROAD, HIGH)

    def take(self) -> str:
        """Return what was typed, and forget it."""
        typed = self.text()
        self.clear()
        return typed
