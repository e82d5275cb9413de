"""Commands that hand a packet out, print who got which, and sign one."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.issuing.passphrases import (
    certificate_in,
    new_passphrase,
    with_passphrase,
)
from calibrate.cli.output import made_folder, one_line, say
from calibrate.cli.packets.paper import chosen_paper
from calibrate.cli.session_file import actor_of, chair, opened
from calibrate.domain.errors import Refused
from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.issuing import need_recipient
from calibrate.domain.handing.signatures import Alteration
from calibrate.domain.permissions import need_issuable
from calibrate.exchange.files import read_bytes, write_whole
from calibrate.exchange.issuing.editions import READ
from calibrate.exchange.issuing.issue import (
    Certificate,
    Protection,
    hand_out,
    packet_of,
    protected,
)
from calibrate.exchange.issuing.issued_json import issued_json
from calibrate.exchange.issuing.issued_text import issued_text
from calibrate.exchange.issuing.packet_file import LARGEST, packet_in
from calibrate.store.clock import local_time
from calibrate.words.handing.issued import ALTERED, DRAWN_WORDS, SIGNED


def issue(options: Options) -> int:
    """Draw a packet, write it, and note in the register that it was handed out, in one go."""
    need_recipient(options.to)
    with opened(options) as store:
        viewer = chair(store, options.chair)
        candidate = store.session(viewer).candidate_named(options.candidate).id
        need_issuable(store.session(viewer), candidate)
        printed = READ[Edition(options.edition)](store, candidate, viewer)
        protection = Protection(new_passphrase(options), _certificate(options))
        drawn = packet_of(printed, chosen_paper(options))
        packet = protected(drawn, protection, store.now())
        made_folder(options.out)
        actor = actor_of(viewer)
        done = hand_out(packet, options.to, options.out, lambda one: store.apply(one, actor))
    print(one_line(f"{done.path}: {done.change.sentence}"))
    if options.encrypt:
        say(DRAWN_WORDS.format(words=protection.passphrase))
    return 0


def _certificate(options: Options) -> Certificate | None:
    if options.sign is None:
        return None
    return certificate_in(options.sign, options.certificate_passphrase_file)


def issued(options: Options) -> int:
    """Print the register: which edition went to whom, when, and its hash."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session, register = store.session(viewer), store.issued(viewer)
    print((issued_json if options.json else issued_text)(register, session), end="")
    return 0


def sign(options: Options) -> int:
    """Add a signature by certificate to a packet, behind all that is in its file."""
    from calibrate.exchange.signing.certificate import signer_of
    from calibrate.exchange.signing.signing import signed

    content, name = read_bytes(options.packet, LARGEST), options.packet.name
    own = certificate_in(options.certificate, options.certificate_passphrase_file)
    now = local_time()
    signer = signer_of(own.content, own.name, own.passphrase, now)

    def added(passphrase: str) -> bytes:
        found = packet_in(content, name, passphrase).signed.alteration
        if found not in (Alteration.UNSIGNED, Alteration.UNALTERED):
            raise Refused(ALTERED.format(name=name))
        return signed(content, signer, now, passphrase)

    write_whole(options.packet, with_passphrase(name, options.passphrase_file, added))
    say(SIGNED.format(name=name))
    return 0
