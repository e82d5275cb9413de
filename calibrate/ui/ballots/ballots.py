"""What a person does with ballots in an open session, or in a kit with those of its copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from calibrate.domain.ballots import SECOND
from calibrate.domain.changes import Answer, Change
from calibrate.domain.commands import MergeBallots, TakeBackMerge, TakeSecondRound
from calibrate.domain.errors import CalibrateError
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.submitting.arriving import Fate
from calibrate.domain.travel.ballot import Ballot
from calibrate.exchange.ballots.messages import message_text
from calibrate.ui.ballots.check_dialog import CheckDialog
from calibrate.ui.ballots.handed_in import HandedIn, read_files
from calibrate.ui.ballots.keys_dialog import KeysDialog, OwnKeyDialog
from calibrate.ui.ballots.merge_dialog import MergeDialog
from calibrate.ui.ballots.receipts_dialog import ReceiptsDialog
from calibrate.ui.ballots.round_dialog import RoundDialog
from calibrate.ui.ballots.slip_dialog import SlipDialog
from calibrate.ui.desk import Desk
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.message_bar import Offer
from calibrate.words.phrases import sentence
from calibrate.words.travel.ballots import (
    ASK_TAKE_BACK,
    CHECK_RECEIPT,
    CHECKED_IN_KIT,
    COMPARE_KEYS,
    COPY_ROUND,
    MERGE,
    NO_MERGE,
    NO_ROUND,
    NOTHING_MERGED,
    PASTE_ROUND,
    PASTE_SLIP,
    RECEIPTS,
    ROUND_COPIED,
    SETTLE,
    TAKE_BACK,
    TAKE_BACK_MERGE,
    TAKEN_BACK,
)
from calibrate.words.travel.keys import KEY_IN_WORDS, NO_KEYS

FILES = "Calibrate ballots (*.ballot);;All files (*)"


class Ballots(QObject):
    """Takes in what is handed in; `said` has a calm sentence, and what is offered after it.

    `begun` has the id of a candidate on whom a second round was opened in a kit.
    """

    said = Signal(str, object)
    begun = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        kit = desk.store.kit
        self._own = kit.panelist if kit else ""

    @property
    def offered(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """What the menu leads to, in words, and what does it."""
        if self._own:
            return (
                (CHECK_RECEIPT, self.check_receipt),
                (PASTE_ROUND, self.paste_round),
                (KEY_IN_WORDS, self.compare_keys),
            )
        return (
            (MERGE, self.choose),
            (PASTE_SLIP, self.paste),
            (RECEIPTS, self.show_receipts),
            (TAKE_BACK_MERGE, self.take_newest_back),
            (COMPARE_KEYS, self.compare_keys),
            (COPY_ROUND, self.copy_round),
        )

    @property
    def _viewer(self) -> Viewer:
        return Viewer(ViewerKind.PANELIST, self._own) if self._own else self._desk.chair

    def choose(self) -> None:
        """Ask for files, and preview what is in them."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, "Merge ballots", "", FILES)
        if paths:
            self.take_in([Path(path) for path in paths])

    def paste(self) -> None:
        """Ask for a slip, and preview what is in it."""
        if ballot := SlipDialog.ask(self._window):
            self._preview(HandedIn((ballot,)))

    def take_in(self, paths: Iterable[Path]) -> None:
        """Preview what is in files; one that is no ballot, alone, is only told of."""
        handed = read_files(paths)
        if handed.receipts and self._own:
            self.check_receipt(handed.receipts[0].text)
        elif handed.ballots or len(handed.unread) > 1:
            self._preview(handed)
        elif handed.unread:
            self._desk.failed.emit(handed.unread[0].sentence)
        elif handed.receipts:
            self._desk.failed.emit(CHECKED_IN_KIT)
        for begun in handed.rounds:
            if change := self._desk.apply(TakeSecondRound(begun), self._own):
                self._tell_begun(change)

    def paste_round(self) -> None:
        """Ask in a kit for the line of a second round, and open it."""
        dialog = RoundDialog(self._window, lambda taken: self._desk.attempt(taken, self._own))
        if dialog.exec() and dialog.change:
            self._tell_begun(dialog.change)

    def _tell_begun(self, change: Change) -> None:
        for candidate in change.candidates:
            self.begun.emit(candidate)
        self.said.emit(sentence(change.sentence), ())

    def copy_round(self) -> None:
        """Copy what opens in kits the second round that is under way, of who is at hand first."""
        session = self._desk.session(self._viewer)
        under_way = [one for one in session.candidates if one.sealed_round == SECOND]
        under_way.sort(key=lambda one: one.id != session.meeting.at_hand)
        if not under_way:
            self.said.emit(NO_ROUND, ())
            return
        begun = self._desk.store.second_round(under_way[0].id, self._viewer)
        QGuiApplication.clipboard().setText(message_text(begun))
        self.said.emit(ROUND_COPIED.format(name=under_way[0].name), ())

    def _preview(self, handed: HandedIn) -> None:
        session, viewer = self._desk.session(self._viewer), self._viewer
        try:
            arriving = self._desk.store.arriving(handed.ballots, viewer)
        except CalibrateError as error:
            self._desk.failed.emit(str(error))
            return
        dialog = MergeDialog(self._window, session, arriving, handed.unread, self._merge)
        dialog.exec()
        whose = [one.ballot.panelist for one in arriving if not one.refused]
        if dialog.is_known:
            self.show_receipts(whose)
        elif dialog.change:
            fates = {one.fate for ballot in arriving for one in ballot.arrivals}
            self._tell(dialog.change, whose, Fate.FORKS in fates)

    def _merge(self, ballots: tuple[Ballot, ...]) -> Answer:
        return self._desk.attempt(MergeBallots(ballots), self._own)

    def _tell(self, change: Change, whose: Sequence[str], is_forked: bool) -> None:
        if self._own:
            settle = f" {SETTLE}" if is_forked else ""
            self.said.emit(f"{sentence(change.sentence)}{settle}", ())
            return
        offers = (
            Offer(RECEIPTS, partial(self.show_receipts, tuple(whose))),
            Offer(TAKE_BACK, partial(self.take_back, change.line)),
        )
        self.said.emit(sentence(change.sentence), offers)

    def show_receipts(self, whose: Sequence[str] = ()) -> None:
        """Show the receipts of some panelists, or of all of whom something arrived."""
        viewer = self._viewer
        session = self._desk.session(viewer)
        ids = dict.fromkeys(whose or (one.id for one in session.panel.panelists))
        try:
            found = [self._desk.store.receipt(id, viewer) for id in ids]
        except CalibrateError as error:
            self._desk.failed.emit(str(error))
            return
        receipts = [one for one in found if one.entries]
        if receipts:
            ReceiptsDialog(self._window, session, receipts).exec()
        else:
            self.said.emit(NOTHING_MERGED, ())

    def take_newest_back(self) -> None:
        """Take back the newest merge of all."""
        if line := self._desk.store.last_merge(self._viewer):
            self.take_back(line)
        else:
            self.said.emit(NO_MERGE, ())

    def take_back(self, line: int) -> None:
        """Ask, and take back all that a merge brought, or say why it stays."""
        if not Confirm.ask(self._window, "Take the merge back?", ASK_TAKE_BACK, "Take back"):
            return
        if self._desk.apply(TakeBackMerge(line)):
            self.said.emit(TAKEN_BACK, ())

    def compare_keys(self) -> None:
        """Show the words of the keys that are known, or in a kit those of its own."""
        viewer = self._viewer
        keys = self._desk.store.keys(viewer)
        if self._own:
            OwnKeyDialog(self._window, keys).exec()
        elif keys:
            session = self._desk.session(viewer)
            KeysDialog(self._window, session, keys, self._desk.attempt).exec()
        else:
            self.said.emit(NO_KEYS, ())

    def check_receipt(self, text: str = "") -> None:
        """Say in a kit what a receipt says, which is asked for unless it is there."""
        CheckDialog(self._window, self._desk, self._viewer, text).exec()
