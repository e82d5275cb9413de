"""The edition that is chosen is the one that is seen, ticked for, and written."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import WithdrawCandidate
from calibrate.domain.handing.editions import Edition
from calibrate.ui.packets import sight
from calibrate.words.handing.editions import EDITIONS
from tests.ui.packets.conftest import Opened, Window
from tests.ui.packets.test_damage import damage_nadia
from tests.ui.packets.test_screen import (
    answer_existing,
    cancel_once_drawn,
    result,
    spoken,
)
from tests.worlds.meetings import written

NAMES = ["Nadia Rahimi", "Kofi Mensah", "Óscar Benítez"]


def choose(window: Window, edition: Edition) -> None:
    """Choose an edition by the keyboard, as from a closed list."""
    box = window.screen.panel.editions
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while window.screen.panel.edition is not edition:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before


def chapters(path: Path) -> list[str]:
    """What the outline of a file begins with at its first level."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def wait_for(window: Window, words: str) -> None:
    """Wait until pages are seen below these words."""
    about = window.screen.view.heading.about
    window.bot.waitUntil(
        lambda: window.screen.view.preview.pages > 0 and about.whole.startswith(words),
        timeout=20_000,
    )


@pytest.fixture
def pack(window: Window) -> Window:
    """Packets with the reading pack chosen, and its pages there."""
    window.wait_for_pages()
    choose(window, Edition.READING)
    wait_for(window, "3 candidates ·")
    return window


def test_before_the_meeting_it_begins_with_the_reading_pack(tmp_path: Path, opened: Opened) -> None:
    window = opened(written(tmp_path / "rating.calib"))
    assert window.screen.panel.edition is Edition.READING
    assert spoken(window) == [f"{name}, Sealed, ticked" for name in NAMES]


def test_a_reading_pack_is_seen_as_one_with_everybody_in_it(pack: Window) -> None:
    screen = pack.screen
    assert screen.view.heading.name.whole == "Reading pack"
    assert screen.view.heading.about.whole == f"3 candidates · {screen.view.preview.pages} pages"
    assert screen.panel.export.text() == "Export reading pack…"
    assert not screen.panel.tables.isVisible()
    assert spoken(pack) == [
        "Nadia Rahimi, Decided, ticked",
        "Kofi Mensah, Revealed, ticked",
        "Óscar Benítez, Sealed, ticked",
    ]


def test_going_to_a_candidate_turns_to_their_pages(pack: Window) -> None:
    preview = pack.screen.view.preview
    assert preview.page == 0
    for place, name in enumerate(NAMES):
        pack.go(place)
        assert name in preview.accessibleDescription()
    assert preview.page > 0


def test_who_is_not_ticked_is_not_in_it(pack: Window) -> None:
    pack.tick(0)
    wait_for(pack, "2 candidates ·")
    with pack.bot.waitSignal(pack.screen.writing.ended, timeout=30_000):
        pack.click(pack.screen.panel.export)
    (name,) = pack.files
    assert name == "Reading pack.pdf"
    assert chapters(pack.folder / name)[:2] == NAMES[1:]
    assert (pack.folder / name).stat().st_mode & 0o077 == 0
    assert pack.screen.panel.headline.text() == f"Reading pack in {pack.folder}"
    assert result(pack)[0].startswith("Reading pack.pdf, ")


def test_what_is_seen_is_what_is_written(pack: Window) -> None:
    with pack.bot.waitSignal(pack.screen.writing.ended, timeout=30_000):
        pack.click(pack.screen.panel.export)
    document = pypdfium2.PdfDocument(pack.folder / "Reading pack.pdf")
    assert len(document) == pack.screen.view.preview.pages
    assert document[0].get_textpage().get_text_bounded() in (
        pack.screen.view.preview.accessibleDescription()
    )
    document.close()


def test_ticks_by_hand_mean_the_same_in_every_edition(pack: Window) -> None:
    pack.tick(0)
    pack.tick(1)
    pack.tick(1)
    choose(pack, Edition.PANEL)
    assert [line.rsplit(", ", 1)[1] for line in spoken(pack)] == [
        "not ticked",
        "ticked",
        "not ticked",
    ]
    assert pack.screen.panel.export.text() == "Export 1 packet…"


