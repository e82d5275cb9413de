from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from calibrate.domain.changes import Answer, Change
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    CallCandidate,
    CreateSession,
    MarkAbsent,
    OpenMeeting,
)
from calibrate.domain.decisions import Outcome
from calibrate.domain.people import Candidate, Panelist
from calibrate.domain.session import CandidatePhase
from calibrate.store.store import Store
from calibrate.ui.meeting.asking.dialogs import RevealDialog, WithdrawDialog
from tests.ui.answering import agree
from tests.ui.meeting.conftest import Console, Entered, Opened
from tests.worlds.clocks import Clock
from tests.worlds.meetings import Meeting, Plan, decide, reveal, written
from tests.worlds.rubrics import STEP, engineering
from tests.worlds.sessions import chair, in_charge

TOOL_TIP = Qt.ItemDataRole.ToolTipRole
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def test_a_candidate_whom_all_have_rated_is_revealed_once_it_was_asked(
    console: Console,
) -> None:
    screen = console.screen
    assert screen.pages.heading.phase.whole == "Round 1 sealed"
    assert screen.pages.pages.currentWidget() is screen.pages.who_submitted

    agree()
    console.click(screen.reveal_form.reveal)

    assert console.sheet().phase is CandidatePhase.REVEALED
    assert screen.pages.pages.currentWidget() is screen.pages.ratings
    assert screen.side.panels.currentWidget() is screen.decision_form
    assert screen.pages.heading.phase.whole.startswith("Round 1 revealed 13:")


def test_with_somebody_missing_the_reveal_is_off_and_says_why(
    tmp_path: Path, opened: Opened
) -> None:
    console = opened(written(tmp_path / "s.calib", left_out=(1,)))
    console.go("n1")
    form = console.screen.reveal_form
    assert not form.reveal.isEnabled()
    assert form.sentence.text().startswith("Bram Visser has not submitted.")
    assert form.reveal.accessibleDescription() == form.sentence.text()
    assert form.override.whole == "Reveal without Bram Visser…"
    assert console.screen.pages.who_submitted.count.text() == "3 of 4"


def test_a_reveal_without_somebody_records_who_was_missing_and_why(
    tmp_path: Path, opened: Opened
) -> None:
    console = opened(written(tmp_path / "s.calib", left_out=(1, 3)))
    console.go("n1")

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, RevealDialog)
        assert [box.accessibleName() for box in dialog.boxes.values()] == [
            "Bram Visser, not submitted",
            "Dmitri Volkov, not submitted",
        ]
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.why, "Both are on a flight")
        console.click(dialog.primary)

    console.answering(answer)
    console.click(console.screen.reveal_form.override)

    (opening,) = console.sheet().reveals
    assert opening.excused == ("Bram Visser", "Dmitri Volkov")
    assert opening.because == "Both are on a flight"
    who = console.screen.pages.heading.who.whole
    assert who == "2 of 4 rated, without Bram Visser and Dmitri Volkov. Why: Both are on a flight."


def test_taking_the_tick_from_somebody_missing_says_what_is_wrong_and_reveals_nothing(
    tmp_path: Path, opened: Opened
) -> None:
    console = opened(written(tmp_path / "s.calib", left_out=(1, 3)))
    console.go("n1")

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, RevealDialog)
        dialog.boxes["p2"].setChecked(False)
        QTest.keyClicks(dialog.why, "On a flight")
        console.click(dialog.primary)
        assert dialog.isVisible()
        assert "not submitted by Bram Visser" in dialog.trouble.sentence.text()

    told = QSignalSpy(console.desk.failed)
    console.answering(answer)
    console.click(console.screen.reveal_form.override)
    assert console.sheet().phase is CandidatePhase.SEALED
    assert told.count() == 0  # it was said in the dialog, to whoever asked


def test_a_submission_that_cannot_be_opened_lets_its_rater_be_left_out(
    console: Console,
) -> None:
    panel = console.store.session(in_charge(console.store)).panel.raters("n1")
    asked: list[tuple[tuple[str, ...], str]] = []

    def attempt(excused: tuple[str, ...], because: str) -> Answer:
        asked.append((excused, because))
        return Change(1, "revealed Nadia", frozenset())

    dialog = RevealDialog(console.screen, "Nadia", (), panel, attempt, "It cannot be opened.")
    assert [box.isChecked() for box in dialog.boxes.values()] == [False] * 4
    dialog.boxes["p3"].click()
    dialog.why.setPlainText("Their file is broken")
    dialog.primary.click()
    assert asked == [(("p3",), "Their file is broken")]


def test_a_candidate_is_withdrawn_with_a_reason(console: Console) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, WithdrawDialog)
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.because, "moved to another team")
        console.click(dialog.primary)

    console.answering(answer)
    console.click(console.screen.reveal_form.withdraw)
    state = console.store.session(in_charge(console.store)).candidate("n1")
    assert state.phase is CandidatePhase.WITHDRAWN
    assert state.withdrawn_because == "moved to another team"
    assert console.screen.reveal_form.heading.title.text() == "Withdrawn"
    assert console.screen.reveal_form.sentence.text() == "Moved to another team."
    assert not console.screen.reveal_form.reveal.isVisible()


def test_who_presents_or_is_recused_stands_apart_without_the_reason(console: Console) -> None:
    people = console.screen.pages.who_submitted.out.people.people
    assert [(one.name, one.words) for one in people] == [
        ("Luca Ferri", "Presents, answers questions"),
        ("Yara Haddad", "Recused"),
    ]


