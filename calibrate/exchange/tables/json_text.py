"""A list of flat JSON objects, read as a table of text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.csv_text import checked_columns
from calibrate.exchange.tables.rows import Row, quoted


def read_json(text: str, source: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return columns and rows; numbers keep the digits they have, null is empty.

    Takes a list of objects, or an object in which one list of objects lies. Raises BadInput.
    """
    objects = _objects(_parsed(text, source), source)
    names = tuple(dict.fromkeys(name for item in objects for name in item))
    columns = dict(zip(names, checked_columns(names, source), strict=True))
    numbered = enumerate(objects, start=1)
    rows = (Row(number, _cells(item, columns, number, source)) for number, item in numbered)
    written = tuple(row for row in rows if any(cell.strip() for cell in row.cells.values()))
    return tuple(columns.values()), written


def _parsed(text: str, source: str) -> Any:
    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as trouble:
        place = f"line {trouble.lineno}, column {trouble.colno}"
        raise BadInput(f"{source}, {place}: not JSON: {trouble.msg}.") from trouble
    except RecursionError as trouble:
        raise BadInput(f"{source} is nested too deep to be a table.") from trouble
    except BadInput as trouble:
        raise BadInput(f"{source}: {trouble}") from trouble


def _refuse_constant(name: str) -> NoReturn:
    raise BadInput(f"{name} is no value; leave it empty or write null.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counted.items() if count > 1)
        raise BadInput(f"An object has {quoted(twice)} twice; keep one.")
    return content


def _objects(content: Any, source: str) -> Sequence[Mapping[str, Any]]:
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
        content = lists[0] if len(lists) == 1 else None
    if not isinstance(content, list):
        raise BadInput(f"{source}: expected a list of objects, or an object that holds one list.")
    if not content:
        raise BadInput(f"{source} has no rows.")
    for number, item in enumerate(content, start=1):
        if not isinstance(item, dict):
            raise BadInput(f"{source}, row {number}: expected an object with a value a column.")
    return content


def _cells(
    content: Mapping[str, Any], columns: Mapping[str, str], number: int, source: str
) -> dict[str, str]:
    cells = {}
    for name, value in content.items():
        cell, column = _text(value), columns[name]
        if cell is None:
            raise BadInput(
                f"{source}, row {number}, column {column}: "
                "expected text or a number, not a list, an object or text that is not Unicode."
            )
        cells[column] = cell
    return cells


def _text(value: Any) -> str | None:
    """Return a value as a cell, with null as empty; None for what is no cell."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str() if _is_unicode(value):
            return value.replace("\r\n", "\n").replace("\r", "\n")
        case _:
            return None


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
