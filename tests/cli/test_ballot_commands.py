"""Kits, ballots, merging, receipts and packets by the command line alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from calibrate.domain.commands import AddPanelist, NameDeputy, OpenRating, Relate, RevealRound
from calibrate.domain.people import Relation, RelationKind
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.kits import Kits, submit_in
from tests.worlds.people import FAY
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.sessions import Made, chair, in_charge, new_session, open_session, submit


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


def test_a_second_round_goes_to_a_kit_and_comes_back_as_a_slip(
    run: Run, made: Made, tmp_path: Path
) -> None:
    session = made.store.path
    for panelist, value in ((1, 2), (2, 4), (3, 4)):
        submit(made, panelist, 0, value)
    made.store.close()
    assert (
        run("kit", session, "--out", tmp_path, "--panelist", "Pia", "--no-passphrase").status == 0
    )
    (kit,) = (path for path in tmp_path.glob("*.calib") if "Pia" in path.name)
    criteria = [criterion.id for criterion, _ in RUBRIC.for_step(STEP)]
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    _table(first, criteria, 2, "Seen at home.")
    assert run("import-ratings", kit, first, "--submit").status == 0
    ballot = tmp_path / "pia.ballot"
    run("ballot", kit, "--out", ballot)
    assert run("merge", session, ballot).status == 0
    assert run("reveal", session, "--candidate", "Ann").status == 0
    begun = run("second-round", session, "Ann")
    text = tmp_path / "begun.txt"
    text.write_text(begun.out.splitlines()[-1])
    taken = run("take-round", kit, text)
    assert taken.status == 0 and taken.out.startswith("Opened the second round on Ann: ")
    with Store.open(session) as store:
        split = store.session(in_charge(store)).candidate(made.ann).second_round
    _table(second, split, 3, "Moved by what was said.")
    assert run("import-ratings", kit, second, "--submit").status == 0
    line = tmp_path / "slip.txt"
    assert run("ballot", kit, "--out", line, "--slip").status == 0
    assert len(line.read_text()) < 10_000
    assert "1 new" in run("merge", session, line).out
    away = ("--absent", "Quentin", "Rosa", "Sami", "--because", "kept their ratings")
    revealed = run("reveal", session, "--candidate", "Ann", "--round", "2", *away)
    assert revealed.status == 0
    with Store.open(session) as store:
        row = store.sheet(made.ann, in_charge(store)).row(split[0])
        assert store.verify().problems == ()
    newest = next(one for one in row.ratings if one.name == "Pia" and one.round == 2)
    assert (newest.rating.value, newest.rating.reason) == (3, "Moved by what was said.")


def _table(path: Path, criteria: Iterable[str], value: int, reason: str) -> None:
    rows = (f"Ann,Pia,{criterion},{value},{reason}" for criterion in criteria)
    path.write_text("\n".join(["candidate,panelist,criterion,value,reason", *rows]))


def test_what_a_recused_facilitator_does_not_see_is_merged_too(run: Run, tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    recused = Relation(RelationKind.RECUSED, FAY.id, made.ann)
    deputy = NameDeputy(made.ann, made.panelists[1])
    for command in (AddPanelist(FAY), Relate(recused), deputy, OpenRating()):
        made.store.apply(command, chair(made.store))
    with Kits(made, tmp_path / "kits").open(0) as kit:
        submit_in(kit, made.ann)
    made.store.close()
    ballot = tmp_path / "pia.ballot"
    run("ballot", kit.path, "--out", ballot)
    for said in ("Merged the ballot of Pia.", "Everything in these ballots is here already."):
        merged = run("merge", made.store.path, ballot)
        assert merged.status == 0
        nothing, sentence, _ = merged.out.splitlines()
        assert nothing == "The ballot of Pia has nothing that you may see." and sentence == said


def test_keys_are_compared_by_their_six_words(
    run: Run, kit: Path, made: Made, tmp_path: Path
) -> None:
    ballot, session = tmp_path / "pia.ballot", made.store.path
    early = run("compare-keys", session)
    assert early.status == 1 and "the first ballot of each brings it" in early.complaint
    run("ballot", kit, "--out", ballot)
    run("merge", session, ballot)
    here, there = run("compare-keys", session).out, run("compare-keys", kit).out
    assert here == there and re.fullmatch(r"Pia:( \w+){6}\n", here)
    noted = run("compare-keys", session, "Pia", "--same").out.splitlines()
    assert noted == [
        here.strip(),
        "Compared the six words of Pia’s key by voice: they are the same.",
    ]
    assert run("compare-keys", session).out == f"{here.strip()} (compared by voice)\n"
    run("compare-keys", session, "Pia", "--not-same")
    assert run("compare-keys", session).out == here
    assert run("compare-keys", session, "--same").status == 2
    assert run("compare-keys", kit, "Pia", "--same").status == 1
    assert run("compare-keys", session, "Quentin").status == 1
