"""The right side of Packets: the edition, the export and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel, give_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.packets.tables import DAMAGED
from calibrate.ui.paper.outcome import Outcome, Progress
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.panel import Panel, Section
from calibrate.words.phrases import several

EDITION = (
    "With named ratings, every reason and what it cites, the vote and the dissent. "
    "For the panel and the file."
)
CONFIDENTIAL = (
    "Confidential: it names who rated how. Only you can read the files until you hand them on."
)
DAMAGED_NAME = "Export damaged packets too, marked as such on every page"
NOTHING_TICKED = "Tick at least one candidate."
PACK = (
    "One PDF to read before the meeting: expectations and evidence of everybody but those "
    "withdrawn, with room to write and no rating"
)
NOBODY = "There is nobody to read of."
TABLES = "The same as a workbook, as tables, as JSON, or follow-ups as a calendar"
MOST_APART = 25
"""More lines than these are said in blocks of as many: each of them takes its time to lay out."""


class ExportPanel(Panel):
    """Says what is exported, how far it is, and what was written where.

    `export_wanted`, `tables_wanted`, `pack_wanted`, `cancelled` and `folder_wanted` say what a
    person wants.
    """

    export_wanted = Signal()
    tables_wanted = Signal()
    pack_wanted = Signal()
    cancelled = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Export")
        self.export = QPushButton("Export…")
        self.tables = QPushButton("Other formats…")
        self.pack = QPushButton("Reading pack…")
        self.why_not = label(NOTHING_TICKED, "meta", wrap=True)
        self.damaged = CheckBox(DAMAGED, DAMAGED_NAME)
        self.progress = QProgressBar()
        self.progress_words = ElidedLabel(role="meta")
        self.cancel = QPushButton("Cancel")
        self.running = QWidget()
        self.result = QWidget()
        self.headline = label("", "strong", wrap=True)
        self.folder = QPushButton("Show folder")
        self.files = QVBoxLayout()
        self._set_up()
        self._lay_out()

    def show_ticked(self, count: int) -> None:
        """Show how many packets would be written."""
        packets = several(count, "packet")
        self.export.setText(f"Export {packets}…" if count else "Export…")
        self.export.setAccessibleName(f"Export {packets}")
        self.export.setEnabled(bool(count))
        self.export.setAccessibleDescription("" if count else NOTHING_TICKED)
        self.tables.setEnabled(bool(count))
        self.tables.setAccessibleDescription(TABLES if count else NOTHING_TICKED)
        self.why_not.setVisible(not count)

    def show_readable(self, count: int) -> None:
        """Offer a reading pack where there is somebody to read of."""
        self.pack.setEnabled(bool(count))
        give_tip(self.pack, PACK if count else NOBODY)

    def show_damaged(self, any_ticked: bool) -> None:
        """Offer to export what does not verify, only where something does not."""
        self.damaged.setVisible(any_ticked)

    @property
    def takes_damaged(self) -> bool:
        """Whether what does not verify is wanted too."""
        return not self.damaged.isHidden() and self.damaged.isChecked()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.result.hide()
        self.running.show()
        self.export.hide()
        self.tables.hide()
        self.pack.hide()
        self.progress.setMaximum(progress.count)
        self.progress.setValue(progress.done)
        self.progress_words.set_whole(progress.words)

    def show_ready(self) -> None:
        """Show that nothing is read or written now."""
        self.running.hide()
        self.export.show()
        self.tables.show()
        self.pack.show()

    def forget(self) -> None:
        """Show nothing of an export, as if there had been none."""
        self.show_outcome(Outcome(headline=""))
        self.progress_words.set_whole("")
        self.result.hide()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what became of it."""
        self.show_ready()
        self.headline.setText(outcome.headline)
        while item := self.files.takeAt(0):
            widget = item.widget()
            if widget:
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
        self.tables.setAccessibleName("Other formats")
        self.pack.setAccessibleName("Reading pack")
        self.cancel.setAccessibleName("Cancel the export")
        self.folder.setAccessibleName("Show folder")
        self.progress.setTextVisible(False)
        zoom.hold(self.progress, height=8)
        self.progress.setAccessibleName("Packets drawn")
        self.export.clicked.connect(self.export_wanted)
        self.tables.clicked.connect(self.tables_wanted)
        self.pack.clicked.connect(self.pack_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self.folder.clicked.connect(self.folder_wanted)
        self.running.hide()
        self.result.hide()
        self.damaged.hide()

    def _lay_out(self) -> None:
        self.body.addWidget(Section("Panel edition", is_first=True))
        self.body.addWidget(label(EDITION, "muted", wrap=True))
        self.body.addWidget(label(CONFIDENTIAL, "muted", wrap=True))
        result = QVBoxLayout(self.result)
        result.setContentsMargins(0, 0, 0, 0)
        result.setSpacing(8)
        result.addWidget(Section("Export"))
        result.addWidget(self.headline)
        result.addLayout(self.files)
        result.addWidget(self.folder)
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        running = QVBoxLayout(self.running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(8)
        running.addWidget(self.progress_words)
        running.addWidget(self.progress)
        running.addWidget(self.cancel)
        self.foot.addWidget(self.running)
        self.foot.addWidget(self.damaged)
        self.foot.addWidget(self.why_not)
        self.foot.addWidget(self.export)
        self.foot.addWidget(self.tables)
        self.foot.addWidget(self.pack)
