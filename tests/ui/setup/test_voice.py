"""Statement and facts from the list of candidates, by keys alone."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.voice.facts import Facts, read_outcome
from calibrate.ui.voice.facts_dialog import FactsDialog
from calibrate.ui.voice.statement_dialog import StatementDialog
from tests.ui.answering import answer_next
from tests.ui.setup.conftest import Window
from tests.worlds.sessions import in_charge

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


Asked = TypeVar("Asked", bound=QWidget)


def asked(shown: QWidget, kind: type[Asked]) -> Asked:
    """The dialog that is shown, of the kind that it has to be."""
    assert isinstance(shown, kind)
    return shown


def on_candidates(window: Window) -> str:
    """Go to the first candidate; return their id."""
    window.screen.choose(Part.CANDIDATES)
    window.screen.candidates.table.go_to(0)
    window.screen.candidates.table.setFocus()
    return window.session.candidates[0].id


def test_a_statement_is_written_by_its_key_and_undone(filled: Window) -> None:
    candidate = on_candidates(filled)

    def write(dialog: StatementDialog) -> None:
        filled.type(dialog.words, "I led the rota.")
        filled.key(Qt.Key.Key_Return, dialog.words, CONTROL)

    answer_next(lambda shown: write(asked(shown, StatementDialog)))
    filled.key(Qt.Key.Key_S, filled.screen.candidates.table, ALT)
    chair = in_charge(filled.store)
    said = filled.store.sheet(candidate, chair).statement
    assert said and said.text == "I led the rota."
    filled.click(filled.screen.undo)
    assert filled.store.sheet(candidate, chair).statement is None


def test_facts_are_kept_by_their_key_and_a_wrong_line_is_told(filled: Window) -> None:
    candidate, told = on_candidates(filled), []

    def keep(dialog: FactsDialog) -> None:
        filled.type(dialog.since, "2024-02-01")
        dialog.outcomes.setPlainText("last spring")
        dialog.primary.click()
        told.append(dialog.trouble.sentence.text())
        dialog.outcomes.setPlainText("2025-11-03 not yet: The scope was small.")
        dialog.primary.click()

    answer_next(lambda shown: keep(asked(shown, FactsDialog)))
    filled.key(Qt.Key.Key_F, filled.screen.candidates.table, ALT)
    kept = filled.store.facts(candidate, in_charge(filled.store))
    outcome = read_outcome("2025-11-03 not yet: The scope was small.")
    assert kept.outcomes == (outcome,) and kept != Facts()
    assert "does not begin with a day" in told[0]
