"""The sessions that were open lately: a small file in the user's data folder.

It holds what a facilitator may see without opening a session (title, phase, how many submitted or
were decided) and never a rating.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import localtime, mktime, struct_time
from typing import TYPE_CHECKING, Any

from calibrate.ui.preferences import data_folder, made_data_folder

if TYPE_CHECKING:
    from calibrate.domain.session import Session

MOST = 40
SETUP_PARTS = 4


@dataclass(frozen=True, slots=True)
class Recent:
    """A session that was open lately.

    `detail` says in words how far it is, `done` of `total` the same as numbers; `time` is when it
    was last open, in seconds since 1970. `due` is the day until which ratings were asked for then
    (2026-12-04), or nothing where that did not matter.
    """

    path: str
    title: str
    phase: str = ""
    detail: str = ""
    done: int = 0
    total: int = 0
    time: int = 0
    due: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the file is not where it was."""
        return not Path(self.path).exists()

    @property
    def share(self) -> float:
        """How far the session is, from 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total > 0 else 0.0


def recent_sessions() -> tuple[Recent, ...]:
    """Return the sessions that were open lately, newest first; none if the file is no use."""
    try:
        stored = json.loads(_file().read_text("utf-8"))
        return tuple(_recent(entry) for entry in stored["recent"])
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def remember(recent: Recent) -> None:
    """Put a session first, in place of what was known of its file."""
    others = (other for other in recent_sessions() if other.path != recent.path)
    _write((recent, *others))


def forget(path: str) -> None:
    """Take a session off the list; its file stays."""
    _write(recent for recent in recent_sessions() if recent.path != path)


def move(old: str, new: str) -> None:
    """Say that the file of a session is now elsewhere; it keeps its place in the list."""
    kept = (known for known in recent_sessions() if known.path != new)
    _write(replace(known, path=new) if known.path == old else known for known in kept)


def _file() -> Path:
    return data_folder() / "recent.json"


def _recent(entry: dict[str, Any]) -> Recent:
    """Raise TypeError unless every field has the type that it should have."""
    recent = Recent(**entry)
    texts = (recent.path, recent.title, recent.phase, recent.detail, recent.due)
    numbers = (recent.done, recent.total, recent.time)
    if all(type(value) is str for value in texts) and all(type(value) is int for value in numbers):
        return recent
    raise TypeError("a recent session has a field of another type")


def _write(recents: Iterable[Recent]) -> None:
    """Write for the owner alone, whole or not at all; a list that cannot be kept stops nobody."""
    from calibrate.domain.errors import BadInput
    from calibrate.exchange.files import write_whole

    entries = [asdict(recent) for recent in recents][:MOST]
    content = json.dumps({"version": 1, "recent": entries}, ensure_ascii=False, indent=1)
    try:
        write_whole(made_data_folder() / "recent.json", content.encode("utf-8", "replace"))
    except (OSError, BadInput):
        return


def described(path: Path, session: Session, now: float, *, is_kit: bool = False) -> Recent:
    """Return what the list says of a session, read for the facilitator, at a time in seconds."""
    from calibrate.words.session import SESSION_PHASES

    detail, done, total = _progress(session)
    phase = "Your kit" if is_kit else SESSION_PHASES[session.phase].name
    told = (session.title, phase, detail, done, total, int(now), _due(session, done < total))
    return Recent(str(path.absolute()), *told)


def _due(session: Session, is_awaited: bool) -> str:
    """Return the day until which ratings are asked for, unless all of them are there."""
    from calibrate.domain.session import SessionPhase

    matters = session.asked_until and (is_awaited or session.phase is SessionPhase.SETUP)
    return str(session.asked_until) if matters else ""


def _progress(session: Session) -> tuple[str, int, int]:
    from calibrate.domain.session import SessionPhase

    match session.phase:
        case SessionPhase.SETUP:
            return _set_up(session)
        case SessionPhase.RATING:
            done, total = _submitted(session)
            return f"{done} of {total} submitted", done, total
        case SessionPhase.MEETING:
            done, total = _decided(session)
            return f"{done} of {total} decided", done, total
        case SessionPhase.CLOSED:
            done, total = _decided(session)
            return f"{done} of {total} decided, {_closed(done, total)}", done, total


def _set_up(session: Session) -> tuple[str, int, int]:
    from calibrate.domain.agenda.readiness import missing

    remarks = missing(session)
    ready = SETUP_PARTS - len({remark.part for remark in remarks})
    if not remarks:
        return "Ready for rating", ready, SETUP_PARTS
    things = "1 thing" if len(remarks) == 1 else f"{len(remarks)} things"
    return f"{things} missing", ready, SETUP_PARTS


def _submitted(session: Session) -> tuple[int, int]:
    """Count submissions of round 1 and those that are expected, withdrawn candidates apart."""
    from calibrate.domain.ballots import FIRST
    from calibrate.domain.session import CandidatePhase

    expected = [
        (state.id, rater.id, FIRST) in session.submitted
        for state in session.candidates
        if state.phase is not CandidatePhase.WITHDRAWN
        for rater in session.panel.raters(state.id)
    ]
    return sum(expected), len(expected)


def _decided(session: Session) -> tuple[int, int]:
    from calibrate.domain.session import CandidatePhase

    phases = [state.phase for state in session.candidates]
    total = len(phases) - phases.count(CandidatePhase.WITHDRAWN)
    return phases.count(CandidatePhase.DECIDED), total


def _closed(done: int, total: int) -> str:
    """Say that a closed session is read-only, or that candidates of it were reopened."""
    return "read-only" if done == total else f"{total - done} reopened"


def detail_in_words(recent: Recent, now: float) -> str:
    """Return how far a session is, and how far off the day on which ratings are due."""
    if not recent.due:
        return recent.detail
    from datetime import date

    from calibrate.words.freeze.due import due_briefly

    try:
        due = due_briefly(date.fromisoformat(recent.due), date.fromtimestamp(now))
    except ValueError:
        return recent.detail
    return f"{recent.detail}, {due}"


def time_in_words(seconds: int, now: float) -> str:
    """Return a time as it is said: "Today 10:42", "Yesterday", "2 Mar", "14 Nov 2025"."""
    from datetime import time

    from calibrate.words.days import MONTHS, time_of_day

    try:
        moment = localtime(seconds)
    except (OverflowError, ValueError, OSError):
        return ""
    today = localtime(now)
    if moment[:3] == today[:3]:
        return f"Today {time_of_day(time(moment.tm_hour, moment.tm_min))}"
    if moment[:3] == _day_before(today)[:3]:
        return "Yesterday"
    words = f"{moment.tm_mday} {MONTHS[moment.tm_mon - 1]}"
    return words if moment.tm_year == today.tm_year else f"{words} {moment.tm_year}"


def _day_before(day: struct_time) -> struct_time:
    noon = (day.tm_year, day.tm_mon, day.tm_mday - 1, 12, 0, 0, 0, 0, -1)
    return localtime(mktime(noon))


def path_in_words(path: str) -> str:
    """Return a path as it is said, with `~` for the user's home folder."""
    try:
        return f"~/{Path(path).relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return path
