"""The tables of a session file, each with its kind in its `info`.

*State* is journalled: every row has a salted digest in the log. The *record* is the log itself with
payloads and salts. *Content* is bytes that their key is the digest of, named by a row of state.
*Sealed* is what people have begun, panelists' own copies, and what they asked and nobody looked at
yet: neither commands nor lines. What is *derived* is worked out from the rest, and can be again. A
kit has the same tables, with what its panelist may see in them; `this_kit`, `writer`, `draft` and
`kept` have rows there alone, and `own` and `question` have none.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from calibrate.domain.ballots import EntryKind, EntryState, Origin
from calibrate.domain.changes import Subject
from calibrate.domain.decisions import Outcome
from calibrate.domain.evidence import Audience
from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding
from calibrate.domain.meeting import Arrangement, AttendanceKind, ConsentKind, TurnKind
from calibrate.domain.people import RelationKind, Role
from calibrate.domain.presence.secrets import SecretKind
from calibrate.domain.ratings import Confidence, Stance
from calibrate.domain.session import CandidatePhase, SessionPhase

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class TableKind(StrEnum):
    """What a table holds, and so how it is written and verified."""

    STATE = "state"
    RECORD = "record"
    SEALED = "sealed"
    CONTENT = "content"
    DERIVED = "derived"


class Custody(StrEnum):
    """Who keeps the seed of a session's keys: its file, or a witness on another machine."""

    FILE = "file"
    WITNESS = "witness"


Part = Column[str] | Column[int] | Column[bytes] | CheckConstraint | UniqueConstraint


def of_kind(kind: TableKind) -> tuple[Table, ...]:
    """Return the tables of a kind."""
    return tuple(table for table in metadata.tables.values() if table.info["kind"] is kind)


def _text(name: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=optional)


def _number(name: str, *, key: bool = False, optional: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=optional, autoincrement=False)


def _bytes(name: str, *, optional: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=optional)


def _of(table: str, name: str = "", *, key: bool = False, optional: bool = False) -> Column[str]:
    target = ForeignKey(f"{table}.id")
    return Column(name or table, Text, target, primary_key=key, nullable=optional)


def _one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _table(
    name: str, *parts: Part, kind: TableKind = TableKind.STATE, subject: Subject | None = None
) -> Table:
    info = {"kind": kind, "subject": subject}
    return Table(name, metadata, *parts, sqlite_strict=True, info=info)


