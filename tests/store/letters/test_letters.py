"""Words to a candidate: who writes and reads them, when, and how long they stay confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    ChangeAudience,
    CloseSession,
    Command,
    CorrectEvidence,
    DeclareConflict,
    KeepMention,
    LeaveOut,
    RecordDecision,
    ReopenCandidate,
    TellFinding,
    WithdrawCandidate,
    WriteMessage,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.errors import BadInput, FileTrouble, Refused
from calibrate.domain.evidence import Audience, EvidenceText
from calibrate.domain.letter.edition import Part, Place
from calibrate.domain.letter.letter import Finding, Letter, Told, digest_of
from calibrate.domain.letter.review import Removed, Review
from calibrate.domain.phases import AUDIENCE, HOLDER, Viewer, ViewerKind, as_candidate
from calibrate.store.store import Store
from tests.worlds import stages
from tests.worlds.sessions import Made
from tests.worlds.stages import IN_CHAIR
from tests.worlds.written import GIVEN, MARA, RATERS, REASON, confirm_all, decided, do
from tests.worlds.written import IN_CHAIR as FAY


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return decided(tmp_path / "s.calib")


def look(store: Store) -> Review:
    return store.letter_review(MARA, FAY)


def again(outcome: Outcome = Outcome.NOT_YET) -> tuple[Command, ...]:
    """A reopening, and another decision."""
    decision = Decision("again", MARA, outcome, "Read again.", Vote(0, 3))
    return ReopenCandidate(MARA, "an appeal"), RecordDecision(decision)


def test_everything_is_proposed_at_first_and_nothing_of_it_leaves(store: Store) -> None:
    review = look(store)
    assert review.unread == 1 + len(review.told) and not review.is_ready
    assert review.message.text.startswith("Dear Mara Villalobos,")
    edition = store.candidate_edition(MARA, as_candidate(MARA))
    assert (edition.message, edition.outcome, edition.decided) == ("", None, None)
    assert {one.finding for one in edition.criteria} == {None}
    assert not edition.is_whole and not review.draft.is_whole


def test_what_is_proposed_is_the_rating_in_the_middle(store: Store) -> None:
    told = {one.criterion: one.finding for one in look(store).told}
    assert told["knowledge"] is Finding.SHOWN
    assert told["code"] is Finding.PARTLY
    assert told["production"] is Finding.SHOWN


def test_what_was_confirmed_is_read_by_the_candidate(store: Store) -> None:
    do(store, WriteMessage(MARA, " You have come far. ", True))
    do(store, TellFinding(MARA, "code", Finding.NOT_YET, "Try it once more.", True))
    edition = store.candidate_edition(MARA, as_candidate(MARA))
    assert (edition.message, edition.outcome) == ("You have come far.", Outcome.NOT_YET)
    code = next(one for one in edition.criteria if one.id == "code")
    assert (code.finding, code.words) == (Finding.NOT_YET, "Try it once more.")
    assert not edition.is_whole
    assert confirm_all(store).edition.is_whole


def test_pieces_for_the_candidate_are_in_it_numbered_anew_and_without_author(store: Store) -> None:
    edition = store.candidate_edition(MARA, as_candidate(MARA))
    assert [(one.number, one.title) for one in edition.pieces] == [
        (1, GIVEN[0].title),
        (2, GIVEN[1].title),
    ]
    do(store, LeaveOut("e0"))
    edition = store.candidate_edition(MARA, as_candidate(MARA))
    assert [(one.number, one.title) for one in edition.pieces] == [(1, GIVEN[1].title)]
    standard = next(one for one in edition.criteria if one.id == "standard")
    assert standard.pieces == (1,)
    do(store, LeaveOut("e0", left_out=False))
    assert len(store.candidate_edition(MARA, as_candidate(MARA)).pieces) == 2


def test_words_are_changed_unconfirmed_and_another_decision_has_all_of_it_read_again(
    store: Store,
) -> None:
    confirm_all(store)
    do(store, WriteMessage(MARA, "Other words."))
    assert not look(store).message.is_confirmed
    do(store, WriteMessage(MARA, "Other words.", True))
    assert look(store).unread == 0
    do(store, *again())
    review = look(store)
    assert review.unread == 1 + len(review.told)
    assert review.message.text == "Other words."
    assert store.candidate_edition(MARA, as_candidate(MARA)).message == ""


def test_a_reopened_candidate_reads_nothing(store: Store) -> None:
    confirm_all(store)
    do(store, ReopenCandidate(MARA, "an appeal"))
    with pytest.raises(Refused, match="not decided"):
        store.candidate_edition(MARA, as_candidate(MARA))
    with pytest.raises(Refused, match="not decided"):
        look(store)
    with pytest.raises(Refused, match="not decided"):
        do(store, WriteMessage(MARA, "Too early."))


def test_a_letter_is_written_in_a_closed_session_too(store: Store) -> None:
    do(store, CloseSession())
    confirm_all(store)
    do(store, LeaveOut("e1"))
    review = look(store)
    assert review.edition.is_whole
    taken = next(one for one in review.taken_out if one.what is Removed.PIECE)
    assert not taken.can_change
    with pytest.raises(Refused, match="closed"):
        do(store, ChangeAudience("kept", Audience.CANDIDATE, "she asked"))


def test_nobody_else_reads_what_is_written(store: Store) -> None:
    confirm_all(store)
    others = [
        Viewer(ViewerKind.PANELIST, "p0"),
        Viewer(ViewerKind.OBSERVER, "p0"),
        AUDIENCE,
        HOLDER,
    ]
    for viewer in [*others, as_candidate(MARA)]:
        assert store.letter(MARA, viewer) == Letter()
        with pytest.raises(BadInput):
            store.letter_review(MARA, viewer)
    for viewer in [*others, FAY]:
        with pytest.raises(BadInput, match="by nobody else"):
            store.candidate_edition(MARA, viewer)
    with pytest.raises(BadInput, match="no such candidate"):
        store.candidate_edition(MARA, as_candidate("somebody else"))


def test_the_log_says_that_words_were_written_and_none_of_them(store: Store) -> None:
    do(store, WriteMessage(MARA, "You have come far.", True))
    do(store, TellFinding(MARA, "code", Finding.NOT_YET, "Try it once more."))
    do(store, LeaveOut("e0"), KeepMention(MARA, "message", 0, 3, "0", "a flower"))
    told = [entry.sentence for entry in store.log(FAY)][-4:]
    assert told == ["words to Mara Villalobos were written"] * 4
    assert store.verify().problems == ()


def test_only_who_runs_the_part_writes(tmp_path: Path) -> None:
    room = stages.decided(tmp_path / "s.calib")
    command = WriteMessage(room.ann, "Dear Ann")
    for actor in (room.panelists[0], "somebody"):
        with pytest.raises(Refused):
            room.store.apply(command, Actor(actor))
    room.do(command)
    assert room.store.letter(room.ann, IN_CHAIR).message


def test_a_deputy_writes_where_the_facilitator_is_recused(tmp_path: Path) -> None:
    room: Made = stages.revealed(tmp_path / "s.calib")
    deputy = room.panelists[1]
    room.do(DeclareConflict("fay", room.ann, "a cousin", deputy))
    room.do(room.decision(vote=Vote(3, 1)), actor=deputy)
    with pytest.raises(BadInput, match="no such candidate"):
        room.do(WriteMessage(room.ann, "Dear Ann"), actor="fay")
    room.do(WriteMessage(room.ann, "Dear Ann"), actor=deputy)
    assert room.store.letter(room.ann, IN_CHAIR) == Letter()
    assert room.store.letter(room.ann, Viewer(ViewerKind.FACILITATOR, deputy)).message


def test_what_was_taken_out_is_listed_with_why_and_what_can_be_changed(store: Store) -> None:
    do(store, LeaveOut("e1"))
    taken = {one.what: one for one in look(store).taken_out}
    assert set(taken) == {
        Removed.PIECE,
        Removed.LEFT_OUT,
        Removed.REASON,
        Removed.FOLLOW_UPS,
        Removed.RATINGS,
        Removed.VOTE,
        Removed.DISSENT,
        Removed.PANEL,
        Removed.RECORD,
    }
    changeable = {what for what, one in taken.items() if one.can_change}
    assert changeable == {Removed.PIECE, Removed.LEFT_OUT}
    assert taken[Removed.REASON].text == "One half is short for what the step asks."
    do(store, ChangeAudience("kept", Audience.CANDIDATE, "she was told"))
    assert Removed.PIECE not in {one.what for one in look(store).taken_out}


def test_raters_who_may_be_named_are_found_in_every_text_that_leaves(store: Store) -> None:
    found = [(one.place.part, one.found, one.who) for one in look(store).mentions]
    assert found == [(Part.TEXT, "Bram", RATERS[1]), (Part.TEXT, "cconti", RATERS[2])]
    words = ("As Adaeze said.", "adaezeobi")
    do(store, WriteMessage(MARA, words[0]), TellFinding(MARA, "code", Finding.PARTLY, words[1]))
    parts = {one.place.part for one in look(store).mentions}
    assert parts == {Part.MESSAGE, Part.WORDS, Part.TEXT}


def test_a_mention_is_kept_for_a_reason_until_its_text_is_another(store: Store) -> None:
    confirm_all(store)
    for mention in look(store).mentions:
        place = (mention.place.key, mention.start, mention.end, digest_of(mention.text))
        do(store, KeepMention(MARA, *place, "They wrote it with her."))
    assert look(store).is_ready
    (first, *_) = look(store).mentions
    place = (first.place.key, first.start, first.end, digest_of(first.text))
    do(store, KeepMention(MARA, *place, " "))
    assert look(store).open_mentions == look(store).mentions[:1]


def test_an_edited_text_is_looked_at_again(store: Store) -> None:
    do(store, WriteMessage(MARA, "Bram is the name of the build server.", True))
    mention = look(store).mentions[0]
    assert mention.place == Place(Part.MESSAGE)
    place = ("message", mention.start, mention.end, digest_of(mention.text))
    do(store, KeepMention(MARA, *place, "the build server"))
    assert look(store).mentions[0].because == "the build server"
    do(store, WriteMessage(MARA, "Bram is why. It is the name of the build server.", True))
    assert look(store).mentions[0].because == ""


def test_what_a_rater_wrote_is_found_in_the_letters_own_words_alone(store: Store) -> None:
    do(store, WriteMessage(MARA, f"Dear Mara, {REASON.lower()} Go on.", True))
    do(
        store,
        TellFinding(MARA, "code", Finding.PARTLY, "I would have promoted her now, and said so"),
    )
    quotes = [one for one in look(store).mentions if not one.who]
    assert [one.place.part for one in quotes] == [Part.MESSAGE, Part.WORDS]
    assert quotes[0].found == REASON.lower().rstrip(".")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (WriteMessage(MARA, "  ", True), "write a few words"),
        (TellFinding(MARA, "nowhere", Finding.SHOWN), "no such criterion"),
        (LeaveOut("kept"), "in no letter; change who sees it"),
        (LeaveOut("nowhere"), "no such piece"),
        (KeepMention(MARA, "message", 4, 4, "0", "why"), "No words stand there"),
        (KeepMention(MARA, "message", 0, 10**9, "0", "why"), "No words stand there"),
        (TellFinding(MARA, "code", Finding.SHOWN, "x" * 2001), "longer than 2000"),
    ],
)
def test_what_cannot_be_changes_nothing(command: Command, sentence: str, store: Store) -> None:
    before = store.verify()
    with pytest.raises((BadInput, Refused), match=sentence):
        do(store, command)
    assert store.verify() == before


def test_a_damaged_row_keeps_the_letter_here(store: Store) -> None:
    confirm_all(store)
    assert store.checked_edition(MARA, as_candidate(MARA)).is_whole
    store._document.raw.execute("UPDATE letter_message SET text = 'Other words.'")
    with (
        Store.open(_closed(store)) as reopened,
        pytest.raises(FileTrouble, match="Mara Villalobos"),
    ):
        reopened.checked_edition(MARA, as_candidate(MARA))


def _closed(store: Store) -> Path:
    path = store.path
    store.close()
    return path


def test_a_correction_reaches_the_edition_without_why_it_was_made(tmp_path: Path) -> None:
    room = stages.revealed(tmp_path / "s.calib")
    piece = room.store.evidence(IN_CHAIR)[room.ann][0]
    room.do(CorrectEvidence(piece.id, EvidenceText("Mended"), "Quentin saw that it was wrong"))
    room.do(ChangeAudience(piece.id, Audience.CANDIDATE, "she was told"))
    room.do(room.decision(vote=Vote(3, 1)), WithdrawCandidate(room.ben, "moved on"))
    (given,) = room.store.pieces(room.ann, as_candidate(room.ann))
    assert (given.content.title, given.version, given.reason) == ("Mended", 2, "")
    (told,) = room.store.candidate_edition(room.ann, as_candidate(room.ann)).pieces
    assert (told.number, told.title) == (1, "Mended")


def test_what_is_told_is_kept_by_criterion(store: Store) -> None:
    do(store, TellFinding(MARA, "code", Finding.PARTLY, "So.", True))
    do(store, TellFinding(MARA, "code", Finding.SHOWN, "", True))
    assert store.letter(MARA, FAY).told == (Told("code", Finding.SHOWN, "", True),)
