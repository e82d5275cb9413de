"""Every usual shape of a ladder gives the same: both levels, what they expect, nothing besides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.exchange.ladders.rubric_file import read_ladder, read_rubric
from tests.exchange.files import written
from tests.exchange.ladders.workbooks import workbook

LOWER = ("Writes code that others can read.", "Asks before a change grows.")
UPPER = ("Shapes code that others extend.", "Splits a change before it grows.")

BY_LEVEL = """\
# The ladder

What all of this is for.

## L3: Engineer

### Craft

- Writes code that others can read.

### Teamwork

- Asks before a change grows.

## L4: Senior Engineer

### Craft

- Shapes code that others extend.

### Teamwork

- Splits a change before it grows.
"""

BY_CATEGORY = """\
---
title: The ladder
---
Craft
=====

### Engineer (L3)
* Writes code that others can read.

### Senior Engineer (L4)
* Shapes code that others extend.

Teamwork
========

### Engineer (L3)
* Asks before a change grows.

### Senior Engineer (L4)
* Splits a change before it grows.
"""

BOLD_LEADS = """\
# The ladder

**L3 – Engineer**

**Craft**
- Writes code that others can read.

**Teamwork**
- Asks before a change grows.

**L4 – Senior Engineer**

**Craft**
- Shapes code that others extend.

**Teamwork**
- Splits a change before it grows.
"""

LEVELS_AS_BULLETS = """\
# The ladder
## Craft
- **L3**: Writes code that others can read.
- **L4**: Shapes code that others extend.

## Teamwork
- **L3**
  - Asks before a change grows.
- **L4**
  - Splits a change before it grows.
"""

WITHOUT_LISTS = """\
# The ladder
## L3
### Craft
Writes code that others can read.
### Teamwork
Asks before a change grows.
## L4
### Craft
Shapes code that others extend.
### Teamwork
Splits a change before it grows.
"""

COLUMNS = """\
# The ladder

| Topic    | L3                                | L4                               |
| -------- | --------------------------------- | -------------------------------- |
| Craft    | Writes code that others can read. | Shapes code that others extend.  |
| Teamwork | Asks before a change grows.       | Splits a change before it grows. |
"""

ROWS = """\
# The ladder

| Level       | Craft                             | Teamwork                         |
| ----------- | --------------------------------- | -------------------------------- |
| **L3**      | Writes code that others can read. | Asks before a change grows.      |
| **L4**      | Shapes code that others extend.   | Splits a change before it grows. |
"""

HTML_TABLE_IN_MARKDOWN = """\
# The ladder

<table>
  <tr><th></th><th>L3</th><th>L4</th></tr>

  <tr><td>Craft</td><td><ul><li>Writes code that others can read.</ul></td>
  <td>Shapes code that others extend.</td></tr>

  <tr><td>Teamwork</td><td>Asks before a change grows.</td><td>Splits a change before it grows.</td>
</table>
"""

PAGE = """\
<!DOCTYPE html>
<html><head><title>The ladder</title><style>p {color: red}</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<h1>The ladder</h1>
<h2>L3</h2>
<h3>Craft</h3><ul><li>Writes <b>code</b> that others
  can read.<li hidden></ul>
<h3>Teamwork</h3><p>Asks before a change grows.
<h2>L4</h2>
<h3>Craft</h3><ul><li>Shapes code that others extend.</ul>
<h3>Teamwork</h3><p>Splits a change before it grows.
<script>alert("no")</script>
<footer>All ours.</footer></body></html>
"""

YAML_BY_CATEGORY = """\
title: The ladder
Craft:
  L3: Writes code that others can read.
  L4: [Shapes code that others extend.]
Teamwork:
  L3: [Asks before a change grows.]
  L4: Splits a change before it grows.
