"""Any document as sections of a ladder, by what its name and its beginning say that it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.text.rule import FORBIDDEN, in_lines
from calibrate.exchange.files import MEGABYTE, decode, read_bytes
from calibrate.exchange.ladders.documents.blocks import Document
from calibrate.exchange.ladders.documents.tree import Tree
from calibrate.exchange.ladders.sections import Reading
from calibrate.exchange.ladders.shapes.headings import read_headings

LARGEST_WORKBOOK = 10 * MEGABYTE

WORKBOOKS = frozenset([".xlsx", ".xlsm"])
TABLES = frozenset([".csv", ".tsv", ".tab"])
PAGES = frozenset([".html", ".htm", ".xhtml"])
TREES = frozenset([".yaml", ".yml", ".json"])
SESSION = ".calib"
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


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was taken apart: blocks, or a tree with nothing but keys and texts."""

    name: str
    document: Document | None = None
    tree: Tree | None = None

    def read(
        self, known: Sequence[str], is_one_of_many: bool = False, takes_words: bool = False
    ) -> Reading:
        """Return what the document says at its levels.

        `known` are names of levels that somebody gave. One that `is_one_of_many` may be of one
        level by its name alone. With `takes_words` a table of mere words or numbers counts too.
        """
        if self.tree is not None:
            from calibrate.exchange.ladders.shapes.trees import read_tree

            reading = read_tree(self.tree, self.name, known)
            if self.document is None or len(reading.levels()) > 1:
                return reading
        assert self.document
        return read_headings(self.document, known, is_one_of_many, takes_words)


def open_source(path: Path, encoding: str | None) -> Source:
    """Take a ladder's document apart; raise BadInput, naming file and line, if it cannot be."""
    suffix = path.suffix.lower()
    if suffix == SESSION:
        raise BadInput(f"{path.name} is a session; export its rubric there, and give that file.")
    if what := REFUSED.get(suffix):
        raise BadInput(_refusal(path.name, suffix, what))
    if suffix in WORKBOOKS:
        from calibrate.exchange.ladders.documents.sheets import read_workbook

        return Source(path.name, read_workbook(read_bytes(path, LARGEST_WORKBOOK), path.name))
    text, _ = decode(read_bytes(path, MEGABYTE), path.name, encoding)
    if control := FORBIDDEN.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise BadInput(f"{path.name}, line {line}: a control character; this is not plain text.")
    text = in_lines(text)
    if suffix in TREES:
        return Source(path.name, None, _tree(text, path.name))
    return _with_matter(_reader(suffix, text)(text, path.name))


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


def _tree(text: str, name: str, before: int = 0) -> Tree:
    from calibrate.exchange.ladders.documents.yaml_text import read_yaml

    return read_yaml(text, name, before)


def _with_matter(document: Document) -> Source:
    """Return a document with its front matter as a tree, for the ladder may stand there."""
    matter = document.about.pop("matter", "")
    if not isinstance(matter, str) or not matter:
        return Source(document.name, document)
    tree = _tree(matter, document.name, 1)
    document.about = dict(tree) if isinstance(tree, dict) else {}
    return Source(document.name, document, tree)
