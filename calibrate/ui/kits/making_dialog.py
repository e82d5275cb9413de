"""Asks who gets a kit, where the kits go and how they are protected, and makes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Evidence, only_links
from calibrate.domain.people import Panelist
from calibrate.domain.permissions import need_kits
from calibrate.domain.phases import in_kit, may_rate
from calibrate.domain.record.file_names import kit_name
from calibrate.domain.session import CandidatePhase, Session
from calibrate.store.document.encrypting import can_encrypt
from calibrate.store.kits.making import UNLOCKED, Lock, MadeKit, Order, draw_lock
from calibrate.ui.desk import Desk
from calibrate.ui.kits.made_dialog import MadeDialog
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.apart import Apart
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import path_in_words
from calibrate.words.days import day
from calibrate.words.phrases import several
from calibrate.words.travel.kits import (
    FOR_WHOM,
    NO_CIPHER,
    WHAT_A_KIT_IS,
    WITH_WORDS,
    WITHOUT_WORDS,
    files_in_words,
    links_in_words,
)

WIDTH = 600


class KitsDialog(FittedDialog):
    """Panelists to tick, a folder, and whether words protect the kits; `made` has what was made."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "Kits", "Make kits")
        zoom.hold(self, WIDTH)
        self._desk, self._session = desk, desk.session(desk.chair)
        self.made: tuple[MadeKit, ...] = ()
        self._locks: list[Lock] = []
        self._work: Apart | None = None
        self.subheading.setText(WHAT_A_KIT_IS)
        self.boxes = {one.id: self._box(one) for one in _raters(self._session)}
        self.folder = line_field(path_in_words(str(_usual_folder(desk))))
        self.choose = QPushButton("Choose…")
        self.encrypted = CheckBox("Encrypt each kit by six words", "Encrypt each kit by six words")
        self.protection = label("", "muted", wrap=True)
        self.because = line_field(placeholder="Leave empty where a newer kit carries the work on")
        self.replacing = QWidget()
        said = filter(None, (links_in_words(self._links()), files_in_words(self._pieces())))
        self.links = label("\n".join(said), "muted", wrap=True)
        self._fill_body()
        self._allow()

    def _box(self, panelist: Panelist) -> CheckBox:
        kits = self._session.kits_of(panelist.id)
        had = f", kit {kits[-1].number} went out {day(kits[-1].time.date())}" if kits else ""
        box = CheckBox(f"{panelist.name}{had}")
        box.setChecked(not kits)
        box.toggled.connect(self._allow)
        return box

    def _links(self) -> list[str]:
        names = {state.id: state.name for state in self._session.candidates}
        return [
            f"{piece.label} {piece.content.title} ({names[piece.candidate]})"
            for piece in only_links(self._pieces())
        ]

    def _pieces(self) -> list[Evidence]:
        """Return the evidence that goes into kits: of those who are sealed."""
        evidence = self._desk.evidence(self._desk.chair)
        sealed = (s for s in self._session.candidates if s.phase is CandidatePhase.SEALED)
        return [piece for state in sealed for piece in evidence[state.id]]

    def _fill_body(self) -> None:
        self.body.addWidget(label(FOR_WHOM, "label"))
        for box in self.boxes.values():
            self.body.addWidget(box)
        row = QHBoxLayout()
        row.addLayout(named("Folder", self.folder), 1)
        self.choose.setAccessibleName("Choose the folder")
        self.choose.setAutoDefault(False)
        set_role(self.choose, "beside")
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.body.addWidget(self.encrypted)
        self.body.addWidget(self.protection)
        self.replacing.setLayout(named("Why they replace kits that went out", self.because))
        self.body.addWidget(self.replacing)
        self.body.addWidget(self.links)
        self.links.setVisible(bool(self.links.text()))
        self.encrypted.setChecked(can_encrypt())
        self.encrypted.setEnabled(can_encrypt())
        self.encrypted.toggled.connect(self._allow)
        self.choose.clicked.connect(self._choose)
        self.folder.textChanged.connect(self._allow)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of those who are ticked."""
        return tuple(id for id, box in self.boxes.items() if box.isChecked())

    def finish(self) -> None:
        """Draw the words, which takes a moment each, and then make all kits at once."""
        if self._work:
            return
        try:
            need_kits(self._session, self.chosen, bool(self._because))
        except CalibrateError as error:
            self._fail(str(error))
            return
        if not self.encrypted.isChecked():
            self._make([UNLOCKED] * len(self.chosen))
            return
        self._locks = []
        self._work = Apart(draw_lock, len(self.chosen), self)
        self._work.made.connect(self._take)
        self._work.failed.connect(self._fail)
        self._show_drawn()
        self._work.start()

    def done(self, result: int) -> None:
        """Leave nothing running."""
        self._end()
        super().done(result)

    def _take(self, lock: Lock) -> None:
        self._locks.append(lock)
        self._show_drawn()
        if len(self._locks) == len(self.chosen):
            self._end()
            self._make(self._locks)

    def _make(self, locks: Sequence[Lock]) -> None:
        ids, folder = self.chosen, Path(self.folder.text().strip()).expanduser()
        orders = [
            Order(id, kit_name(self._session, id), lock)
            for id, lock in zip(ids, locks, strict=True)
        ]
        try:
            self.made = self._desk.make_kits(orders, folder, self._because)
        except CalibrateError as error:
            self._fail(str(error))
        else:
            self.accept()

    def _protection(self) -> str:
        if self.encrypted.isChecked():
            return WITH_WORDS
        return WITHOUT_WORDS if can_encrypt() else f"{NO_CIPHER} {WITHOUT_WORDS}"

    @property
    def _because(self) -> str:
        return "" if self.replacing.isHidden() else self.because.text().strip()

    def _show_drawn(self) -> None:
        drawn, wanted = len(self._locks), len(self.chosen)
        self.note.setText(f"{drawn} of {several(wanted, 'kit')} drawn")
        self._allow()

    def _fail(self, sentence: str) -> None:
        self._end()
        self.note.setText("")
        self.trouble.say(sentence)
        self._allow()
        self.grow()

    def _end(self) -> None:
        work, self._work = self._work, None
        if work:
            work.end()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Where the kits go", self.folder.text())
        if folder:
            self.folder.setText(path_in_words(folder))

    def _allow(self) -> None:
        count = len(self.chosen)
        self.primary.setText(f"Make {several(count, 'kit')}" if count else "Make kits")
        self.primary.setAccessibleName(self.primary.text())
        is_ready = bool(count) and bool(self.folder.text().strip())
        self.primary.setEnabled(is_ready and self._work is None)
        self.protection.setText(self._protection())
        had = [id for id in self.chosen if self._session.kits_of(id)]
        self.replacing.setHidden(not had or len(had) < count)
        if self.isVisible():
            self.grow()


def _raters(session: Session) -> list[Panelist]:
    """Return who has somebody to rate in a kit."""
    return [
        panelist
        for panelist in session.panel.panelists
        if any(may_rate(session, panelist.id, one.id) for one in in_kit(session, panelist.id))
    ]


def _usual_folder(desk: Desk) -> Path:
    """Return a folder beside the session; where that may not be, one of documents."""
    beside = desk.store.path.parent
    place = QStandardPaths.StandardLocation.DocumentsLocation
    parent = beside if beside.is_dir() else Path(QStandardPaths.writableLocation(place))
    return parent / f"{desk.store.path.stem} kits"


def make_kits(desk: Desk, parent: QWidget) -> None:
    """Ask who gets a kit, make them, and show their words once."""
    session = desk.session(desk.chair)
    try:
        need_kits(session, ())
    except CalibrateError as error:
        desk.failed.emit(str(error))
        return
    dialog = KitsDialog(parent, desk)
    if dialog.exec() and dialog.made:
        MadeDialog(parent, session, dialog.made).exec()
