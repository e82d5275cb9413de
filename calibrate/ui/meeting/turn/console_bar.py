"""The console's top bar: session and parts, the five steps, the clock, and the projector."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.agenda.steps import Step
from calibrate.domain.session import SessionPhase
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.meeting.turn.clock import Clock, time_of
from calibrate.ui.meeting.turn.phase_bar import PhaseBar
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.screen.top_bar import TopBar
from calibrate.words.days import ends_about
from calibrate.words.phrases import several


class ConsoleBar(TopBar):
    """A top bar with the steps in its middle.

    `pause_wanted` asks for the clock to stand still, or to go on; `projector_wanted` for the
    room's screen, or for its end.
    """

    pause_wanted = Signal()
    projector_wanted = Signal()

    def _lay_out(self) -> None:
        super()._lay_out()
        self.steps, self.clock = PhaseBar(), Clock()
        self.pause = KeyButton("Resume", "P")
        self._is_wide = True
        self._situation: Situation | None = None
        self.projector = QPushButton()
        self.pause.clicked.connect(self.pause_wanted)
        self.projector.clicked.connect(self.projector_wanted)
        self.show_projector(False)
        self.middle.addWidget(self.steps)
        self.tools.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignVCenter)
        self.tools.addSpacing(6)
        self.tools.addWidget(self.pause)
        self.tools.addWidget(self.projector)

    def show_session(self, situation: Situation) -> None:
        """Name the session, and say how long its meeting is likely to take."""
        self._situation = situation
        session, meeting = situation.session, situation.meeting
        self.title.set_whole(session.title)
        levels = dict.fromkeys(str(state.candidate.step) for state in session.candidates)
        facts = [next(iter(levels))] if len(levels) == 1 and self._is_wide else []
        facts.append(several(len(session.candidates), "candidate"))
        if session.phase is SessionPhase.CLOSED:
            facts.append("closed")
        elif meeting.at_hand and not meeting.is_paused:
            facts.append(f"until {ends_about(situation.now, situation.minutes_left)}")
        self.subtitle.set_whole(" · ".join(facts))

    def show_time(self, situation: Situation) -> None:
        """Show the clock as it is now."""
        time = time_of(situation)
        self.clock.show_time(time)
        self.clock.setVisible(time is not None)
        self.pause.setVisible(time is not None)
        is_paused = bool(time and time.is_paused)
        self.pause.setText("Resume" if is_paused else "Pause")
        self.pause.setAccessibleName("Resume the clock" if is_paused else "Pause the clock")
        role = "bar-primary" if is_paused else ""
        if self.pause.property("role") != role:
            set_role(self.pause, role)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps of the candidate at hand, or none."""
        self.steps.show_steps(steps)
        self.steps.setVisible(bool(steps))

    def show_projector(self, is_on: bool) -> None:
        """Say whether the room's screen shows the meeting: a dot when it does."""
        self.projector.setText("• Projector on" if is_on else "Projector")
        self.projector.setAccessibleName("Projector on" if is_on else "Projector off")

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        super().fit(measures)
        self._is_wide = measures.padding > 20
        self.steps.fit(measures)
        if self._situation:
            self.show_session(self._situation)
