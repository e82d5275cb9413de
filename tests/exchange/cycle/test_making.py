"""The next session has what comes along and nothing else, and the earlier file stays as it is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from calibrate.domain.authority import HOLDER
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    CorrectEvidence,
    CreateSession,
    DescribeOrganisation,
    FixQuorum,
    KeepFacts,
    NameDecider,
    NameDeputy,
    OpenMeeting,
    OpenRating,
    RankPanelist,
    RecordDecision,
    Relate,
    RevealRound,
    SetMinutes,
    SetPolicy,
    new_id,
)
from calibrate.domain.cycle.carrying import Next, chosen, everybody, usual
from calibrate.domain.cycle.former import Former
from calibrate.domain.decisions import Decision, FollowUp, Outcome, Vote
from calibrate.domain.errors import FileTrouble, Refused, WordsNeeded
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.people import Candidate, Relation, RelationKind
from calibrate.domain.phases import AUDIENCE, Viewer, ViewerKind
from calibrate.domain.policy.policy import Policy
from calibrate.domain.voice.facts import EarlierOutcome, Facts
from calibrate.exchange.cycle.making import begin_next, read_former_session
from calibrate.store.document.encrypting import encrypted_by, unlocking
from calibrate.store.store import Store
from tests.store.upgrades.test_version_5 import unpacked
from tests.store.verifying.test_whole import full_session
from tests.worlds.clocks import Clock
from tests.worlds.left_behind import left_behind
from tests.worlds.logos import png
from tests.worlds.people import FAY
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.sessions import Made, chair, in_charge, new_session
from tests.worlds.stages import STAGES
from tests.worlds.unfinished import tear

LEAD = FollowUp("Jo Marsh", "Lead the next design review.", date(2027, 3, 1))
WORDS = "one two three four five six"


def former_of(path: Path) -> Former:
    return read_former_session(path, Store.open, in_charge)


def next_of(path: Path, new: Path, *names: str) -> Store:
    """Make the next session, of those who come along usually or of these names."""
    former = former_of(path)
    people = everybody(former, former.session.rubric)
    ids = [former.session.candidate_named(name).id for name in names] or usual(people)
    return begin_next(new, "Spring", Next(former, former.session.rubric, chosen(people, ids)))


def decided(made: Made, candidate: str, *follow_ups: FollowUp) -> None:
    """Decide on somebody who is revealed."""
    vote = Vote(0, 2)
    decision = Decision(new_id(), candidate, Outcome.NOT_YET, "Too soon.", vote, (), follow_ups)
    made.do(RecordDecision(decision))


@pytest.fixture
def everywhere(tmp_path: Path) -> bytes:
    """The bytes of a next session in which nothing can have come along but what is to."""
    bare = new_session(tmp_path / "bare.calib", ("Ann", "Ben", "Cleo"), pieces=0)
    bare.do(AddPanelist(FAY), NameDecider(bare.panelists[0]), SetPolicy(Policy("House", quorum=3)))
    bare.do(Relate(Relation(RelationKind.PRESENTS, FAY.id, bare.ben)))
    bare.do(DescribeOrganisation(Organisation("Acme", "Internal", png())))
    bare.do(RankPanelist(bare.panelists[2], 1), KeepFacts(bare.ann, Facts(date(2020, 1, 1))))
    bare.store.close()
    next_of(bare.store.path, tmp_path / "control.calib").close()
    return (tmp_path / "control.calib").read_bytes()


def nothing_more_came(old: Path, new: Path, everywhere: bytes, *tables: str) -> None:
    """See that no value of the old file is in the new one but what comes along.

    The days of decisions do, as facts, and something else may have been on the same day.
    """
    days = {str(one.day).encode() for one in former_of(old).decided.values()}
    content, sought = new.read_bytes(), left_behind(old)
    assert set(tables) <= {table for table, _ in sought.values()}
    found = {one: sought[one] for one in sought if one in content}
    assert {one: at for one, at in found.items() if one not in everywhere and one not in days} == {}


def test_only_what_comes_along_is_in_the_bytes_of_the_new_file(
    tmp_path: Path, everywhere: bytes
) -> None:
    old, new = tmp_path / "old.calib", tmp_path / "next.calib"
    full_session(old)
    with Store.open(old, Clock(tick=1)) as store:  # at no time at which the next one is made
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        decision = Decision(new_id(), ann, Outcome.DEFER, "Later on.", None, (), (LEAD,))
        store.apply(RecordDecision(decision), chair(store))
    next_of(old, new).close()
    sealed = ("entry", "own", "secret", "round_key", "row_salt", "payload", "log")
    written = ("rating", "dissent", "evidence_version", "offered_example", "letter_message")
    others = ("issued_packet", "kit", "attachment", "reopening")
    nothing_more_came(old, new, everywhere, *sealed, *written, *others)
    content = new.read_bytes()
    assert LEAD.text.rstrip(".").encode() in content and LEAD.owner.encode() in content


def test_the_seed_that_a_file_holds_stays_there(tmp_path: Path, everywhere: bytes) -> None:
    made = STAGES["decided"](tmp_path / "old.calib")
    made.store.close()
    next_of(made.store.path, tmp_path / "next.calib").close()
    nothing_more_came(
        made.store.path, tmp_path / "next.calib", everywhere, "seed", "session_key", "entry"
    )


def test_panel_relations_settings_and_people_come_along(tmp_path: Path) -> None:
    made = new_session(tmp_path / "old.calib", ("Ann", "Ben", "Cleo"))
    pia, _, rosa, sami = made.panelists
    made.do(
        Relate(Relation(RelationKind.PRESENTS, pia, made.ann, "knows her")),
        Relate(Relation(RelationKind.RECUSED, sami, made.ann, "a cousin")),
        FixQuorum(2),
        RankPanelist(rosa, 4),
        SetPolicy(Policy("House", retention=24)),
        DescribeOrganisation(Organisation("Acme", "Internal", png())),
        OpenRating(),
        OpenMeeting("a lot"),
        SetMinutes(35, 10),
    )
    before = made.session()
    made.store.close()
    with next_of(made.store.path, tmp_path / "next.calib") as store:
        session = store.session(in_charge(store))
        assert session.title == "Spring" and session.id != before.id
        assert session.rubric == before.rubric and session.policy == before.policy
        assert session.organisation == before.organisation and session.fixed_quorum == 2
        assert [one.name for one in session.panel.panelists] == ["Pia", "Quentin", "Rosa", "Sami"]
        assert [one.name for one in session.candidates] == ["Ann", "Ben", "Cleo"]
        ann = session.candidates[0].id
        (presenter,), (recused,) = session.panel.presenters(ann), session.panel.recused(ann)
        assert (presenter.name, recused.name) == ("Pia", "Sami")
        assert {one.reason for one in session.panel.relations} == {"knows her", "a cousin"}
        assert (session.meeting.minutes, session.meeting.reading_minutes) == (35, 10)
        third = session.panel.panelists[2]
        assert (third.name, session.seniority.of(third.id)) == ("Rosa", 4)
        assert not session.meeting.is_open and session.phase == "setup"
        assert store.evidence(in_charge(store)) == {one.id: () for one in session.candidates}
        assert store.verify().problems == ()


def test_a_follow_up_is_a_piece_that_can_be_completed(tmp_path: Path) -> None:
    made = STAGES["revealed"](tmp_path / "old.calib")
    decided(made, made.ann, LEAD, FollowUp("Fay", "Ask again."))
    made.store.close()
    with next_of(made.store.path, tmp_path / "next.calib") as store:
        viewer = in_charge(store)
        ann = store.session(viewer).candidate_named("Ann").id
        piece, other = store.pieces(ann, viewer)
        assert (piece.content.title, piece.content.kind) == (LEAD.text.rstrip("."), "Follow-up")
        assert piece.content.text == "Jo Marsh, by 1 Mar 2027. Agreed in Autumn."
        assert piece.content.reference != other.content.reference
        content = EvidenceText(piece.content.title, "She led two.", "Follow-up")
        store.apply(CorrectEvidence(piece.id, content), HOLDER)
        assert store.pieces(ann, viewer)[0].content.text == "She led two."


def test_what_came_of_it_is_a_fact_beside_those_that_were_kept(tmp_path: Path) -> None:
    made = new_session(tmp_path / "old.calib")
    before = Facts(date(2025, 1, 1), None, (EarlierOutcome(date(2025, 11, 3), "not yet"),))
    made.do(KeepFacts(made.ann, before), KeepFacts(made.ben, Facts(date(2024, 1, 1))))
    made.open_rating()
    made.rate(2, 2, 2, 2)
    made.do(RevealRound(made.ann))
    decided(made, made.ann)
    day = made.store.now().date()
    made.store.close()
    with next_of(made.store.path, tmp_path / "next.calib") as store:
        viewer = in_charge(store)
        ann, ben = (one.id for one in store.session(viewer).candidates)
        outcomes = (*before.outcomes, EarlierOutcome(day, "Not yet"))
        assert store.facts(ann, viewer) == Facts(date(2025, 1, 1), None, outcomes)
        assert store.facts(ben, viewer) == Facts(), "nobody may read them before the vote"
        assert store.verify().problems == ()


def test_the_log_says_from_which_session_and_where_it_stood(tmp_path: Path) -> None:
    made = STAGES["closed"](tmp_path / "old.calib")
    verified, id = made.store.verify(), made.session().id
    made.store.close()
    with next_of(made.store.path, tmp_path / "next.calib") as store:
        assert store.log(in_charge(store))[1].sentence == (
            f"made this session from Autumn, session {id}, which stood at line {verified.lines}, "
            f"head {verified.head}"
        )
        session = store.session(in_charge(store))
        assert session.earlier and session.earlier.head == verified.head
        assert store.session(AUDIENCE).earlier is None


COME = {"decided": ["Ben"], "withdrawn": ["Ben"], "closed": []}
"""Who comes along where that is not everybody: Ann is promoted, and at the close Ben is gone."""


@pytest.mark.parametrize("stage", STAGES)
def test_the_earlier_file_stays_as_it_is_whatever_its_stage(tmp_path: Path, stage: str) -> None:
    made = STAGES[stage](tmp_path / "old.calib")
    made.store.close()
    before, listed = made.store.path.read_bytes(), made.store.path.stat().st_mtime_ns
    with next_of(made.store.path, tmp_path / "next.calib") as store:
        assert store.verify().problems == ()
        names = [one.name for one in store.session(in_charge(store)).candidates]
        assert names == COME.get(stage, ["Ann", "Ben"])
    assert made.store.path.read_bytes() == before
    assert made.store.path.stat().st_mtime_ns == listed
    assert sorted(one.name for one in tmp_path.iterdir()) == ["next.calib", "old.calib"]


@pytest.mark.parametrize("name", ["version-4", "version-8"])
def test_an_older_one_is_read_without_being_upgraded(tmp_path: Path, name: str) -> None:
    path = unpacked(tmp_path, name)
    before = path.read_bytes()
    with next_of(path, tmp_path / "next.calib") as store:
        assert store.session(in_charge(store)).candidates
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["next.calib", "old.calib"]


@pytest.mark.skipif(os.name != "posix", reason="a limit of size is a POSIX matter")
def test_one_that_was_not_finished_being_written_is_read_and_left(tmp_path: Path) -> None:
    made = STAGES["rating"](tmp_path / "old.calib")
    made.store.close()
    tear(made.store.path)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert len(before) == 2
    next_of(made.store.path, tmp_path / "next.calib").close()
    (tmp_path / "next.calib").unlink()
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_an_encrypted_one_is_opened_by_its_words_and_nothing_of_it_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    old = tmp_path / "old.calib"
    create = CreateSession(new_id(), "Autumn", RUBRIC)
    with Store.create(old, create, driver=encrypted_by(WORDS)) as store:
        store.apply(AddCandidate(Candidate("ann", "Ann", STEP)), HOLDER)
    before = old.read_bytes()
    with pytest.raises(WordsNeeded, match=r"old\.calib is encrypted"):
        former_of(old)
    former = read_former_session(
        old, lambda copy: Store.open(copy, driver=unlocking(copy, WORDS)), in_charge
    )
    assert [one.name for one in former.session.candidates] == ["Ann"]
    assert old.read_bytes() == before and not list(scratch.iterdir())


def test_only_who_runs_the_session_makes_the_next(tmp_path: Path) -> None:
    made = STAGES["decided"](tmp_path / "old.calib")
    made.store.close()
    panelist = Viewer(ViewerKind.PANELIST, made.panelists[0])
    for viewer in (panelist, AUDIENCE, Viewer(ViewerKind.OBSERVER, made.panelists[1])):
        with pytest.raises(Refused, match="by who runs this one"):
            read_former_session(made.store.path, Store.open, partial(_always, viewer))


def _always(viewer: Viewer, _: Store) -> Viewer:
    return viewer


def test_of_whom_the_facilitator_is_recused_nothing_comes_along(tmp_path: Path) -> None:
    made = new_session(tmp_path / "old.calib", ("Ann", "Ben"))
    made.do(AddPanelist(FAY), Relate(Relation(RelationKind.RECUSED, FAY.id, made.ann, "a cousin")))
    made.do(NameDeputy(made.ann, made.panelists[0]), OpenRating())
    made.store.close()
    next_of(made.store.path, tmp_path / "next.calib").close()
    content = (tmp_path / "next.calib").read_bytes()
    assert b"Ben" in content and b"Ann" not in content and b"a cousin" not in content


def test_one_that_is_not_what_was_recorded_is_refused(tmp_path: Path) -> None:
    made = STAGES["decided"](tmp_path / "old.calib")
    made.store.close()
    with closing(sqlite3.connect(made.store.path)) as raw:
        raw.execute("UPDATE decision SET outcome = 'not-yet'")
        raw.commit()
    with pytest.raises(FileTrouble, match="calibrate verify"):
        former_of(made.store.path)


KILLED = """
import os, sys
from pathlib import Path
from calibrate.store import session_file
from tests.exchange.cycle.test_making import next_of

folder, when = Path(sys.argv[1]), sys.argv[2]
if when == "at the end":
    session_file.put = lambda *_, **__: os._exit(9)
else:
    from calibrate.store.record import log
    append, lines = log.append, []
    def counting(*given):
        lines.append(1)
        if len(lines) == 5:
            os._exit(9)
        return append(*given)
    log.append = counting
next_of(folder / "old.calib", folder / "next.calib")
"""


@pytest.mark.parametrize("when", ["within", "at the end"])
def test_one_that_is_killed_leaves_no_half_made_file(tmp_path: Path, when: str) -> None:
    made = STAGES["revealed"](tmp_path / "old.calib")
    decided(made, made.ann, LEAD)
    made.store.close()
    before = sha256(made.store.path.read_bytes()).hexdigest()
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), when], capture_output=True)
    assert done.returncode == 9, done.stderr
    assert not (tmp_path / "next.calib").exists()
    with next_of(made.store.path, tmp_path / "next.calib") as store:
        assert store.verify().problems == ()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["next.calib", "old.calib"]
    assert sha256(made.store.path.read_bytes()).hexdigest() == before
