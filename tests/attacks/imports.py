"""10,000 hostile files and pastes over every reader: a sentence, or a table; never half of one."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from shutil import copyfile
from zipfile import ZipFile

from calibrate import cli
from calibrate.domain.commands import ImportEvidence
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Evidence
from calibrate.domain.session import CandidateState
from calibrate.exchange.ladders.rubric_file import read_rubric
from calibrate.exchange.tables.dates import Order
from calibrate.exchange.tables.evidence_plan import RowStatus
from calibrate.exchange.tables.evidence_table import Defaults, plan_import, recognise
from calibrate.exchange.tables.ratings_table import plan_ratings
from calibrate.exchange.tables.table import Table, read_pasted, read_table
from calibrate.resources import resource as bundled
from calibrate.store.store import Store
from tests.worlds.rubrics import STEP
from tests.worlds.sessions import in_charge, new_session
from tests.worlds.values import CRAFT_SESSION
from tests.worlds.workbooks import Cell, Sheet, packed, workbook

TRIES, SEED = 10_000, 1
WRITTEN = 25
"""One in so many is also imported into a session, by the command line."""

LONGEST = 700
"""No sentence is longer."""

SECONDS = 20.0
"""No input takes longer, of the processor."""

ROWS = (
    ("candidate", "title", "text", "date", "ref", "link", "criteria"),
    ("Ann Lee", "Bound the retries", "Two\nlines", "03/04/2026", "42", "https://e.org/a/42", ""),
    ("Ben Roy", 'Say "no"', "", "14 Mar 2026", "#7", "https://e.org/b/7", "code"),
    ("Zoë", "Third", "x" * 300, "2026-03-14T10:00:00Z", "PAY-17", "", "lead; code"),
)
OBJECTS = [
    {"author": {"login": "ann", "name": "Ann Lee"}, "number": 42, "title": "One", "body": "x\ny",
     "labels": [{"name": "a"}], "mergedAt": "2026-03-14T10:00:00Z", "url": "https://e.org/pull/42",
     "reviews": [{"author": {"login": "ben"}, "body": "r", "submittedAt": "2026-03-14"}]},
    {"author": {"login": "ben", "name": ""}, "number": 43, "title": "Two", "mergedAt": None},
]  # fmt: skip
NOTES = "# Spring\n## Ann Lee\n- 2026-03-14: [One](https://e.org/pull/1)\n  More\n* #7 **Two**\n"
LOG = "commit 3f2a1bc9\nAuthor: Ann Lee <a@e.org>\nDate:   2026-03-14 10:00:00 +0100\n\n    One\n"
RATINGS = (
    "candidate,panelist,criterion,value,reason\nAnn Lee,Pia,code,3,Seen.\nAnn Lee,Pia,lead,NA,\n"
)
LOWER = "### Craft - Engineer (L3)\n* Writing code.\n* Designs:\n  - small\n* **need example**\n"
UPPER = "### Craft - Senior (L4)\n- Shaping code that others extend.\n- Creating designs.\n"
TEXT, LINK = "A text. And more.\nTwo.", "https://e.org/a/pull/42"
BARS = "| candidate | title |\n|---|---|\n| Ann Lee | One |\n"
HTML = (
    "<table><tr><th>candidate<th>title<tr><td>Ann Lee<td><a href='https://e.org/1'>One</a></table>"
)

TOKENS = (
    b'"', b"''", b"\0", b"\x1b[2J", b"\r", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf",
    b"sep=;\n", b"sep=\n", b"=1+1", b"NaN", b"1e999999", b"9" * 400, b"\\ud800", b"[" * 3000,
    b'{"a":' * 3000, b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<td colspan=99999999 rowspan=9999999>",
    b"- " * 500, b",;|\t" * 200, b"\xe2\x80\xa8", b"\xf3\xa0\x81\x81", b"99/99/9999", b"1970-01-01",
    b"#" * 200, b"](", b"**" * 900, b"_x000D_", b"<table>" * 400, b'r="XFD1048576"', b"a.b." * 400,
    b"<v>999999999</v>", b"\xd9\xa3", b"'" * 50, b"|" * 300, b"> " * 600, b"    " * 400 + b"- a",
    b"commit 0000000\n",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: `how` in a word, `wrong` if it did not end as it should."""

    number: int
    reader: str
    how: str
    seconds: float
    wrong: str = ""


