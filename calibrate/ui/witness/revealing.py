"""Reveals with a witness: they are asked for the keys of rounds, and their answer opens those."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from calibrate.domain.changes import Answer
from calibrate.domain.commands import Reveal
from calibrate.domain.submitting.witnessed import keys_for, places_of, with_keys
from calibrate.domain.travel.witness import RevealGiven
from calibrate.ui.desk import Desk
from calibrate.ui.witness.ask_dialog import AskDialog, Asking, Told
from calibrate.words.days import at
from calibrate.words.phrases import listing
from calibrate.words.travel.witness import (
    LEAVE_OUT,
    REVEAL_ASKED,
    WHAT_IS_GIVEN,
    given_often_words,
    opens_words,
)


def ask_reveal(
    desk: Desk,
    parent: QWidget | None,
    reveal: Reveal,
    answer: RevealGiven | None = None,
    *,
    may_leave_out: bool = False,
) -> AskDialog[RevealGiven]:
    """Ask the witness for the keys of a reveal, and return the dialog once it is over.

    `answer` is what came already. With `may_leave_out` an answer that is refused can be gone on
    with by leaving somebody out.
    """
    dialog = AskDialog(parent, _asking(desk, reveal, may_leave_out))
    if answer:
        dialog.take(answer)
    dialog.exec()
    return dialog


def _asking(desk: Desk, reveal: Reveal, may_leave_out: bool) -> Asking[RevealGiven]:
    session, store, places = desk.session(desk.chair), desk.store, places_of(reveal)
    named = {id: session.candidate(id).name for id, _ in places}
    names = listing(list(named.values()))

    def look(given: RevealGiven) -> Told[RevealGiven]:
        keys = keys_for(reveal, given, session.id).values()
        often = [given_often_words(named[key.candidate], key.count) for key in keys]
        newest = max(datetime.fromisoformat(key.time) for key in keys)
        opens = opens_words(names, at(newest, store.now()))
        return Told(given, " ".join(filter(None, (opens, *often))))

    def attempt(given: RevealGiven) -> Answer:
        return desk.attempt(with_keys(reveal, given, session.id))

    return Asking(
        title=f"Reveal {names}" if len(named) == 1 else f"Reveal {len(named)} together",
        primary=f"Reveal round {places[0][1]}" if len(named) == 1 else "Reveal all",
        about=WHAT_IS_GIVEN,
        asked=REVEAL_ASKED.format(names=names),
        session=session.title,
        kind=RevealGiven,
        request=lambda: store.reveal_wanted(places, desk.chair),
        look=look,
        attempt=attempt,
        way_out=LEAVE_OUT if may_leave_out else "",
    )
