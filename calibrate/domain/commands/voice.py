"""What candidates say themselves, and what is kept about them until after the vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calibrate.domain.voice.facts import Facts


@dataclass(frozen=True, slots=True)
class KeepFacts:
    """Put facts about a candidate in place of those before; none take them away.

    In set-up, and once the candidate is decided: who cannot read them does not change them.
    """

    candidate: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class WriteStatement:
    """Write a candidate's statement; once rating is open that is a new version, with a reason.

    An empty one takes it away, in set-up alone. The same words with another `for_room` are no new
    version.
    """

    candidate: str
    statement: str
    for_room: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetResponseDeadline:
    """Say until which day a decided candidate may respond, and in words of one's own to whom.

    None takes the day away again. It belongs to the decision that stands.
    """

    candidate: str
    until: date | None
    turn_to: str = ""


@dataclass(frozen=True, slots=True)
class RecordResponse:
    """File what a candidate responds to the decision that stands; `came` None says today."""

    id: str
    candidate: str
    response: str
    came: date | None = None
