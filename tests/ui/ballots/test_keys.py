"""Keys are compared by voice: a kit and its session show the same six words."""

from __future__ import annotations

from calibrate.ui.ballots.keys_dialog import KeysDialog, OwnKeyDialog
from tests.ui.ballots.conftest import Desk, answering
from tests.worlds.kits import ballot_of


def own_words(desk: Desk) -> list[str]:
    """What a kit that is open in the window says of its key."""
    seen: list[str] = []
    answering(OwnKeyDialog, lambda dialog: seen.extend(dialog.words))
    desk.choose("My key in words…")
    return seen


def test_a_kit_says_its_key_in_words_once_it_has_one(desk: Desk) -> None:
    fresh, used = desk.kits.open(1), desk.kit(0, 0)
    desk.kits.merge(ballot_of(used))
    fresh.close()
    used.close()
    desk.window.open_file(fresh.path)
    assert own_words(desk) == []
    desk.window.open_file(used.path)
    (words,) = own_words(desk)
    assert len(words.split()) == 6
    desk.open()
    answering(KeysDialog, lambda dialog: looked.extend(dialog.words))
    looked: list[str] = []
    desk.choose("Compare keys…")
    assert looked == [words]


def test_that_the_words_are_the_same_is_ticked_and_unticked(desk: Desk) -> None:
    desk.kits.merge(ballot_of(desk.kit(0, 0)))
    desk.open()

    def is_compared() -> bool:
        (kit,) = desk.store._session.kits
        return kit.is_compared

    def tick(dialog: KeysDialog) -> None:
        (box,) = dialog.boxes
        assert not box.isChecked()
        box.click()
        assert is_compared()
        box.click()
        assert not is_compared()
        box.click()

    answering(KeysDialog, tick)
    desk.choose("Compare keys…")
    assert is_compared()
    checked: list[bool] = []
    answering(KeysDialog, lambda dialog: checked.append(dialog.boxes[0].isChecked()))
    desk.choose("Compare keys…")
    assert checked == [True]


def test_before_a_ballot_came_there_is_no_key_to_compare(desk: Desk) -> None:
    desk.kits.make(0)
    desk.open()
    desk.choose("Compare keys…")
    assert desk.said == "No key of a kit is known yet; the first ballot of each brings it."


def test_a_key_that_changed_meanwhile_is_not_ticked(desk: Desk) -> None:
    desk.kits.merge(ballot_of(desk.kit(0, 0)))
    desk.open()

    def tick(dialog: KeysDialog) -> None:
        with desk.store._document.transaction() as connection:
            connection.exec_driver_sql("UPDATE kit SET signer = zeroblob(32)")
        (box,) = dialog.boxes
        box.click()
        assert not box.isChecked()
        assert "not the key of this kit" in dialog.trouble.sentence.text()

    answering(KeysDialog, tick)
    desk.choose("Compare keys…")
