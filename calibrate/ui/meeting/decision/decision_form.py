"""The right side of a candidate who is revealed: the second round, then vote and decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from calibrate.domain.decisions import Dissent, EarlierDecision, FollowUp, Outcome
from calibrate.domain.drafts.decision import DecisionDraft, with_note
from calibrate.domain.people import Panelist
from calibrate.domain.presence.presence import voters
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedButton, give_tip
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.meeting.asking.dialogs import DissentDialog, FollowUpDialog
from calibrate.ui.meeting.decision.decided_before import DecidedBefore
from calibrate.ui.meeting.decision.decision_draft import lacks, remarks
from calibrate.ui.meeting.decision.entry_list import Entry, EntryList
from calibrate.ui.meeting.decision.outcome_button import OutcomeRow
from calibrate.ui.meeting.decision.second_round import SecondRound
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.keys import Key, Keys
from calibrate.ui.parts.panel import Panel, Section
from calibrate.ui.parts.stepper import Stepper
from calibrate.words.days import day
from calibrate.words.decisions import earlier_words
from calibrate.words.phrases import listing

LONG_REASON, SHORT_REASON = 142, 84


class DecisionForm(Panel):
    """Second round; outcome, vote, reason, dissent and follow-ups.

    `edited` carries the DecisionDraft after every change, `recorded` the one to record;
    `withdrawal_wanted` asks to withdraw the candidate instead. The other signals ask for what the
    second round offers.
    """

    second_round_wanted = Signal()
    reveal_second_wanted = Signal()
    override_second_wanted = Signal()
    vote_wanted = Signal()
    hand_over_wanted = Signal()
    edited = Signal(object)
    recorded = Signal(object)
    withdrawal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Second round, vote and decision")
        self.draft = DecisionDraft()
        self._session: Session | None = None
        self._sheet: Sheet | None = None
        self._today = date.min
        self._following = ""
        self._is_wide = True
        self.second_round = SecondRound()
        self.heading = Section("Vote and decision")
        self.earlier = label("", "meta", wrap=True)
        self.outcome = OutcomeRow()
        self.outcomes = self.outcome.buttons
        self.votes = tuple(
            Stepper(name, f"Votes {name.lower()}") for name in ("For", "Against", "Abstain")
        )
        self.reason = TextArea(placeholder="Why the panel decided so")
        self.dissents = EntryList("Dissent", "In the dissenter’s own words.", "Add a dissent")
        self.follow_ups = EntryList("Follow-ups", "", "Add a follow-up")
        self.before = DecidedBefore()
        self.remark = Remark()
        self.why_not = label("", "meta", wrap=True)
        self.record = ElidedButton()
        self.withdraw = QPushButton("Withdraw candidate…")
        self._set_up()
        self._lay_out()
        self._connect()

    def show_sheet(
        self,
        session: Session,
        sheet: Sheet,
        draft: DecisionDraft,
        *,
        now: datetime,
        following: str = "",
        earlier: Sequence[EarlierDecision] = (),
    ) -> None:
        """Show a candidate and what was entered so far.

        `following` names who is next on the agenda, `earlier` are decisions that were superseded.
        """
        self._session, self._sheet = session, sheet
        self._today, self._following = now.date(), following
        self.second_round.show_sheet(session, sheet, now)
        self.earlier.setText("\n".join(earlier_words(superseded, now) for superseded in earlier))
        self.earlier.setVisible(bool(earlier))
        self.before.show_earlier(earlier, now)
        self.before.setVisible(bool(earlier))
        self._name_record()
        self._show(draft)

    def keep_note(self, criterion: str, text: str | None) -> None:
        """Keep a note that is being written on a criterion, or none any more."""
        if self._sheet is not None:
            self._edit(with_note(self.draft, self._sheet, criterion, text))

    def refuse(self, sentence: str) -> None:
        """Say why the decision was not recorded, until something is changed."""
        self._say_why_not(sentence)

    def focus_outcome(self) -> None:
        """Let the keyboard go on at the outcome."""
        self.area.ensureWidgetVisible(self.outcome)
        self.outcome.take_focus()

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        super().fit(measures)
        self._is_wide = measures.padding > 20
        self.second_round.fit(measures)
        zoom.hold(self.reason, height=LONG_REASON if self._is_wide else SHORT_REASON)
        self._name_record()

    def _set_up(self) -> None:
        self.reason.setAccessibleName("Reason")
        self.withdraw.setAccessibleName("Withdraw candidate")
        set_role(self.record, "primary")
        set_role(self.withdraw, "quiet")

    def _lay_out(self) -> None:
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
        for part in (self.second_round, self.heading, self.earlier, self.outcome):
            self.body.addWidget(part)
        self.body.addLayout(counts)
        self.body.addLayout(reason)
        for entries in (self.dissents, self.follow_ups, self.before):
            self.body.addWidget(entries)
        self.body.addStretch(1)
        self.body.addWidget(self.withdraw)
        for widget in (self.remark, self.why_not, self.record):
            self.foot.addWidget(widget)

    def _connect(self) -> None:
        self.second_round.begun.connect(self.second_round_wanted)
        self.second_round.left_out.connect(self.vote_wanted)
        self.second_round.revealed.connect(self.reveal_second_wanted)
        self.second_round.override_wanted.connect(self.override_second_wanted)
        self.second_round.hand_over_wanted.connect(self.hand_over_wanted)
        self.outcome.chosen.connect(self._choose)
        for stepper in self.votes:
            stepper.changed.connect(self._count)
            stepper.entered.connect(self.reason.setFocus)
        self.reason.textChanged.connect(self._write)
        self.dissents.wanted.connect(self._ask_dissent)
        self.follow_ups.wanted.connect(self._ask_follow_up)
        self.record.clicked.connect(lambda: self.recorded.emit(self.draft))
        self.withdraw.clicked.connect(self.withdrawal_wanted)
        Keys(self, (Key(("Ctrl+Return",), "Record the decision", self.record.click, self),))

    def _name_record(self) -> None:
        """Say at the button who is next, where there is room for it."""
        following = f", next: {self._following}" if self._following and self._is_wide else ""
        self.record.set_whole(f"Record decision{following}")

    def _show(self, draft: DecisionDraft) -> None:
        """Fill the fields; nothing that is set here counts as entered."""
        self.draft = draft
        self.outcome.show_outcome(draft.outcome)
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
        self._say_voters(session, sheet)
        names = {panelist.id: panelist.name for panelist in session.panel.panelists}
        self.dissents.show_entries(_dissents(self.draft.dissents, names))
        self.dissents.add.setEnabled(bool(self._dissenters(None)))
        self.follow_ups.show_entries(follow_up_entries(self.draft.follow_ups))
        self.remark.say(remarks(self.draft, session, sheet))
        why_not = lacks(self.draft, session, sheet)
        self._say_why_not(why_not)
        self.record.setEnabled(not why_not)

    def _say_why_not(self, sentence: str) -> None:
        self.why_not.setText(sentence)
        self.why_not.setVisible(bool(sentence))
        self.record.setAccessibleDescription(sentence or "Ctrl+Enter")

    def _say_voters(self, session: Session, sheet: Sheet) -> None:
        """Say how many may vote, or of them how many voted; the tool tip names them."""
        here = voters(session, sheet.candidate.id)
        vote = self.draft.vote
        said = f"{vote.total} of {len(here)} voted" if vote else f"{len(here)} may vote"
        self.heading.note.setText(said)
        give_tip(self.heading.note, listing([voter.name for voter in here]))

    def _dissenters(self, place: int | None) -> list[Panelist]:
        """Return who may dissent and has not yet, with whoever does at this place."""
        if self._session is None or self._sheet is None:
            return []
        others = {dissent.panelist for at, dissent in enumerate(self.draft.dissents) if at != place}
        raters = self._session.panel.raters(self._sheet.candidate.id)
        return [rater for rater in raters if rater.id not in others]

    def _ask_dissent(self, place: int | None) -> None:
        before = self.draft.dissents
        kept = None if place is None else before[place]
        dialog = DissentDialog(self, self._dissenters(place), kept)
        self._edit(replace(self.draft, dissents=dialog.answer(before, place)))

    def _ask_follow_up(self, place: int | None) -> None:
        session, sheet = self._session, self._sheet
        if session is None or sheet is None:
            return
        people = [sheet.candidate.name, *(panelist.name for panelist in session.panel.panelists)]
        before = self.draft.follow_ups
        kept = None if place is None else before[place]
        dialog = FollowUpDialog(self, people, self._today, kept)
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
    return [Entry(dissent.text, names.get(dissent.panelist, "")) for dissent in dissents]


def follow_up_entries(follow_ups: Sequence[FollowUp]) -> list[Entry]:
    """Return follow-ups as rows: what, who, and by when."""
    return [
        Entry(follow_up.text, follow_up.owner, day(follow_up.due) if follow_up.due else "")
        for follow_up in follow_ups
    ]
