"""Issuing a packet, who got one before, the words that open it; and verifying one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

from calibrate.domain.commands import IssuePacket
from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.findings import PacketFile
from calibrate.domain.handing.signatures import Alteration, Signature, Signed
from calibrate.domain.session import CandidatePhase
from calibrate.exchange.issuing.packet_file import packet_in
from calibrate.packet.packet import drawn_packet
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.packets.issuing.dialog import IssueDialog
from calibrate.ui.packets.issuing.words_dialog import PacketWords
from calibrate.ui.packets.issuing.work import About
from calibrate.ui.packets.screen import PacketsScreen
from calibrate.ui.verifying.dialog import VerifyDialog
from tests.shots.album import SIZES, Album, put_away, show, wait_until
from tests.shots.demo import in_its_meeting

WORDS = "ability sustain orbit lemon gather wrap"
NAME = "Mara Villalobos, issued.pdf"
RECIPIENTS = (
    ("Henrike Ostermann, director of engineering", False, True),
    ("People operations, personal file", True, True),
)
SIGNATURE = Signature(
    "Common Name: Henrike Ostermann, Organization: Norddeutsche Werke",
    "4f1c0a77b2",
    "3ded3714a778700f0f6f89f4d36ef31529e805b323ae129645c60654829f175f",
    datetime(2026, 11, 19, 16, 40, tzinfo=UTC),
    is_unaltered=True,
)


@contextmanager
def _issued(album: Album) -> Iterator[Desk]:
    """Open the demo once packets of the candidate who is decided went out."""
    with in_its_meeting(album):
        path = Path(copyfile(album.scratch / "demo.calib", album.scratch / "issued.calib"))
    with Store.open(path) as store:
        desk = Desk(store)
        for number, (recipient, is_encrypted, is_signed) in enumerate(RECIPIENTS):
            sha256 = f"{number:x}" * 64
            desk.apply(
                IssuePacket(
                    f"shot {number}",
                    (_decided(desk),),
                    Edition.PANEL,
                    recipient,
                    sha256,
                    is_encrypted,
                    is_signed,
                )
            )
        yield desk


def _decided(desk: Desk) -> str:
    candidates = desk.session(desk.chair).candidates
    return next(one.id for one in candidates if one.phase is CandidatePhase.DECIDED)


def draw(album: Album) -> None:
    """Draw Packets with the register below what is exported."""
    with _issued(album) as desk:
        screen = PacketsScreen(desk)
        screen.show_candidate(_decided(desk))
        show(screen, SIZES[0])
        wait_until(lambda: screen.view.preview.pages > 0)
        album.take("packets-issued", screen)
        screen.close()
        put_away(screen)


def ask(album: Album) -> None:
    """Draw what is asked, folded away and in full, the words, and what verifying finds."""
    with _issued(album) as desk:
        screen = PacketsScreen(desk)
        show(screen, SIZES[0])
        candidate = _decided(desk)

        def asking() -> object:
            return IssueDialog.ask(screen, desk, About(candidate))

        album.ask("issue", screen, asking)
        album.ask("issue-protected", screen, asking, _fill)
        album.ask("packet-words", screen, PacketWords(screen, NAME, WORDS).exec)
        album.ask("packet-words-gone", screen, PacketWords(screen, NAME, WORDS).reject)
        for name, file in _files(desk, candidate).items():
            album.ask(f"verify-{name}", screen, _found(screen, desk, file).exec)
        screen.close()
        put_away(screen)


def _fill(dialog: IssueDialog) -> None:
    dialog.recipient.setText(RECIPIENTS[0][0])
    dialog.encrypt.setChecked(True)
    dialog.sign.setChecked(True)


def _found(screen: PacketsScreen, desk: Desk, file: PacketFile) -> VerifyDialog:
    """The dialog once a packet was read."""
    dialog = VerifyDialog(screen, Path(file.name), desk)
    dialog._jobs.cancel()
    dialog._show(file)
    return dialog


def _files(desk: Desk, candidate: str) -> dict[str, PacketFile]:
    """A packet as it may be: signed, altered, and encrypted."""
    content, _ = drawn_packet(desk.checked_case(candidate, desk.chair))
    file = packet_in(content, NAME)
    signed = Signed(Alteration.UNALTERED, (SIGNATURE,))
    changed = Signed(Alteration.CHANGED, (replace(SIGNATURE, is_unaltered=False),))
    return {
        "whole": replace(file, signed=signed, digests=("1" * 64,)),
        "altered": replace(file, signed=changed),
        "encrypted": PacketFile(NAME, ("2" * 64,), is_encrypted=True, is_read=False),
    }
