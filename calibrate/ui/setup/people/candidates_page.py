"""Candidates: name, team, step, presenter, who is recused, and how much evidence there is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calibrate.domain.agenda.readiness import Part, Remark
from calibrate.domain.commands import (
    ChangeCandidate,
    Command,
    Relate,
    RemoveCandidate,
    Unrelate,
)
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.rubric.rubric import Rubric
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.tables.edit_table import Column, EditTable
from calibrate.ui.setup.page import Page
from calibrate.ui.setup.people.late_dialogs import CorrectNameDialog, LateCandidateDialog
from calibrate.ui.setup.people.people_dialogs import AddCandidate, steps_of
from calibrate.ui.setup.state import SetupState
from calibrate.ui.voice.facts_dialog import FactsDialog
from calibrate.ui.voice.statement_dialog import StatementDialog
from calibrate.words.freeze.people import CORRECT_NAME
from calibrate.words.phrases import several

NAME, PRESENTER, RECUSED, EVIDENCE = 0, 3, 4, 5


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate as a row: with presenters, recused panelists, and the number of pieces."""

    candidate: Candidate
    presenters: tuple[Panelist, ...]
    recused: tuple[Panelist, ...]
    pieces: int


class CandidatesPage(Page):
    """The list of candidates, edited in place. `wanted` carries a Remark that leads elsewhere."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Candidates")
        self.add = self.add_action("Add candidate")
        self.remove = self.add_action("Remove")
        self.state_words = self.add_action("Statement…")
        self.keep_facts = self.add_action("Facts…")
        self.add_with_reason = self.add_action("Add candidate…")
        self.correct = self.add_action(CORRECT_NAME)
        self.table = EditTable("Candidates", self._columns())
        self.empty = label(
            "Nobody yet. Add candidates here, or import a table of evidence that names them.",
            "muted",
            wrap=True,
        )
        self.empty.setContentsMargins(0, 20, 0, 0)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()
        self.show_keys(
            Key(("Up", "Down", "Left", "Right"), "Go from cell to cell", hint="cell", within=self),
            Key(("Return",), "Edit, or go there", hint="edit, or go there", within=self),
            frozen=(Key(("Del",), "Remove the candidate", hint="remove", within=self),),
            quiet=(
                Key(("Alt+S",), "Write down what the candidate states", self.write_statement, self),
                Key(("Alt+F",), "Keep facts until after the vote", self.write_facts, self),
            ),
        )
        self.add.clicked.connect(self.add_candidate)
        self.add_with_reason.clicked.connect(self.add_late)
        self.correct.clicked.connect(lambda: self.correct_name(self.table.current))
        self.remove.clicked.connect(lambda: self._remove(self.table.current))
        self.state_words.clicked.connect(self.write_statement)
        self.keep_facts.clicked.connect(self.write_facts)
        self.table.removed.connect(self._remove)
        self.table.pressed_cell.connect(self._go)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Name", lambda row: row.candidate.name, self._rename, share=26, strong=True),
            Column("Team", lambda row: row.candidate.team, self._change_team, share=19),
            Column(
                "Step",
                lambda row: str(row.candidate.step),
                self._change_step,
                lambda row: [(str(step), str(step)) for step in steps_of(self._rubric)],
                lambda row: str(row.candidate.step),
                share=12,
            ),
            Column(
                "Presenter",
                lambda row: _names(row.presenters) or "None",
                self._change_presenter,
                lambda row: [
                    ("", "None"),
                    *((panelist.id, panelist.name) for panelist in self._panelists),
                ],
                lambda row: row.presenters[0].id if row.presenters else "",
                share=21,
            ),
            Column("Recused", lambda row: _names(row.recused) or "–", share=16),
            Column("Evidence", lambda row: several(row.pieces, "piece"), share=11),
        )

    @property
    def _rubric(self) -> Rubric:
        assert self.state is not None
        return self.state.session.rubric

    @property
    def _panelists(self) -> tuple[Panelist, ...]:
        return self.state.session.panel.panelists if self.state else ()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins on this page."""
        return self.table if self.table.rows.rows else self.add

    def show_state(self, state: SetupState) -> None:
        """Show the candidates as they are now."""
        super().show_state(state)
        candidates, panel = state.session.candidates, state.session.panel
        rows = [
            CandidateRow(
                there.candidate,
                panel.presenters(there.id),
                panel.recused(there.id),
                state.count(there.id),
            )
            for there in candidates
        ]
        self.table.show_rows(rows, state.is_setup)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.add.setEnabled(state.is_setup)
        self.remove.setEnabled(state.is_setup and bool(rows))
        self.state_words.setVisible(bool(rows))
        self.keep_facts.setVisible(bool(rows) and state.is_setup)
        for button in (self.add, self.remove):
            button.setVisible(not state.is_late)
        for button in (self.add_with_reason, self.correct):
            button.setVisible(state.is_late)
        self.correct.setEnabled(bool(rows))
        self.subtitle.set_whole(state.summary(Part.CANDIDATES))

    def show_remark(self, remark: Remark) -> None:
        """Go to the presenter of the candidate a remark is about, or to the button that adds."""
        for row, listed in enumerate(self.table.rows.rows):
            if listed.candidate.id == remark.candidate:
                self.table.go_to(row, PRESENTER)
                return
        self.add.setFocus()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        super().fit(measures)
        self.table.set_row_height(40 if measures.padding > 20 else 34)

    def add_candidate(self) -> None:
        """Ask for a candidate, and add them."""
        if self.state and AddCandidate(self, self.state.session, self.desk.attempt).exec():
            self.table.go_to(self.table.rows.rowCount() - 1)

    def add_late(self) -> None:
        """Ask for a candidate once rating is open, and why they come now."""
        if self.state and LateCandidateDialog(self, self.state.session, self.desk.attempt).exec():
            self.table.go_to(self.table.rows.rowCount() - 1)

    def correct_name(self, row: CandidateRow | None) -> None:
        """Ask for a candidate's right name, and why."""
        if row:
            CorrectNameDialog(self, row.candidate, self.desk.attempt).exec()

    def write_statement(self) -> None:
        """Ask what the current candidate states in their own words."""
        row = self.table.current
        if row and self.state:
            whose, desk = row.candidate, self.desk
            before = desk.sheet(whose.id, desk.chair).statement
            StatementDialog(self, whose, before, desk.attempt, not self.state.is_setup).exec()

    def write_facts(self) -> None:
        """Ask what is kept about the current candidate until after the vote."""
        row = self.table.current
        if row and self.state and self.state.is_setup:
            before = self.desk.facts(row.candidate.id, self.desk.chair)
            FactsDialog(self, row.candidate, before, self.desk.attempt).exec()

    def _remove(self, row: CandidateRow | None) -> None:
        if row is None:
            return
        name, pieces = (
            row.candidate.name,
            several(row.pieces, "piece of evidence", "pieces of evidence"),
        )
        sentence = f"{name} and {pieces} leave this session. Undo brings them back."
        if not row.pieces or Confirm.ask(self, f"Remove {name}?", sentence, "Remove"):
            self.apply(RemoveCandidate(row.candidate.id))

    def _go(self, row: CandidateRow, column: int) -> None:
        parts = {RECUSED: Part.PANEL, EVIDENCE: Part.EVIDENCE}
        if column in parts:
            self.wanted.emit(Remark(parts[column], "", row.candidate.id))
        elif column == NAME and self.state and self.state.is_late:
            self.correct_name(row)

    def _rename(self, row: CandidateRow, name: str) -> bool:
        return self.apply(ChangeCandidate(replace(row.candidate, name=name)))

    def _change_team(self, row: CandidateRow, team: str) -> bool:
        return self.apply(ChangeCandidate(replace(row.candidate, team=team)))

    def _change_step(self, row: CandidateRow, words: str) -> bool:
        step = next((step for step in steps_of(self._rubric) if str(step) == words), None)
        return step is None or self.apply(ChangeCandidate(replace(row.candidate, step=step)))

    def _change_presenter(self, row: CandidateRow, panelist: str) -> bool:
        commands: list[Command] = [Unrelate(one.id, row.candidate.id) for one in row.presenters]
        if panelist:
            commands.append(Relate(Relation(RelationKind.PRESENTS, panelist, row.candidate.id)))
        return all(self.apply(command) for command in commands)


def _names(panelists: tuple[Panelist, ...]) -> str:
    return ", ".join(panelist.name for panelist in panelists)
