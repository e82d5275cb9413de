"""A gap asks for an example; a bullet that only speaks of examples is none."""

from __future__ import annotations

import pytest

from calibrate.exchange.ladders.gaps import is_gap, subjects_of


@pytest.mark.parametrize(
    "text",
    [
        "need example of a good design",
        "Needs an example for reviews.",
        "add example for code reviews, DRY",
        "Add examples",
        "TODO: find a better example",
        "Example needed: a design of some size",
        "examples are still missing",
        "We still need some concrete examples on mentoring",
        "[insert example here]",
        "need examples from Mobile",
        "needs an example in the field of data",
        "Need 2 more examples",
        "TBD",
        "TODO: one from on-call",
        "to be defined",
        "Example wanted",
        "(examples welcome)",
        "Examples to follow",
        "No examples yet",
        "We are missing examples for on-call",
        "We would love an example from the data team",
        "An example from Mobile is needed",
        "Does anybody have an example of this?",
        "Please add an example",
        "Looking for examples of mentoring",
    ],
)
def test_a_bullet_that_asks_for_an_example_is_a_gap(text: str) -> None:
    assert is_gap(text)


@pytest.mark.parametrize(
    "text",
    [
        "They add examples to every document.",
        "Adds an example to each page",
        "Add example projects to the handbook",
        "Needs little help",
        "Leads by example",
        "Sets an example for others",
        "Needs 2 more reviews with examples",
        "Adds an example in every document",
        "Examples they gave were clear",
        "When a team needed an example, they wrote one",
        "Keeps todo lists short",
        "Provides examples for others",
        "Requires examples in reviews",
        "Without examples in a page, writes them",
        "No example is too small to share",
        "Wants examples from others",
        "For example, leads a project",
        "Work in progress is limited to three",
    ],
)
def test_a_bullet_that_says_something_is_no_gap(text: str) -> None:
    assert not is_gap(text)


def test_an_instruction_among_expectations_is_an_expectation() -> None:
    assert not is_gap("Add examples for each interface.", surely=True)
    assert is_gap("Need example for each interface.", surely=True)


def test_a_gap_names_the_one_text_it_speaks_of() -> None:
    texts = ["Writes code and tests", "Reviews code", "Draws designs"]
    gaps = ["add example for code reviews, with tests", "need example", "add example for code"]
    assert subjects_of(gaps, texts) == (1, None, None)
