"""What leads where on the console: from what is pressed to what is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    EndReading,
    GrantReading,
    HideNames,
    SetAside,
    SetMinutes,
)

if TYPE_CHECKING:
    from calibrate.ui.meeting.screen import MeetingScreen


def wire_meeting(screen: MeetingScreen) -> None:
    """Connect top bar, agenda and keys, which stay as long as the console does."""
    _connect_bar(screen)
    _connect_agenda(screen)
    _add_keys(screen)


def wire_candidate(screen: MeetingScreen) -> None:
    """Connect middle and right, which are made anew for whoever runs the meeting."""
    _connect_turns(screen)
    _connect_everybody(screen)
    _connect_sealed(screen)
    _connect_revealed(screen)


def _connect_bar(screen: MeetingScreen) -> None:
    screen.desk.changed.connect(screen.changed)
    screen.drafts.unsaved.connect(screen.desk.failed)
    screen.desk.chair_changed.connect(screen.take_chair)
    screen.second.timeout.connect(screen.tick)
    screen.bar.pause_wanted.connect(screen.conduct.pause_or_resume)
    screen.bar.projector_wanted.connect(screen.projection.toggle)
    screen.projection.shown.connect(screen.bar.show_projector)


def _connect_agenda(screen: MeetingScreen) -> None:
    apply, conduct, agenda = screen.desk.apply, screen.conduct, screen.agenda
    screen.candidates.chosen.connect(screen.look)
    screen.candidates.arranged.connect(lambda order: apply(ArrangeAgenda(order)))
    agenda.readiness_wanted.connect(screen.show_readiness)
    agenda.reveal_wanted.connect(conduct.reveal_all)
    agenda.split_wanted.connect(conduct.arrange_by_disagreement)
    agenda.set_aside_wanted.connect(lambda: apply(SetAside()))
    agenda.chair_wanted.connect(screen.hand_chair)


def _connect_turns(screen: MeetingScreen) -> None:
    strip = screen.pages.strip
    strip.call_wanted.connect(screen.call)
    strip.look_wanted.connect(screen.candidates.choose)
    strip.closing_wanted.connect(screen.conduct.close_session)
    strip.chair_wanted.connect(screen.hand_chair)
    screen.pages.elsewhere.chair_wanted.connect(screen.hand_chair)
    screen.pages.readiness.table.chosen.connect(screen.candidates.choose)


def _connect_everybody(screen: MeetingScreen) -> None:
    apply, conduct = screen.desk.apply, screen.conduct
    opening, attendance = screen.side.opening, screen.side.attendance
    opening.opened.connect(conduct.open_meeting)
    opening.minutes_wanted.connect(lambda *minutes: apply(SetMinutes(*minutes)))
    opening.names_hidden.connect(lambda hidden: apply(HideNames(hidden)))
    attendance.noted.connect(apply)
    attendance.absence_wanted.connect(conduct.mark_absent)
    attendance.conflict_wanted.connect(_of_candidate(screen, conduct.declare_conflict))


def _connect_sealed(screen: MeetingScreen) -> None:
    apply, form = screen.desk.apply, screen.reveal_form
    form.revealed.connect(screen.reveal)
    form.override_wanted.connect(screen.reveal)
    form.room_wanted.connect(_of_candidate(screen, partial(screen.wanted.emit, "room")))
    form.reading_granted.connect(lambda seconds: apply(GrantReading(seconds)))
    form.reading_ended.connect(lambda: apply(EndReading()))
    form.set_aside_wanted.connect(lambda: apply(SetAside()))
    form.withdrawal_wanted.connect(_of_candidate(screen, screen.conduct.withdraw))
    form.reopening_wanted.connect(_of_candidate(screen, screen.conduct.reopen))


def _connect_revealed(screen: MeetingScreen) -> None:
    apply, form = screen.desk.apply, screen.decision_form
    form.second_round_wanted.connect(lambda: apply(BeginSecondRound(screen.candidate)))
    form.reveal_second_wanted.connect(screen.reveal)
    form.override_second_wanted.connect(screen.reveal)
    form.vote_wanted.connect(screen.go_to_the_vote)
    form.room_wanted.connect(_of_candidate(screen, partial(screen.wanted.emit, "room")))
    form.withdrawal_wanted.connect(_of_candidate(screen, screen.conduct.withdraw))
    form.edited.connect(screen.keep)
    form.recorded.connect(screen.record)
    screen.pages.ratings.note_edited.connect(form.keep_note)
    screen.pages.ratings.note_written.connect(screen.write_note)
    screen.decision.reopen_wanted.connect(_of_candidate(screen, screen.conduct.reopen))
    screen.decision.packet_wanted.connect(
        _of_candidate(screen, partial(screen.wanted.emit, "packets"))
    )


def _of_candidate(screen: MeetingScreen, act: Callable[[str], object]) -> Callable[[], None]:
    """Return what does something to whoever is looked at when it is pressed."""

    def press() -> None:
        act(screen.candidate)

    return press


def _add_keys(screen: MeetingScreen) -> None:
    """Add the keys of the meeting; a field for text takes its letters before they do."""
    agenda = screen.candidates
    for key, press in (
        ("N", screen.call_next),
        ("R", screen.reveal_by_key),
        ("P", screen.conduct.pause_or_resume),
        ("V", screen.go_to_the_vote),
        ("[", lambda: agenda.step(-1)),
        ("]", lambda: agenda.step(1)),
        ("Alt+Up", lambda: agenda.shift(screen.candidate, -1)),
        ("Alt+Down", lambda: agenda.shift(screen.candidate, 1)),
    ):
        QShortcut(QKeySequence(key), screen).activated.connect(press)
