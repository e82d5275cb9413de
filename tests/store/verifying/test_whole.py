"""Verifying: every byte of content that is changed behind the app's back is found."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddPanelist,
    ApproveExample,
    Attach,
    BeginFrom,
    BeginSecondRound,
    BeginWithReasons,
    CallCandidate,
    ChangeAudience,
    Command,
    DecideByConsent,
    DeclareConflict,
    DescribeOrganisation,
    IssuePacket,
    KeepFacts,
    KeepMention,
    LeaveOut,
    MakeKits,
    MarkAbsent,
    NameDeputy,
    NewKit,
    OfferExample,
    OpenMeeting,
    ProposeTogether,
    RankPanelist,
    RecordAgreement,
    RecordDecision,
    RecordResponse,
    Relate,
    ReopenCandidate,
    RevealRound,
    SetPolicy,
    SetResponseDeadline,
    ShowNumbers,
    Submit,
    TellFinding,
    Unrelate,
    WriteMessage,
    WriteNote,
    WriteStatement,
    new_id,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.earlier.earlier import Earlier
from calibrate.domain.errors import FileTrouble
from calibrate.domain.evidence import Audience
from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.policy.policy import Policy
from calibrate.domain.ratings import Citation, Draft, DraftRating, Stance
from calibrate.domain.voice.facts import EarlierOutcome, Facts
from calibrate.store.document.tables import metadata
from calibrate.store.store import Store
from tests.worlds.logos import png
from tests.worlds.people import FAY
from tests.worlds.questions import about_gap, about_piece, answer, ask, publish, take
from tests.worlds.sessions import (
    Made,
    chair,
    in_charge,
    naturally,
    new_session,
    open_session,
    ratings,
    submit,
)
from tests.worlds.witness import opening, renewing, revealing

IN_KITS_ALONE = {"this_kit", "writer", "kept", "draft"}
"""Their rows are changed in a test of kits."""
OWN = {"own", "asked"}
MOST_ROWS = 1
"""How many rows of a table are tried; what finds one finds any."""


def full_session(path: Path) -> None:
    """Write a session with a row in every table."""
    earlier = BeginFrom(Earlier("other", "Spring", 9, "0" * 64, 15, 5))
    made = new_session(path, ("Ann", "Ben", "Cleo", "Dana"), pieces=1, further=(earlier,))
    ann, ben, *_ = made.candidates
    pia, quentin, rosa, sami = made.panelists
    presents = Relation(RelationKind.PRESENTS, FAY.id, ben)
    apply(made, AddPanelist(FAY), Relate(presents), NameDeputy(ben, None, "why"))
    apply(made, RankPanelist(rosa, 7), BeginWithReasons())
    for candidate in made.candidates:
        (piece,) = made.store.pieces(candidate, in_charge(made.store))
        apply(made, Attach(piece.id, (NewAttachment("plan.pdf", candidate.encode()),)))
    heard(made)
    apply(made, DescribeOrganisation(Organisation("Acme", "Internal", png())))
    apply(made, SetPolicy(Policy("House", quorum=3)))
    apply(made, opening(made))
    apply(made, MakeKits((NewKit("k", pia, "0" * 64), NewKit("l", rosa, "1" * 64))))
    questioned(made)
    apply(made, OpenMeeting("a lot"), CallCandidate(ann), MarkAbsent(rosa, "a fever"))
    for panelist, value in ((0, 4), (1, 2), (3, None)):
        submit(made, panelist, 0, value, "A reason")
    apply(made, cited(made))
    apply(made, revealing(made, RevealRound(ann)))
    apply(made, ShowNumbers(ann), BeginSecondRound(ann), WriteNote(ann, "code", "Hm."))
    submit(made, 2, 0, 1, "Too late")
    again = RevealRound(ann, 2, (pia, quentin, sami), "no time")
    apply(made, revealing(made, again), NameDeputy(ann, quentin))
    apply(made, decided(made, "first"), ReopenCandidate(ann, "an appeal"))
    apply(made, DeclareConflict(pia, ann, "a cousin"), decided(made, "second"))
    handed = IssuePacket("i", (ann,), Edition.PANEL, "A director", "0" * 64)
    until = made.store._clock().date() + timedelta(days=14)
    apply(made, SetResponseDeadline(ann, until, "Fay"), RecordResponse("r", ann, "I disagree."))
    apply(made, handed, ReopenCandidate(ann, "another"))
    agreed(made)
    made.store.save_decision_draft(
        ann, in_charge(made.store), DecisionDraft("third", reason="so far")
    )
    offered(made)
    submit(made, 0, 1, None)
    apply(made, renewing(made))
    submit(made, 0, 1, None)
    draft = Draft((DraftRating("code", 4, True, reason="so far"),))
    made.store.save_draft(ben, made.viewer(1), draft)
    assert made.store.verify().problems == ()
    made.store.close()


def heard(made: Made) -> None:
    """Write down what Ann states, and what is kept about her until after the vote."""
    outcomes = (EarlierOutcome(date(2025, 1, 8), "not yet", "The scope was small."),)
    apply(made, WriteStatement(made.ann, "I led the search."))
    apply(made, KeepFacts(made.ann, Facts(date(2023, 4, 1), date(2023, 4, 1), outcomes)))


def agreed(made: Made) -> None:
    """Decide on Dana by consent, with those who are here."""
    dana = made.candidates[3]
    for panelist in range(4):
        submit(made, panelist, 3, 4)
    apply(made, revealing(made, RevealRound(dana)), ProposeTogether((dana,)))
    apply(made, DecideByConsent("fourth", dana, Outcome.PROMOTE, "All agree."))


def questioned(made: Made) -> None:
    """Answer a question on Ann and publish it; one on Ben was taken in, and one on Cleo waits."""
    id = ask(made, 1, about_piece(made, 0))
    take(made, 0)
    answer(made, id)
    publish(made, 0)
    ask(made, 0, about_gap(made, 1))
    take(made, 1)
    ask(made, 0, about_gap(made, 2))


def offered(made: Made) -> None:
    """Decide on Cleo, on whom two agree, and offer her piece to the ladder."""
    cleo, (_, _, rosa, sami) = made.candidates[2], made.panelists
    apply(made, cited(made, 2, 0), cited(made, 2, 1))
    apply(made, revealing(made, RevealRound(cleo, 1, (rosa, sami), "no time")))
    apply(made, RecordDecision(Decision("third", cleo, Outcome.PROMOTE, "Yes.", Vote(2, 0))))
    (piece,) = made.store.evidence(in_charge(made.store))[cleo]
    words = "Shaped a design that three teams build on."
    apply(made, IssuePacket("j", (cleo,), Edition.PANEL, "Cleo", "1" * 64, True))
    apply(made, OfferExample("o", piece.id, "code", "L4", "Show a design.", words))
    apply(made, RecordAgreement("o", "asked, said yes"), ApproveExample("o"))
    apply(made, ChangeAudience(piece.id, Audience.CANDIDATE, "she was told"), LeaveOut(piece.id))
    apply(
        made, WriteMessage(cleo, "Dear Cleo", True), KeepMention(cleo, "message", 0, 4, "0", "no")
    )
    apply(made, TellFinding(cleo, "code", Finding.SHOWN, "", True))


def cited(made: Made, of: int = 0, by: int = 0) -> Submit:
    """A submission that rests on evidence."""
    candidate, panelist = made.candidates[of], made.panelists[by]
    (piece,) = made.store.evidence(in_charge(made.store))[candidate]
    citations = (Citation(piece.id, Stance.TARGET),)
    given = tuple(replace(one, citations=citations) for one in ratings(4))
    return Submit(new_id(), panelist, candidate, given)


def apply(made: Made, *commands: Command) -> None:
    for command in commands:
        made.store.apply(command, naturally(made.store, command))


def decided(made: Made, id: str) -> RecordDecision:
    dissents = (Dissent(made.panelists[1], "I disagree."),)
    follow_ups = (FollowUp("Ann", "Lead a design."),)
    vote = Vote(1, 1)
    made_so = Decision(
        id, made.candidates[0], Outcome.DEFER, "Not yet.", vote, dissents, follow_ups
    )
    return RecordDecision(made_so)


def cells(raw: sqlite3.Connection, draw: random.Random) -> list[tuple[str, int, str]]:
    """Name every cell of some rows of every table: table, row and column."""
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = []
    for table in names:
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        rows = [row for (row,) in raw.execute(f"SELECT rowid FROM {table}")]
        for row in draw.sample(rows, min(len(rows), MOST_ROWS)):
            found += [(table, row, column) for column in columns]
    return found


def changed(value: object, draw: random.Random) -> object:
    """Change one byte, bit or digit of a value; None and empty text become something."""
    if value is None:
        return 1
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes):
        place = draw.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    text = str(value)
    if not text:
        return "x"
    place = draw.randrange(len(text))
    other = "a" if text[place] != "a" else "b"
    return text[:place] + other + text[place + 1 :]


def test_one_changed_byte_in_any_cell_fails(tmp_path: Path) -> None:
    path = tmp_path / "session.calib"
    full_session(path)
    whole, draw = path.read_bytes(), random.Random(7)
    with sqlite3.connect(path) as raw:
        everything = cells(raw, draw)
    raw.close()
    assert {table for table, _, _ in everything} == metadata.tables.keys() - IN_KITS_ALONE
    missed = []
    tried = 0
    for table, row, column in everything:
        if table == "draft":  # a witness holds what opens it
            continue
        path.write_bytes(whole)
        raw = sqlite3.connect(path)
        raw.execute("PRAGMA ignore_check_constraints=ON")
        query = f'SELECT "{column}" FROM {table} WHERE rowid = ?'
        (value,) = raw.execute(query, (row,)).fetchone()
        try:
            statement = f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?'
            raw.execute(statement, (changed(value, draw), row))
            raw.commit()
        except sqlite3.IntegrityError:
            continue
        finally:
            raw.close()
        tried += 1
        if verifies(path):
            missed.append((table, row, column))
    assert {table for table, _, _ in missed} <= OWN, "only its panelist's secret tells of that"
    assert ("own", "secret") not in {(table, column) for table, _, column in missed}
    assert tried > len(everything) * 0.9


def verifies(path: Path) -> bool:
    try:
        with Store.open(path) as store:
            return store.verify().holds
    except FileTrouble:
        return False


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM rating WHERE rowid = 1",
        "DELETE FROM log WHERE sequence = (SELECT max(sequence) FROM log)",
        "DELETE FROM log WHERE sequence = 3",
        "DELETE FROM payload WHERE sequence = 3",
        "DELETE FROM row_salt WHERE rowid = 2",
        "INSERT INTO placement SELECT evidence, 'lead' FROM placement LIMIT 1",
        "INSERT INTO row_salt VALUES ('rating', 'no such row', x'00')",
        "UPDATE entry SET candidate = (SELECT max(id) FROM candidate)",
    ],
)
def test_rows_that_are_added_or_removed_are_found(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "session.calib"
    full_session(path)
    with sqlite3.connect(path) as raw:
        raw.execute(statement)
    raw.close()
    assert not verifies(path)


def test_every_row_has_a_salt_of_its_own(tmp_path: Path) -> None:
    made = open_session(tmp_path / "session.calib")
    made.store.close()
    with sqlite3.connect(made.store.path) as raw:
        salts = [row[0] for row in raw.execute("SELECT salt FROM row_salt")]
    raw.close()
    assert len(salts) > 20 and len(set(salts)) == len(salts)


def test_a_row_that_changed_and_changed_back_verifies(tmp_path: Path) -> None:
    made = new_session(tmp_path / "session.calib")
    relation = Relation(RelationKind.PRESENTS, made.panelists[0], made.candidates[0])
    for _ in range(3):
        made.store.apply(Relate(relation), chair(made.store))
        made.store.apply(Unrelate(made.panelists[0], made.candidates[0]), chair(made.store))
    found = made.store.verify()
    assert (found.problems, found.lines) == ((), 15)


def test_a_session_whose_rubric_was_tampered_with_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "session.calib"
    full_session(path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE rubric SET content = '{'")
    raw.close()
    with Store.open(path) as store:
        with pytest.raises(FileTrouble, match="calibrate verify"):
            store.session(in_charge(store))
        assert not store.verify().holds
