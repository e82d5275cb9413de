"""Our own rubric files read strictly, and round trips keep a rubric's hash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Level,
    Origin,
    Rubric,
    Scale,
    ScalePoint,
    Section,
    SplitRule,
)
from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric, write_rubric
from tests.exchange.files import written
from tests.worlds.rubrics import CRAFT

SMALLEST = """\
format = 1
title = "Craft"
levels = [{key = "L3"}, {key = "L4", title = "Senior"}]
[[criteria]]
id = "code"
title = "Code"
expectations = [{level = "L4", text = "Shapes code."}]
"""


def test_a_file_with_only_what_is_needed_has_the_usual_scale_and_split(tmp_path: Path) -> None:
    rubric = read_rubric([written(tmp_path, SMALLEST, "small.toml")])
    assert (rubric.scale, rubric.split, rubric.version) == (Scale(), SplitRule(), "")
    assert rubric.criteria[0].expectations == (Expectation("L4", "Shapes code."),)


def test_a_ladder_that_was_written_as_ours_keeps_its_hash(shared: Path, tmp_path: Path) -> None:
    rubric = read_rubric(sorted((shared / "rubric").glob("*.md")))
    write_rubric(rubric, tmp_path / "own.toml")
    assert read_rubric([tmp_path / "own.toml"]).hash == rubric.hash


def test_where_an_example_came_from_is_kept_and_a_month_is_one(tmp_path: Path) -> None:
    origin = Origin("Drew a design.", "Autumn “26”", "2026-11")
    sections = (Section("", "L3", examples=("Drew a design.",), origins=(origin,)),)
    expectation = Expectation("L4", "Shapes.", ("Drew a design.",), origins=(origin,))
    criteria = (Criterion("code", "Code", (expectation,)),)
    rubric = replace(CRAFT, sections=sections, criteria=criteria)
    write_rubric(rubric, tmp_path / "own.toml")
    assert read_rubric([tmp_path / "own.toml"]) == rubric
    amiss = (tmp_path / "own.toml").read_text("utf-8").replace("2026-11", "2026-13")
    with pytest.raises(BadInput, match="a month such as 2026-11"):
        read_rubric([written(tmp_path, amiss, "amiss.toml")])


def test_every_rubric_that_comes_with_the_app_reads() -> None:
    assert bundled_rubrics()
    for path in bundled_rubrics():
        assert read_rubric([path]).criteria


signs = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"])
lines, texts = st.text(signs), st.text(signs | st.sampled_from("\n\t"))
names = st.from_regex(r"[\wäé“]{1,8}( [\w”]{1,8})?", fullmatch=True).filter(
    lambda name: name == name.strip()
)
shares = st.tuples(st.integers(1, 9), st.integers(9, 20))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    many = st.lists(texts, max_size=2).map(tuple)
    lower, upper = draw(st.lists(names, min_size=2, max_size=2, unique=True))
    values = sorted(draw(st.sets(st.integers(1, 9), min_size=2)))
    expectations = tuple(
        Expectation(level, draw(texts), draw(many), draw(many), draw(lines))
        for level in (lower, upper)
    )
    return Rubric(
        title=draw(names),
        version=draw(texts),
        levels=(Level(lower, draw(lines)), Level(upper)),
        criteria=(Criterion("c", draw(names), expectations, draw(texts)),),
        sections=(Section(draw(lines), upper, draw(texts), draw(texts), draw(many), draw(many)),),
        scale=Scale(
            tuple(ScalePoint(value, draw(names)) for value in values),
            values[0],
            values[-1],
            draw(names),
        ),
        split=SplitRule(*draw(shares), draw(st.integers(1, 8))),
    )


@settings(max_examples=60, deadline=None)
@given(rubrics(), st.sampled_from(["own.toml", "own.md"]))
def test_any_rubric_reads_back_the_same(rubric: Rubric, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_rubric(rubric, path)
        assert read_rubric([path]) == rubric
        assert read_rubric([path]).hash == rubric.hash


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("format = 1", "", "own.toml: This is not a rubric file of Calibrate"),
        ("format = 1", "format = 2", "The format is 2, and this Calibrate reads 1"),
        ('title = "Craft"', "title = 3", r"own.toml: .*`\$.title`"),
        ('title = "Craft"', 'titel = "Craft"', "titel"),
        ('key = "L3"', 'key = "L3", rank = 3', r"unknown field `rank` - at `\$.levels\[0\]`"),
        ('level = "L4"', 'level = "L9"', "names level L9, which is not there"),
        ('{key = "L3"}, ', "", r"length >= 2.*levels"),
        ("[[criteria]]", "[[criteria]", "own.toml is not TOML: .*line 4"),
        ("[[criteria]]", "[split]\nshare = '3/2'\n[[criteria]]", "own.toml: .*share between"),
        ("[[criteria]]", "[split]\nshare = 'half'\n[[criteria]]", r"own.toml: .*\$.split.share"),
        ("[[criteria]]", "[scale]\nbar = 9\n[[criteria]]", "own.toml: The scale's holds and bar"),
        (
            "[[criteria]]",
            "[[sections]]\ncategory = 'A'\nlevel = 'L7'\n[[criteria]]",
            "Section “A” names level L7",
        ),
        ("format = 1", f"format = {'9' * 5_000}", "own.toml holds a number that is too long"),
        ("format = 1", f"format = {'9' * 4_000}", f"The format is {'9' * 40}, and this"),
        ('title = "Craft"', 'title = ""', r"Expected a line that is not empty .*`\$\.title`"),
        ('title = "Craft"', 'title = "C\\u0000"', r"own.toml: The control character U\+0000"),
        ('{key = "L3"}', '{key = "l4"}', "own.toml: “l4” and “L4” are one name in a table"),
        (
            "[[criteria]]",
            "[[criteria]]\nid = 'CODE'\ntitle = 'Code'\n"
            "expectations = [{level = 'L3', text = 'Writes.'}]\n[[criteria]]",
            "own.toml: “CODE” and “code” are one name in a table; rename one",
        ),
        (
            '"Shapes code."',
            '"Shapes\\u0000code."',
            r"own.toml: The control .* U\+0000 is in",
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_named(
    tmp_path: Path, before: str, after: str, sentence: str
) -> None:
    assert before in SMALLEST
    path = written(tmp_path, SMALLEST.replace(before, after), "own.toml")
    with pytest.raises(BadInput, match=sentence) as raised:
        read_rubric([path])
    assert "regex" not in str(raised.value)


def test_a_rubric_of_ours_stands_alone(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST, "own.toml")
    with pytest.raises(BadInput, match=r"own\.toml is a whole rubric; give it alone"):
        read_rubric([path, tmp_path / "l3.md"])
    with pytest.raises(BadInput, match="No rubric was named"):
        read_rubric([])


def test_nested_brackets_without_end_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "format = " + "[" * 100_000, "deep.toml")
    with pytest.raises(BadInput, match=r"deep\.toml"):
        read_rubric([path])


def test_a_rubric_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    taken = tmp_path / "own.toml"
    taken.mkdir()
    with pytest.raises(BadInput, match="cannot be written"):
        write_rubric(CRAFT, taken)
    assert [path.name for path in tmp_path.iterdir()] == ["own.toml"]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_raises_a_sentence_or_reads(data: st.DataObject) -> None:
    damaged = bytearray(SMALLEST.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as folder:
        path = written(Path(folder), bytes(damaged), "own.toml")
        try:
            assert read_rubric([path]).levels
        except CalibrateError as trouble:
            assert str(trouble).startswith("own.toml")
