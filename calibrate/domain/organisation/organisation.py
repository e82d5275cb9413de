"""An organisation as its packets show it: a name, a line that asks for discretion, and a logo."""

from __future__ import annotations

from dataclasses import dataclass, field

from calibrate.domain.errors import BadInput
from calibrate.domain.organisation.logo import checked_logo

LONGEST_NAME, LONGEST_LINE = 80, 80
"""In characters, so that a head and a foot have room for both."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What packets say of the organisation; nothing where a text is empty.

    `line` stands in the foot in place of our own word for it, `logo` has the bytes of a picture.
    """

    name: str = ""
    line: str = ""
    logo: bytes = field(default=b"", repr=False)


NO_ORGANISATION = Organisation()


def checked_organisation(organisation: Organisation) -> Organisation:
    """Return it with texts on one line and the logo without notes; raise BadInput if it cannot be.

    Raises it for a text that is too long and for a logo that is no small PNG or JPEG.
    """
    return Organisation(
        _short(organisation.name, "name", LONGEST_NAME),
        _short(organisation.line, "line", LONGEST_LINE),
        checked_logo(organisation.logo) if organisation.logo else b"",
    )


def _short(text: str, what: str, longest: int) -> str:
    words = " ".join(text.split())
    if len(words) > longest:
        raise BadInput(
            f"The {what} of the organisation has {len(words)} characters, and {longest} have room "
            "on paper; say it in fewer."
        )
    return words
