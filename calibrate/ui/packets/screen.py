"""Packets: choose candidates, look at the pages, export."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.ui.desk import Desk
from calibrate.ui.jobs import Jobs
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import set_role
from calibrate.ui.packets.ask import ExistingFiles, ask_folder
from calibrate.ui.packets.ask_format import AskFormat
from calibrate.ui.packets.choices import ChoiceList
from calibrate.ui.packets.drawing import Drawn, Order, draw
from calibrate.ui.packets.export import Export, Exported, there_already
from calibrate.ui.packets.export_panel import ExportPanel
from calibrate.ui.packets.letter.letter_dialog import LetterDialog
from calibrate.ui.packets.making import READING_PACK
from calibrate.ui.packets.preview import Preview
from calibrate.ui.packets.reading import Reading
from calibrate.ui.packets.tables import DAMAGED, Tables, TablesWritten
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.hints import KeyHints
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.screen.screen import Screen
from calibrate.words.phrases import several
from calibrate.words.session import packet_words

PAUSE = 120
"""Milliseconds that a candidate is looked at before their pages are drawn."""

CHECKING = "Reading the record…"
WAY_ON = f"Use a copy, or tick “{DAMAGED}” below, and every page says so."

HINTS = ((("Space",), "tick"), (("Up", "Down"), "candidate"), (("PgUp", "PgDown"), "page"))


class PacketsScreen(Screen):
    """Shows the pages of the candidate at hand, and writes the packets of those ticked.

    All of it is what whoever runs the meeting may see.
    """

    LEFT = "Candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__("packets")
        self.desk = desk
        self._case: Case | None = None
        self._aside: TemporaryDirectory[str] | None = None
        self._names: tuple[str, ...] = ()
        self._damaged: set[str] = set()
        self._ticked: tuple[str, ...] = ()
        self._folder = Path()
        self.candidates = ChoiceList()
        self.name = ElidedLabel(role="title")
        self.about = ElidedLabel(role="meta")
        self.page = label("", "meta")
        self.letter = QPushButton("Letter…")
        self.back, self.on = QPushButton("‹"), QPushButton("›")
        self.preview = Preview()
        self.panel = ExportPanel()
        self.export = Export(desk.damage, self)
        self.tables = Tables(desk, self)
        self.looking, self.gathering = Reading(desk, self), Reading(desk, self)
        self._cases: list[Case] = []
        self._refused: list[str] = []
        self._jobs = Jobs(self)
        self._pause = QTimer(self)
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
        side = self.measures.padding
        self._heading.setContentsMargins(side, 14, side, 10)
        set_role(self.name, "title" if side > 20 else "title-narrow")
        self.panel.fit(self.measures)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs and leave no file behind."""
        self._pause.stop()
        self._jobs.cancel()
        self.preview.clear("")
        self._stop()
        if self._aside:
            self._aside.cleanup()
            self._aside = None
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
        middle.addWidget(self._make_heading())
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

    def _make_heading(self) -> QWidget:
        box = QWidget()
        self._heading = QHBoxLayout(box)
        self._heading.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.about)
        self._heading.addLayout(words, 1)
        self._heading.addWidget(self.letter)
        self._heading.addWidget(self.page)
        self.letter.setAccessibleName("Letter to the candidate")
        set_role(self.letter, "quiet")
        self.letter.hide()
        for button, name in ((self.back, "Page back"), (self.on, "Page on")):
            button.setAccessibleName(name)
            set_role(button, "small")
            self._heading.addWidget(button)
        return box

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw)
        self.candidates.focused.connect(lambda _: self._look())
        self.candidates.turn_wanted.connect(lambda by: self.preview.go(self.preview.page + by))
        self.candidates.choices.ticked_changed.connect(self._count)
        self.letter.clicked.connect(self._open_letter)
        self.back.clicked.connect(lambda: self.preview.go(self.preview.page - 1))
        self.on.clicked.connect(lambda: self.preview.go(self.preview.page + 1))
        self.preview.turned.connect(self._say_page)
        self._jobs.done.connect(self._show_pages)
        self.keys = take_keys(self, "Packets", self._table())
        self._jobs.failed.connect(self._show_no_pages)
        self.panel.export_wanted.connect(self._export)
        self.panel.tables_wanted.connect(self._export_tables)
        self.panel.pack_wanted.connect(self._export_pack)
        self.panel.cancelled.connect(self._cancel)
        self.looking.begun.connect(self._say_checking)
        self.looking.read.connect(self._show_read)
        self.gathering.begun.connect(self.panel.show_checking)
        self.gathering.read.connect(self._gather)
        self.gathering.finished.connect(self._ask)
        self.tables.begun.connect(self.panel.show_checking)
        self.tables.read.connect(self._show_read_for_tables)
        self.tables.finished.connect(self._show_tables)
        self.panel.folder_wanted.connect(self._show_folder)
        self.export.progressed.connect(lambda done: self.panel.show_progress(done, self._names))
        self.export.finished.connect(self._show_exported)
        self.desk.changed.connect(self._changed)
        self.desk.chair_changed.connect(self._begin_again)

    def _changed(self) -> None:
        """Read again; a screen that is not seen does so when it is gone to."""
        if self.isVisible():
            self.refresh()

    def _begin_again(self) -> None:
        """Leave nothing of what only the one before in the chair may see."""
        self._stop()
        self._cases, self._refused = [], []
        self._folder, self._names = Path(), ()
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
        state = self.desk.session(self.desk.chair).candidate(candidate)
        self.name.set_whole(state.name)
        self.letter.setVisible(state.phase is CandidatePhase.DECIDED)
        if state.phase is CandidatePhase.WITHDRAWN:
            self._look_away(f"{state.name} was withdrawn, so there is no packet.", state)
            return
        self.looking.start((candidate,))

    def _say_checking(self) -> None:
        """Say why there are no pages yet; those that are seen stay until there are others."""
        if self._case is None:
            self.preview.clear(CHECKING)

    def _show_read(self, candidate: str, case: Case | str) -> None:
        state = self.desk.session(self.desk.chair).candidate(candidate)
        if isinstance(case, str):
            self._look_away(case, state)
            return
        self._remember(candidate, case)
        if case != self._case:
            self._case = case
            self.about.set_whole(_words(state, case))
            self._pause.start()

    def _remember(self, candidate: str, case: Case) -> None:
        """Remember whether a case verifies."""
        (self._damaged.add if case.damage else self._damaged.discard)(candidate)
        self._count()

    def _look_away(self, sentence: str, state: CandidateState | None = None) -> None:
        """Show a sentence in place of pages, below the name of whoever it is about."""
        self.looking.cancel()
        self._case = None
        self._pause.stop()
        self._jobs.cancel()
        self.name.set_whole(state.name if state else "")
        self.letter.setVisible(state is not None and state.phase is CandidatePhase.DECIDED)
        self.about.set_whole(packet_words(state) if state else "")
        self.preview.clear(sentence)

    def _draw(self) -> None:
        if self._case is None:
            return
        if self._aside is None:
            self._aside = TemporaryDirectory(prefix="calibrate-")
        self.preview.clear("Drawing the pages…")
        order = Order(self._case, Path(self._aside.name) / "preview.pdf")
        self._jobs.run(draw, [order])

    def _show_pages(self, _: int, drawn: Drawn) -> None:
        """Take the pages in, and delete their file at once."""
        if self._aside is None or self._case is None:
            return
        path = Path(self._aside.name) / "preview.pdf"
        content = path.read_bytes()
        path.unlink()
        self.preview.show_pdf(content)
        state = self.desk.session(self.desk.chair).candidate(self._case.sheet.candidate.id)
        words = _words(state, self._case)
        self.about.set_whole(f"{words}  ·  {several(drawn.pages, 'page')}")

    def _show_no_pages(self, _: int, sentence: str) -> None:
        self.preview.clear(self.desk.damage() or sentence)

    def _say_page(self, page: int) -> None:
        pages = self.preview.pages
        self.page.setText(f"Page {page + 1} of {pages}" if pages else "")
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < pages)

    def _count(self) -> None:
        ticked = self.candidates.choices.ticked
        self.panel.show_ticked(len(ticked))
        self.panel.show_readable(len(self.candidates.choices.readable))
        self.panel.show_damaged(not self._damaged.isdisjoint(ticked))

    def _open_letter(self) -> None:
        """Go through the letter to the candidate at hand."""
        LetterDialog(self, self.desk, self.candidates.current).exec()

    def _export(self) -> None:
        """Verify whoever is ticked; then ask where to, and begin with what may be printed."""
        self._cases, self._refused = [], []
        self._ticked = self.candidates.choices.ticked
        self.panel.show_read(0, len(self._ticked))
        self.gathering.start(self._ticked)

    def _gather(self, candidate: str, case: Case | str) -> None:
        """Take in a case that may be printed, or why it may not."""
        if isinstance(case, str):
            self._refused.append(case)
        else:
            self._remember(candidate, case)
            if case.damage and not self.panel.takes_damaged:
                self._refused.append(f"{case.damage} {WAY_ON}")
            else:
                self._cases.append(case)
        self.panel.show_read(len(self._cases) + len(self._refused), len(self._ticked))

    def _ask(self) -> None:
        cases, refused = self._cases, self._refused
        self.panel.show_ready()
        if not cases:
            self._show_exported(Exported(Path(), problems=tuple(refused)))
            return
        folder = ask_folder(self)
        if folder is None:
            return
        replaces = ExistingFiles.ask(self, folder, there_already(folder, cases))
        if replaces is None:
            return
        self._names = tuple(case.sheet.candidate.name for case in cases)
        self.panel.show_progress(0, self._names)
        self.export.start(cases, folder, replaces, refused)

    def _export_tables(self) -> None:
        """Ask in which format and where to, and begin with whoever is ticked."""
        self._ticked = self.candidates.choices.ticked
        format = AskFormat.ask(self, len(self._ticked))
        folder = ask_folder(self) if format else None
        if format and folder:
            self.panel.show_read(0, len(self._ticked))
            self.tables.start(self._ticked, folder, format, self.panel.takes_damaged)

    def _export_pack(self) -> None:
        """Ask where to, and begin with everybody who was not withdrawn."""
        self._ticked = self.candidates.choices.readable
        folder = ask_folder(self)
        if folder:
            self.panel.show_read(0, len(self._ticked))
            self.tables.start(self._ticked, folder, READING_PACK, takes_damaged=False)

    def _show_read_for_tables(self, candidate: str, case: Case | str) -> None:
        if isinstance(case, Case):
            self._remember(candidate, case)
        self.panel.show_read(self.tables.count, len(self._ticked))

    def _stop(self) -> bool:
        """Stop what reads or writes; tell whether nothing was written."""
        self.looking.cancel()
        self.gathering.cancel()
        self.tables.cancel()
        return self.export.cancel()

    def _cancel(self) -> None:
        if self._stop():
            self.panel.show_cancelled()
        self._look()

    def _show_exported(self, exported: Exported) -> None:
        self._folder = exported.folder
        self.panel.show_exported(exported)

    def _show_tables(self, written: TablesWritten) -> None:
        self._folder = written.folder
        self.panel.show_tables(written)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _words(state: CandidateState, case: Case) -> str:
    """Return what kind of packet it is, whether a decision stood once, and whether it verifies."""
    reopened = ", reopened" if case.is_draft and case.earlier else ""
    damaged = ", does not verify" if case.damage else ""
    return f"{packet_words(state)}{reopened}{damaged}"
