"""A witness: asked in Set-up and in the meeting, and in their own window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QFileDialog

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import CallCandidate, OpenMeeting
from calibrate.domain.travel.witness import KeysGiven, KeysWanted, Listed, RevealGiven, RevealWanted
from calibrate.exchange.ballots.messages import Message, message_text
from calibrate.exchange.ballots.witness_file import Given, Named, Witness, save
from calibrate.store.sealed.witness import give_key, give_keys
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.preferences import remember_seed
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import MainWindow
from calibrate.ui.witness.ask_dialog import AskDialog
from calibrate.ui.witness.asked import forget_asked, note_asked
from calibrate.ui.witness.opening import OpenDialog
from calibrate.ui.witness.steps import KeepStep, RequestStep, TypeStep
from calibrate.ui.witness.witness_dialog import WitnessDialog
from tests.shots.album import Album, put_away
from tests.shots.demo import in_set_up
from tests.worlds.sessions import Made, new_session, submit
from tests.worlds.witness import SEED, TIME, opened_by

LONG_NAMES = (
    "Maria-Magdalena Konstantinopoulou-Wittgenstein de la Cruz y Fernández",
    "Дмитро Коваленко",
    "Nguyễn Thị Minh Khai",
)


def draw(album: Album) -> None:
    """Draw Set-up while a witness is awaited, and a console that has to ask one."""
    with in_set_up(album) as desk:
        note_asked(desk.session(desk.chair))
        screen = SetupScreen(desk)
        screen.choose(Part.EVIDENCE)
        album.take("set-up-awaiting", screen)
        forget_asked(desk.session(desk.chair))
        put_away(screen)
    made = _rated(album)
    console = MeetingScreen(Desk(made.store))
    album.take("console-witness", console)
    put_away(console)
    made.store.close()


def ask(album: Album) -> None:
    """Draw what is asked of a witness, and what they are asked."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        album.ask("open-with-witness", screen, screen.open_rating, _choose_witness)
        answer = give_keys(SEED, desk.store.keys_wanted(desk.chair))
        album.ask("witness-answered", screen, lambda: screen.take_answer(answer))
        album.ask("witness-forged", screen, lambda: screen.take_answer(_forged(answer)))
        put_away(screen)
    made = _rated(album)
    console = MeetingScreen(Desk(made.store))
    album.ask("reveal-witness", console, console.presses.reveal)
    album.ask("reveal-witness-twice", console, console.presses.reveal, _paste(_answer(made)))
    put_away(console)
    made.store.close()
    _ask_the_witness(album)


def _ask_the_witness(album: Album) -> None:
    """Draw the steps of the witness's own window."""
    window, seed = MainWindow(), album.scratch / "Autumn 2026.witness"
    ids = tuple(f"n{number}" for number, _ in enumerate(LONG_NAMES))
    wanted = KeysWanted("w", "Autumn 2026 calibration, data and platform", ids, LONG_NAMES)
    witness = Witness("w", wanted.title, SEED)
    reveal = RevealWanted("w", wanted.title, ())
    known = tuple(Named(*one) for one in zip(ids, LONG_NAMES, strict=True))
    steps: tuple[tuple[str, Message, Witness | None, Callable[[WitnessDialog], object]], ...] = (
        ("request", wanted, None, lambda _: None),
        ("make", wanted, None, _on),
        ("lost", reveal, None, _on),
        ("keep", wanted, witness, _on),
        ("test", wanted, witness, _type),
        ("restore", reveal, None, _restore),
        ("keys", wanted, replace(witness, is_tested=True), _on),
        ("answer", wanted, replace(witness, is_tested=True), _to_the_end),
        ("sign", _several(ids), _giving(witness, known), _on),
        ("unknown", _several(ids), replace(_giving(witness, ()), is_restored=True), _on),
    )
    for name, message, kept, act in steps:
        _keep(seed, kept)
        album.ask(f"witness-{name}", window, window.be_witness, _asked_of(message, act))
    put_away(window)


def _asked_of(
    message: Message, act: Callable[[WitnessDialog], object]
) -> Callable[[WitnessDialog], None]:
    def fill(dialog: WitnessDialog) -> None:
        assert isinstance(dialog.step, RequestStep)
        dialog.step.incoming.field.setText(message_text(message))
        act(dialog)

    return fill


def _keep(seed: Path, kept: Witness | None) -> None:
    seed.unlink(missing_ok=True)
    if kept:
        save(kept, seed)
    remember_seed("w", str(seed) if kept else "")


def _giving(witness: Witness, names: tuple[Named, ...]) -> Witness:
    given = (Given("n0", 1, 1), Given("n1", 1, 2))
    return replace(witness, is_tested=True, given=given, names=names)


def _several(ids: tuple[str, ...]) -> RevealWanted:
    listed = tuple(
        Listed(id, 1, ("0" * 64,) * (place + 4), name.replace("Дмитро", "Dmytro"))
        for place, (id, name) in enumerate(zip(ids, LONG_NAMES, strict=True))
    )
    return RevealWanted("w", "Autumn 2026 calibration, data and platform", listed)


def _rated(album: Album) -> Made:
    """Open a meeting with a witness, in which one candidate is at hand."""
    path = album.scratch / f"witnessed-{album.look.words}.calib"
    path.unlink(missing_ok=True)
    made = new_session(path, candidates=LONG_NAMES)
    opened_by(made)
    for candidate in range(len(LONG_NAMES)):
        for panelist in range(4):
            submit(made, panelist, candidate, 4)
    made.do(OpenMeeting("a lot"), CallCandidate(made.ann))
    return made


def _answer(made: Made) -> Message:
    desk = Desk(made.store)
    (listed,) = made.store.reveal_wanted([(made.ann, 1)], desk.chair).reveals
    given = give_key(SEED, made.session().id, listed, TIME, 3)
    return RevealGiven(made.session().id, (given,))


def _forged(answer: KeysGiven) -> KeysGiven:
    return replace(answer, keys=(replace(answer.keys[0], key="00" * 32), *answer.keys[1:]))


def _paste(message: Message) -> Callable[[AskDialog[KeysGiven]], None]:
    return lambda dialog: dialog.incoming.take(message)


def _choose_witness(dialog: OpenDialog) -> None:
    dialog.witness.setFocus()


def _on(dialog: WitnessDialog) -> None:
    dialog.primary.click()


def _type(dialog: WitnessDialog) -> None:
    dialog.primary.click()
    assert isinstance(dialog.step, KeepStep)
    dialog.primary.click()
    assert isinstance(dialog.step, TypeStep)
    dialog.step.typed.setPlainText("abandon " * 23 + "art")
    dialog.primary.click()


def _restore(dialog: WitnessDialog) -> None:
    dialog.primary.click()
    dialog._ask_words()


def _to_the_end(dialog: WitnessDialog) -> None:
    dialog.primary.click()
    with patch.object(QFileDialog, "getSaveFileName", lambda *_: ("", "")):
        dialog.primary.click()
