"""The field that the passphrase of a packet or a certificate is typed into."""

from __future__ import annotations

from calibrate.ui.parts.fields.line_field import SearchField


class PassphraseField(SearchField):
    """Shows dots; nothing is lost with what stands in it, for it is kept nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(SearchField.EchoMode.Password)

    def take(self) -> str:
        """Return what was typed, and forget it."""
        typed = self.text()
        self.clear()
        return typed
