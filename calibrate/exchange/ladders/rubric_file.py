"""Our own rubric files, TOML or Markdown: read strictly, written so that the rubric's hash stays.

Rubrics also come as a ladder's documents, in whatever shape; `read_rubric` takes either.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import msgspec
import tomli_w

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.level_names import step_named
from calibrate.domain.rubric.rubric import (
    DEFAULT_POINTS,
    Criterion,
    Expectation,
    Level,
    Link,
    Origin,
    Rubric,
    Scale,
    ScalePoint,
    Section,
    SplitRule,
    Step,
)
from calibrate.domain.text.rule import cleaned, in_lines
from calibrate.exchange.files import MEGABYTE, decode, read_bytes, write_whole
from calibrate.resources import resource
from calibrate.words.phrases import briefly

FORMAT = 1
LONGEST_TOLD = 40
SUFFIX = ".toml"
MARKDOWN = (".md", ".markdown")

_VISIBLE = r"^[^\x00-\x08\x0b-\x1f\x7f]*\Z"
_NAME = r"^[^\s\x00-\x1f\x7f](?:.*\S)?\Z"
_MONTH = r"^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])\Z"
_SHARE = r"^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}\Z"
MEANT = {
    _VISIBLE: "text without control characters",
    _NAME: "a line that is not empty and has no blanks around it",
    _MONTH: "a month such as 2026-11",
    _SHARE: "a share such as 2/3",
}
"""What a person is told instead of a pattern."""

Text = Annotated[str, msgspec.Meta(pattern=_VISIBLE)]
Name = Annotated[str, msgspec.Meta(pattern=_NAME)]
Month = Annotated[str, msgspec.Meta(pattern=_MONTH)]
Share = Annotated[str, msgspec.Meta(pattern=_SHARE)]

TOO_DEEP = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*+\.[ \t]*+){32}""")
"""A dotted key of so many parts: reading it takes the square of them in time and memory."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; keys that it does not know are an error."""


class _Level(_Table, frozen=True):
    key: Name
    title: Text = ""


class _Point(_Table, frozen=True):
    value: int
    label: Name


class _Scale(_Table, frozen=True):
    holds: int = 2
    bar: int = 4
    not_shown: Name = "Not shown yet"
    points: tuple[_Point, ...] = tuple(_Point(point.value, point.label) for point in DEFAULT_POINTS)


class _Split(_Table, frozen=True):
    share: Share = "2/3"
    distance: int = 3


class _Link(_Table, frozen=True):
    text: Text
    address: Text


class _Origin(_Table, frozen=True):
    example: Text
    session: Text
    month: Month


class _Section(_Table, frozen=True, omit_defaults=True):
    category: Text
    level: Name
    introduction: Text = ""
    examples_introduction: Text = ""
    examples: tuple[Text, ...] = ()
    gaps: tuple[Text, ...] = ()
    links: tuple[_Link, ...] = ()
    origins: tuple[_Origin, ...] = ()


class _Expectation(_Table, frozen=True, omit_defaults=True):
    level: Name
    text: Text
    examples: tuple[Text, ...] = ()
    gaps: tuple[Text, ...] = ()
    title: Text = ""
    origins: tuple[_Origin, ...] = ()


class _Criterion(_Table, frozen=True, kw_only=True):
    id: Name
    title: Name
    category: Text = ""
    expectations: tuple[_Expectation, ...]


