"""Notes in Markdown are rows: whose, when, what, where it leads, and what was said below it."""

from __future__ import annotations

import pytest

from calibrate.exchange.tables.forms.header import Read
from calibrate.exchange.tables.forms.lists import (
    is_links,
    is_list,
    read_links,
    read_list,
    read_paragraph,
)

NOTES = """# Spring

Written in a train.

## Ann Lee

- 2026-03-14: [Bound the retries](https://example.com/a/pull/42)
  Nothing storms any more.

  - not the queue either
- [x] **Rewrote** the UTF-8 page (PAY-17), 15 Mar 2026

## Ben Roy
* #7 Pay
1. https://example.com/b/-/merge_requests/8
"""


def cells(read: Read) -> list[dict[str, str]]:
    return [{name: cell for name, cell in row.cells.items() if cell} for row in read.rows]


def test_a_list_is_read_under_the_names_above_it() -> None:
    assert is_list(NOTES)
    read = read_list(NOTES)
    assert cells(read) == [
        {
            "candidate": "Ann Lee",
            "date": "2026-03-14",
            "title": "Bound the retries",
            "text": "Nothing storms any more.\n\n- not the queue either",
            "ref": "#42",
            "link": "https://example.com/a/pull/42",
        },
        {
            "candidate": "Ann Lee",
            "date": "15 Mar 2026",
            "title": "Rewrote the UTF-8 page",
            "ref": "PAY-17",
        },
        {"candidate": "Ben Roy", "title": "Pay", "ref": "#7"},
        {
            "candidate": "Ben Roy",
            "title": "example.com/b!8",
            "ref": "!8",
            "link": "https://example.com/b/-/merge_requests/8",
        },
    ]
    assert [row.line for row in read.rows] == [7, 11, 14, 15]
    assert read.told == ("what stands in no list is left out: “Written in a train.”",)


def test_a_second_heading_is_the_kind() -> None:
    read = read_list("# Ann\n## Talks\n- One\n## Reviews\n- Two\n# Ben\n- Three\n")
    assert cells(read) == [
        {"candidate": "Ann", "kind": "Talks", "title": "One"},
        {"candidate": "Ann", "kind": "Reviews", "title": "Two"},
        {"candidate": "Ben", "title": "Three"},
    ]


def test_a_long_item_is_titled_by_its_first_sentence_and_kept_whole() -> None:
    item = "Bounded the retries. " + "And so on, and so on. " * 30
    (row,) = cells(read_list(f"- {item}"))
    assert row["title"] == "Bounded the retries"
    assert row["text"] == item.strip()


@pytest.mark.parametrize("line", ["Reduced by 30 - 40", "On 2026 we count", "Split: the importer"])
def test_what_is_no_date_stays_in_the_title(line: str) -> None:
    assert cells(read_list(f"- {line}")) == [{"title": line}]


def test_links_are_pieces_by_what_they_lead_to() -> None:
    text = "https://example.com/team/app/pull/42\n\nhttps://example.com/a_(b)\n"
    assert is_links(text)
    assert not is_links("see https://example.com")
    assert cells(read_links(text)) == [
        {"title": "team/app#42", "ref": "#42", "link": "https://example.com/team/app/pull/42"},
        {"title": "https://example.com/a_(b)", "link": "https://example.com/a_(b)"},
    ]


def test_a_paragraph_is_one_piece() -> None:
    text = "Bounded the retries\n\nIt took three weeks."
    assert cells(read_paragraph(text)) == [{"title": "Bounded the retries", "text": text}]
    long = "She bounded the retries, which was hard. " + "Then she wrote it down. " * 9
    (row,) = cells(read_paragraph(long))
    assert row == {"title": "She bounded the retries, which was hard", "text": long.strip()}
    assert cells(read_paragraph("Retries", "https://example.com")) == [
        {"title": "Retries", "link": "https://example.com"}
    ]