"""

YAML_OF_LISTS = """\
title: The ladder
levels:
  - name: L3
    categories:
      - name: Craft
        expectations: [Writes code that others can read.]
      - name: Teamwork
        expectations: [Asks before a change grows.]
  - name: L4
    categories:
      - name: Craft
        expectations: [Shapes code that others extend.]
      - name: Teamwork
        expectations: [Splits a change before it grows.]
"""

YAML_OF_STATEMENTS = """\
title: The ladder
levels: [{id: a, name: L3}, {id: b, name: L4}]
themes: [{id: c, name: Craft}, {id: t, name: Teamwork}]
competencies:
  - {id: 1, level: a, theme: c, summary: Writes code that others can read.}
  - {id: 2, level: a, theme: t, summary: Asks before a change grows.}
  - {id: 3, level: b, theme: c, summary: Shapes code that others extend.}
  - {id: 4, level: b, theme: t, summary: Splits a change before it grows.}
"""

FRONT_MATTER = """\
---
title: The ladder
topics:
  - title: Craft
    content:
      - {level: 3, criteria: [Writes code that others can read.]}
      - {level: 4, criteria: [Shapes code that others extend.]}
  - title: Teamwork
    content:
      - {level: 3, criteria: [Asks before a change grows.]}
      - {level: 4, criteria: [Splits a change before it grows.]}
