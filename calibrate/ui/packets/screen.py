"""Packets: choose candidates, look at the pages, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.ui.desk import Desk
from calibrate.ui.packets.choices import ChoiceList
from calibrate.ui.packets.export_panel import ExportPanel
from calibrate.ui.packets.heading import Heading
from calibrate.ui.packets.looking import DRAWING, Looking
from calibrate.ui.packets.preview import Preview
from calibrate.ui.packets.writing import Writing
from calibrate.ui.paper.drawing import Drawn
from calibrate.ui.paper.outcome import CANCELLED, Outcome
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.hints import KeyHints
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.screen.screen import Screen
from calibrate.words.phrases import several
from calibrate.words.session import packet_words

CHECKING = "Reading the record…"

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
        self._lay_out()
        self._connect()
        self.fit()
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
        self.writing.cancel()
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
            Key(("Up", "Down"), "Previous, next candidate", within=self.candidates),
            Key(("PgUp", "PgDown"), "Turn the page", within=self.middle),
        )

    def _connect(self) -> None:
        self.keys = take_keys(self, "Packets", self._table())
        choices, preview, panel = self.candidates, self.preview, self.panel
        choices.focused.connect(lambda _: self._look())
        choices.choices.ticked_changed.connect(self._count)
        for turns in (choices.turn_wanted, self.heading.turn_wanted):
            turns.connect(lambda by: preview.go(preview.page + by))
        preview.turned.connect(lambda page: self.heading.show_page(page, preview.pages))
        panel.export_wanted.connect(self._export)
        panel.tables_wanted.connect(self._export_tables)
        panel.pack_wanted.connect(lambda: self.writing.write_pack(choices.choices.readable))
        panel.cancelled.connect(self._cancel)
        panel.folder_wanted.connect(self._show_folder)
        self.looking.begun.connect(self._say_checking)
        self.looking.read.connect(self._show_read)
        self.looking.drawing.connect(lambda: preview.clear(DRAWING))
        self.looking.drawn.connect(self._show_pages)
        self.looking.failed.connect(lambda why: preview.clear(self.desk.damage() or why))
        self.writing.read.connect(self._remember)
        self.writing.ran.connect(panel.show_progress)
        self.writing.ended.connect(self._show_outcome)
        self.desk.changed.connect(self._changed)
        self.desk.chair_changed.connect(self._begin_again)

    def _changed(self) -> None:
        """Read again; a screen that is not seen does so when it is gone to."""
        if self.isVisible():
            self.refresh()

    def _begin_again(self) -> None:
        """Leave nothing of what only the one before in the chair may see."""
        self.writing.cancel()
        self._folder = Path()
        self._damaged.clear()
        self.panel.forget()
        self._look_away("")
        self.refresh()

    def _look(self) -> None:
        """Show the candidate at hand, and draw their pages once the eye rests there."""
        candidate = self.candidates.current
        if not candidate:
            self._look_away("")
            return
        state = self._state(candidate)
        self.heading.name.set_whole(state.name)
        if state.phase is CandidatePhase.WITHDRAWN:
            self._look_away(f"{state.name} was withdrawn, so there is no packet.", state)
        else:
            self.looking.look(candidate)

    def _state(self, candidate: str) -> CandidateState:
        return self.desk.session(self.desk.chair).candidate(candidate)

    def _say_checking(self) -> None:
        """Say why there are no pages yet; those that are seen stay until there are others."""
        if self.looking.case is None:
            self.preview.clear(CHECKING)

    def _show_read(self, candidate: str, case: Case | str) -> None:
        state = self._state(candidate)
        if isinstance(case, str):
            self._look_away(case, state)
            return
        self._remember(candidate, case)
        if self.looking.is_to_draw:
            self.heading.about.set_whole(_words(state, case))

    def _remember(self, candidate: str, case: Case | str) -> None:
        """Remember whether a case verifies."""
        if isinstance(case, Case):
            (self._damaged.add if case.damage else self._damaged.discard)(candidate)
            self._count()

    def _look_away(self, sentence: str, state: CandidateState | None = None) -> None:
        """Show a sentence in place of pages, below the name of whoever it is about."""
        self.looking.look_away()
        self.heading.show_words(state.name if state else "", packet_words(state) if state else "")
        self.preview.clear(sentence)

    def _show_pages(self, content: bytes, drawn: Drawn) -> None:
        self.preview.show_pdf(content)
        case = self.looking.case
        if case:
            words = _words(self._state(case.sheet.candidate.id), case)
            self.heading.about.set_whole(f"{words}  ·  {several(drawn.pages, 'page')}")

    def _count(self) -> None:
        ticked = self.candidates.choices.ticked
        self.panel.show_ticked(len(ticked))
        self.panel.show_readable(len(self.candidates.choices.readable))
        self.panel.show_damaged(not self._damaged.isdisjoint(ticked))

    def _export(self) -> None:
        self.writing.write_packets(self.candidates.choices.ticked, self.panel.takes_damaged)

    def _export_tables(self) -> None:
        self.writing.write_tables(self.candidates.choices.ticked, self.panel.takes_damaged)

    def _cancel(self) -> None:
        if self.writing.cancel():
            self._show_outcome(CANCELLED)
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


def _words(state: CandidateState, case: Case) -> str:
    """Return what kind of packet it is, whether a decision stood once, and whether it verifies."""
    reopened = ", reopened" if case.is_draft and case.earlier else ""
    damaged = ", does not verify" if case.damage else ""
    return f"{packet_words(state)}{reopened}{damaged}"
