"""A session whose every field, that a person can type, holds one and the same difficult text."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddPanelist,
    AddRater,
    Attach,
    BeginSecondRound,
    CallCandidate,
    ChangeAudience,
    CorrectEvidence,
    CreateSession,
    DeclareConflict,
    ImportEvidence,
    MarkAbsent,
    OpenMeeting,
    RecordDecision,
    Relate,
    ReopenCandidate,
    RevealRound,
    Submit,
    WithdrawCandidate,
    WriteNote,
    new_id,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind, Role
from calibrate.domain.presence.presence import missing_raters
from calibrate.domain.ratings import Citation, Observation, Rating, Side, Stance
from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Level,
    Rubric,
    Scale,
    ScalePoint,
    Section,
    Step,
)
from calibrate.domain.text.clusters import cut
from calibrate.store.store import Store
from tests.worlds.clocks import Clock
from tests.worlds.scripts import LEFT_TO_RIGHT, MIXED
from tests.worlds.sessions import Made, in_charge

TEXTS = {
    "markup": '<b>open <img src="/etc/passwd"> <a href="//example.org/x">List<String></a> &amp;',
    "formats": "%s {0} {name} $HOME \\n #{x} `rm` <!-- --> ${jndi:x}",
    "operators": "(\\) Tj ET Q endstream endobj /OpenAction << /S /JavaScript /JS (alert(1)) >>",
    "Arabic": "محمد العربي",
    "Hebrew": "דנה כהן (L4)",
    "both ways": " ".join(MIXED[:3]),
    "emoji": " ".join(LEFT_TO_RIGHT["Emoji"][:5]),
    "stacks": "Z\u0338\u0322\u031b\u034ea\u0336\u0327l\u0334g\u0335o "
    + "o\u0323" * 3
    + "\u0301" * 80,
    "marks alone": "\u0301\u0323 \u0e34\u0e48 \u093f \u05b8",
    "turned": "\u202eevil\u202c \u2066isolate\u2069 \u200fmark",
    "unseen": "soft\xadhyphen tab\there line\u2028end zero\u200bwidth word\u2060joiner \ufeffmark",
    "long": "W" * 120,
    "long and joined": "👨\u200d👩\u200d👧\u200d👦" * 12,
    "Chinese": "设计说明「第三章」，陳美玲审阅后通过了这个方案。",
    "Japanese": "山田さんの「設計」を確認して、ゲートを通した。",
    "Korean": "김민준의 설계(안)를 검토했다",
    "Thai": "พิมพ์ชนกออกแบบระบบที่นี่น้ำใจ",
    "Devanagari": " ".join(LEFT_TO_RIGHT["Devanagari"]),
    "no font": "a\U0002a6d6b \U00013000 \ue000 \ufffd",
}
"""Difficult texts by what is difficult about them."""

NAMES = {
    "emoji": " ".join(LEFT_TO_RIGHT["Emoji"][:3]),
    "turned": "\u05d3\u05e0\u05d4 and evil",
    "unseen": "zero\u200cwidth",
    "no font": "a\U0002a6d6b \U00013000",
}
"""What stands in names instead, where a name may have no such characters."""

DESIGN, REVIEW, LAUNCH = "design", "review", "launch"


def hostile(path: Path, kind: str) -> Made:
    """A session with a decided, a revealed and a withdrawn candidate; every text ends in a number.

    `kind` says what is difficult about its texts.
    """
    return _Hostile(path, TEXTS[kind], NAMES.get(kind, TEXTS[kind])).made()


class _Hostile:
    def __init__(self, path: Path, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.numbers = count(1)
        self.step = Step(self.short(), self.short())
        created = CreateSession(new_id(), self.named(), self.rubric())
        self.store = Store.create(path, created, Clock(tick=1))

    def said(self) -> str:
        """The text, told from all others."""
        return f"{self.text} {next(self.numbers)}"

    def named(self) -> str:
        """A name, told from all others."""
        return f"{self.name} {next(self.numbers)}"

    def short(self) -> str:
        return f"{cut(self.name, 12)} {next(self.numbers)}"

    def rubric(self) -> Rubric:
        current, target = self.step.current, self.step.target
        return Rubric(
            title=self.said(),
            version=self.short(),
            levels=(Level(current, self.said()), Level(target, self.said())),
            sections=tuple(
                Section(self.text, level, self.said(), self.said(), (self.said(),))
                for level in (current, target)
            ),
            criteria=tuple(
                Criterion(
                    key, self.said(), tuple(self.expectation(one) for one in levels), self.text
                )
                for key, levels in (
                    (DESIGN, (current, target)),
                    (REVIEW, (current,)),
                    (LAUNCH, (target,)),
                )
            ),
            scale=Scale(
                tuple(ScalePoint(value, self.said()) for value in range(1, 6)),
                not_shown=self.said(),
            ),
        )

    def expectation(self, level: str) -> Expectation:
        return Expectation(level, self.said(), (self.said(),), (self.said(),))

    def made(self) -> Made:
        """The session, brought to its end."""
        people = tuple(Candidate(new_id(), self.named(), self.step, self.said()) for _ in range(3))
        panel = tuple(Panelist(new_id(), self.named()) for _ in range(5))
        others = (
            Panelist(new_id(), self.named(), Role.FACILITATOR, rates=False),
            Panelist(new_id(), self.named(), Role.OBSERVER),
        )
        made = Made(self.store, *(tuple(one.id for one in some) for some in (people, panel)))
        made.do(*(AddPanelist(one) for one in (*panel, *others)))
        made.do(ImportEvidence(self.said(), people, self.pieces(made.candidates)))
        self.relate(made)
        made.open_rating()
        self.rate(made)
        self.meet(made)
        return made

    def relate(self, made: Made) -> None:
        recused, presents = RelationKind.RECUSED, RelationKind.PRESENTS
        piece = self.pieces_of(made, made.ann)[0]
        made.do(
            Relate(Relation(recused, made.panelists[4], made.ann, self.said())),
            Relate(Relation(presents, made.panelists[3], made.ben, self.said())),
            CorrectEvidence(piece, self.content(), self.said()),
            ChangeAudience(piece, Audience.CANDIDATE, self.said()),
            Attach(piece, (NewAttachment(self.short() + ".txt", b"text"),), self.said()),
        )

    def rate(self, made: Made) -> None:
        piece = self.pieces_of(made, made.ann)[1]
        for candidate in (made.ann, made.ben):
            for place, panelist in enumerate(made.panelists[:3]):
                given = self.ratings(made, candidate, (5, 2, 4)[place])
                made.do(Submit(new_id(), panelist, candidate, given))
        made.do(
            CorrectEvidence(piece, self.content(), self.said()),
            AddRater(Panelist(new_id(), self.named()), self.said()),
            DeclareConflict(made.panelists[2], made.ben, self.said()),
        )

    def meet(self, made: Made) -> None:
        made.do(
            OpenMeeting(self.said()),
            MarkAbsent(made.panelists[3], self.said()),
            CallCandidate(made.ann),
            self.reveal(made, made.ann, 1),
            WriteNote(made.ann, DESIGN, self.said()),
            BeginSecondRound(made.ann),
        )
        for place, panelist in enumerate(made.panelists[:3]):
            split = made.state().second_round
            given = self.ratings(made, made.ann, (4, 3, 4)[place])
            again = tuple(one for one in given if one.criterion in split)
            made.do(Submit(new_id(), panelist, made.ann, again, 2))
        made.do(self.reveal(made, made.ann, 2), self.decision(made, Outcome.DEFER))
        made.do(ReopenCandidate(made.ann, self.said()), self.decision(made, Outcome.PROMOTE))
        made.do(self.reveal(made, made.ben, 1), WithdrawCandidate(made.candidates[2], self.said()))

    def reveal(self, made: Made, candidate: str, round: int) -> RevealRound:
        missing = missing_raters(made.store.session(in_charge(made.store)), candidate, round)
        return RevealRound(candidate, round, missing, self.said())

    def decision(self, made: Made, outcome: Outcome) -> RecordDecision:
        follow_ups = (FollowUp(self.said(), self.said(), date(2026, 12, 1)),)
        dissents = (Dissent(made.panelists[1], self.said()),)
        decided = Decision(
            new_id(), made.ann, outcome, self.said(), Vote(2, 1), dissents, follow_ups
        )
        return RecordDecision(decided)

    def ratings(self, made: Made, candidate: str, value: int) -> tuple[Rating, ...]:
        """One rating for each criterion, as near to `value` as it offers."""
        pieces = self.pieces_of(made, candidate)
        rubric = made.session().rubric
        return tuple(
            Rating(
                criterion.id,
                min(rubric.scale.offered(pairing), key=lambda one: abs(one - value)),
                observations=(
                    Observation(Side.FOR, self.said()),
                    Observation(Side.AGAINST, self.said()),
                ),
                reason=self.said(),
                citations=(Citation(pieces[0], Stance.TARGET), Citation(pieces[1], Stance.AGAINST)),
            )
            for criterion, pairing in rubric.for_step(self.step)
        )

    def pieces_of(self, made: Made, candidate: str) -> tuple[str, ...]:
        return tuple(one.id for one in made.store.evidence(in_charge(made.store))[candidate])

    def pieces(self, candidates: tuple[str, ...]) -> tuple[NewEvidence, ...]:
        placed = ((DESIGN,), (REVIEW, DESIGN), (LAUNCH,), ())
        return tuple(
            NewEvidence(new_id(), candidate, self.content(), criteria)
            for candidate in candidates
            for criteria in placed
        )

    def content(self) -> EvidenceText:
        return EvidenceText(
            title=self.said(),
            text=f"{self.said()}\n\n{self.said()} {self.said()}",
            kind=self.said(),
            date=date(2026, 3, 14),
            reference=self.said(),
            link="https://example.org/a?b=<c>&d=(%s)",
            author=self.said(),
            part=self.said(),
        )
