"""Nothing that a candidate may not read is in their edition, wherever one looks in the file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2
import pytest

from calibrate.domain.commands import (
    AddEvidence,
    ChangeAudience,
    CloseSession,
    CorrectEvidence,
    KeepMention,
    LeaveOut,
    ReopenCandidate,
    TellFinding,
    WithdrawCandidate,
    WriteMessage,
)
from calibrate.domain.decisions import Outcome
from calibrate.domain.errors import CalibrateError, Refused
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding
from calibrate.domain.phases import as_candidate
from calibrate.exchange.issuing.editions import READ
from calibrate.exchange.issuing.issue import (
    PLAIN,
    Certificate,
    Protection,
    hand_out,
    packet_of,
    protected,
)
from calibrate.packet.packet import drawn_letter
from tests.worlds.canaries import COUNTS, GIVEN, NUMBERS, Aviary, conflict, decide, decided
from tests.worlds.certificates import PASSPHRASE, WORKS, authority
from tests.worlds.sessions import chair, in_charge

PANELS = [(3, (4,)), (3, (5,)), (3, (2, 4, 5)), (7, (4,)), (7, (1, 3, 5, 4))]
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
FINDINGS = (Finding.SHOWN, Finding.PARTLY, Finding.NOT_YET)
CRITERIA = ("code", "launch", "lead")
LOCK = "correct horse battery"
CERTIFICATE = Certificate(authority(WORKS).gives("Pia Holm"), "pia.p12", PASSPHRASE)
WAYS = {
    "plain": PLAIN,
    "encrypted": Protection(LOCK),
    "signed": Protection(certificate=CERTIFICATE),
    "encrypted and signed": Protection(LOCK, CERTIFICATE),
}


def write(aviary: Aviary) -> None:
    """Write the same letter, whatever anybody rated."""
    ann = aviary.made.ann
    aviary.made.do(WriteMessage(ann, "Dear Ann, you have come far.", True))
    for criterion, finding in zip(CRITERIA, FINDINGS, strict=True):
        aviary.made.do(TellFinding(ann, criterion, finding, "Go on so.", True))


def edition(aviary: Aviary) -> bytes:
    """What would leave, from the reads of the candidate and from nothing else."""
    ann = aviary.made.ann
    return drawn_letter(aviary.made.store.checked_edition(ann, as_candidate(ann)))


def issued(aviary: Aviary, protection: Protection, folder: Path) -> bytes:
    """The file of Ann's letter as it was handed out, read again without what encrypts it."""
    store, ann = aviary.made.store, aviary.made.ann
    read = READ[Edition.CANDIDATE](store, ann, in_charge(store))
    packet = protected(packet_of(read), protection, store.now())
    done = hand_out(packet, "Ann Lee", folder, lambda one: store.apply(one, chair(store)))
    assert done.path.name == "Ann, candidate edition, issued.pdf"
    content = done.path.read_bytes()
    assert content == packet.content
    return decrypted(content, protection.passphrase)


def decrypted(content: bytes, passphrase: str) -> bytes:
    """Return a file as it is once it was opened; one that is not encrypted as it lies there."""
    if not passphrase:
        return content
    opened = BytesIO()
    with pikepdf.open(BytesIO(content), password=passphrase) as pdf:
        pdf.save(opened, encryption=False)
    return opened.getvalue()


def everything_in(content: bytes) -> Iterator[bytes]:
    """Yield the bytes, every stream as it lies and uncompressed, what is read, and the metadata."""
    yield content
    for found in STREAM.finditer(content):
        yield found.group(1)
        try:
            yield zlib.decompress(found.group(1))
        except zlib.error:
            continue
    with pikepdf.open(BytesIO(content)) as pdf:
        assert not list(pdf.attachments)
        yield repr(dict(pdf.docinfo)).encode()
        yield str(pdf.open_metadata()).encode()
        yield from (obj.read_bytes() for obj in pdf.objects if isinstance(obj, pikepdf.Stream))
        yield from (repr(obj).encode() for obj in pdf.objects)
    document = pypdfium2.PdfDocument(content)
    yield " ".join(page.get_textpage().get_text_bounded() for page in document).encode()
    document.close()


