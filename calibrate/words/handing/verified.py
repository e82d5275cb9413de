"""What verifying a packet shows, one clear sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.handing.findings import Beside, Finding, PacketFile, Registration
from calibrate.domain.handing.signatures import Alteration, Signature
from calibrate.words.days import moment
from calibrate.words.handing.issued import Names, issued_words
from calibrate.words.phrases import in_fours
from calibrate.words.travel.ballots import COMPARISONS

ALTERATIONS = {
    Alteration.UNSIGNED: "It is not signed.",
    Alteration.UNALTERED: "It is unaltered since it was signed.",
    Alteration.CHANGED: "It was changed since it was signed.",
    Alteration.ADDED_TO: "Something was added to it after it was signed.",
    Alteration.UNREADABLE: "It was changed since it was signed: its signature cannot be read.",
}
REGISTRATIONS = {
    Registration.THERE: "It is what was issued",
    Registration.SINCE_SIGNED: "It is what was issued, and was signed since",
    Registration.ADDED_TO: "It is not what was issued, for something was added to it",
    Registration.OTHER: "It is not what was issued",
    Registration.NOT_THERE: "It is not in the register of packets that were issued.",
}
FINDINGS = {
    Finding.ALTERED: "The packet was altered.",
    Finding.ANOTHER_SESSION: "The packet is of another session.",
    Finding.SESSION_CHANGED: "The session’s file is not the one that this was printed from.",
    Finding.NOT_VOUCHED: "The packet is unaltered, and the chosen root vouches for no such signer.",
    Finding.UNPROVEN: "Nothing shows whether the packet is unaltered.",
    Finding.WHOLE: "The packet is unaltered.",
}
"""What it comes to, in the first sentence."""

LOCKED = "The packet is encrypted, so its passphrase is needed to say more."
NOT_READ = "It is encrypted, and was not opened: what it says was not looked at."
NO_PLACE = "It prints no place in a record that can be read."
NO_PLACE_ON_PURPOSE = (
    "A candidate edition prints no place in the log, so that it tells nothing of the panel, which "
    "is no alarm."
)
DOES_NOT_HOLD = "The session’s own file does not verify."
TRUSTED = {
    None: (
        "Only the certificate says so; who stands behind it was not checked, for that takes a root "
        "that you trust."
    ),
    True: "The chosen root vouches for the certificate; whether it was revoked is not known here.",
    False: "The chosen root does not vouch for the certificate, so it may be anybody’s.",
}
ASK_SESSION = (
    "Compare it with its session’s file: the register there tells whether it is what was issued."
)


def sentences(
    file: PacketFile, finding: Finding, beside: Beside | None, names: Names
) -> Iterator[str]:
    """Yield what was found of a packet: what it comes to, signatures, register, record."""
    yield FINDINGS[finding] if file.is_read or finding is not Finding.UNPROVEN else LOCKED
    yield from file_words(file)
    if beside:
        yield from register_words(beside, names)
        yield from _record_words(file, beside)
    elif finding is Finding.UNPROVEN:
        yield ASK_SESSION


def file_words(file: PacketFile) -> Iterator[str]:
    """Yield what a packet’s file shows by itself."""
    yield ALTERATIONS[file.signed.alteration] if file.is_read else NOT_READ
    for one in file.signed.signatures:
        yield from _signature_words(one)


def _signature_words(signature: Signature) -> Iterator[str]:
    when = f" on {moment(signature.time)} by the signer’s clock" if signature.time else ""
    holds = "" if signature.is_unaltered else ", and what was signed is not what is there"
    yield (
        f"Signed{when} with the certificate of “{signature.subject}”, serial {signature.serial}, "
        f"SHA-256 {in_fours(signature.fingerprint)}{holds}."
    )
    yield TRUSTED[signature.is_vouched]


def register_words(beside: Beside, names: Names) -> Iterator[str]:
    """Yield how a packet stands in the session’s register."""
    found = beside.registered
    said = REGISTRATIONS[found.registration]
    yield f"{said}: {issued_words(found.issued, names)}." if found.issued else said


def _record_words(file: PacketFile, beside: Beside) -> Iterator[str]:
    if beside.compared:
        yield COMPARISONS[beside.compared]
    elif file.is_read:
        yield NO_PLACE_ON_PURPOSE if file.is_letter else NO_PLACE
    if not beside.holds:
        yield DOES_NOT_HOLD
