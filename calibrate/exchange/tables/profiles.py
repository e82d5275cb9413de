"""What usual tools export, recognised by its columns: which of them becomes which field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from calibrate.exchange.tables.rows import Table

Names = Mapping[str, tuple[str, ...]]

MERGED, ISSUE = "Merged change", "Issue"


def plain(column: str) -> str:
    """Return a column's name without signs, blanks and capitals."""
    return re.sub(r"[\W_]+", "", column).casefold()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a tool exports. `signs` are columns by which it is known, all of them.

    `fields` has the columns of each field by preference, `kind` what rows are that name none. With
    `leads_to`, its links lead to such an address.
    """

    name: str
    signs: frozenset[str]
    fields: Names
    kind: str = ""
    leads_to: str = ""

    def mapping(self, table: Table) -> Mapping[str, str]:
        """Return the column of each field that has one, the first that is filled in any row."""
        free = {plain(column): column for column in reversed(table.columns)}
        mapping = {}
        for name, choices in self.fields.items():
            there = [free[choice] for choice in choices if choice in free]
            if there:
                filled = (one for one in there if _is_filled(table, one, all_rows=name in NEEDED))
                mapping[name] = next(filled, there[0])
        return mapping

    def knows(self, table: Table) -> bool:
        """Tell whether a table is of this tool."""
        columns = {plain(column): column for column in table.columns}
        if not columns.keys() >= self.signs:
            return False
        links = (columns[one] for one in self.fields["link"] if one in columns)
        rows = [row.cells.get(link, "") for link in links for row in table.rows[:20]]
        return not self.leads_to or any(self.leads_to in link for link in rows)


NEEDED = ("candidate", "title")


def _is_filled(table: Table, column: str, all_rows: bool) -> bool:
    filled = (bool(row.cells.get(column, "").strip()) for row in table.rows)
    return all(filled) if all_rows else any(filled)


GITHUB: Names = {
    "candidate": ("authorname", "authorlogin", "author", "userlogin", "user"),
    "title": ("title",),
    "text": ("body",),
    "date": ("mergedat", "closedat", "createdat"),
    "ref": ("number",),
    "link": ("url", "htmlurl"),
}
ASSIGNED: Names = {
    **GITHUB,
    "candidate": ("assigneesname", "assigneeslogin", "assigneelogin", *GITHUB["candidate"]),
    "date": ("closedat", "updatedat", "createdat"),
}
GITLAB: Names = {
    "candidate": ("authorname", "authorusername", "author"),
    "title": ("title",),
    "text": ("description",),
    "date": ("mergedat", "mergedatutc", "closedat", "closedatutc", "createdat", "createdatutc"),
    "ref": ("iid", "mriid", "issueid"),
    "link": ("weburl", "url"),
}
GITLAB_ISSUE: Names = {
    **GITLAB,
    "candidate": ("assigneename", "assigneesname", "assignee", *GITLAB["candidate"]),
    "date": ("closedat", "closedatutc", "createdat", "createdatutc"),
}
JIRA: Names = {
    "candidate": ("assignee", "fieldsassigneedisplayname", "fieldsassigneename"),
    "title": ("summary", "fieldssummary"),
    "text": ("description", "fieldsdescription"),
    "kind": ("issuetype", "fieldsissuetypename"),
    "date": (
        *("resolved", "resolutiondate", "fieldsresolutiondate"),
        *("updated", "fieldsupdated", "created", "fieldscreated"),
    ),
    "ref": ("issuekey", "key"),
    "link": ("url", "link", "issueurl"),
    "author": ("reporter", "fieldsreporterdisplayname"),
}
LINEAR: Names = {
    "candidate": ("assignee",),
    "title": ("title",),
    "text": ("description",),
    "date": ("completed", "completedat", "updated", "created"),
    "ref": ("id",),
    "link": ("url",),
    "author": ("creator",),
}
GIT: Names = {
    "candidate": ("authorname", "author", "an"),
    "title": ("subject", "title", "message"),
    "text": ("body", "text"),
    "date": ("authordate", "date", "committerdate", "commitdate"),
    "ref": ("commit", "hash", "sha", "abbreviatedcommit", "commithash"),
    "link": ("url",),
}
REVIEW: Names = {
    "candidate": ("reviewauthorname", "reviewauthorlogin", "reviewuserlogin", "reviewer"),
    "title": ("title", "changetitle", "pullrequesttitle", "subject"),
    "text": ("reviewbody", "reviewtext", "comment", "body", "text"),
    "date": ("reviewsubmittedat", "submittedat", "reviewedat", "reviewdate", "date"),
    "ref": ("reviewid", "number", "ref", "id"),
    "link": ("reviewurl", "url", "link", "htmlurl"),
    "kind": ("kind",),
}

PROFILES: Sequence[Profile] = (
    Profile("reviews of changes", frozenset({"reviewauthorlogin", "title"}), REVIEW, "Review"),
    Profile("reviews of changes", frozenset({"reviewer", "title"}), REVIEW, "Review"),
    Profile("GitLab merge requests", frozenset({"iid", "title", "mergedat"}), GITLAB, MERGED),
    Profile("GitLab merge requests", frozenset({"mriid", "title"}), GITLAB, MERGED),
    Profile("GitLab issues", frozenset({"iid", "title", "weburl"}), GITLAB_ISSUE, ISSUE),
    Profile(
        "GitLab issues", frozenset({"issueid", "title", "authorusername"}), GITLAB_ISSUE, ISSUE
    ),
    Profile("GitHub issues", frozenset({"number", "title"}), ASSIGNED, ISSUE, "/issues/"),
    Profile("GitHub pull requests", frozenset({"number", "title", "mergedat"}), GITHUB, MERGED),
    Profile("GitHub pull requests", frozenset({"number", "title", "url"}), GITHUB, "", "/pull/"),
    Profile("Jira", frozenset({"issuekey", "summary"}), JIRA, ISSUE),
    Profile("Jira", frozenset({"key", "fieldssummary"}), JIRA, ISSUE),
    Profile("Linear", frozenset({"id", "title", "team", "assignee", "creator"}), LINEAR, ISSUE),
    *(
        Profile("git log", frozenset({commit, "author", title}), GIT, "Commit")
        for commit in ("commit", "hash", "sha")
        for title in ("subject", "title", "message")
    ),
)

_WHO = re.compile(r"\bwho(m)?\b|\babout\b|\bcandidate\b|\bcolleague\b|\bname of\b", re.I)
_TOLD_BY = re.compile(r"user ?name|e-?mail|your name", re.I)
_WHERE = re.compile(r"expectation|criteri", re.I)
_LINKED = re.compile(r"\blink\b|\burl\b", re.I)
_PART = re.compile(r"\b(part|role)\b", re.I)
_SHORT = re.compile(r"what did|summar|one sentence|headline|title|in short", re.I)


def form_mapping(columns: Sequence[str]) -> Mapping[str, str]:
    """Return the fields that the questions of a form answer; none where it is no form's table.

    Google Forms writes the question over each column, and the moment of the answer first.
    """
    if plain(columns[0]) != "timestamp" or not any("?" in column for column in columns):
        return {}
    mapping = {"date": columns[0]}
    for name, wanted in (
        ("author", _TOLD_BY),
        ("candidate", _WHO),
        ("criteria", _WHERE),
        ("link", _LINKED),
        ("part", _PART),
        ("title", _SHORT),
    ):
        free = (one for one in columns if one not in mapping.values() and wanted.search(one))
        if column := next(free, None):
            mapping[name] = column
    rest = [one for one in columns if one not in mapping.values()]
    for name in ("title", "text"):
        if name not in mapping and rest:
            mapping[name] = rest.pop(0)
    return mapping


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a table was recognised as: by name, its fields, and the kind of rows that name none."""

    name: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


def recognised(table: Table) -> Recognised | None:
    """Return as what tool's export a table is recognised, None if as nobody's."""
    if form := form_mapping(table.columns):
        return Recognised("Google Forms", form, "Feedback")
    found = next((profile for profile in PROFILES if profile.knows(table)), None)
    return Recognised(found.name, found.mapping(table), found.kind) if found else None
