"""Evidence: each candidate's pieces and the criteria they are placed on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from calibrate.domain.agenda.readiness import Remark
from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import Attach, PlaceEvidence, PlaceSeveral, RemoveEvidence
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import Candidate
from calibrate.domain.rubric.rubric import Criterion
from calibrate.domain.search.places import Place
from calibrate.ui import preferences
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.setup.candidate_tabs import CountTabs
from calibrate.ui.setup.evidence.attaching import AttachDialog, Reading, is_ours
from calibrate.ui.setup.evidence.drops import Drops
from calibrate.ui.setup.evidence.evidence_dialog import AddEvidenceDialog, ReadEvidenceDialog
from calibrate.ui.setup.evidence.filter_bar import FilterBar
from calibrate.ui.setup.evidence.placement_headers import MOST_DIGITS
from calibrate.ui.setup.evidence.placement_view import PlacementMatrix
from calibrate.ui.setup.evidence.reader import Reader
from calibrate.ui.setup.evidence.suggested import Suggested
from calibrate.ui.setup.page import Page
from calibrate.ui.setup.state import SetupState
from calibrate.words.phrases import several

TABLES = "Tables and lists (*.csv *.tsv *.txt *.json *.xlsx *.md);;All files (*)"


NONE_LEFT = "No piece is left by the filter. Escape in its line shows all again."


class EvidencePage(Page):
    """Tabs of candidates above the placement matrix of the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Evidence")
        self.add = self.add_action("Add by hand", "A piece of this candidate, typed in")
        self.paste = self.add_action(
            "Paste", "Pieces from a table, a list or a text that was copied"
        )
        self.import_button = self.add_action(
            "Import…", "Pieces from a file: CSV, XLSX, JSON, a list"
        )
        self.tabs = CountTabs("Candidates", "piece")
        self.filter = FilterBar()
        self.matrix = PlacementMatrix()
        self.view = self.matrix.view
        self.reader = Reader(desk.files())
        self.reader.setParent(self)  # so that it goes with the page, though it was never shown
        self.reader.hide()
        self._suggested, self._reads = Suggested(), False
        self.drops = Drops(self, self.view, lambda: self.candidate is not None)
        self._reading = Reading(desk.failed.emit, self)
        self.empty = label("", "muted", wrap=True)
        self.empty.setContentsMargins(0, 28, 0, 0)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.matrix, 1)
        self.body.addStretch()
        self.show_keys(*self._keys_in_foot(), quiet=self._quiet_keys())
        self._connect()

    def _keys_in_foot(self) -> tuple[Key, ...]:
        view = self.view
        return (
            Key(("Up", "Down", "Left", "Right"), "Go from cell to cell", hint="cell", within=self),
            Key(("1–9",), "Place or lift on that criterion", hint="place or lift", within=self),
            Key(("Return",), "Read it beside the matrix", hint="read it", within=self),
            Key(("N",), "Next unplaced piece", view.go_to_unplaced, view, "next unplaced"),
            Key(
                ("A",), "Place it where it is suggested", view.take_suggestion, view, "as suggested"
            ),
            Key(("/", "Ctrl+F"), "Filter the pieces", self.filter.open, self, "filter"),
        )

    def _quiet_keys(self) -> tuple[Key, ...]:
        view, words = self.view, "Place or lift on that criterion"
        digits = [
            Key((str(at + 1),), words, partial(view.place_on, at), view)
            for at in range(MOST_DIGITS)
        ]
        return (
            *digits,
            Key(("X",), "Dismiss the suggestion for good", view.dismiss_suggestion, view),
            Key(("U",), "Unplaced pieces alone, or all", self.filter.only_unplaced, self.view),
            Key(("Shift+Up", "Shift+Down"), "Take more pieces along", within=self),
            Key(("Ctrl+A",), "Take all pieces along", within=self),
            Key(("Space",), "Place or lift the piece in this cell", within=self),
            Key(("E",), "Correct the piece", self._edit_current, view),
            Key(("Ctrl+V",), "Take in what was copied", self.paste.click, self),
            Key(("Del",), "Remove the piece", within=self),
            Key(("Esc",), "Close the piece that is read", self.close_reader, self),
            Key(("Esc",), "Close the piece that is read", self.close_reader, self.reader),
            Key(("Ctrl+PgDown",), "Next candidate", partial(self._turn, 1), self),
            Key(("Ctrl+PgUp",), "Previous candidate", partial(self._turn, -1), self),
        )

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_by_hand)
        self.paste.clicked.connect(lambda: self.import_table(None))
        self.import_button.clicked.connect(self.choose_table)
        self.tabs.currentChanged.connect(self._show_candidate)
        self.view.placed.connect(self._place)
        self.view.read.connect(self.open_reader)
        self.view.dismissed.connect(self._dismiss)
        self.view.current_changed.connect(self._show_reader)
        self.view.sorted.connect(self.filter.sort_by)
        self.filter.changed.connect(self._show_candidate)
        self.filter.left.connect(self.view.setFocus)
        self._connect_reader()
        self.view.removed.connect(lambda piece: self.apply(RemoveEvidence(piece.id)))
        self.drops.attached.connect(self.attach)
        self.drops.imported.connect(self.import_table)

    def _connect_reader(self) -> None:
        self.reader.placed.connect(self._place_from_reader)
        self.reader.stepped.connect(self.view.step)
        self.reader.closed.connect(self.close_reader)
        self.reader.edited.connect(self._edit_current)

    @property
    def candidate(self) -> Candidate | None:
        """The candidate whose tab is chosen."""
        if not self.state or not self.tabs.key:
            return None
        return self.state.session.candidate(self.tabs.key).candidate

    @property
    def aside(self) -> QWidget | None:
        """What stands at the right while a piece is read."""
        return self.reader if self._reads else None

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins on this page."""
        return self.view if self.view.placement.pieces else self.add

    def show_state(self, state: SetupState) -> None:
        """Show tabs and matrix as they are now; tab, cell and scrolling stay."""
        super().show_state(state)
        candidates = state.session.candidates
        chosen = self.tabs.key
        counts = [(there.id, there.name, state.count(there.id)) for there in candidates]
        self.tabs.show_tabs(counts)
        if chosen != self.tabs.key and chosen in [there.id for there in candidates]:
            self.tabs.choose(chosen)
        self.tabs.setVisible(bool(candidates))
        words = f"{state.words_of_evidence}, {several(len(candidates), 'candidate')}"
        self.subtitle.set_whole(words)
        self._show_candidate()

    def _show_candidate(self) -> None:
        state, candidate = self.state, self.candidate
        if state is None:
            return
        everything = state.pieces(candidate.id) if candidate else ()
        pieces = self.filter.wanted.arranged(everything)
        may_add = candidate is not None and state.may_correct(candidate.id)
        self.add.setEnabled(may_add)
        may_import = state.is_setup or any(map(state.may_correct, state.covered))
        self.import_button.setEnabled(may_import)
        self.paste.setEnabled(may_import)
        self.matrix.setVisible(bool(pieces))
        self.empty.setVisible(not pieces)
        self.empty.setText(NONE_LEFT if everything else _empty_words(candidate))
        self.filter.count.setText(f"{len(pieces)} of {len(everything)}")
        if candidate is None:
            return
        fresh = not self._shows(candidate)
        self.view.editable = state.is_setup
        criteria = state.session.rubric.for_step(candidate.step)
        at_hand = self.view.current_piece
        self.view.placement.suggest(self._suggested.of(criteria, candidate.step, pieces))
        self.view.placement.show_pieces(pieces, criteria, candidate.step, everything)
        self.matrix.refresh()
        if fresh or not self.view.currentIndex().isValid():
            self.view.choose_first()
        elif at_hand and not self.filter.wanted.unplaced:
            self.view.go_to_piece(at_hand.id)
        self._show_reader()

    def _shows(self, candidate: Candidate) -> bool:
        pieces = self.view.placement.pieces
        return bool(pieces) and pieces[0].candidate == candidate.id

    # Reading beside the matrix

    @property
    def is_reading(self) -> bool:
        """Whether a piece is read beside the matrix."""
        return self._reads

    def open_reader(self) -> None:
        """Show the piece at hand beside the matrix."""
        self._reads = True
        self._show_reader()
        self.aside_changed.emit()

    def close_reader(self) -> None:
        """Show what is missing in its place again."""
        if self._reads:
            self._reads = False
            self.aside_changed.emit()
            self.view.setFocus()

    def _show_reader(self) -> None:
        piece = self.view.current_piece
        if self._reads and piece:
            self.reader.show_piece(piece, self.view.placement.columns, self.view.editable)

    def _place_from_reader(self, column: int) -> None:
        """Place what is read, and let the keyboard go on in the matrix."""
        self.view.place_on(column)
        self.view.setFocus()

    def _edit_current(self) -> None:
        if self.view.current_piece:
            self.read(self.view.current_piece)

    def show_remark(self, remark: Remark) -> None:
        """Choose the candidate a remark is about, and the next unplaced piece."""
        if remark.candidate:
            self.tabs.choose(remark.candidate)
        self.view.setFocus()
        self.view.go_to_unplaced()

    def show_place(self, place: Place) -> None:
        """Choose a candidate, and read the piece where it is one that was sought."""
        if self.filter.wanted.hides:
            self.filter.close_bar()
        self.tabs.choose(place.candidate)
        super().show_place(place)
        if place.evidence:
            self.view.go_to_piece(place.evidence)
            self.open_reader()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        super().fit(measures)
        self.view.fit(measures)
        self.reader.fit(measures)
        self.matrix.refresh()

    def add_by_hand(self) -> None:
        """Ask for a piece of the chosen candidate, and add it."""
        candidate, state = self.candidate, self.state
        if candidate and state:
            criteria = self._criteria(candidate)
            late = not state.is_setup
            AddEvidenceDialog(self, candidate, criteria, late, self.desk.attempt).exec()

    def read(self, piece: Evidence) -> None:
        """Show a piece, and do what the person decided on."""
        state = self.state
        if state is None:
            return
        criteria = state.session.rubric.criteria
        placed = [criterion.title for criterion in criteria if criterion.id in piece.criteria]
        editable = state.may_correct(piece.candidate)
        late = not state.is_setup
        attempt, files = self.desk.attempt, self.desk.files()
        again = partial(self._again, piece)
        ReadEvidenceDialog(
            self, piece, placed, editable, late, attempt, state.may_show, files, again
        ).exec()

    def _again(self, piece: Evidence) -> Evidence:
        pieces = self.desk.pieces(piece.candidate, self.desk.chair)
        return next(one for one in pieces if one.id == piece.id)

    def attach(self, piece: Evidence, paths: list[Path]) -> None:
        """Attach files to a piece; where rating is open a reason is asked for."""
        self._reading.read(paths, partial(self._attach, piece, paths))

    def _attach(self, piece: Evidence, paths: list[Path], files: tuple[NewAttachment, ...]) -> None:
        if is_ours(files):
            self.handed_in.emit(paths)
        elif self.state and not self.state.is_setup:
            AttachDialog(self, piece, files, self.desk.attempt).exec()
        else:
            self.apply(Attach(piece.id, files))

    def choose_table(self) -> None:
        """Ask for a file, and import from it."""
        path, _ = QFileDialog.getOpenFileName(self, "Import evidence", "", TABLES)
        if path:
            self.import_table(Path(path))

    def import_table(self, path: Path | None) -> None:
        """Show what is in a table, or was copied, and import what the person agrees to."""
        from calibrate.ui.setup.imports.clipping import clipboard
        from calibrate.ui.setup.imports.import_dialog import ImportDialog

        if self.state is None:
            return
        whose = self.candidate.name if self.candidate else ""
        try:
            command = ImportDialog.ask(self, path or clipboard(), self.state, whose)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return
        self.apply(command)

    def _criteria(self, candidate: Candidate) -> tuple[Criterion, ...]:
        if self.state is None:
            return ()
        pairs = self.state.session.rubric.for_step(candidate.step)
        return tuple(criterion for criterion, _ in pairs)

    def _place(self, placements: tuple[PlaceEvidence, ...]) -> None:
        several = len(placements) > 1
        self.apply(PlaceSeveral(placements) if several else next(iter(placements), None))

    def _dismiss(self, piece: Evidence, criterion: str) -> None:
        preferences.dismiss(piece.id, criterion)
        self._show_candidate()

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % max(1, self.tabs.count()))


def _empty_words(candidate: Candidate | None) -> str:
    if candidate is None:
        return (
            "There is no candidate yet. Add candidates first, or import a table of evidence: "
            "candidates whom it names are added with it."
        )
    return f"{candidate.name} has no evidence yet. Add a piece by hand, or import a table."
