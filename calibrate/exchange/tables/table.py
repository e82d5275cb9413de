"""Tables that come in: separated values, spreadsheets, JSON, lists, a log, or what was pasted."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.exchange.files import MEGABYTE, decode, read_bytes
from calibrate.exchange.grids.separated import read_separated
from calibrate.exchange.grids.workbook import is_workbook, read_sheet
from calibrate.exchange.tables.forms.git_log import is_git_log, read_git_log
from calibrate.exchange.tables.forms.header import Read, with_header
from calibrate.exchange.tables.forms.html_table import html_grid, only_link
from calibrate.exchange.tables.forms.json_text import ALL, read_json
from calibrate.exchange.tables.forms.lists import (
    is_links,
    is_list,
    read_links,
    read_list,
    read_paragraph,
)
from calibrate.exchange.tables.forms.markdown_table import markdown_grid
from calibrate.exchange.tables.rows import Problem, Row, Table, problem, quoted

__all__ = ["Problem", "Row", "Table", "problem", "quoted", "read_pasted", "read_table"]

LARGEST_TABLE = 50 * MEGABYTE
LARGEST_PASTE = 5 * MEGABYTE
CLIPBOARD = "the clipboard"
SEPARATED = {".csv", ".tsv"}
MARKDOWN = {".md", ".markdown"}

_JSON = re.compile(r"\s*(?:\[\s*\{|\{\s*\")")


def read_table(path: Path, encoding: str | None = None, sheet: str | None = None) -> Table:
    """Return the table in a file; what is not UTF-8 is read as `encoding`, if one was chosen.

    `sheet` names one of several that the file has. Raises BadInput, naming row and line, for what
    is no table, and UnknownEncoding.
    """
    raw = read_bytes(path, LARGEST_TABLE)
    if is_workbook(raw):
        return _with_rows(_of_workbook(raw, path.name, sheet))
    text, written_as = decode(raw, path.name, encoding)
    suffix = path.suffix.lower()
    if suffix == ".json" or (text.lstrip()[0] in "[{" and suffix not in MARKDOWN):
        return _with_rows(_of_json(text, path.name, written_as, sheet))
    if sheet is not None:
        raise BadInput(f"{path.name} has no sheets; only a workbook (XLSX) has.")
    read, kind = _of_text(text, path.name, suffix)
    return _with_rows(_table(path.name, read, f"{kind}, {written_as}"))


def read_pasted(text: str, html: str = "", sheet: str | None = None) -> Table:
    """Return what the clipboard holds as a table: a table, a list, links, or a paragraph.

    Raises BadInput for what is none.
    """
    if len(text) + len(html) > LARGEST_PASTE:
        raise BadInput(f"{CLIPBOARD} holds more than {LARGEST_PASTE // MEGABYTE} MB; use a file.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    grid = html_grid(html) if html else None
    if grid:
        return _with_rows(_table(CLIPBOARD, with_header(grid, CLIPBOARD, strict=False), grid.note))
    if not text.strip():
        raise BadInput("The clipboard holds no text; copy a table, a list, a text or a link first.")
    if _JSON.match(text):
        return _with_rows(_of_json(text, CLIPBOARD, "", sheet))
    read, kind = _of_paste(text, only_link(html))
    return _with_rows(_table(CLIPBOARD, read, kind))


def _of_workbook(raw: bytes, source: str, wanted: str | None) -> Table:
    sheet = read_sheet(raw, source, wanted)
    read = with_header(sheet.grid, source, strict=False)
    note = f"XLSX, {sheet.grid.note}"
    return _table(source, read, note, sheet.names, sheet.name, sheet.day_zero)


def _of_json(text: str, source: str, written_as: str, wanted: str | None) -> Table:
    read, ways = read_json(text, source, wanted)
    note = ", ".join(filter(None, ("JSON", written_as)))
    return _table(source, read, note, ways, wanted or (ALL if ways else ""))


def _of_text(text: str, source: str, suffix: str) -> tuple[Read, str]:
    if suffix not in SEPARATED:
        if is_git_log(text):
            return read_git_log(text), "git log"
        if grid := markdown_grid(text):
            return with_header(grid, source, strict=False), grid.note
        if suffix in MARKDOWN or is_list(text):
            return _list(text, source), "a list"
        if text.lstrip().startswith("<") and (grid := html_grid(text)):
            return with_header(grid, source, strict=False), grid.note
    return _separated(text, source)


def _separated(text: str, source: str) -> tuple[Read, str]:
    grid = read_separated(text, source)
    return with_header(grid, source, strict=True), grid.note


def _list(text: str, source: str) -> Read:
    read = read_list(text)
    if not read.rows:
        raise BadInput(f"{source} has no list; begin each piece with a dash, or hand in a table.")
    return read


def _of_paste(text: str, link: str) -> tuple[Read, str]:
    if is_links(text):
        return read_links(text), "links"
    if is_git_log(text):
        return read_git_log(text), "git log"
    if grid := markdown_grid(text):
        return with_header(grid, CLIPBOARD, strict=False), grid.note
    if is_list(text):
        return read_list(text), "a list"
    if _is_table(text):
        return _separated(text, CLIPBOARD)
    return read_paragraph(text, link), "a link" if link else "a text"


def _is_table(text: str) -> bool:
    """Tell rows of cells from a paragraph: at least two lines, and all near the top are as wide."""
    lines = [line for line in text.split("\n") if line.strip()]
    tabs = len(lines) > 1 and "\t" in lines[0]
    return tabs or (len(lines) > 1 and _is_narrow(lines[0]))


def _is_narrow(line: str) -> bool:
    """Whether a line may be a header of separated values: short names, and no sentence."""
    for sign in ",;|":
        names = [name.strip() for name in line.strip(sign).split(sign)]
        if len(names) > 1 and all(0 < len(name.split()) <= 3 for name in names):
            return not line.rstrip().endswith((".", ":", "!", "?"))
    return False


def _table(
    source: str,
    read: Read,
    note: str,
    sheets: tuple[str, ...] = (),
    sheet: str = "",
    day_zero: date | None = None,
) -> Table:
    return Table(source, read.columns, read.rows, note, read.told, sheets, sheet, day_zero)


def _with_rows(table: Table) -> Table:
    if not table.rows:
        raise BadInput(f"{table.source} has no rows below its header.")
    return table
