"""A rubric as Markdown reads well, and comes back as the same rubric, whatever is in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Link,
    Origin,
    Rubric,
    Section,
)
from calibrate.exchange.ladders.escaping import escaped, unescaped
from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric, write_rubric
from calibrate.exchange.ladders.rubric_markdown import markdown_of
from tests.exchange.files import written
from tests.worlds.rubrics import CRAFT

pieces = st.sampled_from(
    [
        *"\\`*_[]<>&#~-+=|:.!1) \t\n",
        "- ",
        "a",
        "**Examples**",
        "<!-- c -->",
        "---",
        "&#10;",
        "### ",
        "\n\n",
        "ä",
        "\N{NO-BREAK SPACE}",
    ]
)
marked = st.lists(pieces, max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(marked, st.booleans())
def test_any_text_is_itself_again(text: str, keeps_bullets: bool) -> None:
    assert unescaped(escaped(text, keeps_bullets)) == text


def _full(text: str, line: str) -> Rubric:
    many = (text, "second", text)
    links, origins = (Link(line, f"https://a.b/{line}"),), (Origin(text, line, "2026-11"),) * 2
    expectation = Expectation("L3", text, many, many, line, origins)
    return replace(
        CRAFT,
        title=f"T {line} T",
        criteria=(
            Criterion(f"a{line}b", f"A{line}b", (expectation,), line),
            *CRAFT.criteria,
        ),
        sections=(
            Section(line, "L4", text, text, many, many, links, origins),
            Section("", "L3", "", text),
            *CRAFT.sections,
        ),
    )


@example("a\n\n\n\nb", "")
@settings(max_examples=120, deadline=None)
@given(marked, marked.map(lambda text: " ".join(text.split())))
def test_whatever_signs_are_in_a_rubric_it_reads_back_the_same(text: str, line: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.md"
        write_rubric(_full(text, line), path)
        assert read_rubric([path]) == _full(text, line)


def test_each_bundled_rubric_and_a_real_ladder_come_back(shared: Path, tmp_path: Path) -> None:
    for paths in ([path] for path in bundled_rubrics()):
        _comes_back(read_rubric(paths), tmp_path)
    _comes_back(read_rubric(sorted((shared / "rubric").glob("*.md"))), tmp_path)


def _comes_back(rubric: Rubric, folder: Path) -> None:
    write_rubric(rubric, folder / "own.md")
    assert read_rubric([folder / "own.md"]).hash == rubric.hash


def test_it_reads_as_a_document_does() -> None:
    expectation = Expectation("L4", "Shapes code:\n- names\n- tests", ("Cut a_b\nin two.",), ("?",))
    rubric = replace(CRAFT, criteria=(Criterion("code", "Code", (expectation,), "Craft"),))
    assert markdown_of(rubric).partition("## Criteria\n")[2] == (
        "\n### Craft\n\n#### Code <!-- code -->\n\n##### L4\n\nShapes code:\n- names\n- tests\n\n"
        "**Examples**\n\n- Cut a_b\\\n  in two.\n\n**Gaps**\n\n- ?\n\n"
    )


def test_who_writes_by_hand_needs_no_ids(tmp_path: Path) -> None:
    text = markdown_of(CRAFT).partition("## Criteria\n")[0]
    text += "## Criteria\n### Craft\n#### Code & tests\n##### L3\nWrites it.\n#### Code – tests\n"
    text += "##### L4\nOwns it.\n**Examples**\n- Did.\n\n- Said,\n  twice.\n"
    first, second = read_rubric([written(tmp_path, text, "own.md")]).criteria
    assert (first.id, second.id) == ("code-tests", "code-tests-2")
    assert second.expectations[0].examples == ("Did.", "Said,\ntwice.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#### Code\n##### L3\nOne\n**Gaps**\nno bullet", "own.md: line .*: this is no bullet"),
        ("#### Code\nlost words", "own.md: line .*: this stands below no heading"),
        ("##### L3", "own.md: line .*: a level stands below no criterion"),
        ("###### deep", "own.md: line .*: this stands below no heading"),
        ("## Other", "own.md: line .*: this heading is neither"),
        ("#### Code\n##### L9\nOne", "own.md: Criterion “Code” names level L9"),
        ("#### Code\n##### L3\n**Gaps**\n- a\n**Gaps**\n- b", "this list is there already"),
    ],
)
def test_nothing_of_it_is_passed_over(tmp_path: Path, text: str, sentence: str) -> None:
    whole = f"{markdown_of(CRAFT)}### More\n{text}\n"
    with pytest.raises(BadInput, match=sentence):
        read_rubric([written(tmp_path, whole, "own.md")])


def test_ours_is_given_alone(tmp_path: Path) -> None:
    ours = written(tmp_path, markdown_of(CRAFT), "own.md")
    other = written(tmp_path, "# L3\n- Writes.", "l3.md")
    with pytest.raises(BadInput, match=r"own\.md is a whole rubric; give it alone"):
        read_rubric([ours, other])
