"""What usual tools export comes in with title, date, reference and link, without being told how.

The tables here are invented; their shape is that of the tools.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from calibrate.cli.arguments.evidence import TOOLS
from calibrate.exchange.tables.evidence_mapping import left_out
from calibrate.exchange.tables.evidence_table import Defaults, plan_import, recognise
from calibrate.exchange.tables.profiles import PROFILES
from calibrate.exchange.tables.table import read_table
from tests.exchange.files import written
from tests.worlds.rubrics import STEP
from tests.worlds.values import CRAFT_SESSION

ANN = {"id": "U_1", "is_bot": False, "login": "annlee", "name": "Ann Lee"}
WHEN = "2026-03-14T10:22:33Z"
PULL = {
    "author": ANN,
    "body": "Text",
    "labels": [{"id": "L", "name": "bug", "color": "f00"}],
    "mergedAt": WHEN,
    "number": 42,
    "title": "Bound the retries",
    "url": "https://example.com/a/pull/42",
}
ISSUE = {
    "assignees": [ANN],
    "author": {"login": "ben", "name": ""},
    "body": "Text",
    "closedAt": WHEN,
    "number": 42,
    "title": "Bound the retries",
    "url": "https://example.com/a/issues/42",
}
REVIEWED = PULL | {
    "author": {"login": "ben"},
    "reviews": [
        {"id": "R_1", "author": {"login": "Ann Lee"}, "body": "Text", "submittedAt": WHEN},
        {"id": "R_2", "author": {"login": "Ann Lee"}, "body": "More", "submittedAt": WHEN},
    ],
}
MERGE = {
    "id": 9000,
    "iid": 42,
    "title": "Bound the retries",
    "description": "Text",
    "merged_at": "2026-03-14T10:22:33.000+01:00",
    "author": {"name": "Ann Lee", "username": "ann"},
    "web_url": "https://example.com/a/-/merge_requests/42",
    "references": {"full": "a!42"},
}
JIRA = {
    "issues": [
        {
            "key": "PAY-17",
            "fields": {
                "summary": "Bound the retries",
                "assignee": {"displayName": "Ann Lee", "avatarUrls": {"48x48": "x"}},
                "reporter": {"displayName": "Jo"},
                "issuetype": {"name": "Story"},
                "resolutiondate": "2026-03-14T10:22:33.000+0100",
                "description": "Text",
            },
        }
    ]
}
JIRA_CSV = (
    "Summary,Issue key,Issue id,Issue Type,Assignee,Reporter,Created,Resolved,Labels,Labels,"
    "Description,Comment,Comment\nBound the retries,PAY-17,1,Story,Ann Lee,Jo,1/Mar/26 9:14 AM,"
    "14/Mar/26 4:01 PM,fast,safe,Text,a;b,c\n"
)
GITLAB_CSV = (
    "Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,"
    "Created At (UTC),Closed At (UTC)\nBound the retries,Text,42,https://example.com/a/-/issues/42,"
    "Closed,Ben,ben,Ann Lee,ann,2026-03-01 10:22:33,2026-03-14 10:22:33\n"
)
LINEAR = (
    '"ID","Team","Title","Description","Status","Creator","Assignee","Created","Completed"\n'
    '"ENG-42","Engineering","Bound the retries","Text","Done","Ben","Ann Lee",'
    '"Sun Mar 01 2026 10:22:33 GMT+0000 (GMT)","Sat Mar 14 2026 10:22:33 GMT+0000 (GMT)"\n'
)
FORMS = (
    '"Timestamp","Email Address","Who is this feedback about?","What did they do?\n'
    '(one sentence)","Tell us more","Which expectation does it show?"\n'
    '"2026/03/14 10:22:33 AM GMT+1","jo@example.com","Ann Lee","Bound the retries","Text","code"\n'
)
GIT = (
    "commit 3f2a1bc\nAuthor: Ann Lee <ann@example.com>\nDate:   Sat Mar 14 10:22:33 2026 +0100\n\n"
    "    Bound the retries\n\n    Text\n"
)
GIT_CSV = (
    "hash,author,date,subject,body\n3f2a1bc,Ann Lee,2026-03-14 10:22:33 +0100,"
    "Bound the retries,Text\n"
)
REVIEWER = (
    "reviewer,submitted_at,number,title,body,author,url\nAnn Lee,2026-03-14,42,Bound the retries,"
    "Text,Ben,https://example.com/a/pull/42\n"
)
PULL_LINK, ISSUE_LINK = str(PULL["url"]), str(ISSUE["url"])


@pytest.mark.parametrize(
    ("content", "file", "sheet", "name", "facts"),
    [
        ([PULL], "t.json", None, "GitHub pull requests", ("Merged change", "42", PULL_LINK)),
        ([ISSUE], "t.json", None, "GitHub issues", ("Issue", "42", ISSUE_LINK)),
        ([REVIEWED], "t.json", "each review", "reviews of changes", ("Review", "R_1", PULL_LINK)),
        (REVIEWER, "t.csv", None, "reviews of changes", ("Review", "42", PULL_LINK)),
        ([MERGE], "t.json", None, "GitLab merge requests",
         ("Merged change", "42", "https://example.com/a/-/merge_requests/42")),
        (GITLAB_CSV, "t.csv", None, "GitLab issues",
         ("Issue", "42", "https://example.com/a/-/issues/42")),
        (JIRA, "t.json", None, "Jira", ("Story", "PAY-17", "")),
        (JIRA_CSV, "t.csv", None, "Jira", ("Story", "PAY-17", "")),
        (LINEAR, "t.csv", None, "Linear", ("Issue", "ENG-42", "")),
        (FORMS, "t.csv", None, "Google Forms", ("Feedback", "", "")),
        (GIT, "log.txt", None, "git log", ("Commit", "3f2a1bc", "")),
        (GIT_CSV, "t.csv", None, "git log", ("Commit", "3f2a1bc", "")),
    ],
)  # fmt: skip
def test_an_export_is_recognised_and_read(
    content: object,
    file: str,
    sheet: str | None,
    name: str,
    facts: tuple[str, str, str],
    tmp_path: Path,
) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    table = read_table(written(tmp_path, text, file), sheet=sheet)
    found = recognise(table)
    assert found.name == name
    plan = plan_import(table, found.mapping, CRAFT_SESSION, (), Defaults(STEP, found.kind))
    added = plan.command(file).added[0]
    piece = added.content
    assert (piece.title, piece.text, piece.date) == (
        "Bound the retries",
        "Text",
        date(2026, 3, 14),
    )
    assert (piece.kind, piece.reference, piece.link) == facts
    assert (added.candidate, plan.candidates) == ("ann", ())


def test_every_tool_that_is_recognised_stands_in_the_help() -> None:
    listed = " ".join(TOOLS.split())
    for name in {"Google Forms", *(profile.name for profile in PROFILES)}:
        tool, _, what = name.partition(" ")
        assert tool in listed, name
        assert what.rstrip("s") in listed, name


def test_a_name_is_taken_from_the_column_that_names_everybody(tmp_path: Path) -> None:
    nameless = PULL | {"author": ANN | {"name": ""}, "number": 43}
    table = read_table(written(tmp_path, json.dumps([PULL, nameless]), "t.json"))
    assert recognise(table).mapping["candidate"] == "author.login"


def test_an_export_of_one_persons_own_is_recognised_without_its_author(tmp_path: Path) -> None:
    own = {name: value for name, value in PULL.items() if name != "author"}
    found = recognise(read_table(written(tmp_path, json.dumps([own]), "t.json")))
    assert (found.name, found.kind) == ("GitHub pull requests", "Merged change")
    assert "candidate" not in found.mapping


def test_what_a_tool_names_otherwise_is_known_by_its_usual_name(tmp_path: Path) -> None:
    rows = "assignee,title,completed,number,url\nAnn Lee,One,2026-03-14,42,https://e.org/pull/42\n"
    found = recognise(read_table(written(tmp_path, rows, "t.csv")))
    assert found.name == "GitHub pull requests"
    assert (found.mapping["candidate"], found.mapping["date"]) == ("assignee", "completed")


def test_columns_of_ours_are_known_in_a_tools_table_too(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, GIT_CSV.replace("body", "criteria"), "t.csv"))
    assert recognise(table).mapping["criteria"] == "criteria"


def test_what_no_field_uses_is_left_out_and_named_where_it_holds_anything(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "candidate,title,odd,void\nAnn,One,1,\n", "t.csv"))
    assert left_out(table, recognise(table).mapping) == ("odd",)
