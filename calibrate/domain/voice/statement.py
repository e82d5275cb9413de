"""A candidate's statement: what they say of their work, in their own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """The version of a statement that stands.

    `for_room` says whether the room reads it too, `reason` why a later version came once rating was
    open. It is placed on no criterion and cited by nobody.
    """

    text: str
    for_room: bool = False
    version: int = 1
    reason: str = ""
