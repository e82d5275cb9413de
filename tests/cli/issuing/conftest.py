"""A small session in which Ann is decided, whose packet is issued by command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from tests.worlds.certificates import PASSPHRASE, WORKS, authority
from tests.worlds.issuing import DIRECTOR
from tests.worlds.stages import STAGES

WORDS = "correct horse battery"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where packets are issued: a session, a certificate, and files that hold passphrases."""

    run: Run
    session: Path
    out: Path
    certificate: Path
    certificate_passphrase: Path
    passphrase: Path

    def issue(self, *options: object) -> Outcome:
        """Issue Ann's packet to the director."""
        command = ("issue", self.session, "Ann", "--to", DIRECTOR, "--out", self.out)
        return self.run(*command, *options)

    def issued(self, *options: object) -> Path:
        """The file of a packet that was issued, the newest of them."""
        outcome = self.issue(*options)
        assert (outcome.status, outcome.err) == (0, "")
        return Path(outcome.out.splitlines()[0].split(": ")[0])

    @property
    def signing(self) -> tuple[object, ...]:
        """The options that sign."""
        passphrase = ("--certificate-passphrase-file", self.certificate_passphrase)
        return ("--sign", self.certificate, *passphrase)

    @property
    def encrypting(self) -> tuple[object, ...]:
        """The options that encrypt."""
        return ("--passphrase-file", self.passphrase)

    def root(self, name: str = WORKS) -> Path:
        """The certificate of an authority, to be trusted."""
        path = self.out.parent / f"{name}.pem"
        path.write_bytes(authority(name).pem)
        return path


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Desk:
    made = STAGES["decided"](tmp_path / "s.calib")
    made.store.close()
    (tmp_path / "key.txt").write_text(f"{PASSPHRASE}\n")
    (tmp_path / "words.txt").write_text(f"{WORDS}\n")
    return Desk(
        run,
        made.store.path,
        tmp_path / "out",
        authority(WORKS).file(tmp_path),
        tmp_path / "key.txt",
        tmp_path / "words.txt",
    )
