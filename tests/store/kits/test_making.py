"""What is in a kit, and what is not."""

from __future__ import annotations

import errno
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from calibrate import whole_file
from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.authority import FileRole
from calibrate.domain.commands import (
    AddEvidence,
    Attach,
    CorrectEvidence,
    DescribeOrganisation,
    Detach,
    OpenMeeting,
    OpenRating,
    Relate,
    RevealRound,
    Submit,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.errors import BadInput, FileTrouble, Refused
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import HOLDER
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.document import tables
from calibrate.store.document.encrypting import unlocking
from calibrate.store.document.tables import TableKind, of_kind
from calibrate.store.kits.making import draw_lock
from calibrate.store.store import Store
from tests.store.kits.conftest import opened
from tests.worlds.kits import Kits, ballot_of, own, submit_in
from tests.worlds.logos import png
from tests.worlds.secrets import everybody_chooses
from tests.worlds.sessions import Made, in_charge, new_session, ratings


def rows(connection: Connection) -> dict[str, int]:
    """How many rows each table of state has."""
    state = of_kind(TableKind.STATE)
    return {one.name: len(connection.execute(select(one)).all()) for one in state}


def test_a_kit_holds_what_its_panelist_may_see_and_stands_alone(kits: Kits) -> None:
    (made,) = kits.make(0)
    session = kits.made.session()
    with opened(made) as store:
        assert store.role is FileRole.KIT and store.verify().holds
        seen = store.session(own(store))
        assert seen.rubric == session.rubric and seen.id == session.id
        assert {one.name for one in seen.candidates} == {"Ann", "Ben"}
        assert [one.name for one in seen.panel.panelists] == ["Pia"]
        theirs = kits.made.store.evidence(kits.made.viewer(0))
        assert store.evidence(own(store)) == theirs
        with store._document.transaction() as connection:
            assert rows(connection) == dict.fromkeys(rows(connection), 0) | {
                "session": 1,
                "rubric": 1,
                "candidate": 2,
                "panelist": 1,
                "evidence": 6,
                "evidence_version": 6,
                "placement": 6,
                "round_key": 4,
                "session_key": 1,
                "this_kit": 1,
            }


def test_a_recused_candidate_leaves_not_even_a_gap(kits: Kits) -> None:
    (made,) = kits.make(3)
    with opened(made) as store, store._document.transaction() as connection:
        (candidate,) = connection.execute(select(tables.candidate)).all()
        assert (candidate.name, candidate.position) == ("Ben", 1)
        assert kits.made.ann.encode() not in made.path.read_bytes()


def test_who_presents_a_candidate_is_named_and_nobody_else(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    presents = Relation(RelationKind.PRESENTS, made.panelists[1], made.ann)
    made.do(Relate(presents), OpenRating())
    (kit,) = Kits(made, tmp_path / "kits").make(0)
    with opened(kit) as store:
        panel = store.session(own(store)).panel
        assert [one.name for one in panel.panelists] == ["Pia", "Quentin"]
        assert [one.name for one in panel.presenters(made.ann)] == ["Quentin"]
    assert b"Rosa" not in kit.path.read_bytes()


def test_a_file_on_two_pieces_is_in_a_kit_once_and_a_newer_kit_has_what_came_since(
    tmp_path: Path,
) -> None:
    made = new_session(tmp_path / "s.calib")
    kits = Kits(made, tmp_path / "kits")
    plan, photo = NewAttachment("plan.pdf", b"a plan"), NewAttachment("photo.png", b"a photo")
    first, second = made.store.pieces(made.ann, in_charge(made.store))[:2]
    made.do(Attach(first.id, (plan,)), Attach(second.id, (plan,)), OpenRating())
    everybody_chooses(made.store)
    (kit,) = kits.make(0)
    made.do(Attach(second.id, (photo,), "It came late."))
    (newer,) = kits.make(0)
    assert kit.path.read_bytes().count(plan.content) == 1
    with opened(kit) as older, opened(newer) as store:
        viewer = own(store)
        assert older.attached(second.id, 1, viewer) == plan.content
        submit_in(older, made.ann)
        store.take_over(older)
        assert store.attached(second.id, 2, viewer) == photo.content
        assert store.evidence(viewer) == made.store.evidence(made.viewer(0))
        assert store.verify().holds


def test_whose_session_it_is_comes_along_with_the_logo(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    acme = Organisation("Acme", "Internal", png())
    made.do(DescribeOrganisation(acme), OpenRating())
    (kit,) = Kits(made, tmp_path / "kits").make(0)
    with opened(kit) as store:
        assert store.session(own(store)).organisation == acme
        assert store.verify().holds


def test_orders_differ_and_are_recorded_and_stay_for_the_next_kit(kits: Kits) -> None:
    first, second = kits.make(0, 1)
    (again,) = kits.make(0)
    orders = []
    for made in (first, second, again):
        with opened(made) as store:
            orders.append([one.name for one in store.session(own(store)).candidates])
    assert orders[0] != orders[1] and orders[0] == orders[2]
    with kits.made.store._document.transaction() as connection:
        assert len(connection.execute(select(tables.kit_order)).all()) == 6


def test_a_kit_says_where_the_session_stood(kits: Kits) -> None:
    (made,) = kits.make(0)
    held = kits.made.store.verify()
    with opened(made) as store:
        assert store.kit
        assert (store.kit.anchor.line, store.kit.anchor.head) == (held.lines, held.head)
        (line,) = store.log(HOLDER)
        assert line.sentence == (
            f"made kit 1 of Pia; the session stood at line {held.lines}, head {held.head}"
        )


CANARIES = {
    "another's reason": "zebrafinch",
    "another's draft": "kingfisher",
    "one's own in the room": "goldcrest",
    "of who is recused": "nightjar",
    "a text before it was corrected": "hoopoe",
    "of who was withdrawn": "capercaillie",
    "why somebody is recused": "wryneck",
    "what a command was handed": "Chaffinch",
    "a file of who is recused": "bittern",
    "a file of who was withdrawn": "dotterel",
    "a file that was taken off again": "ptarmigan",
}


def _say(canary: str) -> EvidenceText:
    return EvidenceText(f"Title of {canary}", f"Text of {canary}", reference=canary)


def _attach(made: Made, candidate: str, canary: str) -> Attach:
    piece = made.store.pieces(candidate, in_charge(made.store))[0]
    return Attach(piece.id, (NewAttachment(f"{canary}.txt", f"a {canary} in it".encode()),))


@pytest.fixture
def with_canaries(tmp_path: Path) -> Kits:
    """A session in which everything that no kit of Sami may hold has a word of its own."""
    made = new_session(tmp_path / "s.calib", candidates=("Ann", "Ben", "Chaffinch"))
    sami, words = made.panelists[3], CANARIES
    ann, ben, third = made.candidates
    made.do(
        AddEvidence(NewEvidence(new_id(), ann, _say(words["of who is recused"]))),
        AddEvidence(NewEvidence(new_id(), third, _say(words["of who was withdrawn"]))),
        AddEvidence(NewEvidence("piece", ben, _say(words["a text before it was corrected"]))),
        Relate(Relation(RelationKind.RECUSED, sami, ann, words["why somebody is recused"])),
        _attach(made, ann, words["a file of who is recused"]),
        _attach(made, third, words["a file of who was withdrawn"]),
        Attach("piece", (NewAttachment("ptarmigan.txt", b"a ptarmigan in it"),)),
        Detach("piece", 1),
        Attach("piece", (NewAttachment("given.txt", b"a file that is Sami's to read"),)),
        OpenRating(),
    )
    everybody_chooses(made.store)
    made.do(
        CorrectEvidence("piece", EvidenceText("Corrected"), "It was wrong."),
        WithdrawCandidate(third, "Left."),
    )
    given = ratings(4, words["another's reason"])
    made.do(Submit(new_id(), made.panelists[0], ben, given))
    made.do(Submit(new_id(), sami, ben, ratings(4, words["one's own in the room"])))
    draft = Draft((DraftRating("code", reason=words["another's draft"]),))
    made.store.save_draft(ben, made.viewer(1), draft)
    return Kits(made, tmp_path / "kits")


def test_no_word_that_is_not_its_panelists_is_in_the_bytes_of_a_kit(with_canaries: Kits) -> None:
    (made,) = with_canaries.make(3)
    content = made.path.read_bytes()
    assert b"Corrected" in content and b"given.txt" in content
    assert content.count(b"a file that is Sami's to read") == 1
    assert [what for what, word in CANARIES.items() if word.encode() in content] == []
    names = ("Pia", "Quentin", "Rosa", "Ann")
    assert [name for name in names if name.encode() in content] == []


def test_no_word_is_left_beside_a_kit_or_in_a_file_that_is_written_on_the_way(
    with_canaries: Kits, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bytes] = []
    remove = whole_file.Aside.remove

    def look(aside: whole_file.Aside) -> None:
        left.extend(path.read_bytes() for path in aside.path.iterdir())
        remove(aside)

    monkeypatch.setattr(whole_file.Aside, "remove", look)
    (made,) = with_canaries.make(3, lock=draw_lock())
    assert list(with_canaries.folder.iterdir()) == [made.path]
    words = [*CANARIES.values(), "Corrected", "Sami", made.words]
    for content in (*left, made.path.read_bytes()):
        assert [word for word in words if word.encode() in content] == []


def test_a_kit_is_encrypted_by_words_that_nobody_keeps(kits: Kits) -> None:
    (made,) = kits.make(0, lock=draw_lock())
    assert len(made.words.split()) == 6
    session = kits.made.store.path.read_bytes()
    assert not any(f" {word} ".encode() in session for word in (made.words,))
    with Store.open(made.path, driver=unlocking(made.path, made.words)) as store:
        assert store.verify().holds


def test_the_session_knows_the_one_time_secret_by_its_hash_alone(kits: Kits) -> None:
    (made,) = kits.make(0)
    with opened(made) as store, store._document.transaction() as connection:
        (secret,) = connection.execute(select(tables.this_kit.c.enrolment)).scalars()
    assert secret not in kits.made.store.path.read_bytes()


def test_another_kit_counts_on_and_a_replacement_says_why(kits: Kits) -> None:
    kits.make(0)
    kits.make(0)
    kits.make(0, because="The laptop was lost.")
    known = kits.made.session().kits_of(kits.made.panelists[0])
    assert [(one.number, one.is_replacement) for one in known] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert known[-1].because == "The laptop was lost."
    assert sorted(path.name for path in kits.folder.iterdir()) == [
        "Kit 2 of Pia, Autumn.calib",
        "Kit 3 of Pia, Autumn.calib",
        "Kit of Pia, Autumn.calib",
    ]


def test_a_replacement_needs_a_kit_before_it(kits: Kits) -> None:
    with pytest.raises(Refused, match="Pia has no kit yet that another one could replace"):
        kits.make(0, because="Lost.")


def test_kits_go_out_as_long_as_somebody_is_sealed_whom_their_panelist_rates(
    tmp_path: Path,
) -> None:
    made = new_session(tmp_path / "s.calib")
    kits = Kits(made, tmp_path / "kits")
    with pytest.raises(Refused, match="what a kit holds freezes only then; open rating first"):
        kits.make(0)
    everybody = made.panelists
    made.do(OpenRating(), OpenMeeting("lot"), RevealRound(made.ann, 1, everybody, "Forgotten."))
    with kits.open(0) as kit:
        assert [one.name for one in kit.session(own(kit)).candidates] == ["Ben"]
        assert b"Ann" not in kit.path.read_bytes()
        submit_in(kit, made.ben)
        kits.merge(ballot_of(kit))
    assert made.session().has_submitted(made.panelists[0], made.ben)
    made.do(RevealRound(made.ben, 1, everybody[1:], "Forgotten."))
    with pytest.raises(Refused, match="Nobody is sealed any more, so there is nothing to rate"):
        kits.make(0)


def test_two_kits_for_one_panelist_at_once_are_refused(kits: Kits) -> None:
    with pytest.raises(BadInput, match="one to each"):
        kits.make(0, 0)


def test_a_kit_takes_the_place_of_no_file(kits: Kits) -> None:
    kits.folder.mkdir()
    there = kits.folder / "Kit of Quentin, Autumn.calib"
    there.write_text("mine")
    with pytest.raises(FileTrouble, match="is there already; choose another folder"):
        kits.make(0, 1)
    assert list(kits.folder.iterdir()) == [there] and there.read_text() == "mine"
    assert kits.made.session().kits == ()


def test_where_a_kit_cannot_be_written_none_is_made_or_noted(
    kits: Kits, monkeypatch: pytest.MonkeyPatch
) -> None:
    from calibrate.store.kits import building

    before, written = kits.made.store.verify(), building.write_kit
    calls: list[int] = []

    def full(*handed: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        written(*handed)  # type: ignore[arg-type]

    monkeypatch.setattr("calibrate.store.kits.making.write_kit", full)
    with pytest.raises(FileTrouble, match="cannot hold kits: No space left"):
        kits.make(0, 1, 2)
    assert not list(kits.folder.iterdir())
    assert kits.made.session().kits == () and kits.made.store.verify() == before


def test_kits_are_for_their_owners_eyes(kits: Kits) -> None:
    (made,) = kits.make(0)
    assert made.path.stat().st_mode & 0o077 == 0


def test_a_session_with_kits_verifies_and_says_who_has_one(kits: Kits) -> None:
    kits.make(0, 3)
    assert kits.made.store.verify().holds
    assert {one.panelist for one in kits.made.store.session(HOLDER).kits} == {
        kits.made.panelists[0],
        kits.made.panelists[3],
    }
    assert kits.made.store.session(kits.made.viewer(1)).kits == ()
    path = kits.made.store.path
    kits.made.store.close()
    with closing(Store.open(path)) as again:
        assert len(again.session(HOLDER).kits) == 2
