"""Spreadsheets (XLSX): their sheets as rows of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from calibrate.domain.errors import BadInput
from calibrate.exchange.grids.grid import Grid, GridRow
from calibrate.exchange.grids.workbook_parts import unpacked
from calibrate.words.phrases import some

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

PACKED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MOST_NAMED = 12
SINCE_1900, SINCE_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; `names` has all that hold something, `day_zero` begins its days."""

    name: str
    names: tuple[str, ...]
    grid: Grid
    day_zero: date


def is_workbook(raw: bytes) -> bool:
    """Tell a spreadsheet's own format from text."""
    return raw.startswith((PACKED, OLD))


def read_sheet(raw: bytes, source: str, wanted: str | None = None) -> Sheet:
    """Return one sheet, the first that holds something unless one is wanted by its name.

    Raises BadInput for what is no XLSX, is beyond measure, or has no such sheet.
    """
    if raw.startswith(OLD):
        raise BadInput(
            f"{source} is an old or a locked workbook; save it as XLSX without a password, "
            "or as CSV (UTF-8)."
        )
    packed = unpacked(raw, source)
    day_zero = _day_zero(packed)
    grids = _grids(packed, source)
    if not grids:
        raise BadInput(f"{source} has no sheet with anything in it.")
    name = wanted if wanted is not None else next(iter(grids))
    if name not in grids:
        has = some([*grids], MOST_NAMED)
        raise BadInput(f"{source} has no sheet {name} with anything in it; it has {has}.")
    return Sheet(name, tuple(grids), grids[name], day_zero)


def _day_zero(packed: BytesIO) -> date:
    with ZipFile(packed) as parts:
        books = [parts.read(name)[:20_000] for name in parts.namelist() if "workbook.xml" in name]
    packed.seek(0)
    marks = (b'date1904="1"', b'date1904="true"')
    return SINCE_1904 if any(mark in book for book in books for mark in marks) else SINCE_1900


def _grids(packed: BytesIO, source: str) -> dict[str, Grid]:
    """Return the sheets that a person sees and that hold something, by name."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    grids = {}
    try:
        book = load_workbook(packed)
        for sheet in book.sheets_metadata:
            is_table = sheet.typ == SheetTypeEnum.WorkSheet
            if is_table and sheet.visible == SheetVisibleEnum.Visible:
                grids[sheet.name] = _grid(book, sheet.name)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as trouble:  # what panics in there is no Exception
        raise BadInput(
            f"{source} cannot be read as a workbook; save it anew as XLSX, or as CSV (UTF-8)."
        ) from trouble
    return {name: grid for name, grid in grids.items() if grid.rows}


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    numbered = (GridRow(number, _texts(cells)) for number, cells in enumerate(rows, 1))
    return Grid([row for row in numbered if row.filled], f"sheet {name}")


def _texts(cells: Sequence[Any]) -> tuple[str, ...]:
    texts = [_text(cell) for cell in cells]
    while texts and not texts[-1].strip():
        texts.pop()
    return tuple(texts)


def _text(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds")
        case str():
            return value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
        case _:
            return str(value)
