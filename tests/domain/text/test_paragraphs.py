"""Hard-wrapped texts read as paragraphs; what has lines of its own keeps them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.paragraphs import in_paragraphs

WRAPPED = """\
The importer read the whole file before it wrote a row, so a file of
two gigabytes took the machine with it. It reads in pieces now, and
keeps none of them longer than it needs to.

The second change is smaller: a row that cannot be read names its line
and its column."""

KEPT = {
    "a list": "- one thing that was done in the course of the whole spring\n- another\n- last",
    "a numbered list": "1. measured the old importer on three machines in March\n2. wrote the new",
    "a quote": "> I asked her about the ledger and she had the answer at hand\n> at once",
    "trailers": "Signed-off-by: Ann Lee <ann@example.org>\nReviewed-by: Bo Quist <bo@example.org>\n"
    "Fixes: the import of very long files on machines with little memory",
    "small trailers": "change-of: the very long name of a branch that nobody will remember\n"
    "change-by: ann",
    "fenced code": "```\nfor row in rows_of_a_very_long_table_with_a_long_name(path, encoding):\n"
    "    write(row)\n```",
    "indented code": "It is called so:\n\n    read(path, pieces=4096, keep=False, encoding=None)\n"
    "    write(path)",
    "a table": "| file | before, in seconds, on the slow machine | after |\n| a | 4 | 2 |",
    "columns": "importer      412 s before, on the slow machine of the old office\n"
    "exporter      98 s before, on the slow machine of the old office",
    "verse": "Roses are red,\nviolets are blue,\nthe importer is quick\nand the exporter too.",
    "an address": "Ann Lee\nInfrastructure\nRoom 4.12, second floor",
    "sentences": "She found the cause of the stall in the ledger within one day.\n"
    "She wrote the note that the other team had asked for since spring.",
    "titles": "Move the billing database to the new cluster before the spring\n"
    "Write the run book for everybody who is on call in the summer\n"
    "Teach two people of the other team how the ledger is restored",
    "lines that wrap by themselves": "A long line, written where lines wrap by themselves, "
    "so that its end means the end of what was said here\nand another one",
    "a heading": "# What was done in the spring about the importer and the exporter\nThe importer.",
    "a rule": "What was done in the spring about importer and exporter\n-----\nThe importer.",
    "an address of the web": "The note that she wrote about the stall of the ledger is at\n"
    "https://example.org/notes/ledger-stall",
}


def test_a_wrapped_paragraph_is_one_line_and_an_empty_line_parts_it_from_the_next() -> None:
    first, second = in_paragraphs(WRAPPED).split("\n\n")
    assert "\n" not in first + second
    assert "a file of two gigabytes" in first and second.endswith("names its line and its column.")


@pytest.mark.parametrize("kind", KEPT)
def test_what_has_lines_of_its_own_keeps_them(kind: str) -> None:
    assert in_paragraphs(KEPT[kind]) == KEPT[kind]


@pytest.mark.parametrize("kind", ["a list", "trailers", "fenced code", "a quote"])
def test_it_keeps_them_within_wrapped_text_as_well(kind: str) -> None:
    read = in_paragraphs(f"{WRAPPED}\n\n{KEPT[kind]}\n\n{WRAPPED}")
    assert read == f"{in_paragraphs(WRAPPED)}\n\n{KEPT[kind]}\n\n{in_paragraphs(WRAPPED)}"


def test_an_item_that_was_wrapped_is_one_item() -> None:
    text = (
        "What is new:\n\n"
        "* the importer reads in pieces, and keeps none of them longer than\n"
        "  it needs to\n"
        "* a row that cannot be read names its line\n"
    )
    assert in_paragraphs(text) == (
        "What is new:\n\n"
        "* the importer reads in pieces, and keeps none of them longer than it needs to\n"
        "* a row that cannot be read names its line"
    )


def test_trailers_right_below_a_paragraph_stay_apart_from_it() -> None:
    read = in_paragraphs(f"{WRAPPED}\nSigned-off-by: Ann Lee\nCo-authored-by: Bo Quist")
    assert read.splitlines()[-2:] == ["Signed-off-by: Ann Lee", "Co-authored-by: Bo Quist"]


def test_a_text_that_is_indented_as_a_whole_is_read_as_if_it_were_not() -> None:
    indented = "\n".join(f"    {line}" if line else line for line in WRAPPED.splitlines())
    assert in_paragraphs(indented) == in_paragraphs(WRAPPED)


def test_scripts_without_blanks_join_without_one() -> None:
    chinese = "她在三月里找到了账本停顿的原因并且把它写成了一份四页的说明\n给另外两个团队阅读"
    assert in_paragraphs(chinese) == chinese.replace("\n", "")
    korean = "그녀는 삼월에 원장이 멈추는 원인을 찾아서 다른 두 팀을 위해 네 쪽의\n설명을 썼다"
    assert in_paragraphs(korean) == korean.replace("\n", " ")


def test_a_word_that_was_broken_at_its_hyphen_is_whole_again() -> None:
    text = "The importer was rewritten in the spring, and it is now well-\nknown"
    assert in_paragraphs(text).endswith("it is now well-known")


LINES = st.lists(
    st.one_of(
        st.text("ab -*>|#:.\t`1A账本", max_size=12),
        st.integers(45, 105).map(lambda length: ("word and " * 12)[:length]),
        st.sampled_from(sorted(line for text in KEPT.values() for line in text.splitlines())),
        st.sampled_from(WRAPPED.splitlines()),
    ),
    max_size=12,
).map("\n".join)


@given(st.one_of(LINES, st.text()))
def test_no_letter_is_lost_or_moved(text: str) -> None:
    assert "".join(in_paragraphs(text).split()) == "".join(text.split())


@given(st.one_of(LINES, st.text()))
def test_reading_it_twice_changes_nothing(text: str) -> None:
    assert in_paragraphs(in_paragraphs(text)) == in_paragraphs(text)
