"""Files on pieces of evidence: stored once, read through the scope, undone, and gone for good."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.attached import attachment
from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddEvidence,
    Attach,
    Command,
    Detach,
    RemoveCandidate,
    RemoveEvidence,
)
from calibrate.domain.errors import BadInput, FileTrouble, Refused
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.phases import AUDIENCE, Viewer, ViewerKind
from calibrate.store.store import Store
from tests.worlds.sessions import Made, in_charge, new_session, open_session

PLAN = NewAttachment("plan.pdf", b"%PDF a plan \0 " + bytes(range(256)) * 50)
PHOTO = NewAttachment("photo.png", random.Random(1).randbytes(9_000))


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return new_session(tmp_path / "s.calib")


def piece(made: Made, candidate: int = 0, at: int = 0) -> str:
    whose = made.candidates[candidate]
    return made.store.pieces(whose, in_charge(made.store))[at].id


def names(made: Made, candidate: int = 0, at: int = 0) -> list[str]:
    whose = made.candidates[candidate]
    found = made.store.pieces(whose, in_charge(made.store))[at]
    return [one.name for one in found.attachments]


def kept(made: Made) -> int:
    with made.store._document.transaction() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM attached_file").scalar_one())


def undo(made: Made) -> None:
    change = made.store.last_change()
    assert change and change.take_back
    made.do(change.take_back)


def test_several_files_are_attached_at_once_and_read_back_byte_by_byte(made: Made) -> None:
    made.do(Attach(piece(made), (PLAN, PHOTO)))
    found = made.store.pieces(made.ann, in_charge(made.store))[0].attachments
    assert [(one.number, one.name, one.size, one.sha256) for one in found] == [
        (1, "plan.pdf", PLAN.size, PLAN.sha256),
        (2, "photo.png", PHOTO.size, PHOTO.sha256),
    ]
    for one, given in zip(found, (PLAN, PHOTO), strict=True):
        read = made.store.attached(one.evidence, one.number, in_charge(made.store))
        assert read == given.content
    assert made.store.log(in_charge(made.store))[-1].sentence == (
        "attached plan.pdf and photo.png to EV-01"
    )
    assert made.store.verify().problems == ()


def test_the_same_file_on_two_pieces_is_stored_once_and_survives_one_of_them(made: Made) -> None:
    first, other = piece(made), piece(made, candidate=1)
    made.do(Attach(first, (PLAN,)), Attach(other, (replace(PLAN, name="again.pdf"),)))
    assert kept(made) == 1
    made.do(RemoveEvidence(first))
    assert made.store.attached(other, 1, in_charge(made.store)) == PLAN.content
    made.open_rating()
    assert kept(made) == 1 and made.store.verify().problems == ()
    with pytest.raises(Refused, match=r"attached to EV-01 already: plan\.pdf\."):
        made.do(Attach(other, (PLAN,), "late"))


def test_names_are_safe_and_different_on_one_piece(made: Made) -> None:
    hostile = ("../../etc/passwd", "C:\\x\\photo\u202egnp.exe", "a\tb.pdf", "con.txt", "plan.pdf")
    given = [NewAttachment(name, bytes([at + 1])) for at, name in enumerate(hostile)]
    made.do(Attach(piece(made), (*given, NewAttachment("PLAN.pdf", b"other"))))
    assert names(made) == [
        "passwd",
        "photognp.exe",
        "a b.pdf",
        "con_.txt",
        "plan.pdf",
        "PLAN (2).pdf",
    ]


@pytest.mark.parametrize(
    "take",
    [
        lambda r: Detach(piece(r), 1),
        lambda r: RemoveEvidence(piece(r)),
        lambda r: RemoveCandidate(r.ann),
    ],
    ids=["the file", "its piece", "its candidate"],
)
def test_undo_brings_the_bytes_back_after_a_restart_and_opening_rating_lets_them_go(
    made: Made, take: Callable[[Made], Command]
) -> None:
    made.do(Attach(piece(made), (PLAN,)))
    made.do(take(made))
    path = made.store.path
    made.store.close()
    made = replace(made, store=Store.open(path))
    undo(made)
    assert made.store.attached(piece(made), 1, in_charge(made.store)) == PLAN.content
    assert made.store.verify().problems == ()
    made.do(Detach(piece(made), 1))
    assert kept(made) == 1
    made.open_rating()
    assert kept(made) == 0
    assert PLAN.content[:60] not in path.read_bytes(), "deleted bytes are overwritten"


def test_bytes_stay_while_undo_or_redo_brings_them_back_and_go_after_that(made: Made) -> None:
    made.do(Attach(piece(made), (PLAN,)), Detach(piece(made), 1))
    made.do(Attach(piece(made), (PHOTO,)))
    undo(made)
    assert kept(made) == 2, "the plan would come back by one more undo, the photo by redo"
    undo(made)
    assert names(made) == ["plan.pdf"]
    undo(made)
    assert (names(made), kept(made)) == ([], 2)
    made.do(Attach(piece(made), (PHOTO,)))
    undo(made)
    assert kept(made) == 1, "something else was done, so the plan is done again by nothing"


def test_limits_say_the_file_its_size_the_limit_and_what_to_do(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachment, "LARGEST_FILE", 20_000)
    monkeypatch.setattr(attachment, "MOST_IN_SESSION", 30_000)
    big, other = NewAttachment("big.bin", b"x" * 20_001), NewAttachment("o.bin", b"y" * 19_000)
    for wrong, said in (
        (big, r"^“big\.bin” has .*, and a file that is attached 20 kB at most; put a link"),
        (NewAttachment("none.txt", b""), r"^“none\.txt” is empty"),
    ):
        with pytest.raises(Refused, match=said):
            made.do(Attach(piece(made), (PLAN, wrong)))
        assert (names(made), kept(made)) == ([], 0)
    made.do(Attach(piece(made), (PLAN,)))
    with pytest.raises(Refused, match=r"“o\.bin” has 19 kB.*13 kB now.*30 kB; put a link"):
        made.do(Attach(piece(made), (other,)))
    with pytest.raises(BadInput, match="Name the files"):
        made.do(Attach(piece(made), ()))
    many = tuple(NewAttachment(f"{n}.txt", bytes([n])) for n in range(20))
    with pytest.raises(Refused, match="20 files at most, and this one would have 21"):
        made.do(Attach(piece(made), many))


def test_what_is_kept_for_an_undo_makes_room_where_it_is_needed(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calibrate.store.writes.files.attaching.MOST_IN_SESSION", 20_000)
    made.do(Attach(piece(made), (PLAN,)), Detach(piece(made), 1), Attach(piece(made), (PHOTO,)))
    assert kept(made) == 1
    undo(made)
    change = made.store.last_change()
    assert change and change.take_back
    with pytest.raises(Refused, match="make room for others"):
        made.do(change.take_back)
    assert made.store.verify().problems == ()


def test_once_rating_is_open_it_is_a_new_version_with_a_reason_and_stays(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    at, store = piece(made), made.store
    with pytest.raises(Refused, match="needs a reason"):
        made.do(Attach(at, (PLAN,)))
    assert kept(made) == 0
    made.do(Attach(at, (PLAN,), "The graph was missing."))
    found = store.pieces(made.ann, in_charge(store))[0]
    assert (found.version, found.reason) == (2, "The graph was missing (attached plan.pdf)")
    assert found.content.title == "Piece 1 of the work"
    with pytest.raises(Refused, match="what is attached to EV-01 stays"):
        made.do(Detach(at, 1))
    assert store.verify().problems == ()


def test_a_file_is_read_by_who_sees_its_piece_and_by_nobody_else(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib", recused=True)
    for audience in (Audience.PANEL, Audience.ROOM):
        new = NewEvidence(audience.value, made.ann, EvidenceText("A piece"), audience=audience)
        made.do(AddEvidence(new, "late"), Attach(new.id, (PLAN,), "late"))
    assert made.store.attached("panel", 1, made.viewer(0)) == PLAN.content
    for hidden, viewer in (
        ("panel", AUDIENCE),
        ("panel", made.viewer(3)),
        ("room", made.viewer(3)),
        ("room", Viewer(ViewerKind.PANELIST)),
    ):
        with pytest.raises(BadInput, match="no such file"):
            made.store.attached(hidden, 1, viewer)
    with pytest.raises(BadInput, match="no such file"):
        made.store.attached("room", 2, made.viewer(0))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE attached_file SET content = CAST(substr(content, 1, 40) || x'00' || "
        "substr(content, 42) AS BLOB)",
        "UPDATE attached_file SET content = x''",
        "UPDATE attachment SET name = 'other.pdf'",
        "UPDATE attachment SET size = size + 1",
    ],
)
def test_verify_finds_a_changed_byte_and_no_read_hands_it_out(made: Made, damage: str) -> None:
    made.do(Attach(piece(made), (PLAN,)))
    made.store._document.raw.execute(damage)
    assert made.store.verify().problems
    if "content" in damage:
        with pytest.raises(FileTrouble):
            made.store.attached(piece(made), 1, in_charge(made.store))


def test_no_payload_holds_the_bytes(made: Made) -> None:
    text = NewAttachment("notes.txt", b"a sentence that only the file has")
    made.do(Attach(piece(made), (text,)), Detach(piece(made), 1))
    with made.store._document.transaction() as connection:
        for table, column in (("payload", "body"), ("log", "line")):
            rows = connection.exec_driver_sql(f"SELECT {column} FROM {table}").scalars()
            assert not any("sentence that only" in row for row in rows)
        lines = connection.exec_driver_sql("SELECT line FROM log").scalars()
        assert not any(text.sha256 in line for line in lines), "a line keeps no digest of a text"
