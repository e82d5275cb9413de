"""Opens rating, with a witness or without one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from calibrate.domain.changes import Answer
from calibrate.domain.commands import OpenRating
from calibrate.domain.errors import CalibrateError
from calibrate.domain.travel.witness import KeysGiven
from calibrate.ui.desk import Desk
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.frame import label
from calibrate.ui.witness.ask_dialog import AskDialog, Asking, Told
from calibrate.ui.witness.asked import asked_witness, forget_asked, note_asked
from calibrate.words.phrases import several
from calibrate.words.travel.witness import (
    COMPARE_WITNESS,
    FREEZES,
    WHAT_A_WITNESS_IS,
    WHAT_IS_ASKED,
    WITH_A_WITNESS,
    WITHOUT_A_WITNESS,
    WITHOUT_WITNESS,
)

OPEN = "Open rating"


class OpenDialog(Confirm):
    """Says what opening freezes; `is_witnessed` tells whether that is to be with a witness."""

    def __init__(self, parent: QWidget | None, looks: int) -> None:
        more = f"\n\n{several(looks, 'thing')} would still be worth a look." if looks else ""
        super().__init__(parent, f"{OPEN}?", f"{FREEZES}{more}", OPEN)
        self.is_witnessed = False
        self.body.addWidget(label(WITHOUT_WITNESS, "muted", wrap=True))
        self.witness = QPushButton(WITH_A_WITNESS)
        self.witness.setAccessibleName(WITH_A_WITNESS.rstrip("…"))
        self.witness.setAutoDefault(False)
        self.witness.clicked.connect(self._with_witness)
        self.buttons.insertWidget(0, self.witness)

    def _with_witness(self) -> None:
        self.is_witnessed = True
        self.accept()


def open_rating(
    desk: Desk, parent: QWidget, looks: int = 0, answer: KeysGiven | None = None
) -> bool:
    """Open rating once the person has read what that freezes, and tell whether it was opened.

    With an `answer` of a witness, or where one was asked, it goes on there.
    """
    if answer or asked_witness(desk.session(desk.chair)):
        return _with_witness(desk, parent, looks, answer)
    dialog = OpenDialog(parent, looks)
    if not dialog.exec():
        return False
    if dialog.is_witnessed:
        return _with_witness(desk, parent, looks, None)
    return desk.apply(OpenRating()) is not None


def _with_witness(desk: Desk, parent: QWidget, looks: int, answer: KeysGiven | None) -> bool:
    session = desk.session(desk.chair)
    try:
        desk.store.keys_wanted(desk.chair)
    except CalibrateError as error:
        desk.failed.emit(str(error))
        return False

    def attempt(given: KeysGiven) -> Answer:
        return desk.attempt(OpenRating(given))

    dialog = AskDialog(parent, _asking(desk, attempt))
    dialog.sent.connect(partial(note_asked, session))
    if answer:
        dialog.take(answer)
    dialog.exec()
    if dialog.is_without or dialog.change:
        forget_asked(session)
    if dialog.is_without:
        return open_rating(desk, parent, looks)
    return dialog.change is not None


def _asking(desk: Desk, attempt: Callable[[KeysGiven], Answer]) -> Asking[KeysGiven]:
    session, store = desk.session(desk.chair), desk.store

    def look(given: KeysGiven) -> Told[KeysGiven]:
        words = store.witness_words(given, desk.chair)
        return Told(given, f"{COMPARE_WITNESS}\n\n{FREEZES}", words)

    return Asking(
        title="Open rating with a witness",
        primary=OPEN,
        about=WHAT_A_WITNESS_IS,
        asked=WHAT_IS_ASKED.format(
            title=session.title, candidates=several(len(session.candidates), "candidate")
        ),
        session=session.title,
        kind=KeysGiven,
        request=lambda: store.keys_wanted(desk.chair),
        look=look,
        attempt=attempt,
        way_out=WITHOUT_A_WITNESS,
        way_out_at_once=True,
    )
