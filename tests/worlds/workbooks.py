"""Workbooks (XLSX) written by hand: what a spreadsheet saves, and what none would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

Cell = str | int | float | bool | date | None
Rows = Sequence[Sequence[Cell]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DAY_ZERO = date(1899, 12, 30)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
"""Style 1 is a date."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its rows; `data` is XML of rows in their place."""

    name: str
    rows: Rows = ()
    state: str = "visible"
    data: str = ""

    @property
    def xml(self) -> str:
        """The sheet as its part of the workbook."""
        inner = self.data or "".join(
            f'<row r="{number}">{"".join(_cell(number, *one) for one in enumerate(row))}</row>'
            for number, row in enumerate(self.rows, 1)
        )
        return f'<worksheet xmlns="{MAIN}"><sheetData>{inner}</sheetData></worksheet>'


def workbook(
    *sheets: Sheet,
    texts: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
    date1904: bool = False,
) -> bytes:
    """Return a workbook; `texts` are what cells name by number, `more` are further parts."""
    listed = "".join(
        f'<sheet name="{escape(one.name)}" sheetId="{at}" state="{one.state}" r:id="r{at}"/>'
        for at, one in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f'<workbookPr date1904="{int(date1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
            + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": _texts(texts),
        **{f"xl/worksheets/sheet{at}.xml": one.xml for at, one in enumerate(sheets, 1)},
        **(more or {}),
    }
    return packed(parts)


def packed(parts: Mapping[str, str]) -> bytes:
    """Return an archive of these parts."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _cell(row: int, column: int, value: Cell) -> str:
    place = f'r="{_letters(column)}{row}"'
    match value:
        case None:
            return ""
        case bool():
            return f'<c {place} t="b"><v>{int(value)}</v></c>'
        case date():
            return f'<c {place} s="1"><v>{(value - DAY_ZERO).days}</v></c>'
        case str():
            text = f'<t xml:space="preserve">{escape(value)}</t>'
            return f'<c {place} t="inlineStr"><is>{text}</is></c>'
        case _:
            return f"<c {place}><v>{value}</v></c>"


def _letters(column: int) -> str:
    return (
        chr(ord("A") + column)
        if column < 26
        else _letters(column // 26 - 1) + _letters(column % 26)
    )


def _texts(texts: Sequence[str]) -> str:
    inner = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'<sst xmlns="{MAIN}">{inner}</sst>'


def _types(sheets: int) -> str:
    parts = [("workbook.xml", "sheet.main"), ("styles.xml", "styles"),
             ("sharedStrings.xml", "sharedStrings")]  # fmt: skip
    parts += [(f"worksheets/sheet{at}.xml", "worksheet") for at in range(1, sheets + 1)]
    listed = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{listed}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
