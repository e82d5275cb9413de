from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from calibrate.cli.secret import commands as secrets
from calibrate.domain import authority
from calibrate.domain.authority import Ground
from calibrate.domain.commands import RevealRound, WithdrawCandidate, WithdrawSubmission, new_id
from calibrate.domain.phases import HOLDER
from calibrate.domain.ratings import Confidence
from calibrate.store.store import Store
from tests.cli.conftest import ALL_OF_ANN, Run, ratings_csv
from tests.worlds.secrets import PIN, acting, sitting
from tests.worlds.sessions import chair, in_charge


def submitted(path: Path) -> list[tuple[str, str]]:
    """Who has submitted whom, by name."""
    with Store.open(path) as store:
        session = store.session(in_charge(store))
    people = {one.id: one.name for one in session.panel.panelists}
    pairs = ((people[one.panelist], one.candidate) for one in session.submitted)
    return sorted((name, session.candidate(candidate).name) for name, candidate in pairs)


def test_imported_ratings_become_drafts_that_can_be_submitted(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"), ("Pia", "Ben"), ("Rosa", "Ann"))
    saved = run("import-ratings", in_rating, table)
    assert saved.out == "Saved 9 ratings as drafts, by 2 panelists on 2 candidates.\n"
    assert submitted(in_rating) == []
    outcome = run("submit", in_rating, "--as", "Pia")
    assert outcome.out == "Pia submitted Ann.\nPia submitted Ben.\n"
    assert run("submit", in_rating, "--as", "Rosa", "--candidate", "Ann").status == 0
    assert submitted(in_rating) == [("Pia", "Ann"), ("Pia", "Ben"), ("Rosa", "Ann")]


def test_imported_ratings_are_submitted_and_marked(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN)
    assert run("import-ratings", in_rating, table, "--submit").status == 0
    assert submitted(in_rating) == [("Pia", "Ann"), ("Quentin", "Ann"), ("Rosa", "Ann")]
    with Store.open(in_rating) as store:
        reveal = RevealRound(store.session(HOLDER).candidate_named("Ann").id)
        store.apply(reveal, authority.HOLDER)
        lines = [line for line in store.log(HOLDER) if line.kind == "Submit"]
        raters = {store.session(HOLDER).panelist_named(name) for name in ("Pia", "Quentin", "Rosa")}
    assert {(line.actor.who, line.actor.ground) for line in lines} == {("holder", Ground.IMPORT)}
    assert {line.actor.whom for line in lines} == raters


def test_ratings_in_an_unknown_encoding_wait_for_its_name(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    text = table.read_text(encoding="utf-8").replace("Seen", "Café")
    table.write_bytes(text.encode("cp1252"))
    refused = run("import-ratings", in_rating, table)
    assert (refused.status, refused.out) == (2, "")
    assert refused.complaint.startswith("r.csv, line 2: byte 19, 0xE9, is not UTF-8 text")
    taken = run("import-ratings", in_rating, table, "--submit", "--encoding", "cp1252")
    assert taken.out == "Pia submitted Ann.\n"


def test_what_is_incomplete_is_left_out_and_said(run: Run, in_rating: Path, tmp_path: Path) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    with table.open("a") as file:
        file.write("Ann,Rosa,code,4,Seen.\n")
    outcome = run("import-ratings", in_rating, table, "--submit")
    assert (outcome.status, outcome.out) == (1, "Pia submitted Ann.\n")
    assert "Rosa on Ann was left out: Not rated yet: Launching, Improvements" in outcome.complaint
    assert submitted(in_rating) == [("Pia", "Ann")]


def test_where_nothing_is_complete_it_is_refused(run: Run, in_rating: Path, tmp_path: Path) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"), leave_out="lead")
    refused = run("import-ratings", in_rating, table, "--submit")
    assert (refused.status, refused.out) == (1, "")
    assert "Not rated yet: Improvements" in refused.complaint
    run("import-ratings", in_rating, table)
    for more in ([], ["--candidate", "Ann"]):
        refused = run("submit", in_rating, "--as", "Pia", *more)
        assert (refused.status, refused.out) == (1, "")
        assert "Not rated yet: Improvements" in refused.complaint


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Ann,Pia,code,7,Seen.", "offers 1 to 5"),
        ("Ann,Pia,code,many,Seen.", "column value"),
        ("Ann,Zoe,code,4,Seen.", "column panelist"),
        ("Zoe,Pia,code,4,Seen.", "column candidate"),
        ("Ann,Pia,speed,4,Seen.", "column criterion"),
        ("Ann,Sami,code,4,Seen.", "does not rate Ann"),
        ("Ann,Rosa,code,4,Again.", "row 1"),
    ],
)
def test_one_bad_row_and_nothing_is_written(
    row: str, words: str, run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Rosa", "Ann"))
    with table.open("a") as file:
        file.write(f"{row}\n")
    before = in_rating.read_bytes()
    for options in ([], ["--submit"]):
        outcome = run("import-ratings", in_rating, table, *options)
        assert outcome.status == 2
        assert "r.csv, row 4" in outcome.complaint
        assert words in outcome.complaint
    assert in_rating.read_bytes() == before


def test_a_rating_without_a_reason_is_a_draft_until_it_has_one(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Rosa", "Ann"))
    with table.open("a") as file:
        file.write("Ann,Pia,code,4,\n")
    outcome = run("import-ratings", in_rating, table)
    assert (outcome.status, "1 rating cannot be submitted yet" in outcome.out) == (0, True)
    submitted = run("import-ratings", in_rating, table, "--submit")
    assert (submitted.status, submitted.out) == (1, "Rosa submitted Ann.\n")
    assert "Pia on Ann was left out" in submitted.complaint


def values_of(path: Path, panelist: str) -> dict[str, int | None]:
    """What a panelist's draft on Ann has, by criterion."""
    with Store.open(path) as store:
        session = store.session(in_charge(store))
        viewer = sitting(store, session.panelist_named(panelist))
        draft = store.draft(session.candidate_named("Ann").id, viewer)
    return {rating.criterion: rating.value for rating in draft.ratings if rating.answered}


BLANKS = """candidate,panelist,criterion,value,confidence,reason
Ann,Pia,code,5,,Seen more.
Ann,Pia,launch,,,ask in the room
Ann,Pia,lead, ,,ask in the room
"""


def test_a_blank_leaves_what_was_there(run: Run, in_rating: Path, tmp_path: Path) -> None:
    run("import-ratings", in_rating, ratings_csv(tmp_path / "r.csv", ("Pia", "Ann")))
    blank = tmp_path / "blank.csv"
    blank.write_text(BLANKS, encoding="utf-8")
    outcome = run("import-ratings", in_rating, blank)
    assert outcome.out == (
        "Saved 1 rating as drafts, by 1 panelist on 1 candidate.\n"
        "2 rows without a value changed nothing.\n"
    )
    assert values_of(in_rating, "Pia") == {"code": 5, "launch": 2, "lead": 3}
    assert run("submit", in_rating, "--as", "Pia").out == "Pia submitted Ann.\n"


def test_an_unusual_line_break_in_a_reason_is_mended_and_told(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = tmp_path / "r.csv"
    header = "candidate,panelist,criterion,value,confidence,reason\n"
    table.write_text(f"{header}Ann,Pia,code,4,,one\vtwo\n", encoding="utf-8")
    outcome = run("import-ratings", in_rating, table)
    assert outcome.out.startswith("Unusual line breaks in 1 row are read as plain ones.\nSaved 1")
    with Store.open(in_rating) as store:
        session = store.session(in_charge(store))
        viewer = sitting(store, session.panelist_named("Pia"))
        draft = store.draft(session.candidate_named("Ann").id, viewer).rating("code")
    assert draft.reason == "one\ntwo"
    for character, why in (("\0", "a NUL character"), ("\x1b", "U+001B is in it; take it out")):
        table.write_text(f"{header}Ann,Pia,code,4,,one{character}two\n", encoding="utf-8")
        refused = run("import-ratings", in_rating, table)
        assert (refused.status, refused.out) == (2, "")
        assert why in refused.err


def test_blanks_are_never_submitted_as_answers(run: Run, in_rating: Path, tmp_path: Path) -> None:
    blank = tmp_path / "blank.csv"
    blank.write_text(BLANKS, encoding="utf-8")
    outcome = run("import-ratings", in_rating, blank, "--submit")
    assert outcome.status == 1
    assert outcome.complaint == "Pia on Ann was left out: Not rated yet: Launching, Improvements."
    assert submitted(in_rating) == []
    run("import-ratings", in_rating, blank)
    assert values_of(in_rating, "Pia") == {"code": 5}
    assert run("submit", in_rating, "--as", "Pia").status == 1


def test_an_empty_reason_or_confidence_leaves_the_one_that_was_there(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = tmp_path / "r.csv"
    header = "candidate,panelist,criterion,value,confidence,reason\n"
    table.write_text(f"{header}Ann,Pia,code,4,very,Seen.\n", encoding="utf-8")
    run("import-ratings", in_rating, table)
    table.write_text(f"{header}Ann,Pia,code,4,,\n", encoding="utf-8")
    assert "cannot be submitted" not in run("import-ratings", in_rating, table).out
    with Store.open(in_rating) as store:
        session = store.session(in_charge(store))
        viewer = sitting(store, session.panelist_named("Pia"))
        draft = store.draft(session.candidate_named("Ann").id, viewer).rating("code")
    assert (draft.reason, draft.confidence, draft.recorded) == ("Seen.", Confidence.VERY, True)


def test_drafts_that_are_not_complete_stay_and_are_told_on_standard_error(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    with table.open("a") as file:
        file.write("Ben,Pia,code,4,Seen.\n")
    run("import-ratings", in_rating, table)
    outcome = run("submit", in_rating, "--as", "Pia")
    assert (outcome.status, outcome.out) == (0, "Pia submitted Ann.\n")
    assert "the draft on Ben stays a draft: Not rated yet" in outcome.complaint


def test_what_stands_already_is_not_submitted_again_by_its_panelist(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table, secret = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"), ("Pia", "Ben")), tmp_path / "p"
    secret.write_text(f"{PIN}\n")
    again = ("import-ratings", in_rating, table, "--submit", "--secret-file", secret)
    run("import-ratings", in_rating, table, "--submit")
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    before = in_rating.read_bytes()
    assert run(*again).out == "Pia on Ben is unchanged.\nPia on Ann is unchanged.\n"
    assert in_rating.read_bytes() == before
    table.write_text("\n".join([header, *rows]).replace("Ann,Pia,code,4", "Ann,Pia,code,3"))
    assert run(*again).out == "Pia submitted Ann.\nPia on Ben is unchanged.\n"


def test_who_submits_for_somebody_is_not_told_what_they_submitted_before(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    for _ in range(2):
        assert run("import-ratings", in_rating, table, "--submit").out == "Pia submitted Ann.\n"


def test_a_secret_is_chosen_asked_for_and_renewed(
    run: Run, in_setup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("open-rating", in_setup)
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    assert "has not chosen a secret yet" in run("import-ratings", in_setup, table).complaint
    assert run("choose-secret", in_setup, "--as", "Pia").out.startswith("Pia chose a secret.")
    assert "has a secret already" in run("choose-secret", in_setup, "--as", "Pia").complaint
    assert run("import-ratings", in_setup, table).status == 0
    with monkeypatch.context() as other:
        other.setattr(secrets, "_asked", lambda prompt: "000000")
        refused = run("submit", in_setup, "--as", "Pia")
    assert (refused.status, refused.complaint) == (1, "That is not the PIN of Pia.")
    assert run("renew-secret", in_setup, "Pia").status == 0
    words = run("choose-secret", in_setup, "--as", "Pia", "--words").out.splitlines()[1]
    (tmp_path / "words").write_text(words.upper())
    drafts = run("submit", in_setup, "--as", "Pia", "--secret-file", "words")
    assert "has no draft" in drafts.complaint, "what the old secret opened is lost"


def test_without_a_terminal_a_secret_comes_from_a_file(
    run: Run, in_rating: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("sys.stdin", StringIO(f"{PIN}\n"))
    assert "--secret-file" in run("submit", in_rating, "--as", "Pia").complaint
    from_input = run("submit", in_rating, "--as", "Pia", "--secret-file", "-")
    assert "has no draft" in from_input.complaint
    missing = run("submit", in_rating, "--as", "Pia", "--secret-file", tmp_path / "nowhere")
    assert (missing.status, "cannot be read" in missing.complaint) == (2, True)


def test_what_was_withdrawn_is_submitted_again(run: Run, in_rating: Path, tmp_path: Path) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    run("import-ratings", in_rating, table, "--submit")
    with Store.open(in_rating) as store:
        session = store.session(in_charge(store))
        pia, ann = session.panelist_named("Pia"), session.candidate_named("Ann").id
        store.apply(WithdrawSubmission(new_id(), pia, ann), acting(store, pia))
    assert run("import-ratings", in_rating, table, "--submit").out == "Pia submitted Ann.\n"


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--submit"], "Pia submitted Ben."), ([], "Saved 3 ratings as drafts, by 1 panelist")],
)
@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_table_serves_those_still_sealed_when_others_are_not(
    withdrawn: bool, options: list[str], words: str, run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN)
    run("import-ratings", in_rating, table, "--submit")
    if withdrawn:
        with Store.open(in_rating) as store:
            ann = store.session(in_charge(store)).candidate_named("Ann").id
            store.apply(WithdrawCandidate(ann, "Ann left."), chair(store))
    else:
        run("reveal", in_rating, "--candidate", "Ann")
    alone = run("import-ratings", in_rating, table, *options)
    assert (alone.status, alone.out) == (1, "")
    assert alone.complaint.startswith("r.csv: Ann was left out: Ann")
    ratings_csv(table, *ALL_OF_ANN, ("Pia", "Ben"))
    outcome = run("import-ratings", in_rating, table, *options)
    assert (outcome.status, words in outcome.out) == (1, True)
    assert outcome.complaint == alone.complaint


def test_ratings_of_a_table_are_shown_as_imported_and_without_a_confidence(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    run("import-ratings", in_rating, ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN), "--submit")
    run("reveal", in_rating, "--candidate", "Ann")
    shown = run("show", in_rating, "--candidate", "Ann").out
    assert "Pia, 4 Meets L4, confidence not stated, imported from a table: Seen in the" in shown


def test_ratings_wait_until_rating_is_open(run: Run, in_setup: Path, tmp_path: Path) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    for command in (["import-ratings", in_setup, table], ["submit", in_setup, "--as", "Pia"]):
        outcome = run(*command)
        assert outcome.status == 1
        assert "not open yet" in outcome.complaint


def test_to_a_recused_panelist_the_candidate_does_not_exist(run: Run, in_rating: Path) -> None:
    for command in (["submit"], ["show"]):
        hidden = run(*command, in_rating, "--as", "Sami", "--candidate", "Ann")
        unknown = run(*command, in_rating, "--as", "Sami", "--candidate", "Zoe")
        assert hidden.status == unknown.status == 2
        assert hidden.err.replace("Ann", "Zoe") == unknown.err


def test_somebody_without_drafts_has_nothing_to_submit(run: Run, in_rating: Path) -> None:
    assert "Pia has no draft" in run("submit", in_rating, "--as", "Pia").complaint
    named = run("submit", in_rating, "--as", "Pia", "--candidate", "Ann")
    assert (named.status, named.complaint) == (1, "There is no draft on Ann to submit.")
    assert run("submit", in_rating, "--as", "Zoe").status == 2


def test_an_import_keeps_what_was_observed_and_cited(run: Run, demo: Path, tmp_path: Path) -> None:
    table = tmp_path / "r.csv"
    table.write_text(
        "candidate,panelist,criterion,value,reason\n"
        "Дмитро Коваленко,Priyanka Raghunathan,code,4,Read again.\n",
        encoding="utf-8",
    )
    assert run("import-ratings", demo, table).status == 0
    with Store.open(demo) as store:
        session = store.session(in_charge(store))
        candidate = session.candidate_named("Дмитро Коваленко").id
        viewer = sitting(store, session.panelist_named("Priyanka Raghunathan"))
        draft = store.draft(candidate, viewer)
    code = draft.rating("code")
    assert (code.value, code.reason, len(code.observations)) == (4, "Read again.", 2)
    assert len(code.citations) == 2
    assert draft.rating("review").value == 2
