"""One changed byte of packets that were issued, signed or encrypted: each is found, in words."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from random import Random

from calibrate import cli
from calibrate.domain.changes import Change
from calibrate.domain.commands import IssuePacket
from calibrate.domain.errors import CalibrateError
from calibrate.domain.handing.findings import Finding, found
from calibrate.exchange.issuing.beside import beside, who_run
from calibrate.exchange.issuing.issue import (
    Certificate,
    Packet,
    Protection,
    hand_out,
    panel_packet,
    protected,
)
from calibrate.exchange.issuing.packet_file import packet_in
from calibrate.store.store import Store
from tests.worlds.certificates import PASSPHRASE, WORKS, authority
from tests.worlds.sessions import Made, chair, in_charge
from tests.worlds.stages import STAGES

TRIES, BY_COMMAND, SEED = 4_000, 120, 1
LOCK = "correct horse battery"
HOLE = b"/Contents <"
CERTIFICATE = Certificate(authority(WORKS).gives("Pia Holm"), "pia.p12", PASSPHRASE)
WAYS = {
    "issued": Protection(),
    "signed": Protection(certificate=CERTIFICATE),
    "encrypted": Protection(LOCK),
    "encrypted and signed": Protection(LOCK, CERTIFICATE),
}
NOT_FOR_PEOPLE = ("went wrong", "Traceback", "Error", "asn1", "pyhanko", "pikepdf")


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a packet that was changed: in which way it was protected, and what was said.

    `finding` is None where its reader refused it, in a sentence.
    """

    way: str
    change: str
    finding: Finding | None
    said: str = ""

    @property
    def holds(self) -> bool:
        """Whether the change was found, and told in words for a person."""
        return self.finding is not Finding.WHOLE and not any(
            word in self.said for word in NOT_FOR_PEOPLE
        )


class World:
    """A session in which Ann is decided, and a packet of hers, issued in each way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: Made = STAGES["decided"](folder / "s.calib")
        self.packets = {way: self._issued(protection) for way, protection in WAYS.items()}

    def _issued(self, protection: Protection) -> Packet:
        store = self.made.store
        drawn = panel_packet(store.checked_case(self.made.ann, in_charge(store)))
        packet = protected(drawn, protection, store.now())
        apply = partial(_apply, store)
        hand_out(packet, "Jo", self.folder, apply)
        return packet

    def judged(self, way: str, content: bytes, is_beside: bool) -> tuple[Finding | None, str]:
        """What verifying finds of a file's bytes, alone or beside the session."""
        store = self.made.store
        try:
            file = packet_in(content, "x.pdf", LOCK if self.packets[way].is_encrypted else "")
            shown = beside(store, file, who_run(store)) if is_beside else None
            return found(file, shown), ""
        except CalibrateError as refused:
            return None, str(refused)


def _apply(store: Store, command: IssuePacket) -> Change:
    return store.apply(command, chair(store))


@contextmanager
def world() -> Iterator[World]:
    """Make the session and its packets, for as long as they are tried."""
    with tempfile.TemporaryDirectory() as name:
        here = World(Path(name))
        for way, packet in here.packets.items():
            assert here.judged(way, packet.content, True) == (Finding.WHOLE, ""), way
        yield here
        here.made.store.close()


def attack(here: World, tries: int, seed: int) -> Iterator[Tried]:
    """Change one byte so many times, anywhere or in a signature’s hole; yield what is found."""
    random = Random(seed)
    ways = list(here.packets)
    for number in range(tries):
        way = ways[number % len(ways)]
        content, change = changed(here.packets[way].content, random)
        is_beside = "signed" not in way or random.random() < 0.3
        yield Tried(way, change, *here.judged(way, content, is_beside))


def changed(content: bytes, random: Random) -> tuple[bytes, str]:
    """Return bytes of which one is another, and what was done."""
    hole = content.find(HOLE)
    is_hole = hole >= 0 and random.random() < 0.4
    places = (hole, content.index(b">", hole)) if is_hole else (0, len(content) - 1)
    at = random.randint(*places)
    other = content[at] ^ (
        1 << random.randrange(8) if random.random() < 0.7 else random.randint(1, 255)
    )
    return content[:at] + bytes([other]) + content[at + 1 :], f"byte {at}: {content[at]} → {other}"


def by_command(here: World, tries: int, seed: int) -> Iterator[Tried]:
    """Change a byte as `attack` does, and let the command say what it finds."""
    random = Random(seed)
    session, lock = here.made.store.path, here.folder / "lock.txt"
    lock.write_text(LOCK)
    here.made.store.close()
    for number in range(tries):
        way = list(here.packets)[number % len(here.packets)]
        content, change = changed(here.packets[way].content, random)
        path = here.folder / "changed.pdf"
        path.write_bytes(content)
        status, said = _run("verify", path, "--against", session, "--passphrase-file", lock)
        yield Tried(way, f"{change}, status {status}", None if status else Finding.WHOLE, said)


def _run(*arguments: object) -> tuple[int, str]:
    said = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(said):
        status = cli.main([str(one) for one in arguments])
    return status, said.getvalue()


def main() -> int:
    """Try so many changes, and print how each was found."""
    with world() as here:
        tried = [*attack(here, TRIES, SEED), *by_command(here, BY_COMMAND, SEED)]
    found_as = Counter((one.way, one.finding.value if one.finding else "refused") for one in tried)
    for (way, what), count in sorted(found_as.items()):
        print(f"{way:22} {what:16} {count:5} times")
    bad = [one for one in tried if not one.holds]
    for one in bad[:20]:
        print(f"{one.way}, {one.change}: {one.finding} {one.said!r}", file=sys.stderr)
    print("held" if not bad else f"{len(bad)} did not hold")
    return 1 if bad else 0