def seen(content: bytes, words: list[str]) -> set[str]:
    """Which of these words are anywhere in a file, in letters or in any other form of them."""
    found = set()
    for place in everything_in(content):
        low = place.lower()
        for word in words:
            forms = (word.encode(), word.encode("utf-16-be"), word.encode().hex().encode())
            if any(form.lower() in low for form in forms):
                found.add(word)
    return found


@pytest.mark.parametrize(("raters", "values"), PANELS)
def test_no_canary_is_anywhere_in_the_file(
    raters: int, values: tuple[int, ...], tmp_path: Path
) -> None:
    aviary = decided(tmp_path / "s.calib", raters, values)
    write(aviary)
    content = edition(aviary)
    assert seen(content, aviary.words) == set()
    assert seen(content, [*NUMBERS, *COUNTS]) == set()
    assert seen(content, ["you have come far", f"{GIVEN} text 2"]) == {
        "you have come far",
        f"{GIVEN} text 2",
    }


@pytest.mark.parametrize("way", WAYS)
def test_no_canary_is_in_what_was_issued_whatever_protects_it(way: str, tmp_path: Path) -> None:
    aviary = decided(tmp_path / "s.calib", 3, (2, 4, 5))
    write(aviary)
    content = issued(aviary, WAYS[way], tmp_path)
    assert seen(content, [*aviary.words, *NUMBERS, *COUNTS]) == set()
    assert seen(content, ["you have come far"]) == {"you have come far"}
    assert b"calibrate-anchor" not in b"".join(everything_in(content))


def test_what_is_issued_plain_is_what_an_export_has(tmp_path: Path) -> None:
    aviary = decided(tmp_path / "s.calib")
    write(aviary)
    before = edition(aviary)
    assert issued(aviary, PLAIN, tmp_path) == before == edition(aviary)


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    aviary = decided(tmp_path / "s.calib")
    aviary.made.do(WriteMessage(aviary.made.ann, f"As {aviary.words[0]} said.", True))
    assert seen(edition(aviary), aviary.words) == {aviary.words[0]}


def test_name_title_and_date_of_the_file_tell_neither_outcome_nor_hour(tmp_path: Path) -> None:
    told = set()
    for outcome in (Outcome.DEFER, Outcome.NOT_YET, Outcome.PROMOTE):
        aviary = decided(tmp_path / f"{outcome}.calib")
        aviary.made.do(ReopenCandidate(aviary.made.ann, aviary.say("reopening")))
        decide(aviary, outcome)
        write(aviary)
        ann = aviary.made.ann
        name = aviary.made.store.checked_edition(ann, as_candidate(ann)).file_name
        with pikepdf.open(BytesIO(edition(aviary))) as pdf:
            info = {key: str(value) for key, value in dict(pdf.docinfo).items()}
        info["/Keywords"] = info["/Keywords"].split("-")[1]
        told.add((name, tuple(sorted(info.items()))))
    (one,) = told
    assert one[0] == "Ann, candidate edition.pdf"
    assert ("/CreationDate", "D:20261119000000+00'00'") in one[1]


