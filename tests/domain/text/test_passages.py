"""A passage is found in its text however lines are broken, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.passages import holds, passage_of

WORDS = st.lists(st.text("abcé漢", min_size=1), min_size=1, max_size=12)


@given(WORDS, st.data())
def test_any_run_of_words_is_a_passage_of_its_text(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    blanks = data.draw(st.sampled_from(["\n", "  ", "\n\n", "\t"]))
    assert holds(blanks.join(words), passage_of(" \n".join(words[start:end])))


def test_words_that_are_not_there_in_that_order_are_no_passage() -> None:
    assert not holds("She wrote the note, and read it.", "read it, and wrote the note")
    assert not holds("", "anything") and not holds("She wrote it.", "…")


def test_signs_of_markdown_are_no_part_of_a_passage() -> None:
    text = "She **ran** the drill, see [the note](https://example.org/n):\n\n* it `holds`"
    assert holds(text, "ran the drill, see the note (https://example.org/n): • it holds")
