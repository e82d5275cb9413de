"""The door: commands in, values out, everything in one transaction."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddCandidate,
    AddEvidence,
    AddPanelist,
    Command,
    CorrectEvidence,
    CreateSession,
    FixQuorum,
    ImportEvidence,
    NameDecider,
    NameDeputy,
    OpenRating,
    PlaceEvidence,
    RecordDecision,
    Relate,
    RemoveCandidate,
    RenameSession,
    RevealRound,
    Submit,
    TakeBack,
    WithdrawCandidate,
    WithdrawSubmission,
    new_id,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.errors import BadInput, CalibrateError, FileTrouble, Refused
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind, Role
from calibrate.domain.phases import AUDIENCE, HOLDER
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.store.record import log
from calibrate.store.store import Store
from tests.by_hand import seal_by_hand
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import acting
from tests.worlds.sessions import (
    Made,
    chair,
    in_charge,
    new_session,
    open_session,
    ratings,
    reveal,
    submit,
)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return open_session(tmp_path / "session.calib")


@pytest.fixture
def early(tmp_path: Path) -> Made:
    return new_session(tmp_path / "session.calib")


@pytest.fixture
def made_open(tmp_path: Path) -> Made:
    return open_session(tmp_path / "open.calib")


def all_submit(made: Made, candidate: int = 0) -> None:
    for panelist, value in enumerate((4, 4, 3, 5)):
        submit(made, panelist, candidate, value)


def test_a_session_survives_closing_and_opening(early: Made) -> None:
    before = early.store.session(in_charge(early.store))
    early.store.close()
    with Store.open(early.store.path) as again:
        assert again.session(HOLDER) == before
        assert len(again.evidence(HOLDER)[early.candidates[0]]) == 3


def test_a_file_is_written_for_its_owner_alone(early: Made) -> None:
    assert early.store.path.stat().st_mode & 0o777 == 0o600


def test_a_new_session_does_not_overwrite_a_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.calib"
    path.write_text("mine")
    with pytest.raises(FileTrouble, match="there already"):
        Store.create(path, CreateSession(new_id(), "T", RUBRIC))
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_session_that_cannot_begin_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        Store.create(tmp_path / "x.calib", CreateSession(new_id(), "  ", RUBRIC))
    assert list(tmp_path.iterdir()) == []


def test_text_that_is_not_unicode_is_one_sentence(early: Made) -> None:
    with pytest.raises(BadInput, match=r"Half a character, U\+DCFF"):
        early.store.apply(ImportEvidence("\udcff.csv", (), ()), chair(early.store))
    assert early.store.verify().holds


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "#1 %41 ü?.calib"
    new_session(path).store.close()
    with Store.open(path) as store:
        assert store.path == path


def test_a_second_writer_is_told_that_the_file_is_open(early: Made) -> None:
    with pytest.raises(FileTrouble, match="open in another window"):
        Store.open(early.store.path)
    early.store.apply(RenameSession("Still mine"), chair(early.store))


def test_a_refused_command_changes_nothing(early: Made) -> None:
    before = early.store.verify()
    with pytest.raises(Refused, match="already somebody named"):
        early.store.apply(AddCandidate(Candidate(new_id(), " ann ", STEP)), chair(early.store))
    assert early.store.verify() == before


def test_rating_opens_only_when_somebody_may_rate_each_candidate(early: Made) -> None:
    for panelist in early.panelists:
        relation = Relation(RelationKind.RECUSED, panelist, early.candidates[0])
        early.store.apply(Relate(relation), chair(early.store))
    with pytest.raises(Refused, match="Nobody may rate Ann"):
        early.store.apply(OpenRating(), chair(early.store))
    assert early.store.session(in_charge(early.store)).phase is SessionPhase.SETUP


def test_rating_does_not_open_while_a_recused_facilitator_has_no_deputy(early: Made) -> None:
    facilitator = Panelist(new_id(), "Fay", Role.FACILITATOR)
    early.store.apply(AddPanelist(facilitator), chair(early.store))
    relation = Relation(RelationKind.RECUSED, facilitator.id, early.candidates[0])
    early.store.apply(Relate(relation), chair(early.store))
    with pytest.raises(Refused, match="deputy"):
        early.store.apply(OpenRating(), chair(early.store))
    early.store.apply(NameDeputy(early.candidates[0], early.panelists[0]), chair(early.store))
    early.store.apply(OpenRating(), chair(early.store))
    assert early.store.session(in_charge(early.store)).phase is SessionPhase.RATING


def test_setup_is_frozen_once_rating_is_open(made: Made) -> None:
    with pytest.raises(Refused, match="frozen"):
        made.store.apply(RenameSession("Other"), chair(made.store))
    piece = made.store.evidence(in_charge(made.store))[made.candidates[0]][0]
    with pytest.raises(Refused, match="frozen"):
        made.store.apply(PlaceEvidence(piece.id, ("lead",)), chair(made.store))


def test_a_correction_after_opening_is_a_new_version_with_its_reason(made: Made) -> None:
    piece = made.store.evidence(in_charge(made.store))[made.candidates[0]][0]
    content = EvidenceText("Corrected title")
    with pytest.raises(Refused, match="reason"):
        made.store.apply(CorrectEvidence(piece.id, content), chair(made.store))
    made.store.apply(CorrectEvidence(piece.id, content, "the count was wrong"), chair(made.store))
    now = made.store.evidence(in_charge(made.store))[made.candidates[0]][0]
    assert (now.version, now.reason, now.content) == (2, "the count was wrong", content)
    assert made.store.verify().holds


def test_late_evidence_needs_a_reason_and_reaches_the_sheet(made: Made) -> None:
    piece = NewEvidence(new_id(), made.candidates[0], EvidenceText("Late"), ("code",))
    with pytest.raises(Refused, match="reason"):
        made.store.apply(AddEvidence(piece), chair(made.store))
    made.store.sheet(made.candidates[0], in_charge(made.store))
    made.store.apply(AddEvidence(piece, "came in on Monday"), chair(made.store))
    sheet = made.store.sheet(made.candidates[0], in_charge(made.store))
    assert sheet.evidence[-1].content.title == "Late"
    assert sheet.evidence[-1].label == "EV-04"


def test_undo_takes_back_a_whole_import_even_after_a_restart(early: Made) -> None:
    before = early.store.evidence(in_charge(early.store))
    third = Candidate(new_id(), "Cleo", STEP)
    pieces = tuple(
        NewEvidence(new_id(), who, EvidenceText("New"), ("code",))
        for who in (third.id, early.candidates[0])
    )
    early.store.apply(ImportEvidence("t.csv", (third,), pieces), chair(early.store))
    early.store.close()
    with Store.open(early.store.path, Clock(tick=1)) as again:
        change = again.last_change()
        assert change and change.sentence == "imported 2 pieces from t.csv"
        assert change.take_back
        again.apply(change.take_back, chair(again))
        assert again.evidence(HOLDER) == before
        assert again.verify().holds


def test_undo_goes_back_step_by_step_and_stops_at_the_beginning(early: Made) -> None:
    while change := early.store.last_change():
        assert change.take_back
        early.store.apply(change.take_back, chair(early.store))
    session = early.store.session(in_charge(early.store))
    assert (session.candidates, session.panel.panelists) == ((), ())
    assert early.store.verify().holds


def test_undo_of_a_removal_brings_everything_back(early: Made) -> None:
    before = (
        early.store.session(in_charge(early.store)),
        early.store.evidence(in_charge(early.store)),
    )
    change = early.store.apply(RemoveCandidate(early.candidates[0]), chair(early.store))
    assert early.candidates[0] not in early.store.evidence(in_charge(early.store))
    assert change.take_back
    early.store.apply(change.take_back, chair(early.store))
    assert (
        early.store.session(in_charge(early.store)),
        early.store.evidence(in_charge(early.store)),
    ) == before


def test_undo_is_refused_once_later_work_rests_on_it(early: Made) -> None:
    added = Candidate(new_id(), "Cleo", STEP)
    change = early.store.apply(AddCandidate(added), chair(early.store))
    piece = NewEvidence(new_id(), added.id, EvidenceText("Rests on it"))
    early.store.apply(AddEvidence(piece), chair(early.store))
    before = early.store.verify()
    assert change.take_back
    with pytest.raises(Refused, match="Later work rests on it"):
        early.store.apply(change.take_back, chair(early.store))
    assert early.store.verify() == before


def test_undo_of_changes_to_one_row_goes_back_through_each(early: Made) -> None:
    for title in ("Second", "Third", "Fourth"):
        early.store.apply(RenameSession(title), chair(early.store))
    for title in ("Third", "Second", "Autumn"):
        change = early.store.last_change()
        assert change and change.take_back
        early.store.apply(change.take_back, chair(early.store))
        assert early.store.session(in_charge(early.store)).title == title
    assert early.store.verify().holds


def test_the_same_undo_twice_is_refused(early: Made) -> None:
    change = early.store.apply(RenameSession("Other"), chair(early.store))
    assert change.take_back
    early.store.apply(change.take_back, chair(early.store))
    with pytest.raises(Refused):
        early.store.apply(change.take_back, chair(early.store))


def test_opening_rating_cannot_be_taken_back(made: Made) -> None:
    assert made.store.last_change() is None
    with pytest.raises(Refused):
        made.store.apply(TakeBack(1), chair(made.store))


def test_a_draft_is_kept_for_its_panelist_alone(made: Made) -> None:
    draft = Draft((DraftRating("code", 3, True, reason="Not done yet"),))
    made.store.save_draft(made.candidates[0], made.viewer(0), draft)
    assert made.store.draft(made.candidates[0], made.viewer(0)) == draft
    assert made.store.draft(made.candidates[0], made.viewer(1)) == Draft()
    assert made.store.draft(made.candidates[0], in_charge(made.store)) == Draft()


def test_submitting_twice_with_one_id_is_one_submission(made: Made) -> None:
    command = Submit(new_id(), made.panelists[0], made.candidates[0], ratings(4))
    first = made.store.apply(command, acting(made.store, made.panelists[0]))
    assert made.store.apply(command, acting(made.store, made.panelists[0])) == first
    assert len(made.store.history(made.candidates[0], made.viewer(0))) == 1


def test_a_later_submission_replaces_and_both_stay_in_the_history(made: Made) -> None:
    submit(made, 0, 0, 3, "first")
    submit(made, 0, 0, 4, "second")
    past = made.store.history(made.candidates[0], made.viewer(0))
    assert [one.is_readable for one in past] == [False, True]
    assert past[1].ratings[0].reason == "second"
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    row = made.store.sheet(made.candidates[0], in_charge(made.store)).row("code")
    assert row.ratings[0].rating.reason == "second"
    assert len(row.ratings) == 4


def test_a_withdrawn_submission_counts_as_missing(made: Made) -> None:
    all_submit(made)
    command = WithdrawSubmission(new_id(), made.panelists[0], made.candidates[0])
    made.store.apply(command, acting(made.store, made.panelists[0]))
    assert not made.store.session(in_charge(made.store)).has_submitted(
        made.panelists[0], made.candidates[0]
    )
    with pytest.raises(Refused, match="not submitted by Pia"):
        reveal(made, 0)


def test_an_incomplete_submission_is_refused(made: Made) -> None:
    command = Submit(new_id(), made.panelists[0], made.candidates[0], ratings(4)[:2])
    with pytest.raises(Refused, match="Not rated yet: Improvements"):
        made.store.apply(command, acting(made.store, made.panelists[0]))


def test_to_who_is_recused_there_is_no_candidate_to_submit(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib", recused=True)
    with pytest.raises(BadInput, match="no such candidate"):
        submit(made, 3, 0, 4)


def test_who_presents_may_not_submit(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    relation = Relation(RelationKind.PRESENTS, made.panelists[3], made.candidates[0])
    made.store.apply(Relate(relation), chair(made.store))
    made.store.apply(OpenRating(), chair(made.store))
    with pytest.raises(Refused, match="does not rate"):
        submit(made, 3, 0, 4)


def test_a_reveal_needs_everybody_or_names_and_a_reason(made: Made) -> None:
    for panelist in (0, 1, 2):
        submit(made, panelist, 0, 4)
    missing = (made.panelists[3],)
    with pytest.raises(Refused, match="Sami"):
        reveal(made, 0)
    with pytest.raises(Refused, match="reason"):
        made.store.apply(RevealRound(made.candidates[0], excused=missing), chair(made.store))
    with pytest.raises(Refused, match="Pia is not missing"):
        made.store.apply(
            RevealRound(
                made.candidates[0], excused=(*missing, made.panelists[0]), because="ill today"
            ),
            chair(made.store),
        )
    made.store.apply(
        RevealRound(made.candidates[0], excused=missing, because="ill today"), chair(made.store)
    )
    found = made.store.sheet(made.candidates[0], in_charge(made.store)).reveals[0]
    assert (found.excused, found.because) == (("Sami",), "ill today")


def test_nothing_is_added_to_a_revealed_round(made: Made) -> None:
    all_submit(made)
    reveal(made, 0)
    with pytest.raises(Refused, match="revealed"):
        submit(made, 0, 0, 2)
    with pytest.raises(Refused, match="revealed"):
        made.store.save_draft(made.candidates[0], made.viewer(0), Draft())


def test_the_first_reveal_begins_the_meeting_and_leaves_others_sealed(made: Made) -> None:
    all_submit(made)
    reveal(made, 0)
    session = made.store.session(in_charge(made.store))
    assert session.phase is SessionPhase.MEETING
    assert [state.phase for state in session.candidates] == [
        CandidatePhase.REVEALED,
        CandidatePhase.SEALED,
    ]


def test_an_entry_with_a_damaged_body_counts_as_missing(made: Made) -> None:
    all_submit(made)
    path = made.store.path
    made.store.close()
    with sqlite3.connect(path) as raw:
        raw.execute(
            "UPDATE entry SET body = zeroblob(length(body)) WHERE sequence = 1 AND panelist = ?",
            (made.panelists[2],),
        )
    raw.close()
    with Store.open(path, Clock(tick=1)) as again:
        with pytest.raises(Refused, match="Rosa’s submission cannot be opened"):
            again.apply(RevealRound(made.candidates[0]), chair(again))
        command = RevealRound(made.candidates[0], 1, (made.panelists[2],), "damaged file")
        again.apply(command, chair(again))
        sheet = again.sheet(made.candidates[0], HOLDER)
        assert sheet.reveals[0].invalid == ("Rosa",)
        assert len(sheet.rows[0].ratings) == 3


def test_a_decision_keeps_reason_vote_dissent_and_follow_ups(made: Made) -> None:
    all_submit(made)
    reveal(made, 0)
    decision = Decision(
        new_id(),
        made.candidates[0],
        Outcome.PROMOTE,
        "Worked at the level for a year.",
        Vote(3, 1),
        (Dissent(made.panelists[2], "I would wait."),),
        (FollowUp("Ann", "Hand the rota over."),),
    )
    first = made.store.apply(RecordDecision(decision), chair(made.store))
    assert made.store.apply(RecordDecision(decision), chair(made.store)) == first
    assert made.store.sheet(made.candidates[0], in_charge(made.store)).decision == decision
    with pytest.raises(Refused, match="not edited"):
        other = Decision(new_id(), made.candidates[0], Outcome.DEFER, "Second thoughts")
        made.store.apply(RecordDecision(other), chair(made.store))


def test_nothing_is_decided_before_the_reveal(made: Made) -> None:
    decision = Decision(new_id(), made.candidates[0], Outcome.PROMOTE, "Surely")
    with pytest.raises(Refused, match="not revealed"):
        made.store.apply(RecordDecision(decision), chair(made.store))


def test_a_withdrawn_candidate_is_neither_rated_nor_revealed(made: Made) -> None:
    made.store.apply(WithdrawCandidate(made.candidates[0], "moved on"), chair(made.store))
    with pytest.raises(Refused, match="withdrawn"):
        submit(made, 0, 0, 4)
    with pytest.raises(Refused, match="withdrawn"):
        reveal(made, 0)


def test_a_full_disk_is_one_sentence_and_changes_nothing(early: Made) -> None:
    before = early.store.verify()
    connection = early.store._document._connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.rollback()
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    connection.rollback()
    piece = NewEvidence(new_id(), early.candidates[0], EvidenceText("Big", "x" * 60_000))
    with pytest.raises(FileTrouble, match="disk is full"):
        early.store.apply(AddEvidence(piece), chair(early.store))
    assert early.store.verify() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_file_is_one_sentence(early: Made) -> None:
    early.store.close()
    early.store.path.chmod(0o400)
    with pytest.raises(FileTrouble, match="may not be written"):
        Store.open(early.store.path)


@pytest.mark.parametrize(
    "content",
    [
        "not ratings",
        [{"criterion": "code", "value": 4, "reason": "x", "confidence": "certain"}],
        [
            {
                "criterion": criterion,
                "value": 2,
                "reason": "x",
                "citations": [{"evidence": "no such piece", "stance": "target"}],
            }
            for criterion in ("code", "launch", "lead")
        ],
    ],
)
def test_a_body_that_no_honest_app_sealed_counts_as_missing(made: Made, content: object) -> None:
    for panelist in (0, 1, 2):
        submit(made, panelist, 0, 4)
    spoil(made, made.panelists[3], content)
    with pytest.raises(Refused, match="Sami’s submission cannot be opened"):
        reveal(made, 0)
    command = RevealRound(made.candidates[0], 1, (made.panelists[3],), "a damaged file")
    made.store.apply(command, chair(made.store))
    sheet = made.store.sheet(made.candidates[0], in_charge(made.store))
    assert (sheet.reveals[0].invalid, len(sheet.rows[0].ratings)) == (("Sami",), 3)
    assert made.store.verify().holds


def spoil(made: Made, panelist: str, content: object) -> None:
    """Put an entry with any content where a submission would stand."""
    submit(made, 3, 0, 4)
    seal_by_hand(made.store, made.candidates[0], 1, panelist, content)


@pytest.mark.parametrize(
    "command",
    [
        Submit("one", "nobody", "nobody", ratings(4)),
        Submit("one", "nobody", "nobody", ratings(4), round=0),
        WithdrawSubmission("one", "nobody", "nobody", round=10**30),
        RevealRound("nobody"),
        RevealRound("nobody", round=2),
        WithdrawCandidate("nobody", "because"),
        AddEvidence(NewEvidence("one", "nobody", EvidenceText("x")), "late"),
        CorrectEvidence("nothing", EvidenceText("x"), "late"),
        RecordDecision(Decision("one", "nobody", Outcome.DEFER, "x")),
        FixQuorum(2**70),
        NameDecider(""),
        CreateSession("one", "Again", RUBRIC),
        TakeBack(10**30),
    ],
)
def test_what_names_nothing_is_refused_in_words_and_changes_nothing(
    command: Command, early: Made, made_open: Made
) -> None:
    for session in (early, made_open):
        before = session.store.verify()
        with pytest.raises(CalibrateError):
            session.store.apply(command, chair(session.store))
        assert session.store.verify() == before


def test_an_id_that_was_used_for_something_else_is_refused(made: Made) -> None:
    command = Submit(new_id(), made.panelists[0], made.candidates[0], ratings(4))
    made.store.apply(command, acting(made.store, made.panelists[0]))
    other = Submit(command.id, made.panelists[1], made.candidates[1], ratings(4))
    with pytest.raises(BadInput, match="used for something else"):
        made.store.apply(other, acting(made.store, made.panelists[1]))


def test_who_decides_a_tie_has_to_be_eligible(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    made.store.apply(NameDecider(made.panelists[3]), chair(made.store))
    relation = Relation(RelationKind.RECUSED, made.panelists[3], made.candidates[0])
    made.store.apply(Relate(relation), chair(made.store))
    made.store.apply(OpenRating(), chair(made.store))
    for panelist in (0, 1, 2):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    tie = Decision(new_id(), made.candidates[0], Outcome.PROMOTE, "Even.", Vote(1, 1))
    with pytest.raises(Refused, match="tie"):
        made.store.apply(RecordDecision(tie), chair(made.store))


def test_who_took_part_is_the_same_for_every_viewer(made: Made) -> None:
    all_submit(made)
    reveal(made, 0)
    decision = Decision(new_id(), made.candidates[0], Outcome.PROMOTE, "Surely.")
    made.store.apply(RecordDecision(decision), chair(made.store))
    for viewer in (HOLDER, AUDIENCE, made.viewer(0)):
        case = made.store.case(made.candidates[0], viewer)
        assert (case.rated, case.present, case.quorum, case.exceptions) == (4, 4, 3, ())


def test_who_rated_and_who_voted_are_counted_apart(made: Made) -> None:
    all_submit(made)
    reveal(made, 0)
    decision = Decision(new_id(), made.candidates[0], Outcome.PROMOTE, "Surely.", Vote(2, 0))
    made.store.apply(RecordDecision(decision), chair(made.store))
    case = made.store.case(made.candidates[0], in_charge(made.store))
    assert (case.rated, case.present) == (4, 2)
    assert case.exceptions == ("below the quorum: 2 took part, 3 are needed",)


def test_a_relation_that_stands_already_is_said_to(early: Made) -> None:
    presents = Relation(RelationKind.PRESENTS, early.panelists[0], early.candidates[0])
    early.store.apply(Relate(presents), chair(early.store))
    with pytest.raises(Refused, match="Pia presents Ann already"):
        early.store.apply(Relate(presents), chair(early.store))
    recused = Relation(RelationKind.RECUSED, early.panelists[0], early.candidates[0])
    change = early.store.apply(Relate(recused), chair(early.store))
    assert change.sentence == "Pia is recused from Ann and no longer presents them"


def test_late_evidence_offers_no_undo_that_could_never_work(made: Made) -> None:
    piece = NewEvidence(new_id(), made.candidates[0], EvidenceText("Late"))
    change = made.store.apply(AddEvidence(piece, "came in on Monday"), chair(made.store))
    assert change.take_back is None
    assert made.store.last_change() is None


def test_a_table_cannot_add_one_name_twice(early: Made) -> None:
    people = tuple(Candidate(new_id(), name, STEP) for name in ("Zed", "zed"))
    with pytest.raises(Refused, match="already somebody named Zed"):
        early.store.apply(ImportEvidence("t.csv", people, ()), chair(early.store))


def test_an_interrupted_command_leaves_the_store_fit_for_use(
    early: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = early.store.session(in_charge(early.store))

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(log, "append", interrupt)
    with pytest.raises(KeyboardInterrupt):
        early.store.apply(RenameSession("Never"), chair(early.store))
    monkeypatch.undo()
    assert early.store.session(in_charge(early.store)) == before
    early.store.apply(RenameSession("Now"), chair(early.store))
    assert early.store.session(in_charge(early.store)).title == "Now"


@pytest.mark.parametrize("name", ["x" * 300 + ".calib", "nul\0.calib", "no/such/folder/s.calib"])
def test_a_place_where_no_file_can_be_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble):
        Store.create(tmp_path / name, CreateSession(new_id(), "T", RUBRIC))
    assert list(tmp_path.iterdir()) == []


def test_a_closed_store_says_so(early: Made) -> None:
    early.store.close()
    with pytest.raises(FileTrouble, match="is closed"):
        early.store.evidence(in_charge(early.store))


def test_after_a_submission_the_session_known_is_the_one_that_the_file_holds(made: Made) -> None:
    viewer, pia = in_charge(made.store), made.panelists[0]
    for step in range(4):
        if step == 2:
            made.do(WithdrawSubmission(new_id(), pia, made.ann), actor=pia)
        else:
            submit(made, step % 2, 0, 4 - step)
        known, scope = made.store.session(viewer), made.store.scope(viewer)
        made.store._known.forget()
        assert (known, scope) == (made.store.session(viewer), made.store.scope(viewer))
        assert known.has_submitted(pia, made.ann) == (step < 2)