def test_files_are_the_same_whatever_anybody_rated_said_or_voted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A panel of three with all ratings equal tells no more than one that is divided."""
    files = set()
    for at, (raters, values) in enumerate(PANELS):
        ids = iter(range(10_000))
        monkeypatch.setattr("tests.worlds.sessions.new_id", lambda ids=ids: f"id{next(ids)}")
        aviary = decided(tmp_path / f"{at}.calib", raters, values)
        write(aviary)
        files.add(edition(aviary))
    assert len(files) == 1


Step = Callable[[Aviary, Random], None]


def _write(aviary: Aviary, draw: Random) -> None:
    aviary.made.do(WriteMessage(aviary.made.ann, "Dear Ann.", draw.random() < 0.7))


def _tell(aviary: Aviary, draw: Random) -> None:
    criterion, finding = draw.choice(CRITERIA), draw.choice(tuple(Finding))
    aviary.made.do(TellFinding(aviary.made.ann, criterion, finding, "So.", draw.random() < 0.8))


def _write_unread(aviary: Aviary, draw: Random) -> None:
    criterion, words = draw.choice(CRITERIA), aviary.say("unread")
    aviary.made.do(TellFinding(aviary.made.ann, criterion, Finding.PARTLY, words))


def _reopen(aviary: Aviary, _: Random) -> None:
    aviary.made.do(ReopenCandidate(aviary.made.ann, aviary.say("reopening")))


def _decide(aviary: Aviary, draw: Random) -> None:
    decide(aviary, draw.choice((Outcome.DEFER, Outcome.NOT_YET)))


def _add(aviary: Aviary, draw: Random) -> None:
    audience = draw.choice((Audience.PANEL, Audience.ROOM))
    text = EvidenceText(aviary.say("late"), aviary.say("text"), author=aviary.say("author"))
    piece = NewEvidence(f"late-{len(aviary.words)}", aviary.made.ann, text, ("lead",), audience)
    aviary.made.do(AddEvidence(piece, aviary.say("because")))


def _correct(aviary: Aviary, draw: Random) -> None:
    text = EvidenceText(f"{GIVEN} again", f"{GIVEN} {draw.random()}", author=aviary.say("author"))
    aviary.made.do(CorrectEvidence("piece-2", text, aviary.say("correction")))


def _take_away(aviary: Aviary, draw: Random) -> None:
    audience = draw.choice((Audience.CANDIDATE, Audience.PANEL))
    aviary.made.do(ChangeAudience("piece-3", audience, aviary.say("why")))


def _leave_out(aviary: Aviary, draw: Random) -> None:
    aviary.made.do(LeaveOut(draw.choice(("piece-2", "piece-3")), draw.random() < 0.5))


def _keep(aviary: Aviary, _: Random) -> None:
    place = ("message", 0, 4, "0")
    aviary.made.do(KeepMention(aviary.made.ann, *place, aviary.say("kept")))


def _conflict(aviary: Aviary, _: Random) -> None:
    conflict(aviary)


def _withdraw_other(aviary: Aviary, _: Random) -> None:
    aviary.made.do(WithdrawCandidate(aviary.made.ben, aviary.say("withdrawal")))


def _close(aviary: Aviary, _: Random) -> None:
    aviary.made.do(CloseSession())


STEPS: tuple[Step, ...] = (
    _write,
    _tell,
    _tell,
    _write_unread,
    _reopen,
    _decide,
    _decide,
    _add,
    _correct,
    _take_away,
    _leave_out,
    _keep,
    _conflict,
    _withdraw_other,
    _close,
)


@pytest.mark.parametrize("seed", range(6))
def test_no_canary_is_seen_in_any_state(seed: int, tmp_path: Path) -> None:
    draw, looked_at = Random(seed), 0
    raters, values = PANELS[seed % len(PANELS)]
    aviary = decided(tmp_path / "s.calib", raters, values)
    for _ in range(30):
        with suppress(CalibrateError):
            draw.choice(STEPS)(aviary, draw)
        try:
            content = edition(aviary)
        except Refused:
            assert aviary.made.state().phase.value != "decided"
            continue
        looked_at += 1
        assert seen(content, [*aviary.words, *NUMBERS]) == set()
    assert looked_at >= 3


def test_what_the_chair_may_look_at_is_in_no_read_of_the_candidate(tmp_path: Path) -> None:
    aviary = decided(tmp_path / "s.calib", 3, (2, 4, 5))
    write(aviary)
    made = aviary.made
    review = made.store.letter_review(made.ann, in_charge(made.store))
    assert any(word in repr(review) for word in aviary.words)
    for read in (made.store.candidate_edition, made.store.sheet):
        told = repr(read(made.ann, as_candidate(made.ann)))
        hidden = [one for one in aviary.words if "file" not in one]
        assert not [word for word in hidden if word in told]
