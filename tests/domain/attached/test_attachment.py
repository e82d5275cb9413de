"""What an attachment is called, how large it may be, and what kind of file it is."""

from __future__ import annotations

import pytest

from calibrate.domain.attached.attachment import (
    LARGEST_FILE,
    MOST_IN_SESSION,
    Attachment,
    NewAttachment,
    named_apart,
    need_room,
    need_size,
    size_of,
    size_words,
)
from calibrate.domain.attached.kinds import FileKind
from calibrate.domain.errors import Refused


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (4_249_999, "4.2 MB"),
        (LARGEST_FILE, "10 MB"),
    ],
)
def test_a_size_is_said_in_few_digits(size: int, words: str) -> None:
    assert size_words(size) == words


def test_files_of_one_piece_are_told_apart_by_their_names() -> None:
    new = [NewAttachment(name, b"x") for name in ("plan.pdf", "Plan.PDF", "plan (2).pdf", "…")]
    assert list(named_apart(new, ["PLAN.pdf"])) == [
        "plan (2).pdf",
        "Plan (3).PDF",
        "plan (2) (2).pdf",
        "…",
    ]


def test_a_file_that_is_stored_already_needs_no_room() -> None:
    new = NewAttachment("plan.pdf", b"x" * 1_000)
    full = {new.sha256: 1_000, "other": MOST_IN_SESSION - 1_000}
    need_room([new], 19, full)
    with pytest.raises(Refused, match=r"100 MB now, would have more than 100 MB; put a link"):
        need_room([NewAttachment("more.pdf", b"y" * 1_000)], 0, full)
    with pytest.raises(Refused, match="20 files at most, and this one would have 21"):
        need_room([new], 20, {})


def test_no_sentence_says_that_a_file_of_10_mb_is_more_than_10_mb() -> None:
    need_size("a.bin", LARGEST_FILE)
    with pytest.raises(Refused, match=r"^“a\.bin” has 10\.1 MB, .* 10 MB at most; put a link"):
        need_size("a.bin", LARGEST_FILE + 1)


def test_its_kind_follows_from_its_suffix_and_its_bytes_are_not_shown() -> None:
    new = NewAttachment("photo.JPEG", b"secret bytes")
    made = Attachment("e", 1, new.name, new.size, new.sha256)
    assert made.kind is FileKind.PICTURE and "secret" not in repr(new)
    assert size_of([made, Attachment("f", 3, "again.png", new.size, new.sha256)]) == new.size
