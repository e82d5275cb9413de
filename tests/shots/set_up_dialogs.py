"""What Set-up asks: for names, reasons and evidence, and before it takes something away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtGui import QGuiApplication

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import SetDue
from calibrate.domain.people import Relation, RelationKind
from calibrate.ui.desk import Desk
from calibrate.ui.setup.evidence.evidence_dialog import AddEvidenceDialog
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.people.candidates_page import CandidatesPage
from calibrate.ui.setup.people.late_dialogs import (
    AddRaterDialog,
    LateCandidateDialog,
    ReplaceRaterDialog,
)
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.ui.setup.people.people_dialogs import AddCandidate, AddPanelist
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.voice.facts_dialog import FactsDialog
from calibrate.ui.voice.statement_dialog import StatementDialog
from tests.shots.album import Album, put_away
from tests.shots.demo import in_its_meeting, in_set_up
from tests.shots.kits import in_rating
from tests.worlds.workbooks import Sheet, workbook

TABLE = """candidate,title,text,kind,date,ref,criteria
Miriam Castellanos,Runbook for the ingest rota,Two pages that the rota uses,Document,2026-09-02,R-1,
Miriam Castellanos,Talk on watermarks,Forty people came,Talk,2026-09-31,R-2,
Дмитро Коваленко,Slow queries found,A list with causes,Change log,2026-09-14,R-3,
,Nobody's piece,It names no candidate,Peer note,2026-09-15,R-4,
"""
CHANGES = (
    ("Changes of the spring",),
    ("assignee", "title", "body", "completed", "number", "url", "own part", "labels", "state"),
    ("Miriam Castellanos", "Bound the retry queue", "At 512 it stops.", "03/04/2026", 2214,
     "https://example.com/app/pull/2214", "Led it, with two others", "queue", "merged"),
    ("Дмитро Коваленко", "Drop the second clock", "One is enough.", "05/04/2026", 2219,
     "https://example.com/app/pull/2219", "", "clock", "merged"),
)  # fmt: skip
NOTES = """- 2026-03-14: [Bound the retry queue](https://example.com/app/pull/2214)
  It stops at 512, and says so.
- Talk on watermarks, 20 Mar 2026
- [Runbook for the ingest rota](https://example.com/notes/17)
"""
WHY = "Declared in their ballot: They shared a flat for four years, and she is godmother to a son."
LONG_NAME = "Maria-Magdalena Konstantinopoulou-Wittgenstein de la Cruz y Fernández"


def ask(album: Album) -> None:
    """Draw every dialog of Set-up, and the evidence's once rating is open."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        for draw in (_candidates, _evidence, _panel):
            draw(album, screen)
        album.ask("open-rating", screen, screen.open_rating)
        album.ask("due", screen, screen.set_due)
        put_away(screen)
    with in_its_meeting(album) as desk:
        _late(album, desk)
    with in_rating(album, "late-people.calib") as desk:
        _late_people(album, desk)


def _candidates(album: Album, screen: SetupScreen) -> None:
    screen.choose(Part.CANDIDATES)
    page = screen.page
    assert isinstance(page, CandidatesPage)

    def fill(dialog: AddCandidate) -> None:
        dialog.name.setText(screen.state.session.candidates[0].name)
        dialog.primary.click()

    album.ask("add-candidate", screen, page.add_candidate, fill)
    page.table.go_to(2)
    _heard(album, screen, page)
    album.ask("remove-candidate", screen, page.remove.click)


def _heard(album: Album, screen: SetupScreen, page: CandidatesPage) -> None:
    """Draw what a candidate states, and what is kept about them until after the vote."""

    def state(dialog: StatementDialog) -> None:
        dialog.words.setPlainText("I led the ingest rota.\n\nعملت مع فريقين آخرين.")

    def keep(dialog: FactsDialog) -> None:
        dialog.since.setText("2024-02-01")
        dialog.outcomes.setPlainText("2025-11-03 not yet: The scope was small.\nlast spring")
        dialog.primary.click()

    album.ask("statement", screen, page.state_words.click, state)
    album.ask("facts", screen, page.keep_facts.click, keep)


def _evidence(album: Album, screen: SetupScreen) -> None:
    screen.choose(Part.EVIDENCE)
    page = screen.page
    assert isinstance(page, EvidencePage)
    table = album.scratch / "autumn.csv"
    table.write_text(TABLE, "utf-8")
    piece = page.view.placement.pieces[0]
    album.ask("import", screen, lambda: page.import_table(table))
    unknown = album.scratch / "autumn-from-elsewhere.csv"
    unknown.write_bytes(TABLE.encode("cp1251"))
    album.ask("import-encoding", screen, lambda: page.import_table(unknown))
    asked = album.scratch / "autumn.xlsx"
    asked.write_bytes(workbook(Sheet("Changes", CHANGES), Sheet("Feedback", CHANGES)))
    album.ask("import-dates", screen, lambda: page.import_table(asked))
    QGuiApplication.clipboard().setText(NOTES)
    album.ask("import-pasted", screen, page.paste.click)
    QGuiApplication.clipboard().clear()
    album.ask("add-evidence", screen, page.add_by_hand)
    album.ask("read-evidence", screen, lambda: page.read(piece))


def _panel(album: Album, screen: SetupScreen) -> None:
    screen.choose(Part.PANEL)
    page = screen.page
    assert isinstance(page, PanelPage)
    recused = _recusal(page)

    def fill(dialog: AddPanelist) -> None:
        dialog.name.setText(LONG_NAME)

    album.ask("add-panelist", screen, page.add_panelist, fill)
    album.ask("reason", screen, lambda: page.ask_reason(recused))


def _late_people(album: Album, desk: Desk) -> None:
    """Draw what is asked of people once rating is open."""
    desk.apply(SetDue(desk.now().date() - timedelta(days=2)))
    screen = SetupScreen(desk)
    screen.choose(Part.PANEL)
    panel = screen.page
    assert isinstance(panel, PanelPage)
    panel.table.go_to(1)
    album.ask("add-rater", screen, panel.add_rater.click, _name)
    album.ask("replace-rater", screen, panel.replace.click, _take)
    album.ask("correct-name", screen, panel.correct.click)
    recused = _recusal(panel)
    album.ask("why", screen, lambda: panel.ask_reason(replace(recused, reason=WHY)))
    album.ask("due-late", screen, screen.set_due)
    screen.choose(Part.CANDIDATES)
    album.ask("add-candidate-late", screen, screen.candidates.add_with_reason.click, _name)
    put_away(screen)


def _recusal(page: PanelPage) -> Relation:
    assert page.state
    relations = page.state.session.panel.relations
    return next(one for one in relations if one.kind is RelationKind.RECUSED)


def _name(dialog: AddRaterDialog | LateCandidateDialog) -> None:
    dialog.name.setText(LONG_NAME)


def _take(dialog: ReplaceRaterDialog) -> None:
    """Ask for somebody who is on the panel already."""
    dialog.name.setText(dialog.before.currentText())
    dialog.because.setText("On parental leave from 1 December, and back in the spring.")
    dialog.primary.click()


def _late(album: Album, desk: Desk) -> None:
    """Draw a piece that is added, or corrected, while candidates are still sealed."""
    screen = SetupScreen(desk)
    screen.choose(Part.EVIDENCE)
    page = screen.page
    assert isinstance(page, EvidencePage)
    sealed = desk.session(desk.chair).candidates[2]
    page.tabs.choose(sealed.id)

    def fill(dialog: AddEvidenceDialog) -> None:
        dialog.title.setText("Runbook for the ranking rota")
        dialog.primary.click()

    album.ask("add-evidence-late", screen, page.add_by_hand, fill)
    late = album.scratch / "late.csv"
    late.write_text(
        f"candidate,title,date,ref,part\n{sealed.name},Runbook,2026-09-02,R-9,Alone\n", "utf-8"
    )
    album.ask("import-late", screen, lambda: page.import_table(late))
    piece = page.view.placement.pieces[0]
    album.ask("read-evidence-late", screen, lambda: page.read(piece))
    put_away(screen)
