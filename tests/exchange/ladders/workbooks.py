"""A spreadsheet made of nothing but the XML that it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return an XLSX with these rows of text in its sheets."""
    names = list(sheets)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": _relations({"workbook": "xl/workbook.xml"}, "officeDocument"),
        "xl/_rels/workbook.xml.rels": _relations(
            {f"s{n}": f"worksheets/sheet{n}.xml" for n in range(len(names))}, "worksheet"
        ),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{n + 1}" r:id="s{n}"/>'
            for n, name in enumerate(names)
        )
        + "</sheets></workbook>",
        **{f"xl/worksheets/sheet{n}.xml": _sheet(sheets[name]) for n, name in enumerate(names)},
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for name, content in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return packed.getvalue()


def _relations(targets: Mapping[str, str], kind: str) -> str:
    return (
        f'<Relationships xmlns="{RELATIONS}">'
        + "".join(
            f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for id, target in targets.items()
        )
        + "</Relationships>"
    )


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    cells = (
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for c, text in enumerate(row)
            if text
        )
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(cells)}</sheetData></worksheet>'
