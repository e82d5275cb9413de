"""One quiet line over the candidate: whose turn it is, where that is not who is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.situation import Situation
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel, give_tip
from calibrate.ui.look.theme import Measures, scaled, set_role
from calibrate.ui.meeting.situation.wording import READ_ONLY
from calibrate.ui.parts.key_button import KeyButton
from calibrate.words.phrases import listing
from calibrate.words.session import COMING

HEIGHT, WIDEST, LEAST_WORDS = 39, 260, 100
ALL_OVER = "Everybody is decided or withdrawn."


@dataclass(frozen=True, slots=True)
class TurnNotice:
    """What the strip says, and what it offers: whom to call, go to, hand over to, or a next step.

    `leads` says that the next step is the one dark button of the screen.
    """

    words: str
    call: CandidateState | None = None
    is_next: bool = False
    back: CandidateState | None = None
    deputy: str = ""
    deputy_name: str = ""
    step: Coming | None = None
    leads: bool = False


def notice_for(situation: Situation, candidate: str) -> TurnNotice | None:
    """Return what is to be said while a candidate is looked at, or None if it is their turn."""
    session = situation.session
    if not session.candidates or situation.is_set_up or situation.is_at_hand(candidate):
        return None
    if situation.is_elsewhere and not candidate:
        return None
    if situation.is_closed:
        return TurnNotice(READ_ONLY, step=situation.coming)
    if not situation.meeting.is_open:
        return _before(situation, candidate)
    state = session.candidate(candidate) if candidate else None
    waits = state is not None and situation.is_waiting(state.id)
    if situation.is_elsewhere:
        return TurnNotice("A deputy runs the part that is on now.", call=state if waits else None)
    if situation.at_hand:
        back = session.candidate(situation.at_hand)
        words = f"It is {back.name}’s turn."
        return TurnNotice(words, call=state if waits else None, back=back)
    return _nobody(situation, state if waits else None)


def _before(situation: Situation, candidate: str) -> TurnNotice | None:
    if situation.is_over:
        return TurnNotice(ALL_OVER, step=situation.coming)
    if not candidate:
        return None
    is_sealed = situation.session.candidate(candidate).phase is CandidatePhase.SEALED
    leads = is_sealed and situation.coming is Coming.OPEN_MEETING
    return TurnNotice("The meeting is not open yet.", step=Coming.OPEN_MEETING, leads=leads)


def _nobody(situation: Situation, looked_at: CandidateState | None) -> TurnNotice:
    """Say what comes next while it is nobody's turn."""
    following = situation.next_up
    if following is None:
        return _nothing_left(situation)
    if looked_at is None or looked_at.id == following.id:
        which = "next" if situation.meeting.last_called else "first"
        return TurnNotice(f"Call the {which} candidate.", call=following, is_next=True)
    return TurnNotice(f"{following.name} is next.", call=looked_at, back=following)


def _nothing_left(situation: Situation) -> TurnNotice:
    if situation.is_over:
        return TurnNotice(ALL_OVER, step=situation.coming)
    others = [
        panelist for panelist in situation.deputies if panelist.id != situation.chair.panelist
    ]
    others = others or [
        panelist for panelist in situation.chairs if panelist.id != situation.chair.panelist
    ]
    who = listing([panelist.name for panelist in others])
    words = f"Nothing is left here; {who} goes on." if who else "Nothing is left here."
    return TurnNotice(
        words,
        deputy=others[0].id if others else "",
        deputy_name=others[0].name if others else "",
    )


class TurnStrip(QFrame):
    """Shows a notice. `call_wanted`, `look_wanted` carry a candidate, `chair_wanted` a panelist.

    `step_wanted` carries the Coming whose button was pressed.
    """

    call_wanted = Signal(str)
    look_wanted = Signal(str)
    chair_wanted = Signal(str)
    step_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "strip")
        zoom.hold(self, height=HEIGHT)
        self.words = ElidedLabel(role="meta")
        self.call = KeyButton("", "")
        self.back = KeyButton("", "")
        self.hand_over = KeyButton("", "")
        self.step = QPushButton()
        self.notice: TurnNotice | None = None
        self.buttons = (self.back, self.call, self.hand_over, self.step)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self.words, 1)
        for button in self.buttons:
            set_role(button, "small")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._row.addWidget(button)
        self.call.clicked.connect(self._call)
        self.back.clicked.connect(self._look)
        self.hand_over.clicked.connect(self._hand_over)
        self.step.clicked.connect(self._take_step)

    def show_notice(self, notice: TurnNotice | None) -> None:
        """Show what is to be said, or nothing."""
        self.notice = notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.words.set_whole(notice.words)
        _dress(self.call, _call_words(notice), "N" if notice.is_next else "")
        _dress(self.back, f"Go to {notice.back.name}" if notice.back else "")
        _dress(self.hand_over, f"Hand over to {notice.deputy_name}" if notice.deputy else "")
        self._show_step(notice)

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        self._row.setContentsMargins(measures.padding, 5, measures.padding - 4, 5)
        self.words.setMinimumWidth(scaled(LEAST_WORDS))
        for button in self.buttons:
            button.setMaximumWidth(scaled(WIDEST))

    def _show_step(self, notice: TurnNotice) -> None:
        words = COMING[notice.step].button if notice.step else ""
        self.step.setText(words)
        self.step.setAccessibleName(words.rstrip("…"))
        role = "small-primary" if notice.leads else "small"
        if self.step.property("role") != role:
            set_role(self.step, role)
        self.step.setVisible(bool(words))

    def _take_step(self) -> None:
        if self.notice and self.notice.step:
            self.step_wanted.emit(self.notice.step)

    def _call(self) -> None:
        if self.notice and self.notice.call:
            self.call_wanted.emit(self.notice.call.id)

    def _look(self) -> None:
        if self.notice and self.notice.back:
            self.look_wanted.emit(self.notice.back.id)

    def _hand_over(self) -> None:
        if self.notice:
            self.chair_wanted.emit(self.notice.deputy)


def _call_words(notice: TurnNotice) -> str:
    if notice.call is None:
        return ""
    return f"Next: {notice.call.name}" if notice.is_next else f"Call {notice.call.name}"


def _dress(button: KeyButton, words: str, key: str = "") -> None:
    button.setVisible(bool(words))
    button.setText(words)
    button.setAccessibleName(words)
    give_tip(button, words)
    button.show_key(key)
    if key:
        button.setAccessibleDescription(f"Key {key}")
    button.updateGeometry()
