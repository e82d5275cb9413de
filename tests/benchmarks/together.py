"""Keys and minutes of twelve candidates of whom eight are undisputed, with and without consent.

Keys are struck on the console and counted; letters and digits that are text are counted apart. Both
ways begin when all are revealed. How long people talk is no figure of ours: a case is given
`TALKED` minutes and each line of the list `READ`, and the table says so.

python -m tests.benchmarks.together
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import MarkAbsent, RevealAll, Submit, new_id
from calibrate.domain.minutes.minutes import Way
from calibrate.domain.session import CandidatePhase
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.meeting.screen import MeetingScreen
from tests.benchmarks.figure import Figure
from tests.quiet import hush
from tests.worlds.giving import scattered
from tests.worlds.meetings import Meeting, Plan, meeting
from tests.worlds.people import YARA_HADDAD
from tests.worlds.rubrics import TITLES
from tests.worlds.sessions import in_charge

NAMES = tuple(f"Candidate {place}" for place in range(1, 13))
UNDISPUTED = 8
TALKED, READ = 12, 1
REASON = "At L4 for two halves."
NOT_HELD, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@dataclass
class Hands:
    """Strikes keys wherever the keyboard is, and counts them."""

    keys: int = 0
    text: int = 0

    def strike(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NOT_HELD) -> None:
        """Strike keys one after the other."""
        for key in keys:
            self.keys += 1
            self._press(key, held)

    def write(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            self.text += 1
            QTest.keyClick(_window(), ord(letter))
            QApplication.processEvents()

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(_window(), key, held)
        QApplication.processEvents()


def _window() -> QWindow:
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    handle = window.windowHandle() if window else None
    assert handle
    return handle


def measure() -> list[Figure]:
    """Return how many keys consent takes, against one case after the other."""
    (plain, *_), (together, *_) = _told(False), _told(True)
    note = f"{together} of {plain} keys; {UNDISPUTED} of {len(NAMES)} are undisputed"
    return [Figure("keys for twelve decisions, with consent", together / plain, 0.7, note)]


def _told(with_consent: bool) -> tuple[int, int, int, int]:
    """Return keys, letters typed, minutes, and how many were decided by consent."""
    hands = Hands()
    with _room() as (made, screen):
        if with_consent:
            _agree(hands, made, screen)
        _talk(hands, made, screen)
        found = made.store.minutes(in_charge(made.store), made.store.now())
        assert all(one.way in (Way.CONSENT, Way.TALK) for one in found.cases)
        agreed = sum(one.way is Way.CONSENT for one in found.cases)
        return hands.keys, hands.text, found.spoken, agreed


def _agree(hands: Hands, made: Meeting, screen: MeetingScreen) -> None:
    troubles: list[BaseException] = []

    def enter() -> None:
        try:
            hands.strike(Qt.Key.Key_Return)
            made.clock.go(minutes=READ * UNDISPUTED)
            hands.strike(*(Qt.Key.Key_1, Qt.Key.Key_Return) * UNDISPUTED)
            hands.strike(Qt.Key.Key_Return, held=CONTROL)
        except BaseException as trouble:
            troubles.append(trouble)
        if dialog := QApplication.activeModalWidget():
            dialog.close()

    QTimer.singleShot(0, enter)
    hands.keys += 1
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_D)
    if troubles:
        raise troubles[0]
    _settle(screen)


def _talk(hands: Hands, made: Meeting, screen: MeetingScreen) -> None:
    """Decide whoever is left, one after the other."""
    waiting = [one for one in made.store._session.candidates if _is_open(one.phase)]
    for _ in waiting:
        hands.strike(Qt.Key.Key_N, Qt.Key.Key_V, Qt.Key.Key_1, Qt.Key.Key_Tab)
        made.clock.go(minutes=TALKED)
        hands.write("4")
        hands.strike(Qt.Key.Key_Return)
        hands.write(REASON)
        hands.strike(Qt.Key.Key_Return, held=CONTROL)
        _settle(screen)


def _is_open(phase: CandidatePhase) -> bool:
    return phase is CandidatePhase.REVEALED


@contextmanager
def _room() -> Iterator[tuple[Meeting, MeetingScreen]]:
    hush()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.prepare(application, dark=False)
    with TemporaryDirectory() as folder:
        made = meeting(Path(folder) / "room.calib", Plan(candidates=NAMES))
        _dispute(made)
        made.do(MarkAbsent(YARA_HADDAD.id, "recused from everybody"))
        made.open()
        made.do(RevealAll(made.plan.ids))
        screen = MeetingScreen(Desk(made.store))
        screen.resize(1600, 1000)
        screen.show()
        _settle(screen)
        yield made, screen
        screen.close()
        made.store.close()


def _dispute(made: Meeting) -> None:
    """Let four candidates be rated anew, so that they split."""
    for candidate in made.plan.ids[UNDISPUTED:]:
        for rater in range(made.plan.raters):
            given = tuple(scattered(rater, at) for at, _ in enumerate(TITLES))
            made.do(Submit(new_id(), f"p{rater + 1}", candidate, given))


def _settle(screen: MeetingScreen) -> None:
    screen.activateWindow()
    screen.setFocus()
    QApplication.processEvents()


def main() -> None:
    """Print the table."""
    print(f"{len(NAMES)} candidates, {UNDISPUTED} undisputed; a talk of {TALKED} min a case,")
    print(f"{READ} min a line of the list (assumed; keys are counted)")
    print(f"{'':20}{'keys':>6}{'typed':>8}{'minutes':>9}{'by consent':>12}")
    for words, with_consent in (("one after the other", False), ("with consent", True)):
        keys, text, minutes, agreed = _told(with_consent)
        print(f"{words:20}{keys:>6}{text:>8}{minutes:>9}{agreed:>12}")


if __name__ == "__main__":
    main()