def main() -> int:
    """Try all of them, and print how they ended, the slowest, and the most memory at any time."""
    begun = time.process_time()
    outcomes = list(attack(TRIES, SEED, told=True))
    for (reader, how), count in sorted(Counter((o.reader, o.how) for o in outcomes).items()):
        print(f"{reader:10} {how:12} {count:6}")
    slowest = max(outcomes, key=lambda one: one.seconds)
    print(
        f"slowest    {slowest.seconds:.2f} s of the processor ({slowest.reader} {slowest.number})"
    )
    print(f"in all     {time.process_time() - begun:.0f} s of the processor")
    print(f"memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")
    bad = [outcome for outcome in outcomes if outcome.wrong]
    for outcome in bad[:40]:
        print(f"{outcome.reader} {outcome.number}: {outcome.wrong}")
    print("held" if not bad else f"{len(bad)} did not hold")
    return 1 if bad else 0


def attack(tries: int, seed: int, told: bool = False, written: int = WRITTEN) -> Iterator[Outcome]:
    """Yield what becomes of so many inputs; every one of `written` goes into a session as well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        session = folder / "session.calib"
        new_session(session).store.close()
        for number in range(tries):
            if told and number % 1000 == 0:
                print(f"{number} of {tries}", file=sys.stderr, flush=True)
            random = Random(f"{seed} {number}")
            reader = random.choice(list(READERS))
            content = hostile(reader, random)
            yield _timed(number, reader, partial(READERS[reader], folder, content))
            if number % written == 0 and reader in FILES:
                suffix = FILES[reader]
                yield _timed(number, "command", partial(_by_command, session, content, suffix))


def _timed(number: int, reader: str, read: Callable[[], str]) -> Outcome:
    """Read an input; whatever is raised that is no sentence for a person is wrong."""
    begun, wrong, how = time.process_time(), "", "refused"
    try:
        how = read()
    except CalibrateError as told:
        wrong = _not_for_people(str(told))
    except BaseException as trouble:  # whatever it is, it is not for people
        if isinstance(trouble, KeyboardInterrupt):
            raise
        how, wrong = "raised", f"{type(trouble).__name__}: {str(trouble)[:200]}"
    seconds = time.process_time() - begun
    if seconds > SECONDS:
        wrong = wrong or f"it took {seconds:.1f} s"
    return Outcome(number, reader, how, seconds, wrong)


def _not_for_people(sentence: str) -> str:
    if "\n" in sentence or len(sentence) > LONGEST or "Traceback" in sentence:
        return f"not for people: {sentence[:200]!r}"
    return ""


# What is read, and what has to hold of it


def _evidence(suffix: str, folder: Path, content: bytes) -> str:
    path = folder / f"t{suffix}"
    path.write_bytes(content)
    table = read_table(path, encoding="cp1252")
    for sheet in table.sheets[1:3]:
        read_table(path, sheet=sheet)
    return _planned(table)


def _pasted(folder: Path, content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    return _planned(read_pasted(text, text if text.lstrip().startswith("<") else ""))


def _planned(table: Table) -> str:
    """Plan an import, and once more after it: then nothing is new."""
    found = recognise(table)
    defaults = Defaults(STEP, found.kind, "Ann Lee", Order.DAY)
    plan = plan_import(table, found.mapping, CRAFT_SESSION, (), defaults)
    command = plan.command("t", only_good=True)
    assert len(plan.rows) == len(table.rows), "rows are lost"
    for problem in plan.problems:
        assert not _not_for_people(problem.sentence), problem.sentence
    _need_nothing_new(table, found.mapping, command, defaults)
    return "with problems" if plan.count(RowStatus.PROBLEM) else "read"


def _need_nothing_new(
    table: Table, mapping: Mapping[str, str], command: ImportEvidence, defaults: Defaults
) -> None:
    there = tuple(CandidateState(one) for one in command.candidates)
    session = replace(CRAFT_SESSION, candidates=(*CRAFT_SESSION.candidates, *there))
    pieces = [
        Evidence(one.id, one.candidate, at, one.content, one.criteria)
        for at, one in enumerate(command.added, 1)
    ]
    again = plan_import(table, mapping, session, pieces, defaults)
    assert not again.count(RowStatus.NEW), "the same again is new"
    assert not again.count(RowStatus.CHANGED), "the same again is changed"


def _ratings(folder: Path, content: bytes) -> str:
    path = folder / "ratings.csv"
    path.write_bytes(content)
    plan = plan_ratings(read_table(path, encoding="cp1252"), CRAFT_SESSION)
    return "with problems" if plan.problems else "read"


def _ladder(suffix: str, folder: Path, content: bytes) -> str:
    path = folder / f"ladder{suffix}"
    path.write_bytes(content)
    above = folder / "above.md"
    above.write_text(UPPER, "utf-8")
    read_rubric([path, above] if suffix == ".md" else [path], "cp1252")
    return "read"


def _by_command(session: Path, content: bytes, suffix: str) -> str:
    """Import into a copy of a session: all that was counted is there, or the file is as it was."""
    copied, table = session.with_name("copy.calib"), session.with_name(f"c{suffix}")
    copyfile(session, copied)
    before = copied.read_bytes()
    table.write_bytes(content)
    out, err = StringIO(), StringIO()
    arguments = ["import-evidence", str(copied), str(table), "--only-good-rows"]
    arguments += ["--dates", "day-first", "--candidate", "Ann", "--encoding", "cp1252"]
    with redirect_stdout(out), redirect_stderr(err):
        status = cli.main([*arguments, "--from", "L3", "--to", "L4"])
    assert status in (0, 1, 2), (status, err.getvalue()[:300])
    assert all(line.startswith("calibrate: ") for line in err.getvalue().splitlines())
    if status:
        assert copied.read_bytes() == before, "half of it was imported"
        return "refused"
    with Store.open(copied) as store:
        pieces = sum(map(len, store.evidence(in_charge(store)).values()))
        problems = store.verify().problems
    new = next(line for line in out.getvalue().splitlines() if " new, " in line)
    assert pieces == PIECES + int(new.split()[0]), f"{new} and {pieces} pieces"
    assert problems == ()
    return "imported"


PIECES = 6
"""How many the session has before."""

FILES = {
    "csv": ".csv",
    "json": ".json",
    "xlsx": ".xlsx",
    "notes": ".md",
    "log": ".txt",
    "page": ".txt",
}
READERS: dict[str, Callable[[Path, bytes], str]] = {
    **{name: partial(_evidence, suffix) for name, suffix in FILES.items()},
    "paste": _pasted,
    "ratings": _ratings,
    "ladder": partial(_ladder, ".md"),
    "rubric": partial(_ladder, ".toml"),
}


# What is made of whole files

VALUES: Sequence[object] = (
    None, None, None, True, -1, 1e300, "", {}, [], [[]], [[["x"]]], [None, {"a": [{"b": "c"}]}],
    {"type": "doc", "content": [{"text": 7}, 3, {"content": {"content": []}}]},
    {"node": {"title": 1}}, {"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": {"i": {"j": 1}}}}}}}}}},
    ["x"] * 5000, [{f"k{at}": at} for at in range(1500)], {"nodes": [{"author": None}]},
    "0001-01-01", 10**30,
)  # fmt: skip


def hostile(reader: str, random: Random) -> bytes:
    """Return a file of a reader's kind with a few things done to it."""
    whole = random.choice(_whole()[reader])
    if reader == "xlsx" and random.random() < 0.8:
        return _within_parts(whole, random)
    if reader == "json" and random.random() < 0.7:
        return _within_values(random)
    for _ in range(random.randint(1, 4)):
        whole = random.choice(CHANGES)(whole, random)
    return whole


