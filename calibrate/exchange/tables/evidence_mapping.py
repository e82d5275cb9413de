"""Which column of a table becomes which field of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.profiles import Recognised, plain, recognised
from calibrate.exchange.tables.rows import Table
from calibrate.words.phrases import briefly, some

MOST_NAMED = 12
"""How many columns a sentence names."""

LONGEST_NAMED = 40

USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "candidate": ("candidate", "candidatename", "engineer", "employee", "person", "assignee",
                  "assigneename", "author", "authorname", "authorlogin", "login", "userlogin",
                  "user", "name"),
    "title": ("title", "subject", "headline", "summary"),
    "text": ("text", "body", "description", "details", "message", "content", "comment", "summary"),
    "kind": ("kind", "type", "issuetype"),
    "date": ("date", "mergedat", "closedat", "resolved", "completed", "authordate", "committedat",
             "createdat", "created", "timestamp", "day"),
    "ref": ("ref", "reference", "number", "issuekey", "id", "sha", "commit", "hash", "key"),
    "link": ("link", "url", "htmlurl", "weburl", "permalink"),
    "author": ("author", "writtenby", "givenby", "by", "from", "reporter"),
    "part": ("part", "ownpart", "whosepart", "role", "contribution"),
    "criteria": ("criteria", "criterion"),
    "audience": ("audience", "seenby", "whomayseeit", "visibility"),
}  # fmt: skip

FIELDS = tuple(USUAL_NAMES)
REQUIRED = ("candidate", "title")


def guess_mapping(columns: Sequence[str]) -> Mapping[str, str]:
    """Return the column for each field whose usual names are among `columns`."""
    free = {plain(column): column for column in reversed(columns)}
    mapping = {}
    for field, names in USUAL_NAMES.items():
        found = next((name for name in names if name in free), None)
        if found is not None:
            mapping[field] = free.pop(found)
    return mapping


def recognise(table: Table) -> Recognised:
    """Return which column becomes which field: by the tool that wrote it, else by usual names.

    A tool's table may have columns that somebody added; what its author means, the tool says.
    """
    found = recognised(table)
    if found is None or "title" not in found.mapping:
        return Recognised(mapping=guess_mapping(table.columns))
    own = {field: found.mapping[field] for field in FIELDS if field in found.mapping}
    usual = guess_mapping([one for one in table.columns if one not in own.values()])
    more = {field: usual[field] for field in usual if field not in own and field != "author"}
    mapping = own | more
    return replace(found, mapping={field: mapping[field] for field in FIELDS if field in mapping})


def left_out(table: Table, mapping: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns that hold something and that no field uses."""
    unused = [column for column in table.columns if column not in mapping.values()]
    return tuple(
        column for column in unused if any(row.cells.get(column, "").strip() for row in table.rows)
    )


def named(columns: Sequence[str], most: int = MOST_NAMED) -> str:
    """Return the names of columns within a sentence, the long ones cut."""
    return some([briefly(column, LONGEST_NAMED) for column in columns], most)


def parse_mapping(options: Sequence[str], table: Table) -> Mapping[str, str]:
    """Return the guessed mapping with options such as `candidate=author` in place of guesses.

    An option without a column, such as `author=`, leaves the field out. Raises BadInput that names
    the option.
    """
    given: dict[str, str] = {}
    for option in options:
        field, column = _parsed(option, table)
        if field in given:
            raise BadInput(f"--map {option}: {field} is mapped twice; say it once.")
        given[field] = column
    guessed = recognise(table).mapping
    kept = {
        field: column
        for field, column in guessed.items()
        if field not in given and column not in given.values()
    }
    chosen = kept | given
    return {field: chosen[field] for field in FIELDS if chosen.get(field)}


def _parsed(option: str, table: Table) -> tuple[str, str]:
    field, equals, name = (part.strip() for part in option.partition("="))
    if not equals:
        raise BadInput(f"--map {option}: expected FIELD=COLUMN, such as candidate=author.")
    if field not in FIELDS:
        raise BadInput(f"--map {option}: there is no field {field}; there are {', '.join(FIELDS)}.")
    if name and name not in table.columns:
        raise BadInput(
            f"--map {option}: {table.source} has no column {name}; it has {named(table.columns)}."
        )
    return field, name


def check_mapping(mapping: Mapping[str, str], table: Table, whose: str = "") -> None:
    """Raise BadInput unless every column is there and title and candidate have one.

    Without a column for it the candidate is `whose`, if that is said.
    """
    for field in REQUIRED:
        if field not in mapping and not (whose and field == "candidate"):
            alone = ", or --candidate NAME if all is one person's" if field == "candidate" else ""
            raise BadInput(
                f"{table.source}: no column is known as the {field}; say which one is, as in "
                f"--map {field}=COLUMN{alone}. It has {named(table.columns)}."
            )
    for field, column in mapping.items():
        _parsed(f"{field}={column}", table)