session = _table(
    "session",
    _text("id", key=True),
    _text("title"),
    _text("phase"),
    _number("quorum", optional=True),
    _of("panelist", "decider", optional=True),
    _text("due", optional=True),
    _one_of("phase", SessionPhase),
    subject=Subject.SESSION,
)
rubric = _table("rubric", _text("id", key=True), _text("content"), subject=Subject.RUBRIC)
candidate = _table(
    "candidate",
    _text("id", key=True),
    _number("position"),
    _text("name"),
    _text("team"),
    _text("current_level"),
    _text("target_level"),
    _text("phase"),
    _number("rounds_opened"),
    _text("withdrawn_because"),
    _one_of("phase", CandidatePhase),
    subject=Subject.CANDIDATES,
)
panelist = _table(
    "panelist",
    _text("id", key=True),
    _number("position"),
    _text("name"),
    _text("role"),
    _number("rates"),
    _one_of("role", Role),
    CheckConstraint("rates IN (0, 1)", name="rates"),
    subject=Subject.PANEL,
)
seniority = _table(
    "seniority",
    _of("panelist", key=True),
    _number("rank"),
    CheckConstraint("rank > 0", name="rank"),
    subject=Subject.SENIORITY,
)
relation = _table(
    "relation",
    _of("panelist", key=True),
    _of("candidate", key=True),
    _text("kind"),
    _text("reason"),
    _one_of("kind", RelationKind),
    subject=Subject.RELATIONS,
)
evidence = _table(
    "evidence",
    _text("id", key=True),
    _of("candidate"),
    _number("number"),
    _text("audience"),
    UniqueConstraint("candidate", "number"),
    _one_of("audience", Audience),
    subject=Subject.EVIDENCE,
)
evidence_version = _table(
    "evidence_version",
    _of("evidence", key=True),
    _number("version", key=True),
    _text("title"),
    _text("text"),
    _text("kind"),
    _text("date", optional=True),
    _text("reference"),
    _text("link"),
    _text("author"),
    _text("part", optional=True),
    _text("reason"),
    subject=Subject.EVIDENCE,
)
attached_file = _table(
    "attached_file",
    _text("sha256", key=True),
    _bytes("content"),
    kind=TableKind.CONTENT,
    subject=Subject.EVIDENCE,
)
attachment = _table(
    "attachment",
    _of("evidence", key=True),
    _number("number", key=True),
    _text("name"),
    _number("size"),
    Column("sha256", Text, ForeignKey(attached_file.c.sha256), nullable=False),
    subject=Subject.EVIDENCE,
)
Index("ix_attachment_sha256", attachment.c.sha256)
organisation = _table(
    "organisation",
    _text("id", key=True),
    _text("name"),
    _text("line"),
    Column("logo", Text, ForeignKey(attached_file.c.sha256)),
    subject=Subject.SESSION,
)
policy = _table(
    "policy",
    _text("id", key=True),
    _text("name"),
    _text("since", optional=True),
    _text("source"),
    _number("quorum", optional=True),
    _number("blind_rounds"),
    _number("consent"),
    _number("retention", optional=True),
    _number("statistics"),
    _number("names_hidden"),
    CheckConstraint("blind_rounds IN (1, 2)", name="blind_rounds"),
    CheckConstraint("consent IN (0, 1)", name="consent"),
    CheckConstraint("statistics IN (0, 1)", name="statistics"),
    CheckConstraint("names_hidden IN (0, 1)", name="names_hidden"),
    subject=Subject.POLICY,
)
earlier_session = _table(
    "earlier_session",
    _text("id", key=True),
    _text("session"),
    _text("title"),
    _number("line"),
    _text("head"),
    _number("minutes"),
    _number("reading_minutes"),
    subject=Subject.SESSION,
)
placement = _table(
    "placement", _of("evidence", key=True), _text("criterion", key=True), subject=Subject.PLACEMENT
)
seed = _table(
    "seed",
    _text("id", key=True),
    _text("holder"),
    _bytes("secret", optional=True),
    _text("session", optional=True),
    _one_of("holder", Custody),
    CheckConstraint("(holder = 'file') = (secret IS NOT NULL)", name="secret"),
    subject=Subject.KEYS,
)
round_key = _table(
    "round_key",
    _of("candidate", key=True),
    _number("round", key=True),
    _bytes("public_key"),
    _text("signature", optional=True),
    _bytes("secret", optional=True),
    subject=Subject.KEYS,
)
witness = _table("witness", _text("id", key=True), _bytes("public_key"), subject=Subject.KEYS)
lost_key = _table(
    "lost_key",
    _of("candidate", key=True),
    _number("round", key=True),
    _number("number", key=True),
    _bytes("public_key"),
    _text("time"),
    _text("because"),
    subject=Subject.KEYS,
)
given_key = _table(
    "given_key",
    _of("candidate", key=True),
    _number("round", key=True),
    _text("entries"),
    _text("time"),
    _number("times"),
    _text("signature"),
    subject=Subject.KEYS,
)
session_key = _table(
    "session_key",
    _text("id", key=True),
    _bytes("public_key"),
    _bytes("secret", optional=True),
    subject=Subject.KEYS,
)
entry = _table(
    "entry",
    _text("id", key=True),
    _number("format"),
    _text("session", optional=True),
    _text("rubric", optional=True),
    _text("kit", optional=True),
    _of("panelist"),
    _text("writer"),
    _bytes("signer", optional=True),
    _bytes("key", optional=True),
    _number("secret", optional=True),
    _number("sequence"),
    _bytes("previous"),
    _of("candidate"),
    _number("round"),
    _text("kind"),
    _text("origin"),
    _text("replaces", optional=True),
    _text("time"),
    _bytes("hash"),
    _bytes("signature", optional=True),
    _bytes("body"),
    UniqueConstraint("hash"),
    _one_of("kind", EntryKind),
    _one_of("origin", Origin),
    subject=Subject.SUBMISSIONS,
)
Index("ix_entry_submission", entry.c.candidate, entry.c.round, entry.c.panelist)
Index("ix_entry_writer", entry.c.panelist, entry.c.writer, entry.c.sequence)
secret = _table(
    "secret",
    _of("panelist", key=True),
    _number("number", key=True),
    _text("kind"),
    _bytes("salt"),
    _number("operations"),
    _number("memory"),
    _bytes("wrapped"),
    _bytes("public_key"),
    _text("time"),
    _text("by"),
    _one_of("kind", SecretKind),
    subject=Subject.KEYS,
)
draft_key = _table("draft_key", _text("id", key=True), _bytes("secret"), subject=Subject.KEYS)
reveal = _table(
    "reveal",
    _of("candidate", key=True),
    _number("round", key=True),
    _text("time"),
    _text("because"),
    _text("opened", optional=True),
    subject=Subject.RATINGS,
)
excused = _table(
    "excused",
    _of("candidate", key=True),
    _number("round", key=True),
    _of("panelist", key=True),
    subject=Subject.RATINGS,
)
opened_entry = _table(
    "opened_entry",
    _of("entry", key=True),
    _text("state"),
    _one_of("state", EntryState),
    subject=Subject.RATINGS,
)
rating = _table(
    "rating",
    _of("entry", key=True),
    _text("criterion", key=True),
    _number("value", optional=True),
    _text("confidence", optional=True),
    _text("observations"),
    _text("reason"),
    _one_of("confidence", Confidence),
    subject=Subject.RATINGS,
)
citation = _table(
    "citation",
    _of("entry", key=True),
    _text("criterion", key=True),
    _of("evidence", key=True),
    _number("version"),
    _text("stance"),
    _text("passage", optional=True),
    _one_of("stance", Stance),
    subject=Subject.RATINGS,
)
decision = _table(
    "decision",
    _text("id", key=True),
    _of("candidate"),
    _text("outcome"),
    _text("reason"),
    _number("votes_for", optional=True),
    _number("votes_against", optional=True),
    _number("abstained", optional=True),
    _text("time"),
    _number("present", optional=True),
    _of("panelist", "decider", optional=True),
    _of("decision", "supersedes", optional=True),
    _one_of("outcome", Outcome),
    subject=Subject.DECISION,
)
dissent = _table(
    "dissent",
    _of("decision", key=True),
    _of("panelist", key=True),
    _text("text"),
    subject=Subject.DECISION,
)
follow_up = _table(
    "follow_up",
    _of("decision", key=True),
    _number("position", key=True),
    _text("owner"),
    _text("text"),
    _text("due", optional=True),
    subject=Subject.DECISION,
)
reopening = _table(
    "reopening",
    _of("candidate", key=True),
    _number("number", key=True),
    _text("because"),
    _text("time"),
    subject=Subject.DECISION,
)
second_round = _table(
    "second_round",
    _of("candidate", key=True),
    _text("criterion", key=True),
    subject=Subject.RATINGS,
)
note = _table(
    "note",
    _of("candidate", key=True),
    _text("criterion", key=True),
    _text("text"),
    subject=Subject.NOTES,
)
offered_example = _table(
    "offered_example",
    _text("id", key=True),
    _of("candidate"),
    _text("criterion"),
    _text("level"),
    _text("gap"),
    _of("evidence"),
    _number("version"),
    _text("words"),
    _text("time"),
    _text("agreement"),
    _text("agreed", optional=True),
    _of("panelist", "approver", optional=True),
    _text("approved", optional=True),
    _text("withdrawn", optional=True),
    CheckConstraint("approved IS NULL OR agreed IS NOT NULL", name="approved"),
    subject=Subject.OFFERS,
)
letter_message = _table(
    "letter_message",
    _of("candidate", key=True),
    _text("text"),
    _of("decision", "confirmed_for", optional=True),
    subject=Subject.LETTERS,
)
letter_finding = _table(
    "letter_finding",
    _of("candidate", key=True),
    _text("criterion", key=True),
    _text("finding"),
    _text("words"),
    _of("decision", "confirmed_for", optional=True),
    _one_of("finding", Finding),
    subject=Subject.LETTERS,
)
letter_left_out = _table("letter_left_out", _of("evidence", key=True), subject=Subject.LETTERS)
letter_kept = _table(
    "letter_kept",
    _of("candidate", key=True),
    _text("place", key=True),
    _number("begins", key=True),
    _number("ends", key=True),
    _text("digest"),
    _text("because"),
    subject=Subject.LETTERS,
)
issued_packet = _table(
    "issued_packet",
    _text("id", key=True),
    _of("candidate", key=True),
    _text("edition"),
    _text("recipient"),
    _text("time"),
    _text("sha256"),
    _number("line"),
    _number("encrypted"),
    _number("signed"),
    _one_of("edition", Edition),
    CheckConstraint("encrypted IN (0, 1)", name="encrypted"),
    CheckConstraint("signed IN (0, 1)", name="signed"),
    subject=Subject.ISSUED,
)
statement = _table(
    "statement",
    _of("candidate", key=True),
    _number("for_room"),
    CheckConstraint("for_room IN (0, 1)", name="for_room"),
    subject=Subject.STATEMENT,
)
statement_version = _table(
    "statement_version",
    _of("candidate", key=True),
    _number("version", key=True),
    _text("text"),
    _text("reason"),
    subject=Subject.STATEMENT,
)
fact = _table(
    "fact",
    _of("candidate", key=True),
    _text("level_since", optional=True),
    _text("promoted", optional=True),
    subject=Subject.FACTS,
)
earlier_outcome = _table(
    "earlier_outcome",
    _of("candidate", key=True),
    _number("position", key=True),
    _text("day"),
    _text("what"),
    _text("words"),
    subject=Subject.FACTS,
)
response_deadline = _table(
    "response_deadline",
    _of("decision", key=True),
    _text("until"),
    _text("turn_to"),
    subject=Subject.ANSWERS,
)
response = _table(
    "response",
    _text("id", key=True),
    _of("candidate"),
    _of("decision"),
    _text("text"),
    _text("came"),
    _text("time"),
    subject=Subject.ANSWERS,
)
question = _table(
    "question",
    _text("id", key=True),
    _of("candidate"),
    _of("evidence", optional=True),
    _text("criterion", optional=True),
    _text("text"),
    _bytes("mark"),
    _text("answer"),
    _of("evidence", "answered_in", optional=True),
    _number("version", optional=True),
    CheckConstraint("(evidence IS NULL) <> (criterion IS NULL)", name="about"),
    subject=Subject.QUESTIONS,
)
deputy = _table("deputy", _of("candidate", key=True), _of("panelist"), subject=Subject.RELATIONS)
without_deputy = _table(
    "without_deputy",
    _of("candidate", key=True),
    _text("because"),
    subject=Subject.RELATIONS,
)
meeting = _table(
    "meeting",
    _text("id", key=True),
    _text("lot"),
    _text("arranged"),
    _text("arranged_at"),
    _number("minutes"),
    _number("reading_minutes"),
    _number("names_hidden"),
    _one_of("arranged", Arrangement),
    CheckConstraint("names_hidden IN (0, 1)", name="names_hidden"),
    subject=Subject.MEETING,
)
reasons_first = _table("reasons_first", _text("id", key=True), subject=Subject.TALK)
numbers_shown = _table(
    "numbers_shown",
    _of("candidate", key=True),
    _number("stage", key=True),
    CheckConstraint("stage IN (1, 2, 3)", name="stage"),
    subject=Subject.TALK,
)
agenda = _table("agenda", _of("candidate", key=True), _number("position"), subject=Subject.AGENDA)
turn = _table(
    "turn",
    _number("number", key=True),
    _of("candidate"),
    _text("kind"),
    _text("time"),
    _number("seconds"),
    _one_of("kind", TurnKind),
    subject=Subject.MEETING,
)
consent_line = _table(
    "consent_line",
    _number("number", key=True),
    _of("candidate"),
    _text("kind"),
    _text("time"),
    _one_of("kind", ConsentKind),
    subject=Subject.MEETING,
)
consented = _table("consented", _of("decision", key=True), subject=Subject.DECISION)
attendance = _table(
    "attendance",
    _number("number", key=True),
    _of("panelist"),
    _text("kind"),
    _of("candidate", optional=True),
    _text("because"),
    _text("time"),
    _one_of("kind", AttendanceKind),
    subject=Subject.ATTENDANCE,
)

