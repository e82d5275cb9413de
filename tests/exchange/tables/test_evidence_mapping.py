"""Columns are recognised by their usual names, and what is wrong names the option."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.evidence_mapping import check_mapping, guess_mapping, parse_mapping
from calibrate.exchange.tables.rows import Table

TABLE = Table("t.csv", ("author", "mergedAt", "number", "title", "body"), (), "")
GUESS = {
    "candidate": "author",
    "title": "title",
    "text": "body",
    "date": "mergedAt",
    "ref": "number",
}


def test_the_columns_of_merged_changes_are_recognised() -> None:
    assert guess_mapping(TABLE.columns) == GUESS


def test_an_author_beside_a_candidate_stays_the_author() -> None:
    guess = guess_mapping(["Author", "Candidate", "Title", "Html URL", "Summary"])
    assert guess == {
        "candidate": "Candidate",
        "title": "Title",
        "text": "Summary",
        "link": "Html URL",
        "author": "Author",
    }


def test_an_option_replaces_a_guess_and_frees_its_column() -> None:
    mapping = parse_mapping(["author=author", "candidate=body"], TABLE)
    assert mapping["author"] == "author"
    assert mapping["candidate"] == "body"
    assert "text" not in mapping


def test_an_option_without_a_column_leaves_the_field_out() -> None:
    assert "ref" not in parse_mapping(["ref="], TABLE)


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("candidate", "--map candidate: expected FIELD=COLUMN"),
        ("canddate=author", "--map canddate=author: there is no field canddate; there are"),
        ("title=Titel", "--map title=Titel: t.csv has no column Titel; it has author, merged"),
    ],
)
def test_a_wrong_option_is_named(option: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        parse_mapping([option], TABLE)


def test_a_field_is_mapped_once() -> None:
    with pytest.raises(BadInput, match="--map title=body: title is mapped twice"):
        parse_mapping(["title=title", "title=body"], TABLE)


def test_candidate_and_title_are_needed() -> None:
    with pytest.raises(BadInput, match=r"t\.csv: no column is known as the title"):
        check_mapping({"candidate": "author"}, TABLE)
    with pytest.raises(BadInput, match="has no column gone"):
        check_mapping({"candidate": "author", "title": "gone"}, TABLE)
