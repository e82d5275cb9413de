"""JSON as tools export it: a list of objects, flat or nested, read as a table of text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.forms.header import MOST_COLUMNS, Read, column_names
from calibrate.exchange.tables.rows import Row, quoted

DEEPEST = 8
ALL, REVIEWS = "each entry", "each review"
LISTS_OF_REVIEWS = ("reviews", "latestReviews")
Object = Mapping[str, Any]


def read_json(text: str, source: str, wanted: str | None = None) -> tuple[Read, tuple[str, ...]]:
    """Return columns and rows, and the ways in which the file can be read.

    Takes a list of objects, an object in which one lies, or an object a line. What is nested
    becomes columns such as `author.login`; values of a list stand in one cell. Where entries have
    reviews, `wanted` may be REVIEWS, and each review is a row. Raises BadInput.
    """
    objects = _objects(_parsed(text, source), source)
    reviews = list(_reviews(objects))
    ways = (ALL, REVIEWS) if reviews else ()
    if wanted is not None and wanted not in ways:
        has = f"; it can be read by {' or '.join(ways)}" if ways else ""
        raise BadInput(f"{source} has no {wanted}{has}.")
    flat = [dict(_flat(item)) for item in (reviews if wanted == REVIEWS else objects)]
    return _table(flat, source), ways


def _table(flat: Sequence[Mapping[str, str]], source: str) -> Read:
    names = list(dict.fromkeys(name for item in flat for name in item))
    if not names:
        raise BadInput(f"{source} names no columns.")
    kept = set(sorted(names, key=lambda name: name.count("."))[:MOST_COLUMNS])
    inner = [name for name in names if name in kept]
    columns = dict(zip(inner, column_names(inner, source), strict=True))
    rows = (Row(number, _cells(item, columns)) for number, item in enumerate(flat, start=1))
    written = tuple(row for row in rows if any(cell.strip() for cell in row.cells.values()))
    left = len(names) - len(inner)
    told = (f"{left} columns, the innermost, are beyond measure and left out",) if left else ()
    return Read(tuple(dict.fromkeys(columns.values())), written, told)


def _cells(item: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    return {columns[name]: cell for name, cell in item.items() if name in columns}


def _parsed(text: str, source: str) -> Any:
    try:
        return _loaded(text)
    except json.JSONDecodeError as trouble:
        lines = [line for line in text.split("\n") if line.strip()]
        if trouble.msg == "Extra data" and len(lines) > 1:
            return [_line(line, number, source) for number, line in enumerate(lines, start=1)]
        raise _no_json(trouble, source) from trouble
    except RecursionError as trouble:
        raise BadInput(f"{source} is nested too deep to be a table.") from trouble
    except BadInput as trouble:
        raise BadInput(f"{source}: {trouble}") from trouble


def _line(text: str, number: int, source: str) -> Any:
    """Return the object of one line, where each line is one."""
    try:
        return _loaded(text)
    except (json.JSONDecodeError, RecursionError, BadInput) as trouble:
        raise BadInput(
            f"{source}, object {number}: it is not JSON, on a line of its own."
        ) from trouble


def _loaded(text: str) -> Any:
    return json.loads(
        text,
        parse_int=str,
        parse_float=str,
        parse_constant=_refuse_constant,
        object_pairs_hook=_object,
    )


def _no_json(trouble: json.JSONDecodeError, source: str) -> BadInput:
    place = f"line {trouble.lineno}, column {trouble.colno}"
    return BadInput(f"{source}, {place}: not JSON: {trouble.msg}.")


def _refuse_constant(name: str) -> NoReturn:
    raise BadInput(f"{name} is no value; leave it empty or write null.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counted.items() if count > 1)
        raise BadInput(f"An object has {quoted(twice)} twice; keep one.")
    return content


def _objects(content: Any, source: str) -> Sequence[Object]:
    if isinstance(content, dict):
        content = _list_within(content)
    if not isinstance(content, list):
        raise BadInput(f"{source}: expected a list of objects, or an object that holds one list.")
    if not content:
        raise BadInput(f"{source} has no rows.")
    for number, item in enumerate(content, start=1):
        if not isinstance(item, dict):
            raise BadInput(f"{source}, row {number}: expected an object with a value a column.")
    return [_node(item) for item in content]


def _list_within(content: Object) -> Any:
    """Return the one list of objects that lies least deep within an object."""
    level: list[Any] = [content]
    for _ in range(DEEPEST):
        values = [value for one in level if isinstance(one, dict) for value in one.values()]
        lists = [value for value in values if isinstance(value, list)]
        objects = [one for one in lists if one and all(isinstance(item, dict) for item in one)]
        if objects or lists:
            found = objects or lists
            return found[0] if len(found) == 1 else None
        level = values
    return None


def _node(item: Object) -> Object:
    """Return what an edge of a graph leads to, or the object itself."""
    inner = item.get("node")
    return inner if isinstance(inner, dict) and item.keys() <= {"node", "cursor"} else item


def _reviews(objects: Sequence[Object]) -> Iterator[Object]:
    """Yield each review as an object of its own, with what it is a review of."""
    for item in objects:
        name = next((one for one in LISTS_OF_REVIEWS if item.get(one)), "")
        found = item.get(name)
        within = found.get("nodes") if isinstance(found, dict) else found
        rest = {key: value for key, value in item.items() if key not in LISTS_OF_REVIEWS}
        for review in within if isinstance(within, list) else ():
            if isinstance(review, dict):
                yield rest | {"review": review}


def _flat(item: Object, before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each value within an object."""
    for name, value in item.items():
        whole = f"{before}{_unicode(name)}"
        if isinstance(value, dict) and value.get("type") == "doc":
            yield whole, "\n".join(_paragraphs(value, 0))
        elif isinstance(value, dict) and depth < DEEPEST:
            yield from _flat(value, f"{whole}.", depth + 1)
        elif isinstance(value, list):
            yield from _of_list(value, whole, depth)
        elif not isinstance(value, dict):
            yield whole, _text(value)


def _of_list(values: Sequence[Any], name: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the plain values of a list as one text, those of its objects as one for each name."""
    plain = [_text(value) for value in values if not isinstance(value, dict | list)]
    if plain:
        yield name, ", ".join(plain)
    inner: dict[str, list[str]] = {}
    for value in values:
        if isinstance(value, dict) and depth < DEEPEST:
            for key, text in _flat(value, f"{name}.", depth + 1):
                inner.setdefault(key, []).append(text)
    for key, texts in inner.items():
        yield key, ", ".join(filter(None, texts))


def _paragraphs(node: Object, depth: int) -> Iterator[str]:
    """Yield the paragraphs of a text that a tracker keeps as a tree."""
    parts = node.get("content")
    inner = [one for one in parts if isinstance(one, dict)] if isinstance(parts, list) else []
    words = "".join(str(one["text"]) for one in inner if isinstance(one.get("text"), str))
    if words:
        yield _unicode(words)
    for one in inner if depth < DEEPEST else ():
        yield from _paragraphs(one, depth + 1)


def _text(value: Any) -> str:
    """Return a plain value as a cell: null is empty, numbers keep the digits that they have."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return _unicode(value).replace("\r\n", "\n").replace("\r", "\n")


def _unicode(text: str) -> str:
    """Return a text with a mark in place of half a character, as a cut leaves it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