def test_brackets_go_to_the_neighbours_but_not_while_somebody_types(console: Console) -> None:
    screen = console.screen
    QTest.keyClick(screen.candidates, Qt.Key.Key_BracketRight)
    assert screen.candidate == "n2"
    QTest.keyClick(screen.candidates, Qt.Key.Key_BracketLeft)
    assert screen.candidate == "n1"
    agree()
    console.click(screen.reveal_form.reveal)
    reason = screen.decision_form.reason
    reason.setFocus()
    QTest.keyClicks(reason, "[so]")
    assert screen.candidate == "n1"
    assert reason.toPlainText() == "[so]"


def test_a_change_made_elsewhere_is_shown(console: Console) -> None:
    reveal(console.store)
    console.screen.refresh()
    assert console.screen.pages.pages.currentWidget() is console.screen.pages.ratings


def test_a_decided_candidate_is_read_and_leads_to_the_packets(
    tmp_path: Path, opened: Opened
) -> None:
    store = written(tmp_path / "s.calib")
    reveal(store)
    decide(store)
    console = opened(store)
    console.go("n1")
    wanted: list[tuple[str, str]] = []
    console.screen.wanted.connect(lambda *place: wanted.append(place))
    assert console.screen.side.panels.currentWidget() is console.screen.decision
    assert console.screen.decision.outcome.text() == "Promote"
    console.click(console.screen.decision.packet)
    assert wanted == [("packets", "n1")]


def test_before_rating_is_open_nothing_can_be_revealed(tmp_path: Path, opened: Opened) -> None:
    store = Store.create(
        tmp_path / "s.calib", CreateSession("s", "Autumn", engineering()), Clock(tick=60)
    )
    store.apply(AddPanelist(Panelist("p1", "Adaeze Obi")), chair(store))
    store.apply(AddCandidate(Candidate("n1", "<b>Nadia</b>", STEP)), chair(store))
    console = opened(store)
    console.go("n1")
    form = console.screen.reveal_form
    assert not form.reveal.isEnabled()
    assert not form.override.isVisible()
    assert form.sentence.text().startswith("Rating is not open yet.")


def test_a_name_is_never_taken_for_markup(tmp_path: Path, opened: Opened) -> None:
    store = Store.create(
        tmp_path / "s.calib", CreateSession("s", "Autumn", engineering()), Clock(tick=60)
    )
    store.apply(AddCandidate(Candidate("n1", "<b>Nadia</b>", STEP)), chair(store))
    console = opened(store)
    console.go("n1")
    assert console.screen.pages.heading.name.text() == "<b>Nadia</b>"
    assert console.screen.pages.heading.name.textFormat() is Qt.TextFormat.PlainText
    index = console.screen.candidates.currentIndex()
    assert "&lt;b&gt;Nadia&lt;/b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_session_without_candidates_shows_nothing_to_press(
    tmp_path: Path, opened: Opened
) -> None:
    create = CreateSession("s", "Autumn", engineering())
    console = opened(Store.create(tmp_path / "s.calib", create, Clock(tick=60)))
    assert not console.screen.pages.heading.isVisible()
    assert not console.screen.side.opening.open.isEnabled()
    assert not console.screen.side.attendance.conflict.isVisible()


LONG = (
    "Maximiliana Alexandrovna von Hohenstaufen-Wittelsbach",
    "Bartholomäus Krzysztof Brzęczyszczykiewicz-Nowak",
    "Þórgunnur Aðalsteinsdóttir Sigurjónsdóttir",
)


OTHERS = tuple(f"{name} the Younger" for name in LONG)


def test_long_names_are_cut_and_never_widen_the_window(
    entered: Entered, planned: Callable[[Plan], Meeting]
) -> None:
    plan = Plan(raters=3, names=LONG, candidates=OTHERS, title=" ".join(LONG), left_out=(1,))
    made = planned(replace(plan, deputies=(("n3", "p1"),)))
    made.do(OpenMeeting("lot"))
    made.do(MarkAbsent("p3", " ".join(LONG)))
    made.do(CallCandidate("n1"))
    console = entered(made)
    console.screen.resize(1280, 720)
    for look in ("n1", "n2", ""):
        console.go(look)
        console.screen.resize(1280, 720)
        assert console.screen.size() == QSize(1280, 720)
        assert console.screen.minimumSizeHint().width() <= 1280
    console.go("n2")
    strip = console.screen.pages.strip
    assert strip.call.width() < strip.call.sizeHint().width()
    assert LONG[1] in strip.call.toolTip()
    assert LONG[1] in str(console.screen.candidates.currentIndex().data(TOOL_TIP))


def unnamed(screen: QWidget) -> list[str]:
    """Controls that a person can reach and a screen reader could not name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in screen.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisibleTo(screen)
        and not isinstance(widget, QHeaderView)
        and not widget.objectName().startswith("qt_")
        and not widget.accessibleName()
    ]


def test_every_control_has_a_name(tmp_path: Path, opened: Opened) -> None:
    store = written(tmp_path / "s.calib", left_out=(1,))
    console = opened(store)
    console.go("n1")
    assert unnamed(console.screen) == []
    console.screen.show_readiness()
    assert unnamed(console.screen) == []
    console.go("n1")

    def named(dialog: QWidget) -> None:
        assert unnamed(dialog) == []

    console.answering(named)
    console.click(console.screen.reveal_form.override)


def test_tab_reaches_candidates_ratings_and_the_form(console: Console) -> None:
    agree()
    console.click(console.screen.reveal_form.reveal)
    console.screen.activateWindow()
    QApplication.processEvents()
    console.screen.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(24):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget() or console.screen, Qt.Key.Key_Tab)
    form = console.screen.decision_form
    assert reached[0] is console.screen.candidates
    assert reached.index(console.screen.pages.ratings.list) < reached.index(form.reason)
    assert form.outcomes[Outcome.PROMOTE] in reached
    assert form.votes[0].field in reached
    assert form.reason in reached