---
"""

CSV = """\
The ladder;;
;L3;L4
Craft;Writes code that others can read.;Shapes code that others extend.
Teamwork;Asks before a change grows.;Splits a change before it grows.
"""

GRID = [line.split(";") for line in CSV.splitlines()]

WHOLE: dict[str, dict[str, str | bytes]] = {
    "level above category": {"one.md": BY_LEVEL},
    "category above level": {"one.md": BY_CATEGORY},
    "bold leads as headings": {"one.md": BOLD_LEADS},
    "levels as bullets": {"one.md": LEVELS_AS_BULLETS},
    "without lists": {"one.md": WITHOUT_LISTS},
    "levels as columns": {"one.md": COLUMNS},
    "levels as rows": {"one.md": ROWS},
    "a table of HTML": {"one.md": HTML_TABLE_IN_MARKDOWN},
    "a page": {"one.html": PAGE},
    "keys of YAML": {"one.yaml": YAML_BY_CATEGORY},
    "lists of YAML": {"one.yml": YAML_OF_LISTS},
    "statements of YAML": {"one.yml": YAML_OF_STATEMENTS},
    "front matter": {"one.md": FRONT_MATTER},
    "separated values": {"one.csv": CSV},
    "a spreadsheet": {"one.xlsx": workbook({"Ladder": GRID})},
    "a document a level": {
        "l3.md": "# Craft\n- Writes code that others can read.\n# Teamwork\n"
        "- Asks before a change grows.\n",
        "l4.md": "# Craft\n- Shapes code that others extend.\n# Teamwork\n"
        "- Splits a change before it grows.\n",
    },
    "a document a category": {
        "craft.md": "## L3\n- Writes code that others can read.\n"
        "## L4\n- Shapes code that others extend.\n",
        "teamwork.md": "## L3\n- Asks before a change grows.\n"
        "## L4\n- Splits a change before it grows.\n",
    },
}


def read(folder: Path, documents: Mapping[str, str | bytes], *step: str, least: int = 0) -> Rubric:
    paths = [written(folder, content, name) for name, content in documents.items()]
    return read_rubric(paths, None, Step(*step) if step else None)


def texts(rubric: Rubric, level: str) -> list[str]:
    found = (criterion.expectation(level) for criterion in rubric.criteria)
    return [one.text for one in found if one]


@pytest.mark.parametrize("shape", WHOLE)
def test_a_shape_gives_both_levels_and_what_they_expect(shape: str, tmp_path: Path) -> None:
    rubric = read(tmp_path, WHOLE[shape])
    lower, upper = (level.key for level in rubric.levels)
    assert (texts(rubric, lower), texts(rubric, upper)) == (list(LOWER), list(UPPER))
    assert [criterion.title for criterion in rubric.criteria] == ["Craft", "Teamwork"]


@pytest.mark.parametrize("shape", WHOLE)
def test_levels_are_found_by_other_names_they_go_by(shape: str, tmp_path: Path) -> None:
    rubric = read(tmp_path, WHOLE[shape], "level 3", "4")
    assert len(rubric.levels) == 2
    assert len(rubric.criteria) == 2


def test_only_the_levels_that_are_asked_for_come_in(tmp_path: Path) -> None:
    higher = "\n## L5: Staff Engineer\n### Craft\n- Keeps the code of teams whole.\n"
    rubric = read(tmp_path, {"one.md": BY_LEVEL + higher}, "Engineer", "Senior Engineer")
    assert [level.key for level in rubric.levels] == ["L3", "L4"]
    assert texts(rubric, "L5") == []


def test_seven_levels_of_four_categories_come_in(tmp_path: Path) -> None:
    lines = [
        line
        for level in range(1, 8)
        for line in (
            f"## L{level}",
            *(
                line
                for category in "ABCD"
                for line in (
                    f"### Category {category}",
                    *(f"- Wort{category}{level}{n} thing{n}{level}." for n in range(12)),
                )
            ),
        )
    ]
    rubric = read(tmp_path, {"one.md": "\n".join(lines)})
    assert len(rubric.levels) == 7
    assert sum(len(one.expectations) for one in rubric.criteria) == 7 * 4 * 12


def test_too_many_criteria_at_a_step_are_counted_with_their_documents(tmp_path: Path) -> None:
    documents = {
        f"l{level}.md": "# Craft\n" + "".join(f"- w{level}x{n}y\n" for n in range(150))
        for level in (3, 4)
    }
    with pytest.raises(BadInput) as refusal:
        read(tmp_path, documents)
    said = str(refusal.value)
    assert "L3 to L4 has 300 criteria" in said
    assert "at most 200" in said
    assert "l3.md: 150, l4.md: 150" in said
    assert "leave out" in said


def test_titles_come_from_bold_leads_and_from_words_over_a_list(tmp_path: Path) -> None:
    document = (
        "### Craft - {title} ({level})\n- **Reviews**: {verb} changes of others.\n"
        "- Teamwork\n  - Helps others.\n- **Drives** what matters.\n"
    )
    rubric = read(
        tmp_path,
        {
            "1.md": document.format(title="Engineer", level="L3", verb="reads"),
            "2.md": document.format(title="Senior Engineer", level="L4", verb="steers"),
        },
    )
    assert [one.title for one in rubric.criteria][:2] == ["Reviews", "Teamwork"]
    assert texts(rubric, "L3") == [
        "reads changes of others.",
        "Helps others.",
        "Drives what matters.",
    ]


def test_pictures_rules_comments_and_code_are_no_expectations(tmp_path: Path) -> None:
    noise = (
        "<img src='x.png'>\n\n![a picture](y.png)\n\n<!-- a note -->\n\n> Said in short.\n\n---\n"
    )
    rubric = read(
        tmp_path,
        {
            "l3.md": f"### Craft - Engineer (L3)\n{noise}\n- Writes code.\n",
            "l4.md": f"### Craft - Senior Engineer (L4)\n{noise}\n- Shapes code.\n",
        },
    )
    assert (texts(rubric, "L3"), texts(rubric, "L4")) == (["Writes code."], ["Shapes code."])
    assert rubric.sections[0].introduction == "Said in short."


def test_what_stands_at_no_level_is_left_out_and_counted(tmp_path: Path) -> None:
    ladder = read_ladder([written(tmp_path, BY_LEVEL, "one.md")])
    assert ladder.left_out == 1
    assert "What all of this is for." not in str(ladder.rubric)


def test_examples_below_an_expectation_are_its_own(tmp_path: Path) -> None:
    rubric = read(
        tmp_path,
        {
            "one.md": "## L3\n### Craft\n- Improves the flow of all work here. Examples:\n"
            "  - Pairs with others.\n  - TODO: one from on-call\n## L4\n### Craft\n- Leads.\n"
        },
    )
    expectation = rubric.criteria[0].expectations[0]
    assert expectation.examples == ("Pairs with others.",)
    assert expectation.gaps == ("TODO: one from on-call",)


def test_a_row_without_cells_is_a_category_and_a_first_column_of_two_as_well(
    tmp_path: Path,
) -> None:
    table = (
        "| | L3 | L4 |\n|-|-|-|\n| **Skill** | | |\n| Tests | Adds a test first. | Plans tests. |\n"
        "| **People** | | |\n| Mentoring | Helps those who ask. | Helps before one asks. |\n"
    )
    rubric = read(tmp_path, {"one.md": table})
    assert [(one.category, one.title) for one in rubric.criteria] == [
        ("Skill", "Tests"),
        ("People", "Mentoring"),
    ]
    csv = (
        "Area,Skill,L3,L4\nSkill,Tests,Adds a test first.,Plans all tests.\n"
        ",Code,Writes it.,Shapes it.\n"
    )
    rubric = read(tmp_path, {"two.csv": csv})
    assert [(one.category, one.title) for one in rubric.criteria] == [
        ("Skill", "Tests"),
        ("Skill", "Code"),
    ]


def test_a_column_of_titles_names_the_levels_and_expects_nothing(tmp_path: Path) -> None:
    table = (
        "Level,Title,Craft\nL3,Engineer,Writes code that reads well.\n"
        "L4,Senior Engineer,Shapes code for others.\n"
    )
    rubric = read(tmp_path, {"one.csv": table})
    assert [level.title for level in rubric.levels] == ["Engineer", "Senior Engineer"]
    assert texts(rubric, "L3") == ["Writes code that reads well."]


def test_a_second_row_of_names_has_the_titles_of_the_levels(tmp_path: Path) -> None:
    table = (
        "Matrix,,E1,E2\nTitle,,Engineer,Senior Engineer\n"
        "Skills,Tests,Adds a test first.,Plans all tests.\n"
    )
    rubric = read(tmp_path, {"one.csv": table})
    assert [level.title for level in rubric.levels] == ["Engineer", "Senior Engineer"]
    assert [one.title for one in rubric.criteria] == ["Tests"]


def test_milestones_of_a_track_are_levels_and_their_examples_examples(tmp_path: Path) -> None:
    tracks = (
        "tracks:\n  BUILD:\n    displayName: Building\n    milestones:\n"
        "      - summary: Works within what is there.\n        signals: [Reads first.]\n"
        "        examples: [Fixed a page.]\n"
        "      - summary: Makes new parts of it.\n        examples: [Made a page.]\n"
    )
    rubric = read(tmp_path, {"one.yml": tracks})
    assert texts(rubric, "Level 1") == ["Works within what is there.", "Reads first."]
    assert rubric.criteria[0].category == "Building"
    examples = [one for section in rubric.sections for one in section.examples]
    placed = [e for c in rubric.criteria for one in c.expectations for e in one.examples]
    assert sorted([*examples, *placed]) == ["Fixed a page.", "Made a page."]


def test_cells_that_span_others_keep_the_columns_apart(tmp_path: Path) -> None:
    page = (
        "<html><table><tr><th rowspan=2>Area<th rowspan=2>Topic<th colspan=2>Levels</tr>"
        "<tr><th>L3<th>L4</tr><tr><td rowspan=2>Skill<td>Tests<td>Adds a test first."
        "<td>Plans all tests.</tr><tr><td>Code<td>Writes it well.<td>Shapes it well.</tr></table>"
    )
    rubric = read(tmp_path, {"one.html": page})
    assert [(one.category, one.title) for one in rubric.criteria] == [
        ("Skill", "Tests"),
        ("Skill", "Code"),
    ]
    assert texts(rubric, "L4") == ["Plans all tests.", "Shapes it well."]


def test_a_sentence_over_a_list_may_name_its_level_in_bold(tmp_path: Path) -> None:
    said = "# Craft\nAn **L3** is able to:\n- write\n\nAn **L4** is able to:\n- shape\n"
    rubric = read(tmp_path, {"one.md": said})
    assert (texts(rubric, "L3"), texts(rubric, "L4")) == (["write"], ["shape"])
    assert rubric.sections[0].introduction == "An L3 is able to:"


def test_a_heading_that_says_level_names_no_category_by_that(tmp_path: Path) -> None:
    said = "# Craft\n## Level: Engineer (L3)\n- Writes.\n## Level: Lead (L4)\n- Shapes.\n"
    rubric = read(tmp_path, {"one.md": said})
    assert [(one.category, len(one.expectations)) for one in rubric.criteria] == [("Craft", 2)]


def test_a_list_of_titles_is_no_ladder_where_there_is_one(tmp_path: Path) -> None:
    titles = "| Level | Title |\n|-|-|\n| L3 | Engineer |\n| L4 | Senior Engineer |\n\n"
    rubric = read(tmp_path, {"one.md": titles + BY_LEVEL})
    assert texts(rubric, "L3") == list(LOWER)


def test_a_matrix_of_words_is_a_ladder_where_there_is_no_other(tmp_path: Path) -> None:
    matrix = "Skill,Junior,Senior\nSQL,knows,masters\nTests,writes,plans\n"
    rubric = read(tmp_path, {"one.csv": matrix})
    assert texts(rubric, "Senior") == ["masters", "plans"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("ladder.pdf", b"%PDF-1.7", r"ladder\.pdf is a PDF.* copy the ladder as Markdown, HTML"),
        (
            "ladder.docx",
            b"PK\x03\x04",
            "a document of a word processor; save or copy the ladder as",
        ),
        (
            "ladder.xls",
            b"\xd0\xcf\x11\xe0",
            "a spreadsheet of an old format; save .* as XLSX or CSV",
        ),
        ("tracks.js", b"export default {}", r"tracks\.js is a program; save or copy the ladder as"),
        ("l.yaml", b"a: [b\nc: d", r"l\.yaml, line 2: this is not YAML: .*\.$"),
        ("l.yaml", b"[" * 5000, "is nested too deep to be a ladder"),
        ("l.yaml", b"a: 1\n", r"l\.yaml: no level was found"),
        ("l.html", b"<div>" * 200, "nested too deep or has too many elements"),
        ("l.csv", b"a,b\n1,2\n", r"l\.csv: no level was found"),
        ("l.xlsx", b"PK\x03\x04 nothing", r"l\.xlsx"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_shape(
    name: str, content: bytes, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_rubric([written(tmp_path, content, name)])


def test_levels_that_are_unclear_are_listed(tmp_path: Path) -> None:
    document = "".join(f"## Senior Engineer {n}\n- Does {n} things.\n" for n in (1, 2)) + (
        "## Staff Engineer\n- Leads.\n"
    )
    with pytest.raises(BadInput, match="may be each of Senior Engineer 1, Senior Engineer 2"):
        read(tmp_path, {"one.md": document}, "Senior", "Staff")
    with pytest.raises(BadInput, match="no level Junior; it has Senior Engineer 1, Senior"):
        read(tmp_path, {"one.md": document}, "Junior", "Staff")
    with pytest.raises(BadInput, match="Senior Engineer 1 is not above Staff Engineer"):
        read(tmp_path, {"one.md": document}, "Staff", "Senior Engineer 1")


def test_one_level_in_two_documents_under_one_category_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"b\.md.*is there already, in a\.md"):
        read(tmp_path, {"a.md": BY_LEVEL, "b.md": BY_LEVEL})
