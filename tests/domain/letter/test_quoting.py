"""What repeats a rater's words is found, and what only sounds like it is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.evidence import EvidenceText
from calibrate.domain.letter.quoting import SHORTEST_RUN, asked_in, quotes_in, runs_of
from calibrate.domain.questions.asking import About
from calibrate.domain.questions.publishing import answered
from calibrate.domain.questions.question import Question

REASON = "The rota that she set up ran for six weeks while she was on leave."


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotes_in(text, runs_of([REASON, "Short."]))]


def test_six_words_in_a_row_are_found_whatever_their_case_and_signs() -> None:
    text = "You did well. The ROTA, that she set up – ran – for six weeks! Go on so."
    assert quoted(text) == ["The ROTA, that she set up – ran – for six weeks"]


def test_five_words_and_other_words_are_not() -> None:
    assert quoted("that she set up ran well") == []
    assert quoted("Your rota kept running for weeks, also while you were away.") == []


def test_two_stretches_are_told_apart() -> None:
    text = f"{REASON} And then. ran for six weeks while she"
    assert quoted(text) == [REASON[:-1], "ran for six weeks while she"]


WORDS = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"]), max_size=30
)


@given(WORDS, WORDS, st.integers(0, 24), st.integers(SHORTEST_RUN, 12))
def test_every_stretch_that_is_copied_is_covered(
    source: list[str], own: list[str], start: int, count: int
) -> None:
    copied = source[start : start + count]
    text = " ".join(["own", *own, *copied, "end"])
    covered = "".join(
        text[begin:end] for begin, end in quotes_in(text, runs_of([" ".join(source)]))
    )
    if len(copied) >= SHORTEST_RUN:
        assert " ".join(copied) in covered
    elif not source:
        assert not covered


@given(st.text("abc \n", min_size=1).filter(str.strip), st.text("abc \n", max_size=9))
def test_a_question_is_found_whole_in_a_piece_that_answers_it(asked: str, above: str) -> None:
    question = Question("q", About("ann", "piece"), asked, "So it was.")
    text = answered(EvidenceText("T", above), [question]).text
    found = [text[start:end] for start, end in asked_in(text, [asked])]
    (said,) = [one for one in found if one.startswith("Question: ")]
    assert said.split()[1:] == asked.split()
    assert asked_in("The question was why, and the answer came late.", ["Why not?"]) == ()
