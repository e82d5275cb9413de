"""Packets: choose candidates, look at the pages, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.record.editions import Edition
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from calibrate.ui.desk import Desk
from calibrate.ui.organisation.dialog import ask_organisation
from calibrate.ui.packets.choices import ChoiceList
from calibrate.ui.packets.export_panel import NO_PAGES, ExportPanel
from calibrate.ui.packets.heading import Heading
from calibrate.ui.packets.looking import DRAWING, Looking
from calibrate.ui.packets.preview import Preview
from calibrate.ui.packets.sight import Sight, sight
from calibrate.ui.packets.tables import Tables
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
from calibrate.words.session import packet_words

CHECKING = "Reading the record…"
NOBODY = "Nobody is ticked, so there is nothing in it."

ONLY_PART = "Only some of it is drawn here. Export it, and print the file."
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
        self.heading = Heading()
        self.preview = Preview()
        self.panel = ExportPanel()
        self.looking = Looking(desk, self)
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
        self.heading.fit(self.measures)
        self.panel.fit(self.measures)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs and leave no file behind."""
        self.preview.clear("")
        self.looking.close()
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
        middle.setSpacing(0)
        middle.addWidget(self.heading)
        middle.addWidget(self.preview, 1)
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
        choices, preview, panel = self.candidates, self.preview, self.panel
        choices.focused.connect(lambda _: self._go())
        choices.choices.ticked_changed.connect(self._take_ticks)
        for turns in (choices.turn_wanted, self.heading.turn_wanted):
            turns.connect(lambda by: preview.go(preview.page + by))
        preview.turned.connect(self._show_page)
        panel.edition_chosen.connect(self._choose)
        panel.paper_chosen.connect(self._look)
        panel.export_wanted.connect(self._export)
        panel.organisation_wanted.connect(lambda: ask_organisation(self, self.desk))
        panel.print_wanted.connect(self._print)
        panel.tables_wanted.connect(self._export_tables)
        panel.cancelled.connect(self._cancel)
        panel.folder_wanted.connect(self._show_folder)
        self.looking.begun.connect(self._say_checking)
        self.looking.read.connect(self._show_read)
        self.looking.drawing.connect(self._show_drawing)
        self.looking.drawn.connect(self._show_pages)
        self.looking.failed.connect(preview.clear)
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
        self._look_away("")
        self.refresh()

    def _choose(self, edition: Edition) -> None:
        """Tick whom an edition is made of as a rule, and show its pages."""
        self._look_away(DRAWING)
        self.candidates.choices.choose_edition(edition)
        self._look()

    def _tick_all(self) -> None:
        self.candidates.choices.tick_all()

    def _take_ticks(self) -> None:
        """Count who is ticked; a bound edition has other pages then."""
        self._count()
        if self.panel.edition in BOUND:
            self._look()

    def _go(self) -> None:
        """Turn to the candidate who was gone to, or show their pages."""
        if self.panel.edition in BOUND and self._sight() == self.looking.sight:
            self._turn_to_current()
        else:
            self._look()

    def _look(self) -> None:
        """Show the pages of whoever is at hand, once the eye rests there."""
        if self.panel.edition in BOUND:
            self._look_at_all()
        else:
            self._look_at_one()

    def _look_at_all(self) -> None:
        found = self._sight()
        if not found.candidates:
            self._look_away(NOBODY, found.title)
            return
        self.heading.name.set_whole(found.title)
        self.looking.look(found)
        self._say_about()
        self._turn_to_current()

    def _look_at_one(self) -> None:
        candidate = self.candidates.current
        if not candidate:
            self._look_away("")
            return
        state = self._state(candidate)
        self.heading.name.set_whole(state.name)
        if state.phase is CandidatePhase.WITHDRAWN:
            sentence = f"{state.name} was withdrawn, so there is no packet."
            self._look_away(sentence, state.name, packet_words(state))
        else:
            self.looking.look(self._sight())

    def _sight(self) -> Sight:
        choices = self.candidates.choices
        panel, current = self.panel, self.candidates.current
        return sight(panel.edition, panel.paper, choices.ticked, current)

    def _state(self, candidate: str) -> CandidateState:
        return self.desk.session(self.desk.chair).candidate(candidate)

    def _say_checking(self) -> None:
        """Say why there are no pages yet; those that are seen stay until there are others."""
        if not self.looking.cases:
            self.preview.clear(CHECKING)

    def _show_read(self, candidate: str, case: Case | str) -> None:
        self._remember(candidate, case)
        if self.panel.edition not in BOUND and not self.looking.is_drawn:
            self.heading.about.set_whole(_words(self._state(candidate), case))

    def _remember(self, candidate: str, case: Case | str) -> None:
        """Remember whether a case verifies."""
        if isinstance(case, Case):
            (self._damaged.add if case.damage else self._damaged.discard)(candidate)
            self._count()

    def _look_away(self, sentence: str, name: str = "", about: str = "") -> None:
        """Show a sentence in place of pages, below a name."""
        self.looking.look_away()
        self.heading.show_words(name, about)
        self.preview.clear(sentence)

    def _show_drawing(self) -> None:
        self.preview.clear(DRAWING)
        self._say_about()

    def _show_pages(self, content: bytes) -> None:
        self.preview.show_pdf(content)
        self._say_about()
        self._turn_to_current()

    def _say_about(self) -> None:
        """Say what the pages are of, and how many there are."""
        cases = self.looking.cases
        if self.panel.edition in BOUND:
            words = self._sight().words
        elif cases:
            words = _words(self._state(cases[0].sheet.candidate.id), cases[0])
        else:
            return
        pages = several(self.preview.pages, "page")
        counted = f"  ·  {pages}" if self.looking.is_drawn else ""
        self.heading.about.set_whole(f"{words}{counted}")

    def _turn_to_current(self) -> None:
        """Go to the pages of the candidate at hand in an edition that binds several."""
        people = [case.sheet.candidate for case in self.looking.cases]
        ids = [person.id for person in people]
        if self.panel.edition in BOUND and self.candidates.current in ids:
            place = ids.index(self.candidates.current)
            self.preview.go_to_chapter([person.name for person in people], place)

    def _show_page(self, page: int) -> None:
        pages = self.preview.pages
        self.heading.show_page(page, pages)
        is_part = self.looking.sight is not None and self.looking.sight.is_part
        self.panel.show_printable(NO_PAGES if not pages else ONLY_PART if is_part else "")

    def _print(self) -> None:
        """Ask for a printer, and print the pages that are seen."""
        if not self.panel.print.isEnabled() or self.panel.running.isVisible():
            return
        printer = printer_for(self.preview.content)
        pages = ask_printer(self, printer, self.preview.pages, self.preview.page)
        if pages:
            self.printing.start(self.preview.content, printer, pages)

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


def _words(state: CandidateState, case: Case | str) -> str:
    """Return what kind of packet it is, whether a decision stood once, and whether it verifies."""
    if isinstance(case, str):
        return packet_words(state)
    reopened = ", reopened" if case.is_draft and case.earlier else ""
    damaged = ", does not verify" if case.damage else ""
    return f"{packet_words(state)}{reopened}{damaged}"


def _usual(session: Session) -> Edition:
    """Return the edition that is wanted as a session stands: before the meeting what is read."""
    return Edition.READING if session.phase in BEFORE_THE_MEETING else Edition.PANEL
