"""What git prints is read as it is, whatever form was asked for."""

from __future__ import annotations

import pytest

from calibrate.exchange.tables.forms.git_log import is_git_log, read_git_log

LOG = """commit 3f2a1bc9 (HEAD -> main)
Merge: 1234567 89abcde
Author: Ann Lee <ann@example.com>
Date:   2026-03-14 10:22:33 +0100

    Bound the retries

    Nothing storms.
    * list

 queue.py | 2 +-

commit 4f2a1bc9
Author:     Ben Roy <ben@example.com>
AuthorDate: Sun Mar 15 10:22:33 2026 +0100
Commit:     Ann Lee <ann@example.com>
CommitDate: Mon Mar 16 10:22:33 2026 +0100

    Date: not a fact
"""


def test_each_commit_is_a_row() -> None:
    assert is_git_log(LOG)
    first, second = read_git_log(LOG).rows
    assert first.cells == {
        "commit": "3f2a1bc9",
        "author": "Ann Lee",
        "date": "2026-03-14 10:22:33 +0100",
        "title": "Bound the retries",
        "text": "Nothing storms.\n* list",
    }
    assert second.cells["date"] == "Sun Mar 15 10:22:33 2026 +0100"
    assert (second.cells["author"], second.cells["title"]) == ("Ben Roy", "Date: not a fact")
    assert (first.line, second.line) == (1, 13)


@pytest.mark.parametrize("text", ["commit,author\n3f2a1bc,Ann\n", "commit message", "- commit"])
def test_what_only_begins_alike_is_none(text: str) -> None:
    assert not is_git_log(text)