class _File(_Table, frozen=True, kw_only=True):
    format: int
    title: Name
    version: Text = ""
    levels: Annotated[tuple[_Level, ...], msgspec.Meta(min_length=2)]
    scale: _Scale = _Scale()
    split: _Split = _Split()
    sections: tuple[_Section, ...] = ()
    criteria: Annotated[tuple[_Criterion, ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True)
class Ladder:
    """A rubric as it came in, and how many passages stand at no level and were left out."""

    rubric: Rubric
    left_out: int = 0


def read_rubric(
    paths: Sequence[Path], encoding: str | None = None, step: Step | None = None
) -> Rubric:
    """Return the rubric of one file of ours, or of a ladder's documents in any shape.

    With a `step` it has those two levels alone, found by whatever name they go by. Documents that
    are not UTF-8 are read as `encoding`, if one was chosen; TOML is always UTF-8. Raises BadInput,
    naming the file and the place in it.
    """
    return read_ladder(paths, encoding, step).rubric


def read_ladder(
    paths: Sequence[Path], encoding: str | None = None, step: Step | None = None
) -> Ladder:
    """Read a rubric as `read_rubric` does; return with it what was left out."""
    if not paths:
        raise BadInput("No rubric was named; give a rubric file or a ladder's documents.")
    ours = [path for path in paths if _is_ours(path, encoding)]
    if not ours:
        from calibrate.exchange.ladders.ladder import read_documents

        return Ladder(*read_documents(paths, encoding, step))
    if len(paths) > 1:
        raise BadInput(f"{ours[0].name} is a whole rubric; give it alone.")
    rubric = _read_own(ours[0], encoding)
    return Ladder(between(rubric, step_named(rubric, step)) if step else rubric)


def between(rubric: Rubric, step: Step) -> Rubric:
    """Return the rubric with the two levels of a step alone, so that it is the only one."""
    kept = (step.current, step.target)
    return replace(
        rubric,
        levels=tuple(level for level in rubric.levels if level.key in kept),
        sections=tuple(section for section in rubric.sections if section.level in kept),
        criteria=tuple(
            replace(criterion, expectations=expectations)
            for criterion in rubric.criteria
            if (expectations := tuple(e for e in criterion.expectations if e.level in kept))
        ),
    )


def _is_ours(path: Path, encoding: str | None) -> bool:
    if path.suffix.lower() == SUFFIX:
        return True
    if path.suffix.lower() not in MARKDOWN or not path.is_file():
        return False
    from calibrate.exchange.ladders.rubric_markdown_reader import is_ours

    return is_ours(decode(read_bytes(path, MEGABYTE), path.name, encoding)[0])


def _read_own(path: Path, encoding: str | None) -> Rubric:
    """Read a file of ours, whichever of its two forms it has."""
    is_toml = path.suffix.lower() == SUFFIX
    text, _ = decode(read_bytes(path, MEGABYTE), path.name, None if is_toml else encoding)
    if is_toml:
        if TOO_DEEP.search(text):
            raise BadInput(f"{path.name} is nested too deep to be a rubric.")
        return _made_of(lambda: tomllib.loads(text), path.name)
    from calibrate.exchange.ladders.rubric_markdown_reader import markdown_content

    return _made_of(lambda: markdown_content(in_lines(text)), path.name)


def _made_of(read: Callable[[], dict[str, Any]], name: str) -> Rubric:
    """Make a rubric of the tables of a file, or say what in the file `name` is none."""
    try:
        content = read()
        _check_format(content)
        return _rubric(msgspec.convert(cleaned(content), _File))
    except tomllib.TOMLDecodeError as trouble:
        raise BadInput(f"{name} is not TOML: {trouble}.") from trouble
    except RecursionError as trouble:
        raise BadInput(f"{name} is nested too deep to be a rubric.") from trouble
    except (msgspec.ValidationError, BadInput) as trouble:
        raise BadInput(f"{name}: {_in_words(str(trouble)).rstrip('.')}.") from trouble
    except ValueError as trouble:
        raise BadInput(f"{name} holds a number that is too long to be read.") from trouble


def _in_words(trouble: str) -> str:
    for pattern, words in MEANT.items():
        trouble = trouble.replace(f"`str` matching regex {pattern!r}", words)
    return trouble


def _check_format(content: dict[str, Any]) -> None:
    found = content.get("format")
    if found is None:
        raise BadInput("This is not a rubric file of Calibrate: it has no “format”.")
    if found != FORMAT:
        told = str(found)[:LONGEST_TOLD]
        raise BadInput(f"The format is {told}, and this Calibrate reads {FORMAT}; update it.")


def _rubric(file: _File) -> Rubric:
    rubric = Rubric(
        title=file.title,
        version=file.version,
        levels=tuple(Level(level.key, level.title) for level in file.levels),
        scale=_scale(file.scale),
        split=_split(file.split),
        sections=tuple(_section(section) for section in file.sections),
        criteria=tuple(_criterion(criterion) for criterion in file.criteria),
    )
    _check_sections(rubric)
    rubric.need_names_apart()
    return rubric


def _section(table: _Section) -> Section:
    links = tuple(Link(link.text, link.address) for link in table.links)
    return Section(**(msgspec.structs.asdict(table) | {"links": links, "origins": _origins(table)}))


def _origins(table: _Section | _Expectation) -> tuple[Origin, ...]:
    return tuple(Origin(one.example, one.session, one.month) for one in table.origins)


def _scale(table: _Scale) -> Scale:
    points = tuple(ScalePoint(point.value, point.label) for point in table.points)
    return Scale(points, table.holds, table.bar, table.not_shown)


def _split(table: _Split) -> SplitRule:
    numerator, denominator = table.share.split("/")
    return SplitRule(int(numerator), int(denominator), table.distance)


def _criterion(table: _Criterion) -> Criterion:
    expectations = (
        Expectation(**(msgspec.structs.asdict(one) | {"origins": _origins(one)}))
        for one in table.expectations
    )
    return Criterion(table.id, table.title, tuple(expectations), table.category)


def _check_sections(rubric: Rubric) -> None:
    keys = [level.key for level in rubric.levels]
    places = [(section.category, section.level) for section in rubric.sections]
    for category, level in places:
        if level not in keys:
            raise BadInput(
                f"Section “{category}” names level {briefly(level)}, which is not there."
            )
        if places.count((category, level)) > 1:
            raise BadInput(f"Section “{category}” is there twice at {level}; keep one.")


def write_rubric(rubric: Rubric, path: Path) -> None:
    """Write a rubric as TOML, or as Markdown where the file's name says so.

    Either reads back with the same hash. Raises BadInput if it cannot be written.
    """
    if path.suffix.lower() in MARKDOWN:
        from calibrate.exchange.ladders.rubric_markdown import markdown_of

        write_whole(path, markdown_of(rubric).encode())
        return
    content = msgspec.to_builtins(_file(rubric))
    write_whole(path, tomli_w.dumps(content, indent=4).encode())


def _file(rubric: Rubric) -> _File:
    split = rubric.split
    share = f"{split.share_numerator}/{split.share_denominator}"
    return _File(
        format=FORMAT,
        title=rubric.title,
        version=rubric.version,
        levels=_tables(rubric.levels, tuple[_Level, ...]),
        scale=_tables(rubric.scale, _Scale),
        split=_Split(share, split.distance),
        sections=_tables(rubric.sections, tuple[_Section, ...]),
        criteria=_tables(rubric.criteria, tuple[_Criterion, ...]),
    )


def _tables(values: Any, kind: Any) -> Any:
    """Return values of the domain as tables of the same fields."""
    return msgspec.convert(values, kind, from_attributes=True)


def bundled_rubrics() -> tuple[Path, ...]:
    """Return the rubric files that come with the app, in the order of their names."""
    return tuple(sorted(resource("rubrics").glob("*.toml")))
