"""The right side of Packets: which edition, the export, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.organisation.organisation import Organisation
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.packets.issuing.part import Issuing
from calibrate.ui.packets.letters import Letters
from calibrate.ui.paper.outcome import Outcome, Progress
from calibrate.ui.paper.paper_box import PaperBox
from calibrate.ui.paper.progress_line import ProgressLine
from calibrate.ui.paper.writing import DAMAGED
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import named
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.panel import Panel
from calibrate.words.handing.editions import EDITIONS, about_edition, editions_counted
from calibrate.words.handing.organisation import ORGANISATION, shown_words
from calibrate.words.phrases import capitalized

MARKED = (Edition.PANEL, Edition.BOOK)
"""Editions in which what does not verify can be printed, with a mark."""

OWN = "Only you can read what is written until you hand it on."
DAMAGED_NAME = "Export damaged packets too, marked as such on every page"
NOTHING_TICKED = "Tick at least one candidate."
CLOSED = "The session is closed, so that stays."
PRINTS = "The pages that are seen here"
TABLES = "The same as a workbook, as tables, as JSON, or follow-ups as a calendar"
MOST_APART = 25
"""More lines than these are said in blocks of as many: each of them takes its time to lay out."""


class ExportPanel(Panel):
    """Says what is exported, how far it is, and what was written where.

    `edition_chosen` carries an Edition; `paper_chosen` tells of another paper, which is kept for
    this machine; `export_wanted`, `print_wanted`, `tables_wanted`,
    `organisation_wanted`,
    `cancelled` and `folder_wanted` say what a person wants.
    """

    edition_chosen = Signal(object)
    organisation_wanted = Signal()
    paper_chosen = Signal()
    export_wanted = Signal()
    print_wanted = Signal()
    tables_wanted = Signal()
    cancelled = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Export")
        self.editions, self.papers = ChoiceBox(), PaperBox()
        self.about = label("", "muted", wrap=True)
        self.organisation = QPushButton(f"{ORGANISATION}…")
        self.export = QPushButton()
        self.print = QPushButton("Print…")
        self.tables = QPushButton("Other formats…")
        self.why_not = label(NOTHING_TICKED, "meta", wrap=True)
        self.damaged = CheckBox(DAMAGED, DAMAGED_NAME)
        self.progress = ProgressLine()
        self.cancel = QPushButton("Cancel")
        self.ready, self.running, self.result = QWidget(), QWidget(), QWidget()
        self.headline = label("", "strong", wrap=True)
        self.folder = QPushButton("Show folder")
        self.files = QVBoxLayout()
        self._beside = QHBoxLayout()
        self._beside.setSpacing(8)
        self._beside.addWidget(self.print, 1)
        self._set_up()
        self._lay_out()

    @property
    def edition(self) -> Edition:
        """The edition that is chosen."""
        return Edition(self.editions.currentData())

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return self.papers.paper

    def choose(self, edition: Edition) -> None:
        """Choose an edition, as a person would."""
        self.editions.setCurrentIndex(self.editions.findData(edition))

    def show_ticked(self, count: int, any_damaged: bool) -> None:
        """Show what would be written of so many, and whether some of them do not verify."""
        words = f"Export {editions_counted(self.edition, count)}"
        self.export.setText(f"{words}…" if count else "Export…")
        self.export.setAccessibleName(words)
        self.export.setEnabled(bool(count))
        give_tip(self.export, OWN if count else NOTHING_TICKED)
        self.tables.setEnabled(bool(count))
        give_tip(self.tables, TABLES if count else NOTHING_TICKED)
        self.tables.setVisible(self.edition is Edition.PANEL)
        self.why_not.setVisible(not count)
        self.damaged.setVisible(any_damaged and self.edition in MARKED)

    def place(self, letters: Letters, issuing: Issuing) -> None:
        """Put letters below the edition, who got a packet at the end, and Issue… at the foot."""
        self.body.insertWidget(self.body.indexOf(self.about) + 1, letters.part)
        self.body.insertWidget(self.body.count() - 1, issuing.register)
        self._beside.addWidget(issuing.button, 1)

    def show_organisation(self, organisation: Organisation, is_closed: bool) -> None:
        """Say what packets show of an organisation, and that a closed session stays as it is."""
        shown = capitalized(shown_words(organisation))
        self.organisation.setEnabled(not is_closed)
        give_tip(self.organisation, f"{shown}. {CLOSED}" if is_closed else shown)

    def show_printable(self, why_not: str = "") -> None:
        """Offer to print what is seen, unless there is a reason why not."""
        self.print.setEnabled(not why_not)
        give_tip(self.print, why_not or PRINTS)

    @property
    def takes_damaged(self) -> bool:
        """Whether what does not verify is wanted too."""
        return not self.damaged.isHidden() and self.damaged.isChecked()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.result.hide()
        self.ready.hide()
        self.running.show()
        self.progress.show_progress(progress)

    def show_ready(self) -> None:
        """Show that nothing is read or written now."""
        self.running.hide()
        self.ready.show()

    def forget(self) -> None:
        """Show nothing of an export, as if there had been none."""
        self.show_outcome(Outcome(headline=""))
        self.progress.words.set_whole("")
        self.result.hide()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what became of it."""
        self.show_ready()
        self.headline.setText(outcome.headline)
        while item := self.files.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        lines = outcome.lines
        together = 1 if len(lines) <= MOST_APART else MOST_APART
        for at in range(0, len(lines), together):
            block = "\n".join(lines[at : at + together])
            self.files.addWidget(label(block, "meta", wrap=True))
        self.folder.setVisible(outcome.folder is not None)
        self.result.show()

    def _set_up(self) -> None:
        set_role(self.export, "primary")
        self.organisation.setAccessibleName(ORGANISATION)
        set_role(self.organisation, "link")
        self.print.setAccessibleName("Print")
        self.tables.setAccessibleName("Other formats")
        set_role(self.tables, "quiet")
        self.cancel.setAccessibleName("Cancel")
        self.folder.setAccessibleName("Show folder")
        for edition, words in EDITIONS.items():
            self.editions.addItem(words, edition)
        self.editions.currentIndexChanged.connect(self._choose)
        self.papers.chosen.connect(self.paper_chosen)
        self.export.clicked.connect(self.export_wanted)
        self.organisation.clicked.connect(self.organisation_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.tables.clicked.connect(self.tables_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self.folder.clicked.connect(self.folder_wanted)
        self.running.hide()
        self.result.hide()
        self.damaged.hide()
        self._say_about()
        self.print.setEnabled(False)

    def _choose(self) -> None:
        self._say_about()
        self.edition_chosen.emit(self.edition)

    def _say_about(self) -> None:
        self.about.setText(about_edition(self.edition))

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addLayout(named("Edition", self.editions), 5)
        choice.addLayout(named("Paper", self.papers), 3)
        self.body.addLayout(choice)
        self.body.addWidget(self.about)
        self.body.addWidget(self.organisation, 0, Qt.AlignmentFlag.AlignLeft)
        result = _column(self.result)
        result.addSpacing(6)
        result.addWidget(rule())
        result.addSpacing(2)
        result.addWidget(self.headline)
        result.addLayout(self.files)
        result.addWidget(self.folder)
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        running = _column(self.running)
        running.addWidget(self.progress)
        running.addWidget(self.cancel)
        ready = _column(self.ready)
        ready.addWidget(self.damaged)
        ready.addWidget(self.why_not)
        ready.addWidget(self.export)
        ready.addLayout(self._beside)
        ready.addWidget(self.tables)
        self.foot.addWidget(self.running)
        self.foot.addWidget(self.ready)


def _column(within: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(within)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column
