"""A question as a panelist asks it: about a piece, or where a criterion lacks evidence."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.errors import BadInput
from calibrate.domain.text.lengths import LONGEST_LINE, within


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about: a piece by its id, or the gap on a criterion by that one’s id."""

    candidate: str
    evidence: str = ""
    criterion: str = ""

    def __post_init__(self) -> None:
        """Raise BadInput unless it is one of the two."""
        if bool(self.evidence) == bool(self.criterion):
            raise BadInput("A question is about one piece, or about one criterion.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked; whose it is stands nowhere in it.

    `mark` is sealed to its asker, who alone knows by it that it is theirs.
    """

    id: str
    about: About
    text: str
    mark: bytes = b""

    def __post_init__(self) -> None:
        """Raise BadInput unless something is asked, within measure."""
        if not self.text.strip():
            raise BadInput("Write what you ask.")
        within(self.text, LONGEST_LINE, "The question")
