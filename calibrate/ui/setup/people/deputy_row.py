"""Who runs a candidate's part where every facilitator is recused from them or presents them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from calibrate.domain.commands import NameDeputy
from calibrate.domain.people import Panelist
from calibrate.domain.presence.chairs import (
    lacks_deputy,
    may_deputize,
    presenting_facilitators,
    reason_without_deputy,
)
from calibrate.domain.session import CandidateState, Session
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.parts.choice_box import ChoiceBox

BOX_WIDTH = 200
NOBODY = "Nobody yet"
RECUSED = "The facilitator is recused."


def needs_deputy(session: Session, state: CandidateState) -> bool:
    """Tell whether a candidate's part cannot be run by any facilitator."""
    return lacks_deputy(session, replace(state, deputy=None, without_deputy=""))


class DeputyRow(QWidget):
    """Chooses a candidate's deputy; hidden while none is needed.

    `named` carries the command, `reason_wanted` a candidate's id: a facilitator who presents them
    wants to say why they go on without a deputy.
    """

    named = Signal(object)
    reason_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.about = ElidedLabel(role="label")
        self.box = ChoiceBox("Deputy")
        zoom.hold(self.box, BOX_WIDTH)
        self.why = ElidedLabel(role="meta")
        self.without = QPushButton("Go on without…")
        self.without.setAccessibleName("Go on without a deputy")
        self._candidate = ""
        self.about.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 10, 0, 6)
        row.setSpacing(10)
        row.addWidget(self.about, 1)
        row.addWidget(self.box)
        row.addWidget(self.without)
        row.addWidget(self.why, 1)
        self.box.activated.connect(self._name)
        self.without.clicked.connect(lambda: self.reason_wanted.emit(self._candidate))

    def show_candidate(self, session: Session, state: CandidateState | None) -> None:
        """Show who is deputy for a candidate, if they need one or have one."""
        self.setVisible(state is not None and bool(state.deputy or needs_deputy(session, state)))
        if state is None:
            return
        self._candidate = state.id
        self.about.set_whole(f"Deputy for {state.name}")
        self.box.setAccessibleName(self.about.whole)
        self.why.set_whole(_why(session, state))
        self.without.setVisible(_may_go_without(session, state))
        self.box.clear()
        reason = reason_without_deputy(session, state)
        self.box.addItem("Nobody: goes on without" if reason else NOBODY, None)
        for panelist, words in _choices(session, state):
            self.box.addItem(words, panelist.id)
        self.box.setCurrentIndex(max(0, self.box.findData(state.deputy)))

    def _name(self) -> None:
        self.named.emit(NameDeputy(self._candidate, self.box.currentData()))


def _may_go_without(session: Session, state: CandidateState) -> bool:
    return needs_deputy(session, state) and bool(presenting_facilitators(session, state))


def _why(session: Session, state: CandidateState) -> str:
    """Say why a deputy is needed, or why it goes on without."""
    if not needs_deputy(session, state):
        return ""
    presenting = presenting_facilitators(session, state)
    presents = f"{presenting[0].name} presents." if presenting else RECUSED
    return reason_without_deputy(session, state) or presents


def _choices(session: Session, state: CandidateState) -> Iterator[tuple[Panelist, str]]:
    """Yield who may be deputy, and whoever is although they may not be any more."""
    for panelist in session.panel.panelists:
        if may_deputize(session, panelist.id, state.id):
            yield panelist, panelist.name
        elif panelist.id == state.deputy:
            yield panelist, f"{panelist.name}, who cannot be"
