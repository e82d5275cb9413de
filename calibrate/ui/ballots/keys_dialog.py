"""The six words of keys, to be compared by voice: a kit's own, and those that a session knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from calibrate.domain.changes import Answer, Refusal
from calibrate.domain.commands import CompareKey
from calibrate.domain.session import Session
from calibrate.domain.travel.kits import KitKey
from calibrate.ui.look import zoom
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choosing import show_checked
from calibrate.ui.parts.dialog import Dialog, FittedDialog
from calibrate.ui.parts.frame import label
from calibrate.words.travel.keys import KEY_IN_WORDS, NO_OWN_KEY, OWN_WORDS, SAME, WHY_COMPARED
from calibrate.words.travel.witness import WITNESS_IN_KIT

WIDTH, HEIGHT = 760, 480
WORDS_FACE = 15


class KeysDialog(Dialog):
    """A row a key: whose it is, its words, and whether they were the same."""

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        keys: tuple[KitKey, ...],
        attempt: Callable[[CompareKey], Answer],
    ) -> None:
        super().__init__(parent, "Compare keys", "Close")
        self.take_size(WIDTH, HEIGHT)
        self._session, self._attempt = session, attempt
        self.subheading.setText(WHY_COMPARED)
        self.cancel.hide()
        self.boxes: list[CheckBox] = []
        self.words: list[str] = [key.words for key in keys]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, key in enumerate(keys):
            self._add(grid, row, key)
        self.body.addLayout(grid)
        self.body.addStretch()

    def _add(self, grid: QGridLayout, row: int, key: KitKey) -> None:
        found = self._session.panel.panelist(key.panelist)
        name = found.name if found else key.panelist
        grid.addWidget(label(name, "strong", wrap=True), row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(_spoken(name, key.words), row, 1)
        box = CheckBox(SAME, f"The words of {name} are the same")
        box.setChecked(key.is_compared)
        box.toggled.connect(partial(self._compare, box, key))
        self.boxes.append(box)
        grid.addWidget(box, row, 2, Qt.AlignmentFlag.AlignVCenter)

    def _compare(self, box: CheckBox, key: KitKey, is_same: bool) -> None:
        answer = self._attempt(CompareKey(key.kit, key.signer, is_same))
        if isinstance(answer, Refusal):
            show_checked(box, not is_same)
            self.trouble.say(answer.sentence)
        else:
            self.trouble.say("")


class OwnKeyDialog(FittedDialog):
    """The words of a kit's own key, or that there is none yet, and those of the witness's."""

    def __init__(self, parent: QWidget | None, keys: tuple[KitKey, ...], witness: str = "") -> None:
        super().__init__(parent, KEY_IN_WORDS.rstrip("…"), "Close")
        self.cancel.hide()
        self.body.addWidget(label(OWN_WORDS if keys else NO_OWN_KEY, wrap=True))
        self.words = [key.words for key in keys]
        for key in keys:
            self.body.addWidget(_spoken("My key", key.words))
        if witness:
            self.body.addSpacing(6)
            self.body.addWidget(label(WITNESS_IN_KIT, wrap=True))
            self.body.addWidget(_spoken("The witness’s key", witness))


def _spoken(name: str, words: str) -> QWidget:
    made = label(words, wrap=True)
    made.setAccessibleName(f"{name}: {words}")
    zoom.set_face(made, WORDS_FACE)
    return made
