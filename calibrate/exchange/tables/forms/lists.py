"""Notes as a person writes them: Markdown lists, links, or a paragraph; each item is a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import dedent

from calibrate.domain.text.lengths import LONGEST_TITLE
from calibrate.exchange.tables.dates import readings
from calibrate.exchange.tables.forms.header import Read
from calibrate.exchange.tables.rows import Row
from calibrate.words.phrases import some

COLUMNS = ("candidate", "kind", "date", "title", "text", "ref", "link")
LONGEST_LEAD = 120

_ITEM = re.compile(r"( {0,3})(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)?)\)")
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")
_NUMBER = re.compile(r"(?<![\w/])((?:[\w.-]+/[\w.-]+)?[#!]\d+)(?!\w)")
_KEY = re.compile(r"(?:[\[(]([A-Z][A-Z0-9]+-\d+)[\])]|^([A-Z][A-Z0-9]+-\d+):)")
_NUMBERED = re.compile(r"/([^/]+/[^/]+)/(?:-/)?(pull|issues|merge_requests)/(\d+)")
_DATE_FIRST = re.compile(
    r"\W*(\d[^:–—]{5,30}?|[A-Z][^:–—]{5,30}?)\W*(?::\s|\s[–—-]\s|\s*$)(.*)", re.S
)
_DATE_LAST = re.compile(r"(.*\S)\s*[(\[,–—-]\s*([^()\[\]]{6,40}?)[)\]]?\.?\s*", re.S)


@dataclass(slots=True)
class _Item:
    """An item of a list with the headings above it, by their levels."""

    line: int
    indent: int
    headings: Mapping[int, str]
    lead: str
    below: list[str] = field(default_factory=list)


def is_list(text: str) -> bool:
    """Tell whether a text is a list in Markdown: its first line is an item or a heading."""
    lines = [line for line in text.split("\n") if line.strip()]
    starts = bool(lines) and bool(_ITEM.fullmatch(lines[0]) or _HEADING.fullmatch(lines[0]))
    return starts and any(_ITEM.fullmatch(line) for line in lines)


def is_links(text: str) -> bool:
    """Tell whether a text is nothing but links, one a line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_is_link(line) for line in lines)


def _is_link(line: str) -> bool:
    return bool(_ADDRESS.fullmatch(line) or _LINK.fullmatch(line))


def read_list(text: str) -> Read:
    """Return a row for each item of the lists in a text.

    Of the headings above it, the outer one is the candidate and the next the kind; a heading that
    stands over everything is the document's own. What is indented below an item is its text.
    """
    items, aside = _items(text)
    levels = _levels(items)
    found = [_cells(item, levels) for item in items]
    told = (f"what stands in no list is left out: {some(aside, 2)}",) if aside else ()
    return _read(found, [item.line for item in items], told)


