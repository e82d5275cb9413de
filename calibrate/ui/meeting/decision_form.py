"""Vote and decision of a candidate who is revealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from calibrate.domain.decision_draft import DecisionDraft
from calibrate.domain.decisions import OUTCOME_WORDS, Dissent, FollowUp, Outcome
from calibrate.domain.session import Session, SessionPhase
from calibrate.domain.sheet import Sheet
from calibrate.packet.wording import day, listing
from calibrate.ui.frame import label
from calibrate.ui.meeting.decision_draft import lacks, remarks
from calibrate.ui.meeting.dialogs import DissentDialog, FollowUpDialog
from calibrate.ui.meeting.entry_list import Entry, EntryList
from calibrate.ui.meeting.outcome_button import OutcomeButton
from calibrate.ui.meeting.stepper import Stepper
from calibrate.ui.panel import Panel, Section
from calibrate.ui.theme import Measures, set_role

CLOSED = "This session is closed and read-only."


class DecisionForm(Panel):
    """Outcome, vote, reason, dissent and follow-ups.

    `edited` carries the DecisionDraft after every change, `recorded` the one to record;
    `withdrawal_wanted` asks to withdraw the candidate instead.
    """

    edited = Signal(object)
    recorded = Signal(object)
    withdrawal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Vote and decision")
        self.draft = DecisionDraft()
        self._session: Session | None = None
        self._sheet: Sheet | None = None
        self.heading = Section("Vote and decision", is_first=True)
        self.voters = label("", "meta", wrap=True)
        self.outcomes = {one: OutcomeButton(words) for one, words in OUTCOME_WORDS.items()}
        self.votes = tuple(Stepper(name) for name in ("For", "Against", "Abstain"))
        self.reason = QPlainTextEdit()
        self.dissents = EntryList("Dissent", "In the dissenter’s own words.", "Add a dissent")
        self.follow_ups = EntryList("Follow-ups", "", "Add a follow-up")
        self.remark = Remark()
        self.why_not = label("", "meta", wrap=True)
        self.record = QPushButton("Record decision")
        self.withdraw = QPushButton("Withdraw candidate…")
        self._group = QButtonGroup(self)
        self._set_up()
        self._lay_out()
        self._connect()

    def show_sheet(self, session: Session, sheet: Sheet, draft: DecisionDraft) -> None:
        """Show what was entered so far for a candidate."""
        self._session, self._sheet = session, sheet
        voters = session.panel.raters(sheet.candidate.id)
        self.heading.note.setText(f"{len(voters)} may vote")
        self.voters.setText(listing([one.name for one in voters]))
        self._show(draft)

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        super().fit(measures)
        self.reason.setFixedHeight(142 if measures.padding > 20 else 84)

    def _set_up(self) -> None:
        self.reason.setPlaceholderText("Why the panel decided so")
        self.reason.setAccessibleName("Reason")
        self.reason.setTabChangesFocus(True)
        self.record.setAccessibleName("Record decision")
        self.withdraw.setAccessibleName("Withdraw candidate")
        set_role(self.record, "primary")
        set_role(self.withdraw, "quiet")
        buttons = list(self.outcomes.values())
        buttons[0].is_first, buttons[-1].is_last = True, True
        for button in buttons:
            self._group.addButton(button)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self.outcomes.values():
            row.addWidget(button)
        counts = QHBoxLayout()
        counts.setSpacing(8)
        for stepper in self.votes:
            counts.addWidget(stepper)
        above = label("Reason", "meta")
        above.setBuddy(self.reason)
        reason = QVBoxLayout()
        reason.setSpacing(4)
        reason.addWidget(above)
        reason.addWidget(self.reason)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.voters)
        self.body.addLayout(row)
        self.body.addLayout(counts)
        self.body.addLayout(reason)
        for entries in (self.dissents, self.follow_ups):
            self.body.addWidget(entries)
        self.body.addStretch(1)
        self.foot.addWidget(self.remark)
        self.foot.addWidget(self.why_not)
        self.foot.addWidget(self.record)
        self.foot.addWidget(self.withdraw)

    def _connect(self) -> None:
        for outcome, button in self.outcomes.items():
            button.clicked.connect(lambda _=False, one=outcome: self._choose(one))
        for stepper in self.votes:
            stepper.changed.connect(self._count)
        self.reason.textChanged.connect(self._write)
        self.dissents.wanted.connect(self._ask_dissent)
        self.follow_ups.wanted.connect(self._ask_follow_up)
        self.record.clicked.connect(lambda: self.recorded.emit(self.draft))
        self.withdraw.clicked.connect(self.withdrawal_wanted)

    def _show(self, draft: DecisionDraft) -> None:
        """Fill the fields; nothing that is set here counts as entered."""
        self.draft = draft
        self._group.setExclusive(False)
        for outcome, button in self.outcomes.items():
            button.setChecked(outcome is draft.outcome)
        self._group.setExclusive(True)
        for stepper, count in zip(self.votes, draft.votes, strict=True):
            stepper.show_value(count)
        if self.reason.toPlainText() != draft.reason:
            with QSignalBlocker(self.reason):
                self.reason.setPlainText(draft.reason)
        self._judge()

    def _choose(self, outcome: Outcome) -> None:
        self._edit(replace(self.draft, outcome=outcome))

    def _count(self) -> None:
        first, second, third = (stepper.value for stepper in self.votes)
        self._edit(replace(self.draft, votes=(first, second, third)))

    def _write(self) -> None:
        self._edit(replace(self.draft, reason=self.reason.toPlainText()))

    def _edit(self, draft: DecisionDraft) -> None:
        self.draft = draft
        self._judge()
        self.edited.emit(draft)

    def _judge(self) -> None:
        """Say what is missing or out of the ordinary, and let record what is whole."""
        session, sheet = self._session, self._sheet
        if session is None or sheet is None:
            return
        names = {one.id: one.name for one in session.panel.panelists}
        self.dissents.show_entries(_dissents(self.draft.dissents, names))
        self.follow_ups.show_entries(follow_up_entries(self.draft.follow_ups))
        is_closed = session.phase is SessionPhase.CLOSED
        why_not = CLOSED if is_closed else lacks(self.draft, session, sheet.candidate.id)
        rated = len({one.panelist for row in sheet.rows for one in row.ratings})
        self.remark.say(remarks(self.draft, session, sheet.candidate.id, rated))
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        self.record.setEnabled(not why_not)
        self.record.setAccessibleDescription(why_not)
        self.withdraw.setEnabled(not is_closed)
        self.inside.setEnabled(not is_closed)

    def _ask_dissent(self, place: int | None) -> None:
        session, sheet = self._session, self._sheet
        if session is None or sheet is None:
            return
        voters = session.panel.raters(sheet.candidate.id)
        before = self.draft.dissents
        dialog = DissentDialog(self, voters, None if place is None else before[place])
        self._edit(replace(self.draft, dissents=dialog.answer(before, place)))

    def _ask_follow_up(self, place: int | None) -> None:
        session, sheet = self._session, self._sheet
        if session is None or sheet is None:
            return
        people = [sheet.candidate.name, *(one.name for one in session.panel.panelists)]
        before = self.draft.follow_ups
        kept = None if place is None else before[place]
        dialog = FollowUpDialog(self, people, date.today(), kept)
        self._edit(replace(self.draft, follow_ups=dialog.answer(before, place)))


class Remark(QFrame):
    """Calm sentences about what is out of the ordinary; hidden while there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "remark")
        self.words = label("", wrap=True)
        self.words.setAccessibleName("Worth knowing")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self.words)
        self.hide()

    def say(self, sentences: Sequence[str]) -> None:
        """Show these sentences."""
        self.words.setText(" ".join(sentences))
        self.setVisible(bool(sentences))


def _dissents(dissents: Sequence[Dissent], names: dict[str, str]) -> list[Entry]:
    return [Entry(one.text, names.get(one.panelist, "")) for one in dissents]


def follow_up_entries(follow_ups: Sequence[FollowUp]) -> list[Entry]:
    """Return follow-ups as rows: what, who, and by when."""
    return [Entry(one.text, one.owner, day(one.due) if one.due else "") for one in follow_ups]
