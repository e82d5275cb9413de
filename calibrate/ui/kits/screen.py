"""A kit at work: Rate for its panelist alone, and what else they do in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from calibrate.domain.changes import Change
from calibrate.domain.errors import CalibrateError, WordsNeeded
from calibrate.domain.submitting.onward import Onward
from calibrate.domain.submitting.standing import Stand
from calibrate.store.store import Store
from calibrate.ui.ballots.send_dialog import SendDialog
from calibrate.ui.desk import Desk
from calibrate.ui.kits.conflict_dialog import ConflictDialog
from calibrate.ui.kits.pack_dialog import PackDialog
from calibrate.ui.kits.words_dialog import WordsDialog
from calibrate.ui.parts.files.dropping import BALLOT
from calibrate.ui.rate.screen import RateScreen
from calibrate.words.freeze.due import due_briefly
from calibrate.words.session import SEND_BALLOT
from calibrate.words.travel.kits import TAKE_OVER, progress_in_kit

KIT_FILES = "Calibrate kits (*.calib);;All files (*)"
CONFLICT = "Declare a conflict…"
PACK = "Reading pack…"


class KitScreen(RateScreen):
    """The Rate screen of a kit: nobody else rates here, and there are no other parts."""

    def __init__(self, desk: Desk) -> None:
        assert desk.store.kit
        self.pack, self.conflict = QPushButton(PACK), QPushButton(CONFLICT)
        super().__init__(desk, desk.store.kit.panelist)
        self.conflict.setAccessibleName(CONFLICT.rstrip("…"))
        self.conflict.clicked.connect(self.declare_conflict)
        self.pack.setAccessibleName(PACK.rstrip("…"))
        self.pack.clicked.connect(self.write_pack)
        self.top.tabs.hide()
        self.top.tools.addWidget(self.pack)
        self.top.tools.addWidget(self.conflict)
        self.top.menu.more.append((SEND_BALLOT, self.send_ballot))
        if self.may_take_over:
            self.top.menu.more.append((TAKE_OVER, self.choose_older))
        self._show_progress()

    @property
    def may_take_over(self) -> bool:
        """Whether an older kit of the same panelist may have work that belongs here."""
        kit = self.desk.store.kit
        return kit is not None and kit.number > 1 and not kit.is_replacement

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was begun or submitted here yet."""
        session = self.work.session
        drafts = self.desk.drafts(self.work.viewer).values()
        return not (session and session.submitted) and not any(one.ratings for one in drafts)

    def send_ballot(self) -> None:
        """Show what goes out, all that was submitted and sealed, and send it as one likes."""
        self.flush()
        try:
            ballot = self.desk.store.ballot(self.work.viewer)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return
        kit = self.desk.store.path
        usual = kit.with_name(f"{kit.stem.replace('Kit', 'Ballot', 1)}{BALLOT}")
        if sent := SendDialog.ask(self, ballot, usual):
            self.top.status.set_whole(sent)

    def _go_on(self) -> None:
        """After the last candidate the ballot goes out."""
        assert self.candidate
        if self.work.onward(self.candidate)[0] is Onward.SEND:
            self.send_ballot()
        else:
            super()._go_on()

    def declare_conflict(self) -> None:
        """Ask with whom, and let them be in this kit no more."""
        self.flush()
        candidates = self.work.session.candidates if self.work.session else ()
        attempt, panelist = self.desk.attempt, self.work.panelist
        ConflictDialog(self, candidates, self.candidate, attempt, panelist).exec()

    def write_pack(self) -> None:
        """Write what is in this kit to be read on paper."""
        self.flush()
        PackDialog(self, self.desk, self.work.viewer).exec()

    def choose_older(self) -> None:
        """Ask for the older kit, and bring its work here."""
        path, _ = QFileDialog.getOpenFileName(self, "The older kit", "", KIT_FILES)
        if path:
            self.take_over(Path(path))

    def take_over(self, path: Path) -> None:
        """Bring an older kit's work here, or say why that cannot be."""
        self.flush()
        try:
            older = self._opened(path)
            if older is None:
                return
            with older:
                said = self.desk.store.take_over(older)
        except CalibrateError as error:
            self.desk.failed.emit(str(error))
            return
        self.work.drafts.read_again({})
        self.refresh()
        self._show_progress()
        self.top.status.set_whole(f"{said[0].upper()}{said[1:]}")

    def _opened(self, path: Path) -> Store | None:
        try:
            return Store.open(path)
        except WordsNeeded:
            return WordsDialog.ask(self, path)

    def _hear(self, change: Change) -> None:
        super()._hear(change)
        self._show_progress()

    def _show_progress(self) -> None:
        """Say how far one is in this kit, in the place where a session names its rubric."""
        found = [one.stand for one in self.work.progress()]
        rated = [one for one in found if one in (Stand.OPEN, Stand.CHANGING, Stand.SUBMITTED)]
        submitted = rated.count(Stand.SUBMITTED) + rated.count(Stand.CHANGING)
        self.top.subtitle.set_whole(progress_in_kit(submitted, len(rated), self._due))

    @property
    def _due(self) -> str:
        """How far off the day is until which ratings are asked for, if there is one."""
        due = self.work.session.asked_until if self.work.session else None
        return due_briefly(due, self.desk.now().date()) if due else ""

    def _show_top(self) -> None:
        super()._show_top()
        self._show_progress()
