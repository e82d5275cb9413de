"""One quiet line over the candidate: whose turn it is, where that is not who is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.session import CandidateState, SessionPhase
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel, give_tip
from calibrate.ui.look.theme import Measures, scaled, set_role
from calibrate.ui.meeting.situation.wording import READ_ONLY
from calibrate.ui.parts.key_button import KeyButton
from calibrate.words.phrases import listing

HEIGHT, WIDEST = 39, 260


@dataclass(frozen=True, slots=True)
class TurnNotice:
    """What the strip says, and what it offers: whom to call, go to, hand over to, or to close."""

    words: str
    call: CandidateState | None = None
    is_next: bool = False
    back: CandidateState | None = None
    deputy: str = ""
    deputy_name: str = ""
    closes: bool = False


def notice_for(situation: Situation, candidate: str) -> TurnNotice | None:
    """Return what is to be said while a candidate is looked at, or None if it is their turn."""
    session = situation.session
    if not session.candidates or situation.is_set_up or situation.is_at_hand(candidate):
        return None
    if situation.is_elsewhere and not candidate:
        return None
    if session.phase is SessionPhase.CLOSED and situation.is_closed:
        return TurnNotice(READ_ONLY)
    if not situation.meeting.is_open:
        return _before(situation, candidate)
    state = session.candidate(candidate) if candidate else None
    waits = state is not None and situation.is_waiting(state.id)
    if situation.is_elsewhere:
        return TurnNotice("A deputy runs the part that is on now.", call=state if waits else None)
    if situation.at_hand:
        back = session.candidate(situation.at_hand)
        return TurnNotice(f"{back.name} is at hand.", call=state if waits else None, back=back)
    return _nobody(situation, state if waits else None)


def _before(situation: Situation, candidate: str) -> TurnNotice | None:
    if situation.is_over and situation.session.phase is not SessionPhase.CLOSED:
        return TurnNotice("Everybody is decided or withdrawn.", closes=True)
    return TurnNotice("The meeting is not open yet.") if candidate else None


def _nobody(situation: Situation, looked_at: CandidateState | None) -> TurnNotice:
    """Say what comes next while nobody is at hand."""
    following = situation.next_up
    if following is None:
        return _nothing_left(situation)
    if looked_at is None or looked_at.id == following.id:
        return TurnNotice("Nobody is at hand.", call=following, is_next=True)
    return TurnNotice(
        f"Nobody is at hand; {following.name} is next.", call=looked_at, back=following
    )


def _nothing_left(situation: Situation) -> TurnNotice:
    if situation.is_over:
        closes = situation.session.phase is not SessionPhase.CLOSED
        return TurnNotice("Everybody is decided or withdrawn.", closes=closes)
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
    """Shows a notice. `call_wanted`, `look_wanted` carry a candidate, `chair_wanted` a panelist."""

    call_wanted = Signal(str)
    look_wanted = Signal(str)
    chair_wanted = Signal(str)
    closing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "strip")
        zoom.hold(self, height=HEIGHT)
        self.words = ElidedLabel(role="meta")
        self.call = KeyButton("", "")
        self.back = KeyButton("", "")
        self.hand_over = KeyButton("", "")
        self.close_session = QPushButton("Close the session…")
        self.close_session.setAccessibleName("Close the session")
        self.notice: TurnNotice | None = None
        self.buttons = (self.back, self.call, self.hand_over, self.close_session)
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
        self.close_session.clicked.connect(self.closing_wanted)

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
        self.close_session.setVisible(notice.closes)

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        self._row.setContentsMargins(measures.padding, 5, measures.padding - 4, 5)
        for button in self.buttons:
            button.setMaximumWidth(scaled(WIDEST))

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
