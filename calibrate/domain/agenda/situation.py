"""Where the meeting stands, as whoever runs it may know it, at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.agenda.agenda import is_waiting, minutes_left, next_up, order_of
from calibrate.domain.agenda.coming import Coming, coming
from calibrate.domain.meeting import Meeting
from calibrate.domain.people import Panelist
from calibrate.domain.phases import Viewer
from calibrate.domain.presence.chairs import Chairs
from calibrate.domain.presence.presence import awaited_raters, missing_raters
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase


@dataclass(frozen=True, slots=True)
class Situation:
    """The session as the chair sees it, at one moment.

    `deputies` run what the chair may not: `elsewhere` is who runs the candidate at hand then, whom
    the chair presents if `is_presented`.
    `is_over` says that nobody in the session is still to be decided, whoever may see them.
    """

    session: Session
    chair: Viewer
    now: datetime
    chairs: tuple[Panelist, ...] = ()
    deputies: tuple[Panelist, ...] = ()
    is_elsewhere: bool = False
    is_presented: bool = False
    elsewhere: Panelist | None = None
    is_over: bool = False

    @classmethod
    def of(cls, session: Session, chairs: Chairs, chair: Viewer, now: datetime) -> Situation:
        """Return where the meeting stands for who is in the chair, who sees `session` of it."""
        return cls(
            session=session,
            chair=chair,
            now=now,
            chairs=chairs.people,
            deputies=chairs.deputies,
            is_elsewhere=chairs.is_elsewhere,
            is_presented=chairs.is_presented,
            elsewhere=chairs.elsewhere,
            is_over=chairs.is_over,
        )

    @property
    def meeting(self) -> Meeting:
        """The meeting, as far as the chair sees it."""
        return self.session.meeting

    @property
    def at_hand(self) -> str | None:
        """The candidate whose turn it is, unless the chair may not see them."""
        return self.meeting.at_hand

    @property
    def order(self) -> tuple[CandidateState, ...]:
        """The candidates, in the agenda's order once there is one."""
        return order_of(self.session)

    @property
    def next_up(self) -> CandidateState | None:
        """Who is called next, if anybody waits."""
        id = next_up(self.session)
        return self.session.candidate(id) if id else None

    @property
    def coming(self) -> Coming:
        """What comes next in the session."""
        return coming(self.session, self.is_over, self.is_elsewhere)

    @property
    def first(self) -> str:
        """Whom to look at: who is at hand, or next; nobody before the meeting is open."""
        if self.is_elsewhere:
            return ""
        if self.at_hand:
            return self.at_hand
        is_closed = self.session.phase is SessionPhase.CLOSED
        if not (self.meeting.is_open or is_closed) or not self.order:
            return ""
        following = self.next_up
        return following.id if following else self.order[0].id

    @property
    def followed(self) -> tuple[str | None, bool, bool]:
        """What the console follows when it changes, so that one may look elsewhere until then.

        First who is at hand: that somebody's turn ended is no reason to look away from them.
        """
        return self.at_hand, self.meeting.is_open, self.is_elsewhere

    @property
    def is_closed(self) -> bool:
        """Whether everything is read-only: closed, and nobody was reopened."""
        return self.session.phase is SessionPhase.CLOSED and self.is_over

    @property
    def is_set_up(self) -> bool:
        """Whether rating is not open yet."""
        return self.session.phase is SessionPhase.SETUP

    @property
    def chair_name(self) -> str:
        """The name of who runs the meeting, or nothing where nobody is named."""
        panelist = self.session.panel.panelist(self.chair.panelist or "")
        return panelist.name if panelist else ""

    def is_waiting(self, candidate: str) -> bool:
        """Tell whether a candidate is still to be decided."""
        return is_waiting(self.session, candidate)

    def is_at_hand(self, candidate: str) -> bool:
        """Tell whether it is a candidate's turn."""
        return bool(candidate) and self.at_hand == candidate

    def minutes_used(self, candidate: str) -> int:
        """Return the whole minutes that a candidate's clock has run."""
        return self.meeting.minutes_used(candidate, self.now)

    @property
    def minutes_left(self) -> int:
        """The minutes that are planned for those who wait and were not used."""
        return minutes_left(self.session, self.now)

    @property
    def revealed(self) -> tuple[str, ...]:
        """The ids of those who are revealed and not decided, in the agenda's order."""
        return tuple(state.id for state in self.order if state.phase is CandidatePhase.REVEALED)

    @property
    def sealed_together(self) -> tuple[str, ...]:
        """The ids of the sealed candidates if all of them can be revealed now, else nobody's."""
        if self.is_set_up or self.is_closed or not self.meeting.is_open:
            return ()
        sealed = [state.id for state in self.order if state.phase is CandidatePhase.SEALED]
        return tuple(sealed) if all(map(self._is_rated, sealed)) else ()

    def _is_rated(self, candidate: str) -> bool:
        """Tell whether somebody has submitted, and nobody is waited for."""
        session = self.session
        missing = missing_raters(session, candidate)
        if not missing or len(missing) == len(session.panel.raters(candidate)):
            return not missing and bool(session.panel.raters(candidate))
        return not awaited_raters(session, candidate)
