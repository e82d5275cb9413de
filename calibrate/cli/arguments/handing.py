"""What can be written after `calibrate` about packets that are handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calibrate.cli.arguments.options import (
    Parser,
    add_bare,
    add_chair,
    add_command,
    add_paper,
    path,
    words,
)

if TYPE_CHECKING:
    from calibrate.cli.arguments.options import Commands


def issue(commands: Commands) -> None:
    """Describe `issue`."""
    issue = add_command(
        commands,
        "issue",
        "issuing.commands.issue",
        "draw a packet, and note in the register to whom it is handed out",
        "It needs a decision, and works in a closed session too. The register keeps which edition "
        "went to whom, when, and its hash. What is encrypted can be signed as well, in this order.",
    )
    issue.add_argument("candidate", metavar="CANDIDATE", help="whose packet")
    issue.add_argument(
        "--edition",
        choices=("panel", "candidate"),
        default="panel",
        help="which (default: panel); candidate is the letter, once all of it was confirmed",
    )
    issue.add_argument("--to", metavar="WHOM", type=words, required=True, help="to whom it goes")
    issue.add_argument(
        "--out", metavar="DIR", type=path, required=True, help="where to; made if it is not there"
    )
    add_paper(issue)
    _add_encryption(issue)
    issue.add_argument(
        "--sign", metavar="CERT.p12", type=path, help="sign it with this certificate and its key"
    )
    _add_certificate_passphrase(issue)
    add_chair(issue)


def issued(commands: Commands) -> None:
    """Describe `issued`."""
    issued = add_command(
        commands,
        "issued",
        "issuing.commands.issued",
        "print which packets were issued: to whom, when, and their hashes",
    )
    issued.add_argument("--json", action="store_true", help="print JSON, for scripts")
    add_chair(issued)


def sign(commands: Commands) -> None:
    """Describe `sign`."""
    sign = add_bare(
        commands,
        "sign",
        "issuing.commands.sign",
        "sign a packet by certificate (PAdES), also one that somebody else signed before",
        "The signature is put behind what is there, which it covers and leaves as it is. Nothing "
        "is fetched from a network.",
    )
    sign.add_argument("packet", metavar="PACKET", type=path, help="the packet, a PDF")
    sign.add_argument(
        "--with",
        dest="certificate",
        metavar="CERT.p12",
        type=path,
        required=True,
        help="a certificate with its key (PKCS#12)",
    )
    _add_certificate_passphrase(sign)
    add_passphrase_file(sign)


def add_passphrase_file(command: Parser) -> None:
    """Add where the passphrase of an encrypted packet is."""
    command.add_argument(
        "--passphrase-file",
        metavar="PATH",
        type=path,
        help="a file with the passphrase of an encrypted packet; it is asked for if left out",
    )


def _add_encryption(command: Parser) -> None:
    how = command.add_mutually_exclusive_group()
    how.add_argument(
        "--encrypt",
        action="store_true",
        help="encrypt it (AES-256) with six words that are drawn and printed",
    )
    how.add_argument(
        "--ask-passphrase", action="store_true", help="encrypt it with a passphrase that is asked"
    )
    how.add_argument(
        "--passphrase-file", metavar="PATH", type=path, help="encrypt it with that in a file"
    )


def _add_certificate_passphrase(command: Parser) -> None:
    command.add_argument(
        "--certificate-passphrase-file",
        metavar="PATH",
        type=path,
        help="a file with the passphrase of CERT.p12; it is asked for if left out",
    )


COMMANDS = (issue, issued, sign)
"""What describes each of these commands, in the order in which --help lists them."""
