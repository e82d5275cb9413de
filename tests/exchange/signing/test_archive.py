"""A signature takes nothing from an archive copy: the checker finds no more in it than before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import page
import pytest

from calibrate.exchange.issuing.issue import Certificate, Protection, panel_packet, protected
from tests.worlds.cases import decided
from tests.worlds.certificates import PASSPHRASE, WORKS, authority

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_signed_archive_copy_passes_what_it_passed(
    profile: page.ValidationProfile, tmp_path: Path
) -> None:
    own = Certificate(authority(WORKS).gives("Pia"), "pia.p12", PASSPHRASE)
    plain = panel_packet(decided())
    signed = protected(plain, Protection(certificate=own), NOW)
    found = [failures(one.content, profile, tmp_path) for one in (plain, signed)]
    assert found == [set(), set()]


def failures(content: bytes, profile: page.ValidationProfile, folder: Path) -> set[str]:
    """Which rules a PDF fails, by page-validation."""
    path = folder / "packet.pdf"
    path.write_bytes(content)
    return {str(one) for one in page.validate_pdf(str(path), profile=profile).failures}
