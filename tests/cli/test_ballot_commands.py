"""Kits, ballots, merging, receipts and packets by the command line alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calibrate.domain.commands import RevealRound
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.kits import Kits, submit_in
from tests.worlds.sessions import Made, open_session, submit


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return open_session(tmp_path / "s.calib")


@pytest.fixture
def kit(made: Made, tmp_path: Path) -> Path:
    """Pia's kit, in which she submitted Ann; the session is closed."""
    kits = Kits(made, tmp_path / "kits")
    with kits.open(0) as kit:
        submit_in(kit, made.ann)
    made.store.close()
    return kit.path


def test_a_ballot_goes_out_of_a_kit_and_a_receipt_comes_back(
    run: Run, kit: Path, made: Made, tmp_path: Path
) -> None:
    ballot, session = tmp_path / "pia.ballot", made.store.path
    out = run("ballot", kit, "--out", ballot)
    assert out.status == 0 and "1 entry, sealed until the reveal" in out.out
    dry = run("merge", session, ballot, "--dry-run")
    assert dry.out == "The ballot of Pia: 1 new.\n"
    merged = run("merge", session, ballot)
    assert merged.status == 0
    first, second, receipt = merged.out.splitlines()
    assert (first, second) == ("The ballot of Pia: 1 new.", "Merged the ballot of Pia.")
    path = tmp_path / "receipt.txt"
    path.write_text(receipt)
    against = run("verify", session, "--against", path)
    assert against.status == 0 and "has the same record" in against.out
    again = run("merge", session, ballot)
    assert again.status == 0
    assert again.out.startswith("The ballot of Pia: 1 here already.\nReceipt for Pia: ")


def test_a_ballot_that_is_refused_is_named_and_the_others_are_merged(
    run: Run, kit: Path, made: Made, tmp_path: Path
) -> None:
    good, bad, session = tmp_path / "a.ballot", tmp_path / "b.ballot", made.store.path
    run("ballot", kit, "--out", good)
    text = good.read_text()
    bad.write_text(re.sub(r'"session":"\w', '"session":"z', text))
    merged = run("merge", session, bad, good)
    assert merged.status == 1
    assert "is refused: it is of another session" in merged.err
    assert "Merged the ballot of Pia." in merged.out
    bad.write_text("no ballot")
    broken = run("merge", session, bad, good)
    assert broken.status == 2 and broken.err.startswith("calibrate: b.ballot is no ballot")


def test_the_file_is_compared_with_a_kit_and_a_packet_of_it(
    run: Run, kit: Path, made: Made, tmp_path: Path
) -> None:
    session = made.store.path
    assert "has the same record" in run("verify", session, "--against", kit).out
    with Store.open(session) as store:
        opened = Made(store, made.candidates, made.panelists)
        for panelist in range(4):
            submit(opened, panelist, 0, 4)
        opened.do(RevealRound(made.ann))
    assert run("packet", session, "--candidate", "Ann", "--out", tmp_path / "out").status == 0
    (packet,) = (tmp_path / "out").glob("*.pdf")
    against = run("verify", session, "--against", packet)
    assert against.status == 0 and "has the same record" in against.out
    assert "continued since" in run("verify", session, "--against", kit).out


def test_what_holds_nothing_to_compare_with_is_said(run: Run, made: Made, tmp_path: Path) -> None:
    made.store.close()
    path = tmp_path / "notes.txt"
    path.write_text("nothing")
    outcome = run("verify", made.store.path, "--against", path)
    assert outcome.status == 2
    assert "nothing in notes.txt to compare with" in outcome.err
