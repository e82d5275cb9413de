"""What leads where on the console: from what is pressed to what is done."""

from __future__ import annotations

from collections.abc import Callable

from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginWithReasons,
    EndReading,
    GrantReading,
    HideNames,
    SetAside,
    SetMinutes,
)
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.agenda.agenda_list import AgendaList
from calibrate.ui.meeting.agenda.agenda_panel import AgendaPanel
from calibrate.ui.meeting.chairing import Chairing
from calibrate.ui.meeting.middle import Middle
from calibrate.ui.meeting.piece.piece_page import PiecePage
from calibrate.ui.meeting.presses import Presses
from calibrate.ui.meeting.projection import Projection
from calibrate.ui.meeting.showing import Showing
from calibrate.ui.meeting.side import Side
from calibrate.ui.meeting.turn.console_bar import ConsoleBar
from calibrate.ui.parts.keys.keys import Key


def wire_bar(bar: ConsoleBar, chairing: Chairing, projection: Projection) -> None:
    """Connect the top bar, which stays as long as the console does."""
    bar.pause_wanted.connect(chairing.pause_or_resume)
    bar.projector_wanted.connect(projection.toggle)
    projection.shown.connect(bar.show_projector)


def wire_agenda(agenda: AgendaPanel, desk: Desk, chairing: Chairing) -> None:
    """Connect what changes the agenda, which stays as long as the console does."""
    agenda.list.arranged.connect(lambda order: desk.apply(ArrangeAgenda(order)))
    agenda.reveal_wanted.connect(chairing.reveal_all)
    agenda.together_wanted.connect(chairing.decide_together)
    agenda.minutes_wanted.connect(chairing.show_minutes)
    agenda.split_wanted.connect(chairing.arrange_by_disagreement)
    agenda.set_aside_wanted.connect(lambda: desk.apply(SetAside()))


def wire_middle(
    pages: Middle, candidates: AgendaList, chairing: Chairing, presses: Presses, showing: Showing
) -> None:
    """Connect the middle, which is made anew for whoever runs the meeting."""
    strip = pages.strip
    strip.call_wanted.connect(presses.call)
    strip.look_wanted.connect(candidates.choose)
    strip.chair_wanted.connect(presses.hand_chair)
    pages.elsewhere.chair_wanted.connect(presses.hand_chair)
    pages.readiness.table.chosen.connect(candidates.choose)
    pages.reasons.numbers_wanted.connect(presses.show_numbers)
    pages.ratings.note_written.connect(presses.write_note)
    pages.ratings.piece_wanted.connect(showing.open)
    _wire_piece(pages.piece, showing)


def _wire_piece(page: PiecePage, showing: Showing) -> None:
    page.left.connect(showing.back)
    page.stepped.connect(showing.step)
    page.audience_wanted.connect(showing.change_audience)
    page.room.wanted.connect(showing.toggle)
    page.room.turned.connect(showing.turn)


def wire_side(
    side: Side, candidates: AgendaList, desk: Desk, chairing: Chairing, presses: Presses
) -> None:
    """Connect the right side, made anew likewise; it is about whoever is looked at then."""
    _connect_everybody(side, desk, chairing, lambda: candidates.current)
    _connect_sealed(side, desk, chairing, lambda: candidates.current)
    _connect_revealed(side, chairing, lambda: candidates.current)
    side.reveal_form.revealed.connect(presses.reveal)
    side.reveal_form.override_wanted.connect(presses.reveal)
    side.decision_form.reveal_second_wanted.connect(presses.reveal)
    side.decision_form.override_second_wanted.connect(presses.reveal)
    side.decision_form.vote_wanted.connect(presses.go_to_the_vote)
    side.decision_form.recorded.connect(presses.record)


Current = Callable[[], str]
"""Returns who is looked at now."""


def _connect_everybody(side: Side, desk: Desk, chairing: Chairing, current: Current) -> None:
    opening, attendance, apply = side.opening, side.attendance, desk.apply
    opening.opened.connect(chairing.open_meeting)
    opening.minutes_wanted.connect(lambda *minutes: apply(SetMinutes(*minutes)))
    opening.names_hidden.connect(lambda hidden: apply(HideNames(hidden)))
    opening.reasons_chosen.connect(lambda chosen: apply(BeginWithReasons(chosen)))
    attendance.noted.connect(apply)
    attendance.absence_wanted.connect(chairing.mark_absent)
    attendance.conflict_wanted.connect(lambda: chairing.declare_conflict(current()))


