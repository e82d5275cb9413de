"""One candidate's case as a packet tells it: the sheet, the people, and the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from calibrate.domain.decisions import EarlierDecision
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.presence.away import Away
from calibrate.domain.sheet import Sheet


@dataclass(frozen=True, slots=True)
class LateBallot:
    """A submission that came after the reveal: kept, marked, and not counted."""

    name: str
    time: datetime
    round: int = 1


class Signing(StrEnum):
    """How a submission is signed: by a kit's key, whose words were compared by voice or were not.

    UNSIGNED is one of somebody whose kit's key is known, PLAIN one of somebody without.
    """

    COMPARED = "compared"
    NOT_COMPARED = "not compared"
    UNSIGNED = "unsigned"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """That somebody’s ratings of a round were submitted for them by somebody else."""

    name: str
    by: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Renewed:
    """That somebody’s secret was renewed: who did it when, and in which rounds they rated since."""

    name: str
    by: str
    time: datetime
    since: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A submission that counts: whose it is, its round, its hash (hexadecimal), and its place.

    The place is that of the last entry of its writer on this candidate when the round was opened.
    By its two `words` its panelist knows it.
    """

    name: str
    round: int
    hash: str
    place: int
    signing: Signing = Signing.PLAIN
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReplacedKit:
    """A rater's kit that was put in the place of another, with a key of its own, and why."""

    name: str
    number: int
    time: datetime
    because: str = ""


@dataclass(frozen=True, slots=True)
class LostKeys:
    """That the seed of somebody's keys was lost, when there were new ones, and why."""

    time: datetime
    because: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a packet prints of one candidate, read for one viewer.

    All people are names; `file_name` is that of the packet. `rated` counts those whose ratings
    count, `present` those who took part in the decision; `exceptions` says what was out of the
    ordinary about it, and `decider` who decided a tie. `without_deputy` is why a facilitator who
    presents ran this part. `attendance` tells who was away while the candidate was talked about,
    `late` whose ballot came after the reveal, `set_aside` whose ratings count no more because of a
    conflict that was declared late; `on_behalf` whose ratings somebody else submitted, `renewed`
    whose secret somebody else renewed, `replaced_kits` who of those who may rate them has a kit in
    the place of another; `earlier` are decisions that were superseded. `log_line` and
    `log_head` are the log's position and head (hexadecimal) at the candidate's last change,
    `changed` its time, and `anchor` that place as one text, for `verify --against`. `counted` are
    the submissions that reveals opened, for who sees names. `keys_given` has by round how often a
    witness gave its key where that is not once, 0 where nobody knows; `lost_keys` says that the
    keys of this candidate are not the first ones, `organisation` whose session it is. `damage` is a
    sentence where that is not what was recorded: then every page says so.
    """

    session: str
    sheet: Sheet
    file_name: str
    raters: tuple[str, ...]
    recused: tuple[str, ...]
    facilitators: tuple[str, ...]
    observers: tuple[str, ...]
    quorum: int
    rated: int
    present: int
    exceptions: tuple[str, ...]
    dissenters: tuple[tuple[str, str], ...]
    log_line: int
    log_head: str
    changed: datetime
    seed_in_file: bool = True
    decider: str = ""
    deputy: str = ""
    without_deputy: str = ""
    attendance: tuple[Away, ...] = ()
    late: tuple[LateBallot, ...] = ()
    set_aside: tuple[str, ...] = ()
    on_behalf: tuple[OnBehalf, ...] = ()
    renewed: tuple[Renewed, ...] = ()
    replaced_kits: tuple[ReplacedKit, ...] = ()
    earlier: tuple[EarlierDecision, ...] = ()
    withdrawn_because: str = ""
    is_set_aside: bool = False
    minutes_used: int = 0
    minutes_planned: int = 0
    damage: str = ""
    anchor: str = ""
    counted: tuple[Counted, ...] = ()
    keys_given: tuple[tuple[int, int], ...] = ()
    lost_keys: tuple[LostKeys, ...] = ()
    organisation: Organisation = NO_ORGANISATION

    @property
    def has_unsigned(self) -> bool:
        """Whether something counts that is not signed, of somebody whose kit's key is known."""
        return any(one.signing is Signing.UNSIGNED for one in self.counted)

    @property
    def is_draft(self) -> bool:
        """Whether no decision stands yet, so that the packet says DRAFT."""
        return self.sheet.decision is None
