"""What a published answer looks like in the words of a piece."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.questions.asking import About, Asked
from calibrate.domain.questions.publishing import HEADING, answered, new_answers
from calibrate.domain.questions.question import Question, QuestionState, found_in, to_publish
from calibrate.domain.text.lengths import LONGEST_LINE, LONGEST_TEXT
from tests.worlds.evidence import pieces

ABOUT = About("ann", "a piece")
TEXTS = st.text(min_size=1, max_size=40).filter(str.strip)


def question(text: str = "Why so?", answer: str = "So.", id: str = "q") -> Question:
    return Question(id, ABOUT, text, answer)


def test_questions_stand_below_what_the_piece_says_under_one_heading() -> None:
    first = answered(EvidenceText("A design", "It was hers.\n"), [question()])
    assert first.text == f"It was hers.\n\n{HEADING}\n\nQuestion: Why so?\n\nAnswer: So."
    again = answered(first, [question("And then?", "Nothing.\n\nNo more.")])
    assert again.text == f"{first.text}\n\nQuestion: And then?\n\nAnswer: Nothing.\n\nNo more."
    assert again.title == "A design"


def test_answers_about_no_piece_are_one_of_their_own() -> None:
    made = new_answers([question()])
    assert (made.title, made.kind) == ("Answers to questions before the meeting", "Answers")
    assert made.text.startswith(f"{HEADING}\n\nQuestion:")


@given(TEXTS, TEXTS)
def test_nothing_that_is_asked_looks_like_an_answer(text: str, answer: str) -> None:
    made = answered(EvidenceText("T"), [question(text, answer)])
    paragraphs = made.text.split("\n\n")
    asked = [one for one in paragraphs if one.startswith("Question: ")]
    assert asked[0].split()[1:] == text.split()
    assert paragraphs[2] == f"Answer: {answer.strip()}".split("\n\n")[0]


def test_what_is_longer_than_a_piece_may_be_is_refused() -> None:
    with pytest.raises(BadInput, match="The text is longer"):
        answered(EvidenceText("T", "x" * (LONGEST_TEXT - 20)), [question()])


@given(TEXTS, st.integers(1, 9))
def test_a_newer_kit_finds_by_its_words_what_was_answered(text: str, version: int) -> None:
    (piece, other, *_) = pieces(1)
    whole = replace(piece, content=answered(piece.content, [question(text)]), version=version)
    found = found_in(question(text, ""), [other, whole])
    assert (found.answered_in, found.version) == (piece.id, version)
    assert found.state is QuestionState.PUBLISHED
    assert found_in(question(f"{text} x", ""), [other, whole]).state is QuestionState.OPEN


def test_only_what_is_answered_and_not_yet_published_waits() -> None:
    several = (question(id="1"), question(answer=" ", id="2"), Question("3", ABOUT, "W", "S", "p"))
    assert [one.id for one in to_publish(several, "ann")] == ["1"]
    assert to_publish(several, "ben") == ()


@pytest.mark.parametrize("about", [("ann", "", ""), ("ann", "piece", "code")])
def test_a_question_is_about_one_thing(about: tuple[str, str, str]) -> None:
    with pytest.raises(BadInput, match="about one piece, or about one criterion"):
        About(*about)


@pytest.mark.parametrize(("text", "why"), [(" \n", "Write what"), ("x" * 2001, "longer than")])
def test_a_question_says_something_within_measure(text: str, why: str) -> None:
    assert LONGEST_LINE == 2000
    with pytest.raises(BadInput, match=why):
        Asked("q", ABOUT, text)
