"""Any document as sections of a ladder, by what its name and its beginning say that it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.text.rule import FORBIDDEN, in_lines
from calibrate.exchange.files import MEGABYTE, decode, read_bytes
from calibrate.exchange.ladders.documents.blocks import Document
from calibrate.exchange.ladders.sections import Reading
from calibrate.exchange.ladders.shapes.headings import read_headings

LARGEST_WORKBOOK = 10 * MEGABYTE

WORKBOOKS = frozenset([".xlsx", ".xlsm"])
TABLES = frozenset([".csv", ".tsv", ".tab"])
PAGES = frozenset([".html", ".htm", ".xhtml"])
TREES = frozenset([".yaml", ".yml", ".json"])
REFUSED = {
    ".pdf": "a PDF, in which nobody can tell a heading from a line",
    ".docx": "a document of a word processor",
    ".doc": "a document of a word processor",
    ".odt": "a document of a word processor",
    ".rtf": "a document of a word processor",
    ".pages": "a document of a word processor",
    ".xls": "a spreadsheet of an old format",
    ".ods": "a spreadsheet of another format",
    ".js": "a program",
    ".ts": "a program",
    ".tsx": "a program",
    ".jsx": "a program",
    ".vue": "a program",
    ".png": "a picture",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".svg": "a picture",
    ".zip": "an archive",
}
"""What a ladder cannot be read from, by the end of its name."""


def read_document(
    path: Path,
    encoding: str | None,
    known: Sequence[str],
    is_one_of_many: bool,
    takes_words: bool = False,
) -> Reading:
    """Return what a ladder's document says at its levels.

    `known` are names of levels that somebody gave. A document that `is_one_of_many` may be of one
    level by its name alone. With `takes_words` a table of mere words or numbers is a ladder too.
    Raises BadInput, naming file and line.
    """
    suffix = path.suffix.lower()
    if what := REFUSED.get(suffix):
        raise BadInput(_refusal(path.name, suffix, what))
    if suffix in WORKBOOKS:
        from calibrate.exchange.ladders.documents.sheets import read_workbook

        document = read_workbook(read_bytes(path, LARGEST_WORKBOOK), path.name)
        return read_headings(document, known, is_one_of_many, takes_words)
    text, _ = decode(read_bytes(path, MEGABYTE), path.name, encoding)
    if control := FORBIDDEN.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise BadInput(f"{path.name}, line {line}: a control character; this is not plain text.")
    text = in_lines(text)
    if suffix in TREES:
        return _of_tree(text, path.name, known)
    document = _reader(suffix, text)(text, path.name)
    return _of_matter(document, known) or read_headings(
        document, known, is_one_of_many, takes_words
    )


def _refusal(name: str, suffix: str, what: str) -> str:
    into = "XLSX or CSV" if suffix in (".xls", ".ods") else "Markdown, HTML, YAML, CSV or XLSX"
    return f"{name} is {what}; save or copy the ladder as {into}, and give that."


def _reader(suffix: str, text: str) -> Callable[[str, str], Document]:
    """Return what reads a text; a page is known by its beginning as well."""
    if suffix in TABLES:
        from calibrate.exchange.ladders.documents.sheets import read_table_text

        return read_table_text
    if suffix in PAGES or text.lstrip()[:14].lower().startswith(("<!doctype html", "<html")):
        from calibrate.exchange.ladders.documents.html import read_html

        return read_html
    from calibrate.exchange.ladders.documents.markdown import read_markdown

    return read_markdown


def _of_tree(text: str, name: str, known: Sequence[str]) -> Reading:
    from calibrate.exchange.ladders.documents.yaml_text import read_yaml
    from calibrate.exchange.ladders.shapes.trees import read_tree

    return read_tree(read_yaml(text, name), name, known)


def _of_matter(document: Document, known: Sequence[str]) -> Reading | None:
    """Read the front matter of a document; return the ladder that stands there, if one does."""
    matter = document.about.pop("matter", "")
    if not isinstance(matter, str) or not matter:
        return None
    from calibrate.exchange.ladders.documents.yaml_text import read_yaml
    from calibrate.exchange.ladders.shapes.trees import read_tree

    tree = read_yaml(matter, document.name, 1)
    document.about = dict(tree) if isinstance(tree, dict) else {}
    reading = read_tree(tree, document.name, known)
    return reading if len(reading.levels()) > 1 else None