def read_links(text: str) -> Read:
    """Return a row for each link."""
    lines = [(line.strip(), at) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
    return _read([_lead(line) for line, _ in lines], [at for _, at in lines])


def read_paragraph(text: str, link: str = "") -> Read:
    """Return one row: a text, titled by its first line or sentence."""
    first, _, rest = text.strip().partition("\n")
    cells = _lead(first, link) | {"text": text.strip()}
    if len(first) > LONGEST_LEAD:
        cells["title"] = _first_sentence(cells["title"])
    elif not rest.strip():
        cells["text"] = ""
    return _read([cells], [1])


def _first_sentence(text: str) -> str:
    found = re.match(r"(.{10,}?[.!?])(?:\s|$)", text)
    sentence = found[1].rstrip(".") if found else text
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return f"{sentence[: LONGEST_LEAD - 1].rsplit(' ', 1)[0]}…"


def _read(
    found: Sequence[Mapping[str, str]], lines: Sequence[int], told: tuple[str, ...] = ()
) -> Read:
    """Return rows with those columns that any of them has."""
    columns = tuple(name for name in COLUMNS if any(cells.get(name) for cells in found))
    numbered = enumerate(zip(found, lines, strict=True), start=1)
    rows = (
        Row(number, {name: cells.get(name, "") for name in columns}, line)
        for number, (cells, line) in numbered
    )
    return Read(columns, tuple(rows), told)


def _items(text: str) -> tuple[list[_Item], list[str]]:
    """Return the items, and the lines that belong to none."""
    items, aside, headings = list[_Item](), list[str](), dict[int, str]()
    current: _Item | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if heading := _HEADING.fullmatch(line.strip()):
            level = len(heading[1])
            headings = {one: name for one, name in headings.items() if one < level}
            headings[level] = _plain(heading[2])
            current = None
        elif (item := _ITEM.fullmatch(line)) and not (
            current and len(item[1]) > current.indent + 1
        ):
            current = _Item(number, len(item[1]), headings, item[2])
            items.append(current)
        elif current and (line.startswith((" ", "\t")) or not line.strip()):
            current.below.append(line)
        elif current and not (current.below and not current.below[-1].strip()):
            current.lead += f" {line.strip()}"
        elif line.strip():
            aside.append(f"“{line.strip()[:40]}”")
            current = None
    return items, aside


def _levels(items: Sequence[_Item]) -> list[int]:
    """Return the levels of headings that tell items apart, the outermost first."""
    names: dict[int, set[str]] = {}
    for item in items:
        for level, name in item.headings.items():
            names.setdefault(level, set()).add(name)
    levels = sorted(names)
    while len(levels) > 1 and len(names[levels[0]]) == 1:
        levels.pop(0)
    return levels[:2]


def _cells(item: _Item, levels: Sequence[int]) -> dict[str, str]:
    named = [item.headings.get(level, "") for level in levels]
    below = dedent("\n".join(item.below).expandtabs(4)).strip()
    found = _lead(item.lead) | dict(zip(("candidate", "kind"), named, strict=False))
    if below:
        found["text"] = below
    if len(found["title"]) > LONGEST_TITLE:
        found["text"] = "\n\n".join(filter(None, (item.lead.strip(), below)))
        found["title"] = _first_sentence(found["title"])
    return found


def _lead(line: str, link: str = "") -> dict[str, str]:
    """Return title, date, reference and link of a line."""
    found = {"link": link} if link else {}
    line = line if link else _without_link(line, found)
    line = _without_date(line, found)
    number = _NUMBER.search(line) or _KEY.search(line)
    if number:
        found["ref"] = next(filter(None, number.groups()))
        line = re.sub(
            rf"\s*[(\[]{re.escape(found['ref'])}[)\]]|^{re.escape(found['ref'])}:?\s+", "", line
        )
    from_link = _NUMBERED.search(found.get("link", ""))
    if from_link:
        sign = "!" if from_link[2] == "merge_requests" else "#"
        found.setdefault("ref", f"{sign}{from_link[3]}")
        line = line.strip() or f"{from_link[1]}{sign}{from_link[3]}"
    found["title"] = _plain(line).strip(" :–—-") or found.get("link", "") or line
    return found


def _without_link(line: str, found: dict[str, str]) -> str:
    if named := _LINK.search(line):
        found["link"] = named[2]
        return f"{line[: named.start()]}{named[1]}{line[named.end() :]}"
    if bare := _ADDRESS.search(line):
        address = bare[1].rstrip(".,;:!?" if "(" in bare[1] else ".,;:!?)")
        found["link"] = address
        return f"{line[: bare.start()]}{line[bare.start() :].replace(address, '', 1)}".replace(
            "<>", ""
        )
    return line


def _without_date(line: str, found: dict[str, str]) -> str:
    first = _DATE_FIRST.fullmatch(line)
    if first and readings(first[1].strip()):
        found["date"] = first[1].strip()
        return first[2]
    last = _DATE_LAST.fullmatch(line)
    if last and readings(last[2].strip()):
        found["date"] = last[2].strip()
        return last[1]
    return line


def _plain(text: str) -> str:
    """Return a text without the marks of bold type."""
    return re.sub(r"(\*\*|__)(.+?)\1", r"\2", text).strip()
