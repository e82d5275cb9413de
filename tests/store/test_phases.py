"""Every command in every phase: it works, or it is refused in one sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from calibrate.domain import commands as c
from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.earlier.earlier import Earlier
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding
from calibrate.domain.meeting import Arrangement
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.policy.policy import Policy
from calibrate.domain.presence.secrets import SecretKind
from calibrate.domain.questions.asking import Asked
from calibrate.domain.record.log import Verification
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.travel.second_round import SecondRound
from calibrate.domain.travel.witness import KeysGiven
from calibrate.domain.voice.facts import Facts
from calibrate.store.asking.asked import keep
from calibrate.store.asking.marks import marked
from calibrate.store.sealed.secrets import new_key
from calibrate.store.store import Store
from tests.worlds.clocks import Clock
from tests.worlds.questions import about_gap
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import CHEAP, PIN
from tests.worlds.sessions import Made, in_charge, ratings
from tests.worlds.stages import ASKED, STAGES

Build = Callable[[Made], c.Command]
KEY, _ = new_key(SecretKind.PIN, PIN, CHEAP)
PIECE = EvidenceText("A new piece")


def _piece(room: Made) -> str:
    return room.store.evidence(in_charge(room.store))[room.ann][0].id


def _asked(room: Made) -> c.Command:
    """Somebody asked something about Ann that nobody took in."""
    question = marked(Asked("other", about_gap(room), "Why?"), KEY.public_key)
    with room.store._document.transaction() as connection:
        keep(connection, [question])
    return c.TakeQuestions(room.ann)


BUILDS: dict[str, Build] = {
    "CreateSession": lambda _: c.CreateSession("other", "Other", RUBRIC),
    "RenameSession": lambda _: c.RenameSession("Other"),
    "ReplaceRubric": lambda _: c.ReplaceRubric(RUBRIC),
    "AddCandidate": lambda _: c.AddCandidate(Candidate("cleo", "Cleo", STEP)),
    "ChangeCandidate": lambda r: c.ChangeCandidate(Candidate(r.ann, "Anna", Step("L3", "L4"))),
    "RemoveCandidate": lambda r: c.RemoveCandidate(r.ann),
    "AddPanelist": lambda _: c.AddPanelist(Panelist("tom", "Tom")),
    "ChangePanelist": lambda r: c.ChangePanelist(Panelist(r.panelists[3], "Samira")),
    "RemovePanelist": lambda r: c.RemovePanelist(r.panelists[3]),
    "Relate": lambda r: c.Relate(Relation(RelationKind.PRESENTS, r.panelists[3], r.ann)),
    "Unrelate": lambda r: c.Unrelate(r.panelists[3], r.ann),
    "DescribeOrganisation": lambda _: c.DescribeOrganisation(Organisation("Acme", "Internal")),
    "BeginFrom": lambda _: c.BeginFrom(Earlier("other", "Spring", 9, "0" * 64, 15, 5)),
    "SetPolicy": lambda _: c.SetPolicy(Policy("House", quorum=2)),
    "FixQuorum": lambda _: c.FixQuorum(2),
    "NameDecider": lambda r: c.NameDecider(r.panelists[1]),
    "NameDeputy": lambda r: c.NameDeputy(r.ann, r.panelists[1]),
    "AddEvidence": lambda r: c.AddEvidence(NewEvidence("new", r.ann, PIECE), "it came late"),
    "CorrectEvidence": lambda r: c.CorrectEvidence(_piece(r), PIECE, "it was wrong"),
    "ChangeAudience": lambda r: c.ChangeAudience(_piece(r), Audience.CANDIDATE, "it was agreed"),
    "RemoveEvidence": lambda r: c.RemoveEvidence(_piece(r)),
    "Attach": lambda r: c.Attach(
        _piece(r), (NewAttachment("plan.pdf", b"a plan"),), "it came late"
    ),
    "Detach": lambda r: c.Detach(_piece(r), 1),
    "PlaceEvidence": lambda r: c.PlaceEvidence(_piece(r), ("lead",)),
    "PlaceSeveral": lambda r: c.PlaceSeveral((c.PlaceEvidence(_piece(r), ("lead",)),)),
    "ImportEvidence": lambda r: c.ImportEvidence("t.csv", (), (NewEvidence("n", r.ann, PIECE),)),
    "TakeBack": lambda r: c.TakeBack(r.store.verify().lines),
    "RankPanelist": lambda r: c.RankPanelist(r.panelists[1], 7),
    "BeginWithReasons": lambda _: c.BeginWithReasons(),
    "ShowNumbers": lambda r: c.ShowNumbers(r.ann),
    "DoAgain": lambda r: c.DoAgain(r.store.verify().lines),
    "OpenRating": lambda _: c.OpenRating(),
    "MakeKits": lambda r: c.MakeKits((c.NewKit("new", r.panelists[0], "0" * 64),)),
    "CompareKey": lambda _: c.CompareKey("no kit", ""),
    "AddRater": lambda _: c.AddRater(Panelist("tom", "Tom"), "somebody left"),
    "ReplaceRater": lambda r: c.ReplaceRater(r.panelists[3], Panelist("tom", "Tom"), "left"),
    "AddCandidateLate": lambda _: c.AddCandidateLate(Candidate("cleo", "Cleo", STEP), "forgotten"),
    "RenewKeys": lambda r: c.RenewKeys(KeysGiven(r.session().id, "", ()), "lost"),
    "CorrectName": lambda r: c.CorrectName(r.ann, "Anna", "misspelt"),
    "SetDue": lambda _: c.SetDue(date(2026, 12, 4)),
    "TakeSecondRound": lambda r: c.TakeSecondRound(SecondRound(r.session().id, r.ann, ("code",))),
    "MergeBallots": lambda _: c.MergeBallots(()),
    "TakeBackMerge": lambda r: c.TakeBackMerge(r.store.verify().lines),
    "Submit": lambda r: c.Submit("new", r.panelists[0], r.ann, ratings(3)),
    "Submit in round 2": lambda r: c.Submit(
        "new",
        r.panelists[0],
        r.ann,
        tuple(one for one in ratings(3) if one.criterion in r.state().second_round),
        2,
    ),
    "WithdrawSubmission": lambda r: c.WithdrawSubmission("new", r.panelists[0], r.ann),
    "WithdrawSubmission in round 2": lambda r: c.WithdrawSubmission(
        "new", r.panelists[0], r.ann, 2
    ),
    "ChooseSecret": lambda r: c.ChooseSecret(r.panelists[0], KEY),
    "RenewSecret": lambda r: c.RenewSecret(r.panelists[1]),
    "RevealRound": lambda r: c.RevealRound(r.ann, 1, r.panelists[2:], "ill"),
    "RevealRound 2": lambda r: c.RevealRound(r.ann, 2, r.panelists[1:], "ill"),
    "RevealAll": lambda r: c.RevealAll(r.candidates, r.panelists, "ill"),
    "BeginSecondRound": lambda r: c.BeginSecondRound(r.ann),
    "OfferExample": lambda r: c.OfferExample(
        "new", _piece(r), "code", "L4", "Show a design.", "Shaped a design that others took over."
    ),
    "TakeQuestions": _asked,
    "AnswerQuestion": lambda _: c.AnswerQuestion(ASKED, "Three weeks."),
    "PublishAnswers": lambda r: c.PublishAnswers(r.ann, "new"),
    "IssuePacket": lambda r: c.IssuePacket("new", (r.ann,), Edition.PANEL, "A director", "0" * 64),
    "RecordAgreement": lambda _: c.RecordAgreement("no offer", "asked in person, said yes"),
    "ApproveExample": lambda _: c.ApproveExample("no offer"),
    "WithdrawOffer": lambda _: c.WithdrawOffer("no offer"),
    "WriteMessage": lambda r: c.WriteMessage(r.ann, "Dear Ann", True),
    "TellFinding": lambda r: c.TellFinding(r.ann, "code", Finding.SHOWN, "", True),
    "LeaveOut": lambda r: c.LeaveOut(_piece(r)),
    "KeepMention": lambda r: c.KeepMention(r.ann, "message", 0, 4, "0" * 64, "a flower"),
    "WriteStatement": lambda r: c.WriteStatement(r.ann, "I built it.", True, "it came late"),
    "KeepFacts": lambda r: c.KeepFacts(r.ann, Facts(date(2024, 5, 1))),
    "SetResponseDeadline": lambda r: c.SetResponseDeadline(r.ann, date(2100, 1, 1), "HR"),
    "RecordResponse": lambda r: c.RecordResponse("new", r.ann, "I disagree."),
    "WriteNote": lambda r: c.WriteNote(r.ann, "code", "A word."),
    "DeclareConflict": lambda r: c.DeclareConflict(r.panelists[3], r.ann, "a cousin"),
    "WithdrawCandidate": lambda r: c.WithdrawCandidate(r.ann, "moved on"),
    "RecordDecision": lambda r: c.RecordDecision(Decision("new", r.ann, Outcome.DEFER, "Later.")),
    "ProposeTogether": lambda r: c.ProposeTogether((r.ann,)),
    "ProposeTogether nobody": lambda _: c.ProposeTogether(()),
    "PullCase": lambda r: c.PullCase(r.ann),
    "DecideByConsent": lambda r: c.DecideByConsent("new", r.ann, Outcome.PROMOTE, "All agree."),
    "ReopenCandidate": lambda r: c.ReopenCandidate(r.ann, "an appeal"),
    "OpenMeeting": lambda _: c.OpenMeeting("another lot"),
    "SetMinutes": lambda _: c.SetMinutes(30, 5),
    "ArrangeAgenda": lambda r: c.ArrangeAgenda(r.candidates[::-1], Arrangement.HAND),
    "CallCandidate": lambda r: c.CallCandidate(r.ben),
    "SetAside": lambda _: c.SetAside(),
    "PauseClock": lambda _: c.PauseClock(),
    "ResumeClock": lambda _: c.ResumeClock(),
    "GrantReading": lambda _: c.GrantReading(60),
    "EndReading": lambda _: c.EndReading(),
    "OpenVote": lambda _: c.OpenVote(),
    "MarkAbsent": lambda r: c.MarkAbsent(r.panelists[3], "ill"),
    "MarkHere": lambda r: c.MarkHere(r.panelists[3]),
    "StepOut": lambda r: c.StepOut(r.panelists[3], r.ann),
    "StepBack": lambda r: c.StepBack(r.panelists[3]),
    "HideNames": lambda _: c.HideNames(True),
    "CloseSession": lambda _: c.CloseSession(),
}


def tried(room: Made, build: Build, before: Verification) -> bool:
    """Tell whether a command works; if it is refused, see to it that nothing changed."""
    try:
        command = build(room)
        room.do(command)
    except CalibrateError as error:
        sentence = str(error)
        assert sentence[0].isupper() or sentence[0] == "“", sentence
        assert sentence.endswith("."), sentence
        assert room.store.verify() == before, sentence
        return False
    after = room.store.verify()
    assert after.problems == () and after.lines == before.lines + 1
    return True


SETTING_UP = {
    "AddCandidate",
    "AddPanelist",
    "ChangeCandidate",
    "ChangePanelist",
    "FixQuorum",
    "KeepFacts",
    "NameDecider",
    "PlaceEvidence",
    "PlaceSeveral",
    "RankPanelist",
    "Relate",
    "RemoveCandidate",
    "RemoveEvidence",
    "RemovePanelist",
    "RenameSession",
    "ReplaceRubric",
    "SetPolicy",
    "TakeBack",
    "Unrelate",
}
EVIDENCE = {"Attach", "ChangeAudience", "AddEvidence", "CorrectEvidence", "ImportEvidence"}
STATING = {"WriteStatement"}
LATE = {
    "AddCandidateLate",
    "AddRater",
    "BeginWithReasons",
    "CorrectName",
    "DescribeOrganisation",
    "MakeKits",
    "ReplaceRater",
    "SetDue",
}
ANSWERS = {"AnswerQuestion", "PublishAnswers"}
ON_A_CASE = {
    "RenewSecret",
    "DeclareConflict",
    "NameDeputy",
    "WithdrawCandidate",
    *EVIDENCE,
    *STATING,
    "TakeQuestions",
    *ANSWERS,
}
IN_THE_ROOM = {"ArrangeAgenda", "CallCandidate", "HideNames", "MarkAbsent", "SetMinutes"}
AT_HAND = {"GrantReading", "PauseClock", "SetAside"}
SEALED = {"RevealAll", "RevealRound", "Submit", "WithdrawSubmission"}
SEALED_AGAIN = {"RevealRound 2", "Submit in round 2", "WithdrawSubmission in round 2"}
LETTER = {
    "WriteMessage",
    "TellFinding",
    "KeepMention",
    "SetResponseDeadline",
    "RecordResponse",
}
TALK = {"ShowNumbers", "WriteNote"}
TO_DECIDE = {"OpenVote", "RecordDecision"}

WORKS: dict[str, set[str]] = {
    "set_up": {
        *SETTING_UP,
        *EVIDENCE,
        *STATING,
        "BeginWithReasons",
        "DescribeOrganisation",
        "NameDeputy",
        "OpenRating",
        "SetDue",
    },
    "rating": {*LATE, *ON_A_CASE, *SEALED, "MarkAbsent", "OpenMeeting"},
    "meeting": {*LATE, *ON_A_CASE, *SEALED, *IN_THE_ROOM, *AT_HAND, "EndReading"},
    "revealed": {
        *LATE,
        *ON_A_CASE,
        *IN_THE_ROOM,
        *AT_HAND,
        *TO_DECIDE,
        "BeginSecondRound",
        "ShowNumbers",
        "WriteNote",
    },
    "undisputed": {
        *LATE,
        *ON_A_CASE,
        *IN_THE_ROOM,
        *AT_HAND,
        *TO_DECIDE,
        *TALK,
        "ProposeTogether",
    },
    "listed": {
        *LATE,
        *ON_A_CASE,
        *IN_THE_ROOM,
        *AT_HAND,
        *TO_DECIDE,
        "ProposeTogether nobody",
        "PullCase",
        "DecideByConsent",
        *TALK,
    },
    "second_round": {*LATE, *ON_A_CASE, *IN_THE_ROOM, *AT_HAND, *SEALED_AGAIN, *TALK},
    "second_revealed": {
        *LATE,
        *ON_A_CASE,
        *IN_THE_ROOM,
        *AT_HAND,
        *TO_DECIDE,
        *TALK,
        "ProposeTogether",
    },
    "decided": {
        *LATE,
        *IN_THE_ROOM,
        *LETTER,
        "KeepFacts",
        "ChangeAudience",
        "RenewSecret",
        "ReopenCandidate",
        "IssuePacket",
        "TakeQuestions",
    },
    "withdrawn": {
        *LATE,
        *IN_THE_ROOM,
        "ChangeAudience",
        "RenewSecret",
        "ReopenCandidate",
        "TakeQuestions",
    },
    "closed": {*LETTER, "ReopenCandidate", "IssuePacket"},
}
"""What works on the first candidate in each phase; all else is refused."""


@pytest.mark.parametrize("phase", STAGES)
def test_what_works_in_a_phase_and_what_is_refused(phase: str, tmp_path: Path) -> None:
    room = STAGES[phase](tmp_path / "session.calib")
    path, worked = room.store.path, set()
    room.store.close()
    whole = path.read_bytes()
    room = reopened(room)
    before = room.store.verify()
    for name, build in BUILDS.items():
        if tried(room, build, before):
            worked.add(name)
            room.store.close()
            path.write_bytes(whole)
            room = reopened(room)
    room.store.close()
    assert worked == WORKS[phase]


def reopened(room: Made) -> Made:
    return replace(room, store=Store.open(room.store.path, Clock(tick=1)))


def test_every_command_is_tried() -> None:
    kinds = {kind.__name__ for kind in get_args(c.Command)}
    assert {name.split()[0] for name in BUILDS} == kinds
