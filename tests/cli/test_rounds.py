"""Second rounds and late ballots by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calibrate.domain.commands import MarkAbsent
from calibrate.domain.ratings import Citation, Draft, DraftRating, PastSubmission, Stance
from calibrate.store.store import Store
from tests.cli.conftest import ALL_OF_ANN, RATED, Run, ratings_csv, table_of
from tests.worlds.secrets import PIN, sitting
from tests.worlds.sessions import chair, in_charge

SECOND = (
    ("Pia", "Ann", {"code": 4}),
    ("Quentin", "Ann", {"code": 4}),
    ("Rosa", "Ann", {"code": 3}),
)


def entries(path: Path, panelist: str) -> tuple[PastSubmission, ...]:
    """Return what a panelist has sent of Ann."""
    with Store.open(path) as store:
        session = store.session(in_charge(store))
        viewer = sitting(store, session.panelist_named(panelist))
        return store.history(session.candidate_named("Ann").id, viewer)


def mark_absent(path: Path, name: str, because: str) -> None:
    with Store.open(path) as store:
        panelist = store.session(in_charge(store)).panelist_named(name)
        store.apply(MarkAbsent(panelist, because), chair(store))


def test_a_second_round_begins_on_what_split(run: Run, split: Path) -> None:
    outcome = run("second-round", split, "Ann")
    assert outcome.out == "Began a second round on 1 criterion of Ann.\nCode and tests.\n"
    again = run("second-round", split, "Ann")
    assert (again.status, "there is no third" in again.complaint) == (1, True)
    sealed = run("second-round", split, "Ben")
    assert (sealed.status, "not revealed" in sealed.complaint) == (1, True)


def test_a_second_round_goes_from_table_to_movement(
    run: Run, in_second_round: Path, tmp_path: Path
) -> None:
    table = table_of(tmp_path / "s.csv", *SECOND)
    submitted = run("import-ratings", in_second_round, table, "--submit")
    assert submitted.out.splitlines()[0] == "Pia submitted Ann in the second round."
    assert (
        "Round 2 is sealed until its reveal."
        in run("show", in_second_round, "--candidate", "Ann").out
    )
    assert "Round 2: " not in run("show", in_second_round).out
    revealed = run("reveal", in_second_round, "--candidate", "Ann", "--round", 2)
    assert revealed.out == "Revealed the second round on Ann.\n"
    shown = run("show", in_second_round, "--candidate", "Ann").out
    told = " ".join(shown.split())
    for words in (
        "Rosa, Before the talk: 2 Meets L3, confidence not stated, imported from a table: Seen",
        "Rosa, Round 2: 3 Between L3 and L4, was 2; confidence not stated, imported from a table",
        "2 of 3 meet L4. Round 1 split: 2 of 3 meet L4.",
        "Round 2: 1 moved up, none down; still split.",
    ):
        assert words in told
    found = json.loads(run("show", in_second_round, "--candidate", "Ann", "--json").out)
    row = found["candidates"][0]["rows"][0]
    assert row["movement"] == {"up": 1, "down": 0, "same": 2, "other": 0}
    assert [one["value"] for one in row["ratings"]] == [4, 4, 3]
    assert [(one["panelist"], one["value"]) for one in row["replaced"]] == [
        ("Pia", 4),
        ("Quentin", 4),
        ("Rosa", 2),
    ]


def test_drafts_of_a_second_round_are_submitted_as_such(
    run: Run, in_second_round: Path, tmp_path: Path
) -> None:
    table = table_of(tmp_path / "s.csv", ("Rosa", "Ann", {"code": 4}))
    saved = run("import-ratings", in_second_round, table)
    assert saved.out == "Saved 1 rating as drafts, by 1 panelist on 1 candidate.\n"
    outcome = run("submit", in_second_round, "--as", "Rosa")
    assert outcome.out == "Rosa submitted Ann in the second round.\n"
    first, second = entries(in_second_round, "Rosa")
    assert (first.round, second.round, len(second.ratings)) == (1, 2, 1)
    (tmp_path / "pin").write_text(PIN)
    again = run("import-ratings", in_second_round, table, "--submit", "--secret-file", "pin")
    assert again.out == "Rosa on Ann is unchanged.\n"


@pytest.mark.parametrize("options", [[], ["--submit"]])
def test_the_table_of_round_1_does_not_answer_round_2(
    options: list[str], run: Run, in_second_round: Path, tmp_path: Path
) -> None:
    before = in_second_round.read_bytes()
    outcome = run(
        "import-ratings", in_second_round, ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN), *options
    )
    assert outcome.status == 1
    assert outcome.complaint == (
        "r.csv: Ann was left out: the second round is only on Code and tests; "
        "take the other rows out."
    )
    assert in_second_round.read_bytes() == before


def test_a_draft_of_a_second_round_needs_a_reason(
    run: Run, in_second_round: Path, tmp_path: Path
) -> None:
    table = tmp_path / "s.csv"
    table.write_text("candidate,panelist,criterion,value\nAnn,Rosa,code,4\n")
    run("import-ratings", in_second_round, table)
    for more in ([], ["--candidate", "Ann"]):
        outcome = run("submit", in_second_round, "--as", "Rosa", *more)
        assert (outcome.status, "Not rated yet: Code and tests" in outcome.complaint) == (1, True)


def cite_in_second_round(path: Path, name: str, value: int) -> None:
    """Keep a draft on Ann's code that gives no reason, and cites a piece."""
    with Store.open(path) as store:
        session = store.session(in_charge(store))
        viewer = sitting(store, session.panelist_named(name))
        ann = session.candidate_named("Ann").id
        cited = (Citation(store.evidence(viewer)[ann][0].id, Stance.TARGET),)
        rating = DraftRating("code", value, answered=True, recorded=True, citations=cited)
        store.save_draft(ann, viewer, Draft((rating,)))


