from __future__ import annotations

from calibrate.words.phrases import briefly, capitalized, listing, sentence, several, some


def test_counts_take_the_right_noun() -> None:
    assert [several(count, "piece") for count in (0, 1, 2)] == ["0 pieces", "1 piece", "2 pieces"]


def test_names_are_listed_with_and_before_the_last() -> None:
    assert listing([]) == ""
    assert listing(["A"]) == "A"
    assert listing(["A", "B"]) == "A and B"
    assert listing(["A", "B", "C"]) == "A, B and C"


def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop() -> None:
    assert sentence(" below the quorum ") == "Below the quorum."
    assert sentence("Really?") == "Really?"
    assert sentence(" ") == ""


def test_of_many_names_some_are_told_and_the_rest_counted() -> None:
    assert some(["A", "B", "C"]) == "A, B and C"
    assert some(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"


def test_a_long_text_within_a_sentence_is_cut() -> None:
    assert briefly(" on  leave.\n") == "on leave"
    assert briefly("word " * 40, 14) == "word word word…"


def test_a_capital_begins_words_and_leaves_levels_alone() -> None:
    assert capitalized("against IC4") == "Against IC4"
    assert capitalized("") == ""
