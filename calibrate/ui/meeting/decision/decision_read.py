"""A decision that was recorded: read, not edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.decisions import Decision
from calibrate.domain.offers.filling import fillable
from calibrate.domain.record.case import Case
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.domain.voice.answers import Answers
from calibrate.domain.voice.facts import Facts
from calibrate.ui.look.theme import set_role
from calibrate.ui.meeting.decision.decided_before import clear, decided_before
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.panel import Panel, Section
from calibrate.words.days import at
from calibrate.words.decisions import (
    dissent_words,
    outcome_words,
    owner_words,
    unusual_words,
    vote_words,
)
from calibrate.words.offers.examples import asking_words
from calibrate.words.phrases import capitalized
from calibrate.words.voice.answers import (
    MAY_RESPOND,
    RESPOND,
    RESPONSE,
    came_words,
    deadline_words,
)
from calibrate.words.voice.facts import KEPT, fact_sentences


class DecisionRead(Panel):
    """Outcome, vote, reason, dissent, follow-ups, and what was decided before.

    `packet_wanted` asks for the packet, `reopen_wanted` to open the candidate again, and
    `offer_wanted` to offer an example, where the ladder asks for one that this case can give;
    `deadline_wanted` and `response_wanted` to say until when the candidate may respond, and what.
    """

    packet_wanted = Signal()
    reopen_wanted = Signal()
    offer_wanted = Signal()
    deadline_wanted = Signal()
    response_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Decision")
        self.heading = Section("Decision", is_first=True)
        self.outcome = label("", "title")
        self.parts = QVBoxLayout()
        self.parts.setSpacing(6)
        self.packet = QPushButton("Packet…")
        self.packet.setAccessibleName("Packet")
        self.reopen = QPushButton("Reopen…")
        self.reopen.setAccessibleName("Reopen the candidate")
        set_role(self.packet, "primary")
        set_role(self.reopen, "quiet")
        self.packet.clicked.connect(self.packet_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.outcome)
        self.body.addLayout(self.parts)
        self._add_answering()
        self.body.addStretch(1)
        self.asking = label("", "meta", wrap=True)
        self.offer = QPushButton("Offer one…")
        self.offer.setAccessibleName("Offer an example to the ladder")
        set_role(self.offer, "quiet")
        self.offer.clicked.connect(self.offer_wanted)
        for one in (self.asking, self.offer):
            self.foot.addWidget(one)
        self.foot.addWidget(label("A decision is not edited.", "meta"))
        self.foot.addWidget(self.packet)
        self.foot.addWidget(self.reopen)
        self._shown: object = None

    def _add_answering(self) -> None:
        """Add what leads to the candidate's response."""
        self.deadline, self.respond = QPushButton(MAY_RESPOND), QPushButton(RESPOND)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, wanted in (
            (self.deadline, self.deadline_wanted),
            (self.respond, self.response_wanted),
        ):
            button.setAccessibleName(button.text().rstrip("…"))
            set_role(button, "quiet")
            button.clicked.connect(wanted)
            row.addWidget(button, 1)
        self.body.addLayout(row)

    def show_case(self, case: Case, now: datetime) -> None:
        """Show the decision of a case, and those before it."""
        decision = case.sheet.decision
        gaps = tuple(one.gap for one in fillable(case.sheet))
        said = (decision, case.dissenters, case.exceptions, case.decider, case.earlier)
        shown = (*said, gaps, case.sheet.answers, case.sheet.facts)
        if decision is None or shown == self._shown:
            return
        self._shown = shown
        self._ask_for_example(asking_words(case.sheet.rubric, gaps))
        self.outcome.setText(outcome_words(decision.outcome))
        decided = case.sheet.decided
        self.heading.note.setText(at(decided, now) if decided else "")
        clear(self.parts)
        for widget in _widgets(case, decision, now):
            self.parts.addWidget(widget)

    def _ask_for_example(self, words: str) -> None:
        """Say that the ladder asks for an example, where this case can give one."""
        self.asking.setText(words)
        for one in (self.asking, self.offer):
            one.setVisible(bool(words))


def _widgets(case: Case, decision: Decision, now: datetime) -> Iterator[QWidget]:
    """Make a label for everything that the decision says."""
    yield label(capitalized(vote_words(decision.vote, case.sheet.by_consent)), wrap=True)
    for words in unusual_words(case):
        yield label(words, "muted", wrap=True)
    yield Section("Reason")
    yield _read(in_paragraphs(decision.reason))
    for name, words in case.dissenters:
        yield Section(dissent_words(name))
        yield _read(in_paragraphs(words))
    if decision.follow_ups:
        yield Section("Follow-ups")
    for follow_up in decision.follow_ups:
        yield _read(follow_up.text)
        yield label(owner_words(follow_up), "meta", wrap=True)
    yield from _answered(case.sheet.answers)
    yield from _kept(case.sheet.facts)
    yield from decided_before(case.earlier, now)


def _answered(answers: Answers) -> Iterator[QWidget]:
    """Make what the candidate responds, with until when they may; nothing while there is none."""
    if answers.is_empty:
        return
    yield Section(RESPONSE)
    if deadline := deadline_words(answers):
        yield label(deadline, "muted", wrap=True)
    for response in answers.responses:
        yield _read(in_paragraphs(response.text))
        yield label(capitalized(came_words(response)), "meta", wrap=True)


def _kept(facts: Facts) -> Iterator[QWidget]:
    """Make quiet lines of what was kept until after the vote."""
    if facts.is_empty:
        return
    yield Section(KEPT)
    for words in fact_sentences(facts):
        yield label(words, "muted", wrap=True)


def _read(text: str) -> QLabel:
    return label(text, wrap=True)