def test_only_another_answer_than_ones_own_needs_a_reason(run: Run, in_second_round: Path) -> None:
    for name, own, other in (("Pia", 4, 3), ("Rosa", 2, 4)):
        cite_in_second_round(in_second_round, name, other)
        outcome = run("submit", in_second_round, "--as", name, "--candidate", "Ann")
        assert (outcome.status, "a change in round 2" in outcome.complaint) == (1, True)
        cite_in_second_round(in_second_round, name, own)
        assert run("submit", in_second_round, "--as", name, "--candidate", "Ann").status == 0


def test_a_round_that_is_not_under_way_is_not_revealed(run: Run, split: Path) -> None:
    everybody = run("reveal", split, "--round", 2)
    assert (everybody.status, "No candidate has a second round" in everybody.complaint) == (1, True)
    for name in ("Ann", "Ben"):
        outcome = run("reveal", split, "--round", 2, "--candidate", name)
        assert (outcome.status, "no second round under way" in outcome.complaint) == (1, True)


def test_a_first_reveal_does_not_open_a_second_round(run: Run, in_second_round: Path) -> None:
    outcome = run("reveal", in_second_round, "--candidate", "Ann")
    assert (outcome.status, "--round 2" in outcome.complaint) == (1, True)
    missing = run("reveal", in_second_round, "--round", 2)
    assert missing.status == 1
    assert "not submitted by Pia, Quentin, Rosa" in missing.complaint


def test_who_is_absent_from_round_2_keeps_round_1(
    run: Run, in_second_round: Path, tmp_path: Path
) -> None:
    run("import-ratings", in_second_round, table_of(tmp_path / "s.csv", *SECOND[:2]), "--submit")
    absent = ("--absent", "Rosa", "--because", "She had to leave.")
    outcome = run("reveal", in_second_round, "--round", 2, *absent)
    assert outcome.out == (
        "Revealed the second round on Ann.\nWithout Rosa. Why: She had to leave.\n"
    )
    row = json.loads(run("show", in_second_round, "--json", "--candidate", "Ann").out)
    counted = row["candidates"][0]["rows"][0]["ratings"]
    assert [(one["panelist"], one["round"]) for one in counted] == [
        ("Pia", 2),
        ("Quentin", 2),
        ("Rosa", 1),
    ]


def test_who_is_marked_absent_in_the_file_need_not_be_named(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN[:2])
    run("import-ratings", in_rating, table, "--submit")
    mark_absent(in_rating, "Rosa", "ill")
    outcome = run("reveal", in_rating)
    assert outcome.out.startswith("Revealed Ann.\nWithout Rosa. Why: Rosa is absent")
    assert "not submitted by Pia, Quentin, Sami" in outcome.complaint


@pytest.fixture
def without_rosa(run: Run, in_rating: Path, tmp_path: Path) -> Path:
    """Ann is revealed without Rosa."""
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN[:2])
    run("import-ratings", in_rating, table, "--submit")
    run("reveal", in_rating, "--candidate", "Ann", "--absent", "Rosa", "--because", "ill")
    return in_rating


def test_a_ballot_that_comes_too_late_is_kept_and_not_counted(
    run: Run, without_rosa: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Rosa", "Ann"))
    outcome = run("import-ratings", without_rosa, table, "--submit")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == "Rosa submitted Ann too late; kept, not counted.\n"
    shown = run("show", without_rosa, "--candidate", "Ann").out
    assert "Came too late\n   Rosa, round 1, " in shown
    assert "Rosa, 4 Meets L4" not in shown
    (late,) = json.loads(run("show", without_rosa, "--json").out)["candidates"][0]["late"]
    assert (late["panelist"], late["round"]) == ("Rosa", 1)


def test_only_who_was_excused_comes_late(run: Run, without_rosa: Path, tmp_path: Path) -> None:
    changed = ("Pia", "Ann", RATED | {"code": 3})
    table = table_of(tmp_path / "r.csv", changed, ("Rosa", "Ann", RATED))
    outcome = run("import-ratings", without_rosa, table, "--submit")
    assert (outcome.status, "kept, not counted" in outcome.out) == (1, True)
    assert outcome.complaint.startswith("r.csv: Pia on Ann was left out: Ann’s ratings were")
    assert len(entries(without_rosa, "Pia")) == 1


def test_a_late_ballot_is_not_kept_as_a_draft(run: Run, without_rosa: Path, tmp_path: Path) -> None:
    outcome = run("import-ratings", without_rosa, ratings_csv(tmp_path / "r.csv", ("Rosa", "Ann")))
    assert (outcome.status, "nothing is added to them" in outcome.complaint) == (1, True)


def test_a_late_ballot_of_round_2_is_kept_for_round_2(
    run: Run, in_second_round: Path, tmp_path: Path
) -> None:
    run("import-ratings", in_second_round, table_of(tmp_path / "s.csv", *SECOND[:2]), "--submit")
    run("reveal", in_second_round, "--round", 2, "--absent", "Rosa", "--because", "left")
    late = table_of(tmp_path / "s.csv", SECOND[2])
    assert "kept, not counted" in run("import-ratings", in_second_round, late, "--submit").out
    assert entries(in_second_round, "Rosa")[-1].round == 2
    counted = run("show", in_second_round, "--candidate", "Ann").out
    assert "Rosa, 2 Meets L3" in counted
    assert "Round 2: nobody moved up or down; still split." in counted
