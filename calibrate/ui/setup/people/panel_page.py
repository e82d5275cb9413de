"""Panel: who is on it, how they stand to the candidates, the quorum, who decides a tie."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from calibrate.domain.agenda.readiness import Part, Remark
from calibrate.domain.changes import Answer
from calibrate.domain.commands import (
    ChangePanelist,
    FixQuorum,
    NameDecider,
    NameDeputy,
    Relate,
    RemovePanelist,
)
from calibrate.domain.people import Panelist, Relation, RelationKind, Role
from calibrate.domain.presence.chairs import lacks_deputy
from calibrate.domain.session import Session
from calibrate.domain.text.lengths import LONGEST_REASON
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Dialog
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.tables.edit_table import Column, EditTable
from calibrate.ui.setup.page import Page
from calibrate.ui.setup.people.deputy_row import DeputyRow
from calibrate.ui.setup.people.late_dialogs import (
    AddRaterDialog,
    CorrectNameDialog,
    ReasonDialog,
    ReplaceRaterDialog,
)
from calibrate.ui.setup.people.people_dialogs import AddPanelist, AskLine, Line
from calibrate.ui.setup.people.relations_view import RelationsView
from calibrate.ui.setup.state import SetupState
from calibrate.words.freeze.people import CORRECT_NAME, rates_words
from calibrate.words.people import RELATIONS, ROLES, relation_words

NAME = 0
RATES_WORDS = {"yes": "Rates", "no": "Does not rate"}


class PanelPage(Page):
    """Panelists above, quorum and decider in the middle, relations below.

    Where the facilitator is recused from the candidate at hand, or presents them, a row below
    chooses the deputy.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Panel")
        self.add = self.add_action("Add to the panel")
        self.remove = self.add_action("Remove")
        self.add_rater = self.add_action("Add a rater…")
        self.replace = self.add_action("Replace a rater…")
        self.correct = self.add_action(CORRECT_NAME)
        self.table = EditTable("People on the panel", _columns(self), row_height=32)
        self.quorum = ChoiceBox("Quorum")
        self.decider = ChoiceBox("Who decides a tie")
        self.relations = RelationsView()
        self.deputy = DeputyRow()
        self.relations_heading = label("Candidates and how the panel stands to them", "label")
        self.relations_heading.setContentsMargins(0, 12, 0, 0)
        self.empty = label("Nobody yet. Add everyone who rates, presents or observes.", "muted")
        self.empty.setContentsMargins(0, 16, 0, 16)
        self._lay_out_body()
        self.show_keys(
            Key(("Up", "Down", "Left", "Right"), "Go from cell to cell", hint="cell", within=self),
            Key(("Return",), "Edit, or give the reason", hint="edit, or the reason", within=self),
            frozen=(
                Key(
                    ("Space",),
                    "Rates, presents, recused",
                    hint="rates, presents, recused",
                    within=self,
                ),
                self._relation_key("P", RelationKind.PRESENTS),
                self._relation_key("R", RelationKind.RECUSED),
                Key(("Del",), "Remove the panelist", hint="remove", within=self),
            ),
        )
        self._connect()

    def _relation_key(self, cap: str, kind: RelationKind) -> Key:
        """Return the key that sets a relation in the grid, and takes it away again."""
        word = RELATIONS[kind]
        turn = partial(self.relations.turn, kind)
        return Key((cap,), f"{word.capitalize()}, or no more", turn, self.relations, word)

    def _lay_out_body(self) -> None:
        choices = QHBoxLayout()
        choices.setContentsMargins(0, 12, 0, 0)
        choices.setSpacing(10)
        for words, box in (("Quorum", self.quorum), ("A tie is decided by", self.decider)):
            above = label(words, "label")
            above.setBuddy(box)
            choices.addWidget(above)
            choices.addWidget(box, 1)
            choices.addSpacing(14)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table, 2)
        self.body.addLayout(choices)
        self.body.addWidget(self.relations_heading)
        self.body.addWidget(self.relations, 3)
        self.body.addWidget(self.deputy)
        self.body.addStretch()

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_panelist)
        self.remove.clicked.connect(lambda: self._remove(self.table.current))
        self.add_rater.clicked.connect(self.add_late)
        self.replace.clicked.connect(self.replace_rater)
        self.correct.clicked.connect(lambda: self.correct_name(self.table.current))
        self.table.pressed_cell.connect(self._press)
        self.table.removed.connect(self._remove)
        self.quorum.activated.connect(lambda: self.apply(FixQuorum(self.quorum.currentData())))
        self.decider.activated.connect(lambda: self.apply(NameDecider(self.decider.currentData())))
        self.relations.cycled.connect(self.apply)
        self.relations.reason_wanted.connect(self.ask_reason)
        self.relations.selectionModel().currentChanged.connect(self._show_deputy)
        self.deputy.named.connect(self.apply)
        self.deputy.reason_wanted.connect(self.ask_without_deputy)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins on this page."""
        return self.table if self.table.rows.rows else self.add

    def show_state(self, state: SetupState) -> None:
        """Show panel and relations as they are now."""
        super().show_state(state)
        session, editable = state.session, state.is_setup
        panelists = session.panel.panelists
        self.table.show_rows(panelists, editable)
        self.table.setVisible(bool(panelists))
        self.empty.setVisible(not panelists)
        both = bool(panelists and session.candidates)
        self.relations.setVisible(both)
        self.relations_heading.setVisible(both)
        self.relations.show_session(session, editable)
        self._show_deputy()
        self._fill_quorum(session)
        self._fill_decider(session)
        for control in (self.add, self.quorum, self.decider, self.deputy.box, self.deputy.without):
            control.setEnabled(editable)
        self.remove.setEnabled(editable and bool(panelists))
        self._show_late(state)
        self.subtitle.set_whole(state.summary(Part.PANEL))
        self._limit_heights()

    def _show_late(self, state: SetupState) -> None:
        """Once rating is open other things can be done of people, each with a reason."""
        is_late = state.is_late
        for button in (self.add, self.remove):
            button.setVisible(not is_late)
        for button in (self.add_rater, self.replace, self.correct):
            button.setVisible(is_late)
        panel = state.session.panel
        self.replace.setEnabled(any(one.rates for one in panel.panelists))
        self.correct.setEnabled(bool(panel.panelists))

    def _show_deputy(self) -> None:
        """Show the deputy of the candidate whose relations are at hand."""
        if self.state is not None:
            session, row = self.state.session, self.relations.currentIndex().row()
            shown = session.candidates[row] if 0 <= row < len(session.candidates) else None
            self.deputy.show_candidate(session, shown)

    def _limit_heights(self) -> None:
        self.table.setMaximumHeight(self.table.content_height)
        self.relations.setMaximumHeight(self.relations.content_height)

    def _fill_quorum(self, session: Session) -> None:
        most = max(len(session.panel.panelists), session.fixed_quorum or 0)
        self.quorum.clear()
        usual = session.policy.quorum
        self.quorum.addItem(f"By policy: {usual}" if usual else "Two thirds, at least 3", None)
        for number in range(1, most + 1):
            self.quorum.addItem(f"Fixed at {number}", number)
        self.quorum.setCurrentIndex(session.fixed_quorum or 0)

    def _fill_decider(self, session: Session) -> None:
        self.decider.clear()
        self.decider.addItem("Nobody: a tie defers", None)
        for panelist in session.panel.panelists:
            if panelist.role is not Role.OBSERVER:
                self.decider.addItem(panelist.name, panelist.id)
        self.decider.setCurrentIndex(max(0, self.decider.findData(session.decider)))

    def show_remark(self, remark: Remark) -> None:
        """Go to the candidate of a remark or their deputy, to the decider, or to who is added."""
        if self.state is None or not self.table.rows.rows:
            self.add.setFocus()
            return
        for row, state in enumerate(self.state.session.candidates):
            if state.id == remark.candidate:
                self.relations.setCurrentIndex(self.relations.relations.index(row, 0))
                lacks = lacks_deputy(self.state.session, state) and "deputy" in remark.sentence
                (self.deputy.box if lacks else self.relations).setFocus()
                return
        (self.decider if "tie" in remark.sentence else self.table).setFocus()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        super().fit(measures)
        self.table.set_row_height(36 if measures.padding > 20 else 30)
        self.relations.fit(measures)
        self._limit_heights()

    def add_panelist(self) -> None:
        """Ask for somebody, and add them to the panel."""
        self._go_to_newest(AddPanelist(self, self.desk.attempt))

    def add_late(self) -> None:
        """Ask for somebody who rates from now on, and why."""
        if self.state:
            self._go_to_newest(AddRaterDialog(self, self.state.session, self.desk.attempt))

    def replace_rater(self) -> None:
        """Ask who rates in whose place from now on, and why."""
        if self.state:
            current = self.table.current.id if self.table.current else ""
            session, attempt = self.state.session, self.desk.attempt
            self._go_to_newest(ReplaceRaterDialog(self, session, current, attempt))

    def correct_name(self, panelist: Panelist | None) -> None:
        """Ask for somebody's right name, and why."""
        if panelist:
            CorrectNameDialog(self, panelist, self.desk.attempt).exec()

    def _go_to_newest(self, dialog: Dialog) -> None:
        if dialog.exec():
            self.table.go_to(self.table.rows.rowCount() - 1)

    def _press(self, panelist: Panelist, column: int) -> None:
        if self.state and self.state.is_late and column == NAME:
            self.correct_name(panelist)

    def ask_reason(self, relation: Relation) -> None:
        """Ask why somebody presents or is recused, and keep it; show it once that is frozen."""
        if self.state is None:
            return
        if not self.state.is_setup:
            if relation.reason:
                ReasonDialog(self, relation, self.state.session).exec()
            return
        words = "Reason, which only the facilitator reads"
        line = Line(words, relation.reason, LONGEST_REASON)
        about = relation_words(relation, self.state.session)

        def keep(reason: str) -> Answer:
            return self.desk.attempt(Relate(replace(relation, reason=reason)))

        AskLine(self, "Reason", line, keep, about).exec()

    def ask_without_deputy(self, candidate: str) -> None:
        """Ask why a facilitator who presents a candidate goes on without a deputy."""
        if self.state is None or not self.state.is_setup:
            return
        state = self.state.session.candidate(candidate)
        about = f"Who presents {state.name} then runs their part, and sees whose ratings are whose."
        line = Line("Reason, which the packet prints", state.without_deputy, LONGEST_REASON)

        def keep(reason: str) -> Answer:
            return self.desk.attempt(NameDeputy(candidate, None, reason))

        AskLine(self, "Go on without a deputy", line, keep, about).exec()

    def change(self, panelist: Panelist) -> bool:
        """Put a panelist's new values in place of the old, and tell whether that went well."""
        return self.apply(ChangePanelist(panelist))

    def rates(self, panelist: Panelist) -> str:
        """Say whether somebody rates, and how many where that is not all."""
        return rates_words(self.state.session, panelist) if self.state else ""

    def _remove(self, panelist: Panelist | None) -> None:
        if panelist is not None:
            self.apply(RemovePanelist(panelist.id))


def _columns(page: PanelPage) -> tuple[Column, ...]:
    return (
        Column(
            "Name",
            lambda panelist: panelist.name,
            lambda panelist, name: page.change(replace(panelist, name=name)),
            share=5,
            strong=True,
        ),
        Column(
            "Role",
            lambda one: ROLES[one.role],
            lambda one, role: page.change(_in_role(one, Role(role))),
            lambda one: [(role.value, words) for role, words in ROLES.items()],
            lambda one: one.role.value,
            share=3,
        ),
        Column(
            "Rates",
            page.rates,
            lambda panelist, rates: page.change(replace(panelist, rates=rates == "yes")),
            lambda panelist: _rates_options(panelist),
            lambda panelist: "yes" if panelist.rates else "no",
            share=3,
        ),
    )


def _in_role(panelist: Panelist, role: Role) -> Panelist:
    """Somebody who stops observing rates again, as panelists do."""
    back = panelist.role is Role.OBSERVER and role is not Role.OBSERVER
    return replace(panelist, role=role, rates=panelist.rates or back)


def _rates_options(panelist: Panelist) -> list[tuple[str, str]]:
    options = list(RATES_WORDS.items())
    return options[1:] if panelist.role is Role.OBSERVER else options
