"""Ladder documents become rubrics without loss, and others are refused by file and line."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from calibrate.domain.errors import BadInput, UnknownEncoding
from calibrate.domain.rubric.rubric import Link, Pairing, Rubric, Step
from calibrate.exchange.ladders.pairing import propose_pairing
from calibrate.exchange.ladders.rubric_file import read_rubric
from tests.exchange.files import written

LOWER = """\
### Craft - Engineer (L3)
Engineers *care* by:
* Writing **clear** code with
  tests.
* Taking part in design talks.

Here are some examples of what they did:
* They wrote a parser:
  - in two days
    - and slept
  - with tests
* **need example of a good design talk**
<hr>"""

UPPER = """\
### Craft – Senior Engineer (L4)
They lead by example:
- Shaping code and tests that “others” extend.
- Creating designs of their own.

Some examples:
- They add examples to documents.

---
"""


def test_a_document_that_is_not_utf_8_is_read_as_somebody_says(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, LOWER, "1.md"),
        written(tmp_path, UPPER.encode("mac_roman"), "2.md"),
    ]
    with pytest.raises(UnknownEncoding, match=r"2\.md, line 1: byte 11, 0xD0, is not UTF-8 text"):
        read_rubric(paths)
    read = read_rubric(paths, "mac_roman")
    assert read == ladder(tmp_path, LOWER, UPPER)


def ladder(folder: Path, *documents: str) -> Rubric:
    return read_rubric(
        [written(folder, text, f"{n}.md") for n, text in enumerate(documents, start=1)]
    )


def levels(path: Path) -> list[Path]:
    return sorted((path / "rubric").glob("*.md"))


def test_every_text_of_the_real_ladder_is_kept_word_for_word(shared: Path) -> None:
    paths = levels(shared)
    rubric = read_rubric(paths)
    for path, level, counts in zip(paths, ("L3", "L4"), ((6, 9, 1), (6, 13, 2)), strict=True):
        document = path.read_text(encoding="utf-8")
        spoken = [c.expectation(level) for c in rubric.criteria if c.expectation(level)]
        section = next(one for one in rubric.sections if one.level == level)
        gaps = [gap for one in (*spoken, section) if one for gap in one.gaps]
        texts = [one.text for one in spoken if one]
        assert (len(texts), len(section.examples), len(gaps)) == counts
        assert all(text in document for text in (*texts, *section.examples, *gaps))


def test_the_real_levels_pair_to_seven_criteria(shared: Path) -> None:
    rubric = read_rubric(levels(shared))
    pairings = [pairing for _, pairing in rubric.for_step(Step("L3", "L4"))]
    paired, only, new = Pairing.PAIRED, Pairing.CURRENT_ONLY, Pairing.NEW
    assert pairings == [paired, paired, only, paired, paired, paired, new]


def test_gaps_of_the_real_ladder_stand_where_they_belong(shared: Path) -> None:
    rubric = read_rubric(levels(shared))
    placed = {
        (one.level, criterion.id)
        for criterion in rubric.criteria
        for one in criterion.expectations
        if one.gaps
    }
    design, review = rubric.criteria[3].id, rubric.criteria[4].id
    assert placed == {("L3", review), ("L4", design), ("L4", review)}


def test_order_and_number_of_the_documents_do_not_matter(shared: Path, tmp_path: Path) -> None:
    hashes = {read_rubric(order).hash for order in permutations(levels(shared))}
    together = "".join(path.read_text(encoding="utf-8") for path in levels(shared))
    hashes.add(ladder(tmp_path, together).hash)
    assert len(hashes) == 1


def test_a_bullet_is_plain_text_on_one_line_and_keeps_bullets_inside_it(tmp_path: Path) -> None:
    rubric = ladder(tmp_path, LOWER, UPPER)
    lower, upper = rubric.sections
    assert rubric.criteria[0].expectations[0].text == "Writing clear code with tests."
    assert lower.examples == ("They wrote a parser:\n- in two days\n  - and slept\n- with tests",)
    assert lower.introduction == "Engineers care by:"
    assert upper.introduction == "They lead by example:"
    assert upper.examples_introduction == "Some examples:"


def test_a_bullet_that_tells_of_examples_is_no_gap(tmp_path: Path) -> None:
    rubric = ladder(tmp_path, LOWER, UPPER)
    assert rubric.sections[1].examples == ("They add examples to documents.",)
    assert rubric.criteria[1].expectations[0].gaps == ("need example of a good design talk",)


def test_several_categories_and_levels_may_share_a_document(tmp_path: Path) -> None:
    people = "### People: Lead (L3)\n1. Helps others learn.\n### People — Lead (L5)\n+ Teaches."
    rubric = ladder(tmp_path, LOWER.replace("Engineer (", "Lead ("), people)
    assert rubric.title == "Craft, People"
    assert [level.key for level in rubric.levels] == ["L3", "L5"]
    assert [criterion.category for criterion in rubric.criteria].count("People") == 1


def test_levels_without_a_number_rise_as_their_words_say(tmp_path: Path) -> None:
    names = ("Principal", "Junior", "Staff", "Senior", "")
    texts = [f"# Craft - {name} Engineer ({name or 'Plain'})\n* Writes code." for name in names]
    found = [level.title for level in ladder(tmp_path, *texts).levels]
    assert found == [
        *("Junior Engineer", "Engineer", "Senior Engineer", "Staff Engineer"),
        "Principal Engineer",
    ]


def test_levels_whose_names_say_no_order_rise_as_they_are_given(tmp_path: Path) -> None:
    step = Step("Shaper", "Builder")
    text = "## Shaper\n* Shapes.\n\n## Builder\n* Builds.\n"
    rubric = read_rubric([written(tmp_path, text, "own.md")], None, step)
    assert [level.key for level in rubric.levels] == ["Shaper", "Builder"]


def test_ten_comes_after_nine(tmp_path: Path) -> None:
    texts = [f"# Craft - Engineer {key} ({key})\n* Writes code." for key in ("IC10", "IC9")]
    assert [level.key for level in ladder(tmp_path, *texts).levels] == ["IC9", "IC10"]


def test_markup_that_is_not_emphasis_stays_as_it_is(tmp_path: Path) -> None:
    odd = "### A - B (L3)\n* Uses `*args*`, List<String>, &amp; 2 * 3 * 4<br>and so on\n\n"
    rubric = ladder(tmp_path, odd, "### A - C (L4)\n* Uses more.\n")
    texts = [one.text for criterion in rubric.criteria for one in criterion.expectations]
    assert texts[0] == "Uses `*args*`, List<String>, & 2 * 3 * 4\nand so on"


def test_an_address_is_kept_beside_the_text_that_leads_to_it(tmp_path: Path) -> None:
    linked = "### A - B (L3)\n* Writes [tested](https://example.com/long) code.\n"
    rubric = ladder(tmp_path, linked, "### A - C (L4)\n* Shapes tested code.\n")
    assert rubric.criteria[0].expectations[0].text == "Writes tested code."
    assert rubric.sections[0].links == (Link("tested", "https://example.com/long"),)
    without = replace(rubric, sections=(replace(rubric.sections[0], links=()), rubric.sections[1]))
    assert without.hash != rubric.hash


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("# Notes\n", r"1\.md: no level was found. Name each level in a heading, such as “## L3"),
        ("# " + "a - " * 200_000 + "(", r"1\.md: no level was found"),
        ("Dear all,\n", r"1\.md: no level was found"),
        ("<!-- nothing -->\n", r"1\.md: no level was found"),
        ("### A - B (L3)\nSome examples:\n* One\n", "no level was found"),
        ("### A - B (L3)\n* One\n" * 2, r"1\.md, line 3: A at L3 is there already, in 1\.md"),
        ("### A - B (L3)\n* One\n", r"1\.md has only level L3; give the documents of at least two"),
        ("### A - B (L3)\n" + "- " * 30 + "x\n", "line 2: bullets are nested too deep"),
        ("### A - B (L3)\n* O\x07ne\n", "line 2: a control character"),
        ("", r"1\.md is empty"),
        (" \n\n", r"1\.md is empty"),
        (b"### A\n\x00", r"1\.md, line 2: a NUL character; this is not a text file"),
        (b"### A\n\xff", r"1\.md, line 2: byte 1, 0xFF, is not UTF-8 text"),
        (b"x" * 1_000_001, r"1\.md is larger than 1 MB"),
    ],
)
def test_what_is_no_ladder_is_named_by_file_and_line(
    tmp_path: Path, content: str | bytes, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_rubric([written(tmp_path, content, "1.md")])


def test_a_missing_document_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no file"):
        read_rubric([tmp_path / "gone.md"])
    with pytest.raises(BadInput, match="is not a file"):
        read_rubric([tmp_path])


def test_pairing_takes_each_text_once_and_the_likest_first() -> None:
    lower = ["Reviews code of others", "Keeps the build fast", "Answers support calls"]
    upper = ["Speeds up the build for all", "Reviews code and teaches by it", "Reviews budgets"]
    assert propose_pairing(lower, upper) == (1, 0, None)


def test_nothing_is_paired_with_nothing() -> None:
    assert propose_pairing([], ["Writes code"]) == (None,)
    assert propose_pairing(["Writes code"], []) == ()