def _connect_sealed(side: Side, desk: Desk, chairing: Chairing, current: Current) -> None:
    form, apply = side.reveal_form, desk.apply
    form.reading_granted.connect(lambda seconds: apply(GrantReading(seconds)))
    form.reading_ended.connect(lambda: apply(EndReading()))
    form.set_aside_wanted.connect(lambda: apply(SetAside()))
    form.withdrawal_wanted.connect(lambda: chairing.withdraw(current()))
    form.reopening_wanted.connect(lambda: chairing.reopen(current()))


def _connect_revealed(side: Side, chairing: Chairing, current: Current) -> None:
    form, decision = side.decision_form, side.decision
    form.second_round_wanted.connect(lambda: chairing.begin_second_round(current()))
    form.withdrawal_wanted.connect(lambda: chairing.withdraw(current()))
    decision.reopen_wanted.connect(lambda: chairing.reopen(current()))
    decision.deadline_wanted.connect(lambda: chairing.set_deadline(current()))
    decision.response_wanted.connect(lambda: chairing.file_response(current()))
    decision.offer_wanted.connect(lambda: chairing.offer_example(current()))


def meeting_keys(
    candidates: AgendaList,
    chairing: Chairing,
    presses: Callable[[], Presses],
    pages: Callable[[], Middle],
    showing: Callable[[], Showing],
) -> tuple[Key, ...]:
    """Return the keys of the meeting; what is made anew for whoever runs it is asked for."""
    return (*_keys_of_meeting(candidates, chairing, presses), *_keys_of_piece(pages, showing))


def _keys_of_piece(pages: Callable[[], Middle], showing: Callable[[], Showing]) -> tuple[Key, ...]:
    return (
        Key(("C",), "Next citation of the criterion; Enter opens it", lambda: pages().next_cited()),
        Key(("K",), "Previous cited piece", lambda: showing().step(-1)),
        Key(("J",), "Next cited piece", lambda: showing().step(1)),
        Key(("S",), "Piece on the room’s screen, or off it", lambda: showing().toggle()),
        Key((",",), "Its page before, on the room’s screen", lambda: showing().turn(-1)),
        Key((".",), "Its next page, on the room’s screen", lambda: showing().turn(1)),
        Key(
            ("W",),
            "What was opened, on the room’s screen, or off it",
            lambda: showing().toggle_entries(),
        ),
        Key(("Esc",), "Back to the ratings", lambda: showing().back()),
    )


def _keys_of_meeting(
    candidates: AgendaList, chairing: Chairing, presses: Callable[[], Presses]
) -> tuple[Key, ...]:
    return (
        Key(("N",), "Call who is next", lambda: presses().call_next()),
        Key(("R",), "End the reading; then reveal, which asks", lambda: presses().reveal_by_key()),
        Key(("D",), "Decide together what nobody disputes", chairing.decide_together),
        Key(("V",), "Go to the vote", lambda: presses().go_to_the_vote()),
        Key(("T",), "Numbers behind the reasons, or not", lambda: presses().show_numbers()),
        Key(
            ("B",),
            "Begin with reasons, or with numbers",
            lambda: presses().begin_with_reasons(),
        ),
        Key(("P",), "Let the clock stand still, or go on", chairing.pause_or_resume),
        Key(("[",), "Previous candidate", lambda: candidates.step(-1)),
        Key(("]",), "Next candidate", lambda: candidates.step(1)),
        Key(("Alt+Up",), "Candidate up", lambda: candidates.shift(candidates.current, -1)),
        Key(("Alt+Down",), "Candidate down", lambda: candidates.shift(candidates.current, 1)),
        Key(("Up", "Down"), "Criterion, among the ratings"),
        Key(("Right", "Left"), "Open, fold the criterion"),
        Key(("M",), "Write a note on the criterion"),
        Key(("1", "2", "3"), "Choose the outcome, where it has the keyboard"),
        Key(("Ctrl+Return",), "Record the decision, or keep the note"),
    )