def test_everybody_is_ticked_by_one_key_and_nobody_by_the_next(window: Window) -> None:
    window.desk.apply(WithdrawCandidate("n3", "moved away"))
    window.screen.candidates.setFocus()
    for _ in range(2):
        QTest.keyClick(window.screen.candidates, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        ticked = window.screen.candidates.choices.ticked
    assert ticked == ()
    QTest.keyClick(window.screen.candidates, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.screen.candidates.choices.ticked == ("n1", "n2")


def test_nobody_ticked_is_said_in_place_of_pages(pack: Window) -> None:
    for place in range(3):
        pack.tick(place)
    assert pack.screen.view.preview.pages == 0
    assert (
        pack.screen.view.preview.accessibleDescription()
        == "Nobody is ticked, so there is nothing in it."
    )
    assert not pack.screen.panel.export.isEnabled()


def test_an_older_pack_gives_way_when_that_is_wanted(pack: Window) -> None:
    pack.export()
    answer_existing("replace")
    pack.export()
    assert pack.files == ["Reading pack.pdf"]
    answer_existing("primary")
    pack.export()
    assert pack.files == ["Reading pack (2).pdf", "Reading pack.pdf"]


def test_cancel_leaves_nothing_of_a_pack(pack: Window) -> None:
    cancel_once_drawn(pack)
    pack.click(pack.screen.panel.export)
    pack.bot.waitUntil(lambda: not pack.screen.panel.running.isVisible(), timeout=30_000)
    assert pack.files == []
    assert pack.screen.panel.headline.text() == "Cancelled. Nothing was written."


def test_how_far_a_pack_is_is_told_by_candidates(pack: Window) -> None:
    told: list[str] = []
    pack.screen.writing.export.ran.connect(lambda progress: told.append(progress.words))
    pack.export()
    assert list(dict.fromkeys(told)) == [
        "0 of 3 drawn: Nadia Rahimi",
        "1 of 3 drawn: Kofi Mensah",
        "2 of 3 drawn: Óscar Benítez",
        "3 of 3 drawn",
    ]


def test_what_does_not_verify_is_in_no_pack(window: Window) -> None:
    damage_nadia(window)
    choose(window, Edition.READING)
    assert not window.screen.panel.damaged.isVisible()
    window.export()
    assert "Nadia Rahimi" not in chapters(window.folder / "Reading pack.pdf")
    assert result(window)[-1].endswith("a reading pack has nothing of what is damaged.")
    window.wait_for_pages()
    assert "Nadia" not in window.screen.view.preview.accessibleDescription()


def test_of_many_a_stretch_is_drawn_and_it_is_said(
    pack: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sight.MOST_SEEN, Edition.READING, 2)
    pack.go(0)
    pack.screen.refresh()
    wait_for(pack, "Seen here: 1 to 2 of 3 candidates ·")
    pack.go(2)
    wait_for(pack, "Seen here: 3 to 3 of 3 candidates ·")
    assert "Óscar Benítez" in pack.screen.view.preview.accessibleDescription()
    pack.export()
    assert chapters(pack.folder / "Reading pack.pdf")[:3] == NAMES


def test_every_edition_has_its_words(window: Window) -> None:
    panel = window.screen.panel
    for at in range(panel.editions.count()):
        edition = Edition(panel.editions.itemData(at))
        assert panel.editions.itemText(at) == EDITIONS[edition]
        panel.choose(edition)
        QApplication.processEvents()
        assert panel.about.text()


def test_an_edition_chosen_while_another_is_drawn_is_the_one_that_comes(window: Window) -> None:
    choose(window, Edition.READING)
    choose(window, Edition.PANEL)
    window.wait_for_pages()
    assert window.screen.view.heading.name.whole == "Nadia Rahimi"
    assert window.screen.view.heading.about.whole.startswith("Decided ·")


def test_a_book_begins_with_its_overview_and_turns_to_who_is_gone_to(window: Window) -> None:
    window.tick(1)
    choose(window, Edition.BOOK)
    wait_for(window, "2 candidates ·")
    preview = window.screen.view.preview
    assert window.screen.view.heading.name.whole == "Book"
    assert preview.page == 0
    assert "2 candidates" in preview.accessibleDescription()
    window.go(0)
    assert "Nadia Rahimi" in preview.accessibleDescription()
    first = preview.page
    window.go(1)
    assert preview.page > first > 0


def test_a_book_is_one_file_of_everybody_ticked(window: Window) -> None:
    window.tick(1)
    choose(window, Edition.BOOK)
    assert window.screen.panel.export.text() == "Export book…"
    told: list[str] = []
    window.screen.writing.export.ran.connect(lambda progress: told.append(progress.words))
    window.export()
    (name,) = window.files
    assert name.startswith("Book, ")
    assert (window.folder / name).stat().st_mode & 0o077 == 0
    assert [one for one in chapters(window.folder / name) if one in NAMES] == NAMES[:2]
    assert "1 of 2 drawn: Kofi Mensah" in told
    assert result(window)[0].startswith(name)
    answer_existing("replace")
    window.export()
    assert window.files == [name]


def test_a_book_that_is_cancelled_leaves_nothing(window: Window) -> None:
    window.tick(1)
    choose(window, Edition.BOOK)
    cancel_once_drawn(window)
    window.click(window.screen.panel.export)
    panel = window.screen.panel
    window.bot.waitUntil(lambda: not panel.running.isVisible(), timeout=30_000)
    assert window.files == []
    assert panel.headline.text() == "Cancelled. Nothing was written."