kit = _table(
    "kit",
    _text("id", key=True),
    _of("panelist"),
    _number("number"),
    _text("time"),
    _text("because"),
    _bytes("enrolment"),
    _bytes("signer", optional=True),
    _number("compared"),
    UniqueConstraint("panelist", "number"),
    CheckConstraint("compared IN (0, 1)", name="compared"),
    subject=Subject.KITS,
)
kit_order = _table(
    "kit_order",
    _of("kit", key=True),
    _of("candidate", key=True),
    _number("position"),
    subject=Subject.KITS,
)
this_kit = _table(
    "this_kit",
    _text("id", key=True),
    _of("panelist"),
    _number("number"),
    _number("replaces"),
    _bytes("enrolment"),
    _number("line"),
    _bytes("head"),
    _text("signature"),
    CheckConstraint("replaces IN (0, 1)", name="replaces"),
    subject=Subject.KITS,
)
writer = _table(
    "writer",
    _text("id", key=True),
    _text("kit"),
    _bytes("secret"),
    subject=Subject.KITS,
)

draft = _table(
    "draft",
    _of("panelist", key=True),
    _of("candidate", key=True),
    _number("round", key=True),
    _text("time"),
    _bytes("body"),
    kind=TableKind.SEALED,
)
own = _table(
    "own",
    _of("panelist", key=True),
    _of("candidate", key=True),
    _number("round", key=True),
    _number("secret"),
    _text("time"),
    _bytes("body"),
    kind=TableKind.SEALED,
)
kept = _table("kept", _of("entry", key=True), _bytes("body"), kind=TableKind.SEALED)
asked = _table(
    "asked",
    _text("id", key=True),
    _of("candidate"),
    _of("evidence", optional=True),
    _text("criterion", optional=True),
    _text("text"),
    _bytes("mark"),
    kind=TableKind.SEALED,
)
decision_draft = _table(
    "decision_draft",
    _of("candidate", key=True),
    _text("time"),
    _bytes("body"),
    kind=TableKind.SEALED,
)
log = _table(
    "log",
    _number("sequence", key=True),
    _text("line"),
    _bytes("head"),
    kind=TableKind.RECORD,
)
payload = _table(
    "payload",
    _number("sequence", key=True),
    _number("part", key=True),
    _text("people"),
    _bytes("salt"),
    _text("body"),
    kind=TableKind.RECORD,
)
row_salt = _table(
    "row_salt",
    _text("table_name", key=True),
    _text("row_key", key=True),
    _bytes("salt"),
    kind=TableKind.RECORD,
)
mention = _table(
    "mention",
    _text("id", key=True),
    _number("sequence", key=True),
    kind=TableKind.DERIVED,
)
