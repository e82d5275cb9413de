"""Asking, answering and publishing: who may, when, and what becomes of pieces and their raters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.authority import A_PANELIST, Actor
from calibrate.domain.commands import (
    AddPanelist,
    AnswerQuestion,
    ChangeAudience,
    DeclareConflict,
    OpenMeeting,
    PublishAnswers,
    Relate,
    RenewSecret,
    RevealRound,
    Submit,
    TakeQuestions,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.decisions import Vote
from calibrate.domain.errors import BadInput, CalibrateError, Locked, Refused
from calibrate.domain.evidence import Audience
from calibrate.domain.letter.edition import Part
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import AUDIENCE, Viewer, ViewerKind, as_candidate
from calibrate.domain.questions.asking import About
from calibrate.domain.questions.publishing import HEADING
from calibrate.domain.questions.question import QuestionState
from calibrate.domain.ratings import Citation, Stance
from tests.worlds.people import FAY
from tests.worlds.questions import (
    WORDS,
    about_gap,
    about_piece,
    all_of,
    answer,
    ask,
    presenting,
    publish,
    take,
)
from tests.worlds.sessions import Made, in_charge, new_session, ratings
from tests.worlds.stages import IN_CHAIR, facilitated

PRESENTER, RECUSED = 3, 2


@pytest.fixture
def room(tmp_path: Path) -> Made:
    """Fay facilitates; Sami presents Ann, and Rosa is recused from her."""
    here = new_session(tmp_path / "s.calib")
    kinds = ((RelationKind.PRESENTS, PRESENTER), (RelationKind.RECUSED, RECUSED))
    relations = (Relate(Relation(kind, here.panelists[one], here.ann)) for kind, one in kinds)
    here.do(AddPanelist(FAY), *relations)
    here.open_rating()
    return here


def texts(room: Made) -> list[str]:
    return [one.content.text for one in room.store.pieces(room.ann, IN_CHAIR)]


# Asking


def test_a_question_is_taken_in_as_one_line_by_a_panelist(room: Made) -> None:
    ask(room, 0, about_piece(room))
    ask(room, 1, about_gap(room))
    lines = room.store.verify().lines
    assert all_of(room) == ()
    assert room.store.waiting(IN_CHAIR) == {room.ann}
    take(room)
    assert room.store.verify().lines == lines + 1
    line = room.store.log(IN_CHAIR)[-1]
    assert (line.actor, line.sentence) == (A_PANELIST, "asked 2 questions about Ann")
    assert sorted(one.text for one in all_of(room)) == [WORDS, WORDS]
    assert room.store.waiting(IN_CHAIR) == frozenset()


def test_one_that_is_sent_twice_is_there_once(room: Made) -> None:
    for _ in range(2):
        ask(room, 0, about_piece(room), id="q")
    take(room)
    ask(room, 0, about_piece(room), "Other words?", id="q")
    assert [one.text for one in all_of(room)] == [WORDS]
    assert room.store.waiting(IN_CHAIR) == frozenset()


@pytest.mark.parametrize(
    ("panelist", "about", "why", "kind"),
    [
        (PRESENTER, about_piece, "Only who rates", Refused),
        (RECUSED, about_piece, "no such candidate", BadInput),
        (0, lambda _: About("nobody", "a piece"), "no such candidate", BadInput),
        (0, lambda room: About(room.ann, "nothing"), "no such piece", BadInput),
        (0, lambda room: About(room.ann, "", "nothing"), "no such criterion", BadInput),
        (0, lambda room: About(room.ann, about_piece(room, 1).evidence), "no such piece", BadInput),
    ],
)
def test_who_may_not_ask_or_not_about_that_is_told_so(
    panelist: int, about: object, why: str, kind: type[CalibrateError], room: Made
) -> None:
    assert callable(about)
    with pytest.raises(kind, match=why):
        room.store.ask("q", about(room), WORDS, room.viewer(panelist))
    assert room.store.waiting(IN_CHAIR) == frozenset()


def test_nobody_asks_in_anothers_name(room: Made) -> None:
    room.store.lock(room.panelists[0])
    viewer = Viewer(ViewerKind.PANELIST, room.panelists[0])
    with pytest.raises(Locked):
        room.store.ask("q", about_piece(room), WORDS, viewer)
    with pytest.raises(Refused, match="Only who rates"):
        room.store.ask("q", about_piece(room), WORDS, IN_CHAIR)


def test_questions_are_asked_while_rating_is_open(tmp_path: Path) -> None:
    room = facilitated(tmp_path / "s.calib", opened=False)
    viewer = Viewer(ViewerKind.PANELIST, room.panelists[0])
    with pytest.raises(Refused, match="not open yet"):
        room.store.ask("q", about_piece(room), WORDS, viewer)
    room.open_rating()
    room.do(OpenMeeting("a lot"))
    with pytest.raises(Refused, match="asked there"):
        ask(room, 0, about_piece(room))


def test_a_conflict_hides_a_question_from_who_asked_it_and_keeps_it(room: Made) -> None:
    ask(room, 0, about_piece(room))
    assert len(room.store.questions(room.viewer(0))) == 1
    room.do(DeclareConflict(room.panelists[0], room.ann, "a cousin"))
    assert room.store.questions(room.viewer(0)) == ()
    take(room)
    assert len(all_of(room)) == 1


def test_whose_secret_is_renewed_knows_theirs_no_more(room: Made) -> None:
    ask(room, 0, about_piece(room))
    room.do(RenewSecret(room.panelists[0]))
    assert room.store.questions(room.viewer(0)) == ()


# Answering


def test_presenter_and_facilitator_answer_and_nobody_else(room: Made) -> None:
    id = ask(room, 0, about_piece(room))
    commands = (
        TakeQuestions(room.ann),
        AnswerQuestion(id, "Two weeks."),
        PublishAnswers(room.ann, "new"),
    )
    for command in commands:
        for panelist, why in ((1, "Only who runs"), (RECUSED, "no such candidate")):
            with pytest.raises((Refused, BadInput), match=why):
                room.store.apply(command, Actor(room.panelists[panelist]))
        room.store.apply(command, presenting(room, PRESENTER))
    (question,) = room.store.questions(room.viewer(PRESENTER))
    assert question.state is QuestionState.PUBLISHED


def test_an_answer_waits_until_it_is_published_and_its_asker_reads_it_then(room: Made) -> None:
    id = ask(room, 0, about_piece(room))
    take(room)
    answer(room, id, " Two weeks. ")
    (seen,) = all_of(room)
    (own,) = room.store.questions(room.viewer(0))
    assert (seen.answer, seen.state) == ("Two weeks.", QuestionState.ANSWERED)
    assert (own.answer, own.state, own.is_own) == ("", QuestionState.OPEN, True)
    answer(room, id, " ")
    with pytest.raises(Refused, match="No answer about Ann waits"):
        publish(room)
    answer(room, id, "Three weeks.")
    publish(room)
    (own,) = room.store.questions(room.viewer(0))
    assert (own.answer, own.version) == ("Three weeks.", 2)
    with pytest.raises(Refused, match="published already"):
        answer(room, id, "Four.")


def test_each_piece_gets_one_version_and_gaps_one_piece_that_goes_on(room: Made) -> None:
    piece = about_piece(room)
    first = [ask(room, by, piece, f"Why {by}?") for by in (0, 1)]
    gap = ask(room, 0, about_gap(room, criterion="lead"), "What of leading?")
    left = ask(room, 1, about_piece(room, 0, 1), "Not answered?")
    take(room)
    for id in (*first, gap):
        answer(room, id, "So.")
    before = room.store.pieces(room.ann, IN_CHAIR)
    publish(room, piece="answers")
    after = room.store.pieces(room.ann, IN_CHAIR)
    assert [one.version for one in after] == [2, 1, 1, 1]
    assert after[0].reason == "Answers to questions before the meeting"
    assert after[0].content.text.count(HEADING) == 1
    assert after[0].content.title == before[0].content.title
    assert after[1:3] == before[1:3]
    own = after[3]
    assert (own.id, own.criteria, own.audience) == ("answers", ("lead",), Audience.PANEL)
    assert {one.id: one.version for one in all_of(room)} == dict.fromkeys(first, 2) | {
        gap: 1,
        left: 0,
    }
    more = ask(room, 1, about_gap(room, criterion="code"), "What of code?")
    take(room)
    answer(room, more, "So.")
    answer(room, left, "Now.")
    publish(room, piece="other")
    last = room.store.pieces(room.ann, IN_CHAIR)
    assert [one.version for one in last] == [2, 2, 1, 2]
    assert set(last[3].criteria) == {"code", "lead"}
    assert last[3].content.text.count(HEADING) == 1
    assert room.store.verify().problems == ()


def test_only_who_cited_the_piece_has_it_marked_as_older(room: Made) -> None:
    """The version that somebody saw stays with their citation; whoever cited nothing has none."""
    piece = about_piece(room)
    cites = tuple(
        replace(one, citations=(Citation(piece.evidence, Stance.TARGET),)) for one in ratings(4)
    )
    room.do(Submit(new_id(), room.panelists[0], room.ann, cites))
    room.do(Submit(new_id(), room.panelists[1], room.ann, ratings(4)))
    id = ask(room, 1, piece)
    take(room)
    answer(room, id)
    publish(room)
    (new, *_) = room.store.pieces(room.ann, IN_CHAIR)
    saw = {
        panelist: {
            one.version
            for past in room.store.history(room.ann, room.viewer(panelist))
            for rating in past.ratings
            for one in rating.citations
        }
        for panelist in (0, 1)
    }
    assert (new.version, saw) == (2, {0: {1}, 1: set()})


def test_a_piece_with_this_id_is_not_written_over(room: Made) -> None:
    id = ask(room, 0, about_gap(room))
    take(room)
    answer(room, id)
    before = texts(room)
    with pytest.raises(BadInput, match="under a new one"):
        publish(room, piece=about_piece(room).evidence)
    assert texts(room) == before


def test_who_is_withdrawn_is_answered_no_more(room: Made) -> None:
    id = ask(room, 0, about_piece(room))
    take(room)
    room.do(WithdrawCandidate(room.ann, "moved on"))
    with pytest.raises(Refused, match="withdrawn"):
        answer(room, id)


# Who reads


def test_room_and_candidate_read_what_the_piece_has_and_no_question(room: Made) -> None:
    ids = [ask(room, 0, about_piece(room)), ask(room, 0, about_gap(room), "Is there no more?")]
    take(room)
    for id in ids:
        answer(room, id)
    publish(room)
    others = (AUDIENCE, as_candidate(room.ann), Viewer(ViewerKind.OBSERVER, room.panelists[1]))
    assert [room.store.questions(one) for one in others] == [(), (), ()]
    shown = [one.content.text for one in room.store.pieces(room.ann, AUDIENCE)]
    assert any(WORDS in one for one in shown)
    assert not any("no more?" in one for one in shown)
    assert room.store.pieces(room.ann, as_candidate(room.ann)) == ()


def test_a_letter_that_has_a_question_in_a_piece_is_stopped_until_somebody_says_why(
    tmp_path: Path,
) -> None:
    room = facilitated(tmp_path / "s.calib")
    id = ask(room, 0, about_piece(room), "Was it hers?")
    take(room)
    answer(room, id)
    publish(room)
    piece = about_piece(room).evidence
    room.do(ChangeAudience(piece, Audience.CANDIDATE, "she was told"))
    room.rate(4, 4, 4, 4)
    room.do(RevealRound(room.ann), OpenMeeting("a lot"), room.decision(vote=Vote(4, 0)))
    review = room.store.letter_review(room.ann, in_charge(room.store))
    found = [one for one in review.open_mentions if one.place.part is Part.TEXT]
    assert [(one.found, one.who) for one in found] == [("Question: Was it hers", "")]
