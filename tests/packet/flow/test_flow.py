from __future__ import annotations

from collections.abc import Sequence

from calibrate.packet.flow.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    beginning,
    gap,
    kept,
    overlaid,
    stacked,
    together,
)
from calibrate.packet.flow.operations import Stroke

LINE = Stroke(0, 0, 1, 0, "000000")
NOTE = Stroke(5, 0, 6, 0, "000000")


def flow() -> Flow:
    """Pages with room for ten strips of ten points."""
    return Flow(1, lambda page: Strip(100), bottom=200)


def lines(count: int) -> tuple[Strip, ...]:
    return tuple(Strip(10, (LINE,)) for _ in range(count))


def on_pages(done: Flow) -> list[list[float]]:
    """The heights at which something stands, page by page."""
    return [[top for top, operations in page.placed if operations] for page in done.pages]


def lengths(pages: Sequence[Sequence[float]]) -> list[int]:
    return [len(page) for page in pages]


def test_strips_fill_a_page_and_then_the_next() -> None:
    done = flow()
    done.add(lines(14))
    assert lengths(on_pages(done)) == [10, 4]
    assert done.next_number == 3


def test_strips_that_keep_together_move_to_the_next_page_together() -> None:
    done = flow()
    done.add(lines(8))
    done.add(together(lines(3)))
    assert lengths(on_pages(done)) == [8, 3]


def test_a_chain_that_is_higher_than_a_page_is_cut_all_the_same() -> None:
    done = flow()
    done.add(together(lines(23)))
    assert lengths(on_pages(done)) == [10, 10, 3]


def test_a_strip_that_is_higher_than_a_page_ends_the_flow_nowhere() -> None:
    done = flow()
    done.add((Strip(500, (LINE,)), Strip(10, (LINE,))))
    assert lengths(on_pages(done)) == [1, 1]


def test_a_head_stays_with_the_beginning_of_what_it_heads() -> None:
    done = flow()
    done.add(lines(8))
    done.lay(Column(together(lines(2))), head=lines(1))
    assert lengths(on_pages(done)) == [8, 3]


def test_columns_begin_side_by_side_and_the_next_block_below_the_longest() -> None:
    done = flow()
    done.lay(Column(lines(2)), Column(lines(5)))
    done.add(lines(1))
    assert on_pages(done) == [[100, 110, 100, 110, 120, 130, 140, 150]]


def test_a_block_that_is_cut_says_so_and_heads_the_next_page_again() -> None:
    done = flow()
    noted: list[tuple[int, int]] = []

    def note(left: tuple[Strip, ...], page: int) -> tuple[Stroke, ...]:
        noted.append((sum(bool(strip.begins) for strip in left), page))
        return (LINE,)

    pieces = tuple(strip for n in range(6) for strip in beginning(together(lines(3)), f"p{n}"))
    done.lay(Column(pieces), continuation=Continuation(note, again=lines(1)))
    assert noted == [(3, 2)]
    assert lengths(on_pages(done)) == [10, 10]


def test_what_begins_is_found_on_its_page() -> None:
    done = flow()
    done.add(lines(9))
    done.add(beginning(together(lines(2)), "second"))
    assert done.where == {"second": 2}


def test_room_is_not_left_free_at_the_top_of_a_page() -> None:
    done = flow()
    done.space(30)
    done.add(lines(1))
    assert on_pages(done) == [[100]]


def test_notes_beside_strips_are_read_first_and_hold_the_strips_together() -> None:
    both = overlaid(lines(4), (Strip(10, (NOTE,)), Strip(10, (NOTE,))))
    assert both[0].operations == (NOTE, NOTE.lowered(10), LINE)
    assert [strip.keep for strip in both] == [True, False, False, False]


def test_notes_that_are_higher_than_the_strips_add_room() -> None:
    both = overlaid(lines(1), (Strip(10, (NOTE,)), Strip(15, (NOTE,))))
    assert [strip.height for strip in both] == [10, 15]
    assert [strip.keep for strip in both] == [True, False]


def test_notes_that_would_fill_a_page_are_cut_with_the_text() -> None:
    done = flow()
    done.add(overlaid(lines(2), tuple(Strip(10, (NOTE,)) for _ in range(30))))
    assert lengths(on_pages(done)) == [10, 10, 10]


def test_without_notes_strips_stay_as_they_are() -> None:
    assert overlaid(lines(2), ()) == lines(2)
    assert overlaid((), ()) == ()


def test_stacked_strips_count_from_the_top_of_the_first() -> None:
    heights = [one.y for one in stacked((gap(5), *lines(2))) if isinstance(one, Stroke)]
    assert heights == [5, 15]


def test_a_kept_strip_is_otherwise_the_same() -> None:
    strip = Strip(10, (LINE,), begins="x")
    assert kept(strip) == Strip(10, (LINE,), keep=True, begins="x")