def _within_values(random: Random) -> bytes:
    """Put values into objects that no tool puts there; it stays JSON."""
    objects = [dict(one) for one in OBJECTS]
    for _ in range(random.randint(1, 5)):
        one = random.choice(objects)
        name = random.choice([*one, "id", "text", "k\ud800", "a.b"])
        token = random.choice(TOKENS).decode("utf-8", "surrogateescape")
        value = random.choice(VALUES)
        one[name] = token if value is None and random.random() < 0.8 else value
    wrapped = random.choice([objects, {"issues": objects}, {"a": {"b": objects}}])
    return json.dumps(wrapped).encode()


def _within_parts(raw: bytes, random: Random) -> bytes:
    """Do it to one part of a workbook, and pack it again."""
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    name = random.choice([*parts, "xl/worksheets/sheet1.xml"])
    part = parts[name].encode()
    for _ in range(random.randint(1, 3)):
        part = random.choice(CHANGES)(part, random)
    return packed(parts | {name: part.decode("latin-1")})


def _cut(raw: bytes, random: Random) -> bytes:
    return raw[: random.randrange(len(raw) + 1)]


def _flip(raw: bytes, random: Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(random.randint(1, 8) if raw else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _insert(raw: bytes, random: Random) -> bytes:
    at = random.randrange(len(raw) + 1)
    return raw[:at] + random.choice(TOKENS) * random.choice((1, 1, 1, 40)) + raw[at:]


def _repeat(raw: bytes, random: Random) -> bytes:
    ends = sorted(random.randrange(len(raw) + 1) for _ in range(2))
    times = random.choice((2, 30, 2000 if ends[1] - ends[0] < 100 else 2))
    return raw[: ends[0]] + raw[ends[0] : ends[1]] * times + raw[ends[1] :]


def _leave_out(raw: bytes, random: Random) -> bytes:
    ends = sorted(random.randrange(len(raw) + 1) for _ in range(2))
    return raw[: ends[0]] + raw[ends[1] :]


def _splice(raw: bytes, random: Random) -> bytes:
    other = random.choice(random.choice(list(_whole().values())))
    return raw[: random.randrange(len(raw) + 1)] + other[random.randrange(len(other)) :]


def _swap_marks(raw: bytes, random: Random) -> bytes:
    one, other = random.sample([b",", b";", b"\t", b"|", b"\n", b'"', b":", b"{", b"<", b"-"], 2)
    return raw.replace(one, other)


CHANGES: Sequence[Callable[[bytes, Random], bytes]] = (
    _cut, _flip, _insert, _insert, _repeat, _leave_out, _splice, _swap_marks,
)  # fmt: skip


@cache
def _whole() -> dict[str, list[bytes]]:
    """Return whole files by the reader that they are for."""
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in ROWS]
    comma = "\n".join(quoted)
    dated: list[list[Cell]] = [[*row[:3], date(2026, 3, 14), *row[4:]] for row in ROWS[1:]]
    book = workbook(Sheet("One", [ROWS[0], *dated]), Sheet("Two", ROWS), texts=("a", "b"))
    listed, wrapped = json.dumps(OBJECTS), json.dumps({"data": {"nodes": OBJECTS}})
    a_line, tabs = "\n".join(map(json.dumps, OBJECTS)), comma.replace('","', "\t")
    separated = [
        comma,
        comma.replace('","', '";"'),
        f"Title\n\n{comma}\n{quoted[0]}",
        f"sep=,\n{comma}",
    ]
    rubric = bundled("rubrics", "technical-excellence.toml").read_text("utf-8")
    return {
        "csv": [
            *(one.encode() for one in separated),
            comma.encode("utf-16"),
            comma.encode("cp1252"),
        ],
        "json": [one.encode() for one in (listed, wrapped, a_line)],
        "xlsx": [book],
        "notes": [NOTES.encode(), BARS.encode()],
        "log": [LOG.encode() * 3],
        "page": [HTML.encode()],
        "paste": [one.encode() for one in (comma, listed, NOTES, LOG, HTML, TEXT, LINK, tabs)],
        "ratings": [RATINGS.encode()],
        "ladder": [LOWER.encode(), NOTES.encode()],
        "rubric": [rubric.encode()],
    }


if __name__ == "__main__":
    sys.exit(main())
