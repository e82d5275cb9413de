"""What `git log` prints, in any of its own forms from short to fuller."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calibrate.exchange.tables.forms.header import Read
from calibrate.exchange.tables.rows import Row

COLUMNS = ("commit", "author", "date", "title", "text")
_COMMIT = re.compile(r"commit ([0-9a-f]{7,64})\b.*")
_FACT = re.compile(r"(Author|AuthorDate|Date|Commit|CommitDate|Merge|Reflog[^:]*):\s*(.*)")
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")


def is_git_log(text: str) -> bool:
    """Tell whether a text begins as the output of `git log` does."""
    return bool(_COMMIT.match(text.lstrip()))


def read_git_log(text: str) -> Read:
    """Return a row for each commit: hash, author, date, subject, rest of the message."""
    rows = []
    for number, (line, commit) in enumerate(_commits(text), start=1):
        rows.append(Row(number, _cells(commit), line))
    return Read(COLUMNS, tuple(rows))


def _commits(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each commit with the number of its first."""
    begun, lines = 0, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        if _COMMIT.fullmatch(line):
            if lines:
                yield begun, lines
            begun, lines = number, []
        if begun:
            lines.append(line)
    if lines:
        yield begun, lines


def _cells(lines: list[str]) -> dict[str, str]:
    found = _COMMIT.match(lines[0])
    facts: dict[str, str] = {}
    for line in lines[1:]:
        if not (fact := _FACT.fullmatch(line)):
            break
        facts[fact[1]] = fact[2].strip()
    message = [line[4:] for line in lines if line.startswith("    ") or not line.strip()]
    title, _, rest = "\n".join(message).strip("\n").partition("\n")
    return {
        "commit": found[1] if found else "",
        "author": _ADDRESS.sub("", facts.get("Author", "")),
        "date": facts.get("AuthorDate") or facts.get("Date", ""),
        "title": title.strip(),
        "text": rest.strip("\n"),
    }
