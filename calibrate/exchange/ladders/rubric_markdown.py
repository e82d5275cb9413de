"""A rubric as one document in Markdown, to be read by people and by us: nothing of it is left out.

What Markdown has no place for (version, levels, scale, split) stands on top as YAML, and the id of
a criterion in a comment behind its title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Link,
    Origin,
    Rubric,
    Scale,
    Section,
    SplitRule,
)
from calibrate.exchange.ladders.escaping import escaped, escaped_line

MARK, FORMAT = "calibrate-rubric", 1
AS_A_WHOLE, CRITERIA = "As a whole", "Criteria"
EXAMPLES, GAPS, LINKS = "**Examples**", "**Gaps**", "**Links**"
ORIGINS = "**Examples from sessions**"
NOTE = (
    "# Calibrate reads this document as the same rubric again: keep the headings, their depth,",
    "# and the ids behind the titles.",
)


def markdown_of(rubric: Rubric) -> str:
    """Return a rubric as Markdown, from which `markdown_content` has it again."""
    return "\n".join(_tidy(_document(rubric))) + "\n"


def _document(rubric: Rubric) -> Iterator[str]:
    yield from _matter(rubric)
    yield from ("", f"# {escaped_line(rubric.title)}", "")
    if rubric.sections:
        yield from (f"## {AS_A_WHOLE}", "")
    for section in rubric.sections:
        yield from _section(section)
    yield from (f"## {CRITERIA}", "")
    for category, criteria in groupby(rubric.criteria, lambda one: one.category):
        yield from (f"### {escaped_line(category)}".rstrip(), "")
        for criterion in criteria:
            yield from _criterion(criterion)


def _matter(rubric: Rubric) -> Iterator[str]:
    yield from ("---", *NOTE, f"{MARK}: {FORMAT}")
    yield f"title: {_quoted(rubric.title)}"
    yield f"version: {_quoted(rubric.version)}"
    yield "levels:"
    for level in rubric.levels:
        yield f"  - {{key: {_quoted(level.key)}, title: {_quoted(level.title)}}}"
    yield from _scale(rubric.scale)
    yield from _split(rubric.split)
    yield "---"


def _scale(scale: Scale) -> Iterator[str]:
    yield from ("scale:", f"  holds: {scale.holds}", f"  bar: {scale.bar}")
    yield from (f"  not_shown: {_quoted(scale.not_shown)}", "  points:")
    for point in scale.points:
        yield f"    - {{value: {point.value}, label: {_quoted(point.label)}}}"


def _split(rule: SplitRule) -> Iterator[str]:
    share = f"{rule.share_numerator}/{rule.share_denominator}"
    yield from ("split:", f"  share: {_quoted(share)}", f"  distance: {rule.distance}")


def _quoted(text: str) -> str:
    """Return text between quotation marks, as YAML has it."""
    shown = (
        f"\\{one}" if one in '"\\' else one if one.isprintable() else f"\\U{ord(one):08X}"
        for one in text
    )
    return f'"{"".join(shown)}"'


def _section(section: Section) -> Iterator[str]:
    key = escaped_line(section.level, but=":")
    yield from (f"### {key}: {escaped_line(section.category)}".rstrip(), "")
    yield from (escaped(section.introduction), "")
    if section.examples or section.examples_introduction:
        yield from (EXAMPLES, "", escaped(section.examples_introduction, False), "")
        yield from _bullets(section.examples)
    yield from _listed(GAPS, section.gaps)
    yield from _origins(section.origins)
    if section.links:
        yield from (LINKS, "", *map(_link, section.links), "")


def _criterion(criterion: Criterion) -> Iterator[str]:
    id = escaped_line(criterion.id, but="->")
    yield from (f"#### {escaped_line(criterion.title)} <!-- {id} -->", "")
    for expectation in criterion.expectations:
        yield from _expectation(expectation)


def _expectation(expectation: Expectation) -> Iterator[str]:
    title = f": {escaped_line(expectation.title)}" if expectation.title else ""
    yield from (f"##### {escaped_line(expectation.level, but=':')}{title}", "")
    yield from (escaped(expectation.text), "")
    yield from _listed(EXAMPLES, expectation.examples)
    yield from _listed(GAPS, expectation.gaps)
    yield from _origins(expectation.origins)


def _origins(origins: Sequence[Origin]) -> Iterator[str]:
    """Yield from which session each example came: month and title, and below them the example."""
    if origins:
        yield from (ORIGINS, "")
    for one in origins:
        yield f"- {one.month}, {escaped_line(one.session)}:"
        yield from (f"  {line}".rstrip() for line in escaped(one.example).split("\n"))
    if origins:
        yield ""


def _listed(heading: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield from (heading, "", *_bullets(texts))


def _bullets(texts: Sequence[str]) -> Iterator[str]:
    """Yield each text as a bullet, its other lines as deep as the first."""
    for text in texts:
        first, *others = escaped(f"{text}").split("\n")
        if first.startswith("- "):
            first = f"\\{first}"
        yield f"- {first}".rstrip()
        yield from (f"  {line}".rstrip() for line in others)
    if texts:
        yield ""


def _link(link: Link) -> str:
    return f"- [{escaped_line(link.text)}](<{escaped_line(link.address, but='>')}>)"


def _tidy(lines: Iterator[str]) -> Iterator[str]:
    """Yield lines, of several empty ones that follow each other no more than what texts hold."""
    was_empty = False
    for line in lines:
        if line or not was_empty:
            yield line
        was_empty = not line
