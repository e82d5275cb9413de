"""Packets of a damaged file: refused in a sentence, or marked on every page when that is wanted."""

from __future__ import annotations

import pypdfium2

from calibrate.words.session import DAMAGED_PAGE
from tests.attacks.paper import is_marked, packets_in
from tests.ui.packets.conftest import Window
from tests.ui.packets.test_screen import result

OF_NADIA = (
    "session.calib is damaged: what the packet of Nadia Rahimi draws from is not what was recorded."
)


def damage(window: Window, change: str) -> None:
    """Change something behind the app's back, and look again."""
    with window.store._document.transaction() as connection:
        assert connection.exec_driver_sql(change).rowcount == 1
    window.screen.refresh()


def damage_nadia(window: Window) -> None:
    damage(window, "UPDATE decision SET reason = 'So it is not.' WHERE candidate = 'n1'")


def test_nothing_is_said_of_damage_while_there_is_none(window: Window) -> None:
    window.tick(1)
    assert not window.screen.panel.damaged.isVisible()
    assert "verify" not in window.screen.view.heading.about.whole


def test_the_pages_of_what_does_not_verify_are_shown_and_say_so(window: Window) -> None:
    damage_nadia(window)
    window.wait_for_pages()
    assert window.screen.view.heading.about.whole.startswith("Decided, does not verify")
    assert DAMAGED_PAGE in window.screen.view.preview.accessibleDescription()
    assert window.screen.panel.damaged.isVisible()


def test_what_does_not_verify_is_refused_and_the_others_are_written(window: Window) -> None:
    damage_nadia(window)
    window.tick(1)
    window.export()
    assert window.files == ["Kofi Mensah.pdf"]
    assert not is_marked(packets_in(window.folder)["Kofi Mensah.pdf"])
    assert window.screen.panel.headline.text() == f"1 of 2 packets in {window.folder}"
    assert result(window)[1:] == [
        f"{OF_NADIA} Use a copy, or tick “Export damaged packets too, marked” below, "
        "and every page says so."
    ]


def test_nothing_is_asked_where_nothing_may_be_written(window: Window) -> None:
    damage_nadia(window)
    window.click(window.screen.panel.export)
    assert window.screen.panel.headline.text() == "Nothing written"
    assert result(window)[0].startswith(OF_NADIA)
    assert window.files == []


def test_what_does_not_verify_is_written_when_that_is_wanted_beside_an_older_one(
    window: Window,
) -> None:
    window.export()
    older = packets_in(window.folder)
    damage_nadia(window)
    window.click(window.screen.panel.damaged)
    window.export()
    assert window.files == ["Nadia Rahimi DAMAGED.pdf", "Nadia Rahimi.pdf"]
    written = packets_in(window.folder)
    assert written["Nadia Rahimi.pdf"] == older["Nadia Rahimi.pdf"]
    assert is_marked(written["Nadia Rahimi DAMAGED.pdf"])
    document = pypdfium2.PdfDocument(written["Nadia Rahimi DAMAGED.pdf"])
    assert "So it is not." in document[0].get_textpage().get_text_bounded()
    document.close()


def test_whoever_has_no_damaged_packet_ticked_is_not_asked_about_them(window: Window) -> None:
    damage_nadia(window)
    window.tick(0)
    assert not window.screen.panel.damaged.isVisible()
    window.tick(0)
    assert window.screen.panel.damaged.isVisible()


def test_what_cannot_be_read_is_said_in_place_of_pages_and_the_others_are_written(
    window: Window,
) -> None:
    damage(window, "UPDATE decision SET time = 'noon' WHERE candidate = 'n1'")
    window.tick(1)
    window.export()
    assert window.files == ["Kofi Mensah.pdf"]
    assert result(window)[1].startswith("session.calib is damaged: it holds what no command wrote.")
    window.go(0)
    assert "is damaged" in window.screen.view.preview.accessibleDescription()
    assert window.screen.view.heading.name.whole == "Nadia Rahimi"
