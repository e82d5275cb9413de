"""The dialog of examples for the ladder, by its own buttons, over a real session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import (
    ApproveExample,
    ChangeAudience,
    RecordAgreement,
    WithdrawOffer,
)
from calibrate.domain.evidence import Audience
from calibrate.domain.offers.offer import OfferState
from calibrate.exchange.ladders.rubric_file import read_rubric
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.offers.offers_dialog import OffersDialog
from tests.ui.answering import answer_next, discard, give_up
from tests.worlds.offers import GAP, HOW, WORDS, agreed, offer, offers, piece
from tests.worlds.sessions import Made

Open = Callable[[], OffersDialog]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return agreed(tmp_path / "s.calib")


@pytest.fixture
def show(made: Made, qapp: QApplication) -> Iterator[Open]:
    theme.prepare(qapp, dark=False)
    shown: list[OffersDialog] = []

    def made_so() -> OffersDialog:
        dialog = OffersDialog(None, Desk(made.store), made.ann)
        dialog.show()
        QApplication.processEvents()
        shown.append(dialog)
        return dialog

    yield made_so
    for dialog in shown:
        give_up(dialog)
        dialog.deleteLater()


def write(dialog: OffersDialog, words: str) -> None:
    dialog.form.words.selectAll()
    QTest.keyClicks(dialog.form.words, words)


def press(dialog: OffersDialog, words: str) -> None:
    assert dialog.primary.isEnabled()
    assert dialog.primary.text() == words
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)


def rows(dialog: OffersDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_an_example_goes_from_words_to_approval_and_back(made: Made, show: Open) -> None:
    dialog = show()
    assert rows(dialog) == ["L4, Code and tests\nOpen · Ann"]
    assert dialog.form.gap.text() == GAP.text
    assert dialog.form.text.toPlainText() == piece(made).content.text.strip()
    assert not dialog.primary.isEnabled()
    assert not dialog.form.agreement.isVisible()
    write(dialog, WORDS)
    assert "for you to judge" in dialog.form.judged.text()
    press(dialog, "Offer")
    assert offers(made)[0].words == WORDS
    assert rows(dialog) == ["L4, Code and tests\nOffered · Ann"]
    assert not dialog.primary.isEnabled()
    QTest.keyClicks(dialog.form.agreement, HOW)
    press(dialog, "Note the agreement")
    assert offers(made)[0].agreement == HOW
    press(dialog, "Approve")
    assert offers(made)[0].state is OfferState.APPROVED
    assert rows(dialog) == ["L4, Code and tests\nApproved · Ann"]
    assert not dialog.primary.isEnabled()
    assert not dialog.is_typed
    answer_next(lambda asked: asked.primary.click())  # type: ignore[attr-defined]
    QTest.mouseClick(dialog.withdraw, Qt.MouseButton.LeftButton)
    assert offers(made)[0].state is OfferState.WITHDRAWN
    assert rows(dialog) == ["L4, Code and tests\nWithdrawn · Ann", "L4, Code and tests\nOpen · Ann"]
    assert not dialog.withdraw.isVisible()
    assert dialog.form.words.isReadOnly()


def test_what_still_tells_is_said_as_one_types_and_a_name_is_not_taken(
    made: Made, show: Open
) -> None:
    dialog = show()
    write(dialog, "Ann shaped it in May 2026")
    assert dialog.form.refused.isVisible()
    assert "Still says “Ann”" in dialog.form.refused.text()
    assert "“May 2026” (a date)" in dialog.form.judged.text()
    assert not dialog.primary.isEnabled()
    write(dialog, "Shaped it in May 2026")
    assert not dialog.form.refused.isVisible()
    assert dialog.primary.isEnabled()


def test_other_words_of_what_was_approved_are_offered_anew(made: Made, show: Open) -> None:
    made.do(offer(made), RecordAgreement("offer", HOW), ApproveExample("offer"))
    dialog = show()
    assert dialog.form.agreement.text() == HOW
    write(dialog, "Drew a design that three teams build on.")
    press(dialog, "Offer in these words")
    (found,) = offers(made)
    assert (found.id, found.state) == ("offer", OfferState.OFFERED)
    assert dialog.form.agreement.text() == ""


def test_what_is_typed_at_one_place_is_there_when_one_comes_back(made: Made, show: Open) -> None:
    made.do(offer(made), WithdrawOffer("offer"))
    dialog = show()
    dialog.list.setCurrentRow(1)
    write(dialog, "Half a sentence")
    dialog.list.setCurrentRow(0)
    assert dialog.form.typed == WORDS
    assert dialog.is_typed
    dialog.list.setCurrentRow(1)
    assert dialog.form.typed == "Half a sentence"
    answer_next(discard)
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_the_ladder_is_saved_with_what_was_approved(
    made: Made, show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.do(offer(made), RecordAgreement("offer", HOW))
    dialog = show()
    assert not dialog.save.isVisible()
    press(dialog, "Approve")
    chosen = str(tmp_path / "next")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.note.text() == "Saved with 1 example of this session: next.toml"
    code = read_rubric([tmp_path / "next.toml"]).criterion("code").expectation("L4")
    assert code
    assert (code.examples, code.gaps) == ((WORDS,), ())
    made.do(ChangeAudience(piece(made).id, Audience.PANEL, "feedback"))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "left out" in dialog.trouble.sentence.text()
    assert read_rubric([tmp_path / "next.toml"]).hash == made.session().rubric.hash


def test_a_rule_that_refuses_is_said_there(made: Made, show: Open) -> None:
    made.do(offer(made), RecordAgreement("offer", HOW))
    dialog = show()
    made.do(ChangeAudience(piece(made).id, Audience.PANEL, "feedback"))
    press(dialog, "Approve")
    assert dialog.trouble.isVisible()
    assert "may be shown outside the panel" in dialog.trouble.sentence.text()


@pytest.fixture
def screen(made: Made, qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    theme.prepare(qapp, dark=False)
    screen = MeetingScreen(Desk(made.store))
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    screen.show_candidate(made.ann)
    QApplication.processEvents()
    return screen


def test_a_decided_case_leads_there_where_the_ladder_asks(
    made: Made, screen: MeetingScreen
) -> None:
    decision = screen.decision
    assert decision.asking.text() == "The ladder asks for an example of L4, Code and tests."
    seen: list[QWidget] = []
    answer_next(seen.append)
    QTest.mouseClick(decision.offer, Qt.MouseButton.LeftButton)
    (dialog,) = seen
    assert isinstance(dialog, OffersDialog)
    made.store.apply(ChangeAudience(piece(made).id, Audience.PANEL, "feedback"), screen.desk.actor)
    screen.refresh()
    assert not decision.offer.isVisible()
    assert not decision.asking.isVisible()


def test_the_menu_leads_to_all_and_says_where_nothing_is_asked(
    made: Made, screen: MeetingScreen
) -> None:
    made.store.apply(ChangeAudience(piece(made).id, Audience.PANEL, "feedback"), screen.desk.actor)
    seen: list[QWidget] = []
    answer_next(seen.append)
    menu = screen.top.menu.made()
    (action,) = [one for one in menu.actions() if one.text() == "Examples for the ladder…"]
    action.trigger()
    (dialog,) = seen
    assert isinstance(dialog, OffersDialog)
    assert not dialog.form.isVisible()
    assert "asks for no example" in dialog.nothing.text()
