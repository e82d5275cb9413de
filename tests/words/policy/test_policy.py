"""Every choice has a sentence of its own, and what differs is told in those."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from calibrate.domain.policy.policy import USUAL, Choice, Policy, differing
from calibrate.words.policy.policy import (
    TITLES,
    choice_words,
    chosen_words,
    differences,
    page,
    quorum_differs,
    source_words,
    summary,
)
from tests.worlds.policies import policies
from tests.worlds.values import session


@given(policies, policies)
def test_a_choice_has_one_sentence_and_others_another(one: Policy, other: Policy) -> None:
    for choice in Choice:
        said, elsewhere = choice_words(one, choice), choice_words(other, choice)
        assert said[0].isupper() and said.endswith(".") and said.count(". ") == 0
        assert (said == elsewhere) == (choice not in differing(one, other))


@given(policies, policies)
def test_differences_are_lines_of_both_pages(one: Policy, other: Policy) -> None:
    for title, first, second in differences(one, other):
        assert (title, first) in page(one) and (title, second) in page(other)


def test_the_page_has_a_line_for_each_choice() -> None:
    assert [title for title, _ in page(USUAL)] == list(TITLES.values())
    assert set(TITLES) == set(Choice)


def test_it_is_said_what_a_policy_is_called_and_where_it_stands() -> None:
    assert source_words(USUAL) == "Nothing was chosen for this session, so it goes as usual."
    policy = Policy("House", date(2026, 10, 1), "the handbook")
    assert source_words(policy) == "House, since 1 Oct 2026; laid down in the handbook."
    assert source_words(Policy(quorum=2)) == "No name."


def test_the_log_says_what_is_not_as_usual() -> None:
    assert chosen_words(USUAL) == "took the policy away, so that the session goes as usual"
    policy = Policy("House", quorum=4, names_hidden=True)
    assert chosen_words(policy) == (
        "took the policy House; other than usual: quorum and names on the projector"
    )


def test_a_quorum_of_the_session_is_told_where_it_is_another() -> None:
    one = replace(session(), policy=Policy("House", quorum=4))
    assert quorum_differs(one) == quorum_differs(replace(one, fixed_quorum=4)) == ""
    assert quorum_differs(replace(one, fixed_quorum=2)) == (
        "Fixed at 2 for this session; the policy has at least 4."
    )
    assert "two thirds" in quorum_differs(replace(session(), fixed_quorum=2))


def test_how_many_choices_differ_is_counted() -> None:
    assert summary("autumn", "Spring", 0) == "Autumn and Spring decide the same way."
    assert summary("Autumn", "Spring", 1) == "Autumn and Spring differ in 1 choice."
