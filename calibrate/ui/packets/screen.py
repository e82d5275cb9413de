"""Packets: choose candidates, look at the pages, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from calibrate.domain.handing.editions import Edition
from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.session import Session, SessionPhase
from calibrate.ui.desk import Desk
from calibrate.ui.organisation.dialog import ask_organisation
from calibrate.ui.packets.choices import ChoiceList
from calibrate.ui.packets.export_panel import ExportPanel
from calibrate.ui.packets.issuing.part import Issuing
from calibrate.ui.packets.letters import Letters
from calibrate.ui.packets.looking import DRAWING
from calibrate.ui.packets.pages_view import PagesView
from calibrate.ui.packets.sight import Sight, sight
from calibrate.ui.packets.tables import Tables
from calibrate.ui.paper.orders import Printed
from calibrate.ui.paper.outcome import CANCELLED, Outcome
from calibrate.ui.paper.printing import CANCELLED as NOT_PRINTED_ON
from calibrate.ui.paper.printing import Printing, ask_printer, printer_for
from calibrate.ui.paper.writing import Writing
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.hints import KeyHints
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.screen.screen import Screen
from calibrate.words.handing.editions import BOUND
from calibrate.words.phrases import several

NOT_READ = "A letter is printed once everything in it was confirmed."
BEFORE_THE_MEETING = (SessionPhase.SETUP, SessionPhase.RATING)

HINTS = ((("Space",), "tick"), (("Up", "Down"), "candidate"), (("PgUp", "PgDown"), "page"))


class PacketsScreen(Screen):
    """Shows the pages of the candidate at hand, and writes the packets of those ticked.

    All of it is what whoever runs the meeting may see.
    """

    LEFT = "Candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__("packets")
        self.desk = desk
        self._damaged: set[str] = set()
        self._folder = Path()
        self.candidates = ChoiceList()
        self.view = PagesView(desk)
        self.panel = ExportPanel()
        self.letters = Letters(desk, self)
        self.issuing = Issuing(desk, self)
        self.panel.place(self.letters, self.issuing)
        self.writing = Writing(desk, self)
        self.tables = Tables(desk, self)
        self.printing = Printing(self)
        self._lay_out()
        self._connect()
        self.fit()
        self.panel.choose(_usual(desk.session(desk.chair)))
        self.refresh()

    @property
    def reader(self) -> Viewer:
        """Whoever runs the session."""
        return self.desk.chair

    def refresh(self) -> None:
        """Read again what is shown."""
        session = self.desk.session(self.desk.chair)
        self.top.title.set_whole(session.title)
        self.top.subtitle.set_whole(several(len(session.candidates), "candidate"))
        self.panel.show_organisation(session.organisation, session.phase is SessionPhase.CLOSED)
        self.candidates.show_session(session)
        self._count()
        self._look()

    def show_candidate(self, candidate: str) -> None:
        """Go to a candidate."""
        self.candidates.choose(candidate)

    def fit(self) -> None:
        """Lay out again for new measures."""
        self.view.fit(self.measures)
        self.panel.fit(self.measures)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs and leave no file behind."""
        self.view.close_pages()
        self.letters.hide()
        self._stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(8)
        heading = label("Candidates", "label")
        heading.setContentsMargins(20, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.candidates, 1)
        column.addWidget(KeyHints(HINTS))
        middle = QVBoxLayout(self.middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.view)
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.panel)
        self.setFocusProxy(self.candidates)

    def _table(self) -> tuple[Key, ...]:
        return (
            Key(("Space",), "Tick the candidate, or not", within=self.candidates),
            Key(("Ctrl+A",), "Tick everybody, or nobody", self._tick_all, self.candidates),
            Key(("Up", "Down"), "Previous, next candidate", within=self.candidates),
            Key(("Ctrl+P",), "Print the pages that are seen", self._print),
            Key(("PgUp", "PgDown"), "Turn the page", within=self.middle),
        )

    def _connect(self) -> None:
        self.keys = take_keys(self, "Packets", self._table())
        choices, panel = self.candidates, self.panel
        choices.focused.connect(lambda _: self._go())
        choices.choices.ticked_changed.connect(self._take_ticks)
        choices.turn_wanted.connect(self.view.turn)
        self.view.turned.connect(self._show_printable)
        self.view.read.connect(self._remember)
        panel.edition_chosen.connect(self._choose)
        panel.paper_chosen.connect(self._look)
        panel.export_wanted.connect(self._export)
        panel.organisation_wanted.connect(lambda: ask_organisation(self, self.desk))
        panel.print_wanted.connect(self._print)
        panel.tables_wanted.connect(self._export_tables)
        panel.cancelled.connect(self._cancel)
        panel.folder_wanted.connect(self._show_folder)
        self.writing.read.connect(self._remember)
        self.tables.read.connect(self._remember)
        for work in (self.writing, self.tables, self.printing):
            work.ran.connect(panel.show_progress)
            work.ended.connect(self._show_outcome)
        self.desk.changed.connect(self._changed)
        self.desk.chair_changed.connect(self._begin_again)

    def _changed(self) -> None:
        """Read again; a screen that is not seen does so when it is gone to."""
        if self.isVisible():
            self.refresh()

    def _begin_again(self) -> None:
        """Leave nothing of what only the one before in the chair may see."""
        self._stop()
        self._folder = Path()
        self._damaged.clear()
        self.panel.forget()
        self.view.look_away()
        self.refresh()

    def _choose(self, edition: Edition) -> None:
        """Tick whom an edition is made of as a rule, and show its pages."""
        self.view.look_away(DRAWING)
        self.candidates.choices.choose_edition(edition)
        self._count()
        self._look()

    def _tick_all(self) -> None:
        self.candidates.choices.tick_all()

    def _take_ticks(self) -> None:
        """Count who is ticked; a bound edition has other pages then, and other letters wait."""
        self._count()
        if self.panel.edition in BOUND:
            self._look()
        self._show_handing()

    def _go(self) -> None:
        """Go to the pages of the candidate at hand."""
        self.view.go(self._sight())
        self._show_handing()

    def _look(self) -> None:
        """Show the pages of whoever is at hand, once the eye rests there."""
        self.view.look(self._sight())
        self._show_handing()

    def _show_handing(self) -> None:
        """Say who got a packet, and of letters how far they are where these are exported."""
        edition, current = self.panel.edition, self.candidates.current
        if edition is Edition.CANDIDATE:
            self.letters.show(current, self.candidates.choices.ticked)
        else:
            self.letters.hide()
        self.issuing.show_candidate(current, edition, self.panel.paper, self.letters.lacks)
        self._show_printable()

    def _show_printable(self) -> None:
        self.panel.show_printable(self._why_not_printed)

    @property
    def _why_not_printed(self) -> str:
        """Why what is seen stays here: a letter leaves on paper no sooner than as a file."""
        return self.view.why_not_printed or (NOT_READ if self.letters.lacks else "")

    def _sight(self) -> Sight:
        choices = self.candidates.choices
        panel, current = self.panel, self.candidates.current
        return sight(panel.edition, panel.paper, choices.ticked, current)

    def _remember(self, candidate: str, printed: Printed | str) -> None:
        """Remember whether a case verifies."""
        if isinstance(printed, Case):
            (self._damaged.add if printed.damage else self._damaged.discard)(candidate)
            self._count()

    def _print(self) -> None:
        """Ask for a printer, and print the pages that are seen."""
        if self._why_not_printed or self.panel.running.isVisible():
            return
        preview = self.view.preview
        printer = printer_for(preview.content)
        pages = ask_printer(self, printer, preview.pages, preview.page)
        if pages:
            self.printing.start(preview.content, printer, pages)

    def _count(self) -> None:
        ticked = self.candidates.choices.ticked
        self.panel.show_ticked(len(ticked), not self._damaged.isdisjoint(ticked))

    def _export(self) -> None:
        ticked, panel = self.candidates.choices.ticked, self.panel
        damaged = panel.takes_damaged
        self.writing.write(panel.edition, panel.paper, ticked, takes_damaged=damaged)

    def _export_tables(self) -> None:
        self.tables.write(self.candidates.choices.ticked, self.panel.takes_damaged)

    def _stop(self) -> bool:
        """Stop what is written; tell whether nothing was."""
        self.printing.cancel()
        self.tables.cancel()
        return self.writing.cancel()

    def _cancel(self) -> None:
        is_printing = self.printing.is_running
        if self._stop():
            self._show_outcome(NOT_PRINTED_ON if is_printing else CANCELLED)
        self._look()

    def _show_outcome(self, outcome: Outcome | None) -> None:
        """Show what became of it; without one a person chose no place."""
        if outcome is None:
            self.panel.show_ready()
            return
        self._folder = outcome.folder or Path()
        self.panel.show_outcome(outcome)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _usual(session: Session) -> Edition:
    """Return the edition that is wanted as a session stands: before the meeting what is read."""
    return Edition.READING if session.phase in BEFORE_THE_MEETING else Edition.PANEL
