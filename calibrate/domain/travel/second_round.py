"""What tells kits that a second round began, and on which criteria: one line to paste."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.canonical import canonical


@dataclass(frozen=True, slots=True)
class SecondRound:
    """A second round on a candidate, signed by the session's key (hexadecimal).

    It names no rating and nobody on the panel: the same line is for all who rate at a distance.
    """

    session: str
    candidate: str
    criteria: tuple[str, ...]
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """What the signature is on."""
        what = (self.session, self.candidate, list(self.criteria))
        return canonical(["calibrate second round", *what])
