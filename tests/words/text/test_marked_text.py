"""Markdown in a text is read for what it means; nothing is loaded, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.words.text.marked_text import HINTS, MARKS, Run, parsed, plain, runs, tokens_of

NOTE = """\
# Restore drill

We ran the **restore drill** twice, *by hand*: [the note](https://example.org/n) has `make drill`.

- first
- second
  1. one

> quoted

| a | b |
| - | - |
| 1 | 2 |

```
code
  indented
```
"""


def test_a_note_is_read_without_its_signs() -> None:
    assert plain(NOTE) == (
        "Restore drill\n\nWe ran the restore drill twice, by hand: the note "
        "(https://example.org/n) has make drill.\n• first\n• second\n  1. one\n\n"
        "│ quoted\n\na   b   \n1   2   \n\n"
        "code\n  indented"
    )


def test_what_is_strong_leaning_or_code_is_told() -> None:
    told = {run.text: run for run in runs(NOTE)}
    assert told["Restore drill"].strong and told["restore drill"].strong
    assert told["by hand"].leaning and told["make drill"].code
    assert told["We ran the "] == Run("We ran the ")


def test_a_picture_and_html_stay_letters() -> None:
    told = plain("**See** <img src=x onerror=y> ![it](http://x/y.png)")
    assert "<img src=x onerror=y>" in told and "http://x/y.png" in told


def test_a_text_without_marks_is_read_as_paragraphs() -> None:
    text = "One line of a note that goes on for longer than a line of fifty columns, and\ngoes on."
    assert runs(text) == (Run(text.replace("\n", " ")),)
    assert plain("    indented, as notes are") == "indented, as notes are"


def test_what_takes_long_to_read_is_shown_as_it_is() -> None:
    assert plain("[" * 50_000) == "[" * 50_000


@given(st.text(alphabet="ab *_`[]()#>-|\n1.:<", max_size=200))
def test_no_text_is_refused_and_every_letter_is_there(text: str) -> None:
    letters = [letter for letter in plain(text) if letter in "ab"]
    assert letters == [letter for letter in text if letter in "ab"]


@given(st.text(alphabet="ab *_`[]()#>-=~|\n1.:<\\", max_size=60))
def test_what_is_not_looked_through_has_no_marks(text: str) -> None:
    read = in_paragraphs(text)
    has_marks = any(token.type in MARKS for token in tokens_of(parsed(read)))
    assert HINTS.search(read) or not has_marks
