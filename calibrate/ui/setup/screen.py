"""Set-up: everything a session needs before rating can open, in one window."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from calibrate.domain.agenda.readiness import Part, Remark
from calibrate.domain.commands import DoAgain
from calibrate.domain.phases import Viewer
from calibrate.domain.search.places import OF_THE_LADDER, Place, PlaceKind
from calibrate.domain.travel.witness import KeysGiven
from calibrate.ui.desk import Desk
from calibrate.ui.look.elided import give_tip
from calibrate.ui.organisation.dialog import ask_organisation
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.parts.tables.edit_table import EditTable
from calibrate.ui.policy.dialog import ask_policy
from calibrate.ui.setup.due_row import DueDialog
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.page import Page
from calibrate.ui.setup.people.candidates_page import CandidatesPage
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.ui.setup.readiness_list import ReadinessList
from calibrate.ui.setup.rubric.rubric_page import RubricPage
from calibrate.ui.setup.sections import Sections
from calibrate.ui.setup.state import SetupState
from calibrate.ui.witness.opening import open_rating
from calibrate.words.handing.organisation import ORGANISATION
from calibrate.words.policy.policy import POLICY
from calibrate.words.session import PARTS

PART_OF = {
    **dict.fromkeys(OF_THE_LADDER, Part.RUBRIC),
    PlaceKind.CANDIDATE: Part.EVIDENCE,
    PlaceKind.EVIDENCE: Part.EVIDENCE,
    PlaceKind.STATEMENT: Part.CANDIDATES,
    PlaceKind.PANELIST: Part.PANEL,
}
"""Where in Set-up something stands that was sought."""


class SetupScreen(Screen):
    """Sections at the left, the chosen one in the middle, what is missing at the right."""

    LEFT = "Sections"

    def __init__(self, desk: Desk) -> None:
        super().__init__("setup")
        self.desk = desk
        self.undo = KeyButton("Undo", "Ctrl Z")
        self.undo.setAccessibleName("Undo")
        self.redo = KeyButton("Redo", "Ctrl Y")
        self.redo.setAccessibleName("Redo")
        self.sections = Sections()
        self.candidates = CandidatesPage(desk)
        self.pages: dict[Part, Page] = {
            Part.RUBRIC: RubricPage(desk),
            Part.CANDIDATES: self.candidates,
            Part.EVIDENCE: EvidencePage(desk),
            Part.PANEL: PanelPage(desk),
        }
        self.stack = QStackedWidget()
        self.readiness = ReadinessList()
        self.asides = QStackedWidget()
        self.part = Part.RUBRIC
        self._stale: set[Part] = set(Part)
        self._out_of_date = False
        self._lay_out()
        self._connect()
        self.fit()
        self.refresh()
        self.choose(_first_part(self.state))

    def _lay_out(self) -> None:
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.asides.addWidget(self.readiness)
        for frame, inside in ((self.left, self.sections), (self.right, self.asides)):
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(inside)
        middle = QVBoxLayout(self.middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        self.top.tools.addWidget(self.undo)
        self.top.tools.addWidget(self.redo)
        self.top.menu.more.append((f"{ORGANISATION}…", self.describe_organisation))
        self.top.menu.more.append((f"{POLICY}…", self.show_policy))

    def _connect(self) -> None:
        self.sections.chosen.connect(self.choose)
        self.readiness.wanted.connect(self.go_to)
        self.readiness.opened.connect(self.open_rating)
        self.readiness.due_wanted.connect(self.set_due)
        self.readiness.step.wanted.connect(self.onward)
        self.candidates.wanted.connect(self.go_to)
        for page in self.pages.values():
            page.aside_changed.connect(self._show_aside)
            page.handed_in.connect(self.handed_in)
        self.undo.clicked.connect(self.take_back)
        self.redo.clicked.connect(self.do_again)
        self.desk.changed.connect(self._follow)
        self.desk.chair_changed.connect(self._follow)
        self.keys = take_keys(self, "Set-up", self._table())

    def _table(self) -> tuple[Key, ...]:
        sections = [
            Key((f"Ctrl+{number}",), PARTS[part], partial(self.choose, part))
            for number, part in enumerate(self.pages, start=1)
        ]
        pages = [key for page in self.pages.values() for key in page.keys]
        undo = Key(("Ctrl+Z",), "Undo", self.undo.click)
        redo = Key(("Ctrl+Y", "Ctrl+Shift+Z"), "Redo", self.redo.click)
        return (*sections, undo, redo, *pages)

    def describe_organisation(self) -> None:
        """Ask what packets show of the organisation."""
        ask_organisation(self, self.desk)

    def show_policy(self) -> None:
        """Show the policy on its page, and ask for another while set-up lasts."""
        ask_policy(self, self.desk)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.part]

    def choose(self, part: Part) -> None:
        """Show a section."""
        had_keyboard = self.stack.isAncestorOf(self.stack.window().focusWidget())
        self.part = part
        self.sections.choose(part)
        self.stack.setCurrentWidget(self.page)
        self._show_aside()
        self._refresh_page()
        if had_keyboard:
            self.page.first.setFocus()

    def _show_aside(self) -> None:
        """Let what the page reads stand in the place of what is missing."""
        aside = self.page.aside or self.readiness
        if self.asides.indexOf(aside) < 0:
            self.asides.addWidget(aside)
        self.asides.setCurrentWidget(aside)

    def go_to(self, remark: Remark) -> None:
        """Show where a remark can be mended."""
        self.choose(remark.part)
        self.page.show_remark(remark)

    @property
    def reader(self) -> Viewer:
        """Whoever sets the session up."""
        return self.desk.chair

    def show_place(self, place: Place) -> bool:
        """Go to a piece, a criterion, a candidate's evidence, or the panel."""
        part = PART_OF.get(place.kind)
        if part is None:
            return False
        self.choose(part)
        self.page.show_place(place)
        return True

    def take_back(self) -> None:
        """Undo the newest change that can be undone."""
        if self._last and self._last.take_back:
            self.desk.apply(self._last.take_back)

    def do_again(self) -> None:
        """Redo what was undone last, if nothing else was done since."""
        if self._undone:
            self.desk.apply(DoAgain(self._undone.line))

    def open_rating(self) -> None:
        """Open rating, once the person has read what that freezes, or a witness gave the keys."""
        self.take_answer(None)

    def take_answer(self, answer: KeysGiven | None) -> None:
        """Open rating with what a witness answered."""
        if open_rating(self.desk, self, len(self.state.worth_a_look), answer):
            self.readiness.step.setFocus()
        else:
            self.refresh()

    def set_due(self) -> None:
        """Ask until which day ratings are due."""
        today = self.desk.now().date()
        DueDialog(self, self.state.session, today, self.desk.attempt).exec()

    def flush(self) -> bool:
        """Keep what stands in a cell that is being edited."""
        return all(table.commit() for table in self.stack.findChildren(EditTable))

    def fit(self) -> None:
        """Lay out for the window's measures."""
        for page in self.pages.values():
            page.fit(self.measures)
        self.readiness.fit(self.measures)

    def refresh(self) -> None:
        """Read everything again."""
        self._out_of_date = False
        self.state = SetupState.read(self.desk)
        self._last = self.desk.last_change()
        self._undone = self.desk.last_taken_back()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while the screen was hidden."""
        super().showEvent(event)
        if self._out_of_date:
            self.refresh()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._out_of_date = True

    def _show_state(self) -> None:
        self._stale = set(Part)
        self.sections.show_state(self.state)
        self.readiness.show_state(self.state)
        self._show_top()
        self._refresh_page()

    def _refresh_page(self) -> None:
        if self.part in self._stale:
            self._stale.discard(self.part)
            self.page.show_state(self.state)
        self.setFocusProxy(self.page.first)

    def _show_top(self) -> None:
        session, change = self.state.session, self._last
        steps = dict.fromkeys(str(state.candidate.step) for state in session.candidates)
        step = next(iter(steps)) if len(steps) == 1 else ""
        self.top.title.set_whole(session.title)
        about = ", ".join(word for word in (session.rubric.title, step) if word)
        self.top.subtitle.set_whole(about)
        self.top.status.set_whole(f"Last: {change.sentence}" if change else "")
        self.undo.setEnabled(bool(change and change.take_back))
        undone = self._undone
        self.redo.setVisible(undone is not None)
        give_tip(self.redo, undone.sentence.replace("took back:", "Do again:", 1) if undone else "")
        give_tip(self.undo, f"Take back: {change.sentence}" if change else "Nothing to take back")


def _first_part(state: SetupState) -> Part:
    """Return where work goes on: the first section that lacks something, or the evidence."""
    lacking = [part for part in Part if state.missing_in(part)]
    return lacking[0] if lacking else Part.EVIDENCE
