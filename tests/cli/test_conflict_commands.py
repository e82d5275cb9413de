"""Conflicts of interest, before rating opens and after it, and the deputies they ask for."""

from __future__ import annotations

from json import loads
from pathlib import Path

from calibrate.domain.people import RelationKind
from calibrate.domain.phases import HOLDER, in_chair
from calibrate.domain.session import Session
from calibrate.store.store import Store
from tests.cli.conftest import ALL_OF_ANN, Run, ratings_csv, with_facilitator


def read(path: Path) -> Session:
    with Store.open(path) as store:
        return store._session


def deputy(session: Session, candidate: str) -> str:
    found = session.panel.panelist(session.candidate_named(candidate).deputy or "")
    return found.name if found else ""


def test_a_reason_is_kept_with_a_recusal(run: Run, in_setup: Path) -> None:
    run("recuse", in_setup, "Sami", "Ann", "--because", "Reports to her.")
    (relation,) = read(in_setup).panel.relations
    assert (relation.kind, relation.reason) == (RelationKind.RECUSED, "Reports to her.")
    again = run("recuse", in_setup, "Sami", "Ann")
    assert (again.status, "already" in again.complaint) == (1, True)
    assert read(in_setup).panel.relations == (relation,)


def test_rating_opens_only_once_a_recused_facilitator_has_a_deputy(
    run: Run, in_setup: Path
) -> None:
    with_facilitator(run, in_setup)
    outcome = run("recuse", in_setup, "Fay", "Ann")
    assert outcome.out == (
        "Fay is recused from Ann.\nThe facilitator is recused from Ann: name a deputy.\n"
    )
    refused = run("open-rating", in_setup)
    assert (refused.status, "name a deputy" in refused.complaint) == (1, True)
    named = run("recuse", in_setup, "Fay", "Ann", "--deputy", "Rosa")
    assert named.out == "Named Rosa as deputy for Ann.\n"
    assert run("open-rating", in_setup).status == 0


def test_recusal_and_deputy_go_together_or_not_at_all(run: Run, in_setup: Path) -> None:
    with_facilitator(run, in_setup)
    for deputy_name, status in (("Fay", 1), ("Zoe", 2)):
        before = in_setup.read_bytes()
        outcome = run("recuse", in_setup, "Fay", "Ann", "--deputy", deputy_name)
        assert outcome.status == status
        assert in_setup.read_bytes() == before
    assert run("recuse", in_setup, "Fay", "Ann", "--deputy", "Rosa").out == (
        "Fay is recused from Ann.\nNamed Rosa as deputy for Ann.\n"
    )


def test_once_rating_is_open_a_conflict_sets_ratings_aside(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN)
    run("import-ratings", in_rating, table, "--submit")
    run("reveal", in_rating, "--candidate", "Ann")
    outcome = run("recuse", in_rating, "Rosa", "Ann", "--because", "A friend.")
    assert outcome.out == (
        "Rosa declared a conflict with Ann.\nWhat Rosa rated is set aside: kept, not counted.\n"
    )
    shown = run("show", in_rating, "--candidate", "Ann").out
    assert "Set aside for a conflict, counted nowhere\n   Rosa\n" in shown
    assert "Rosa: 4" not in shown
    again = run("recuse", in_rating, "Rosa", "Ann")
    assert (again.status, "already" in again.complaint) == (1, True)


def test_of_somebody_who_rated_nothing_nothing_is_set_aside(run: Run, in_rating: Path) -> None:
    assert run("recuse", in_rating, "Rosa", "Ann").out == "Rosa declared a conflict with Ann.\n"


def test_a_facilitator_who_declares_a_conflict_late_names_a_deputy(
    run: Run, in_setup: Path
) -> None:
    with_facilitator(run, in_setup)
    run("open-rating", in_setup)
    refused = run("recuse", in_setup, "Fay", "Ann")
    assert (refused.status, "deputy" in refused.complaint) == (1, True)
    outcome = run("recuse", in_setup, "Fay", "Ann", "--deputy", "Rosa")
    assert outcome.out == "Fay declared a conflict with Ann.\nRosa is the deputy for Ann.\n"
    assert "no candidate named “Ann”" in run("recuse", in_setup, "Pia", "Ann").complaint
    another = run("recuse", in_setup, "Fay", "Ann", "--deputy", "Pia", "--as", "Rosa")
    assert another.out == "Named Pia as deputy for Ann.\n"
    assert deputy(read(in_setup), "Ann") == "Pia"


def test_who_runs_nothing_cannot_act(run: Run, with_deputy: Path) -> None:
    outcome = run("reveal", with_deputy, "--as", "Pia")
    assert (outcome.status, "Pia runs no part" in outcome.complaint) == (1, True)
    assert run("reveal", with_deputy, "--as", "Zoe").status == 2


def test_facilitator_and_deputy_reveal_their_own_candidates(run: Run, with_deputy: Path) -> None:
    assert run("reveal", with_deputy).out == "Revealed Ben.\n"
    hidden = run("reveal", with_deputy, "--candidate", "Ann")
    unknown = run("reveal", with_deputy, "--candidate", "Zoe")
    assert hidden.status == unknown.status == 2
    assert hidden.err.replace("Ann", "Zoe") == unknown.err
    assert run("reveal", with_deputy, "--as", "Rosa").out == "Revealed Ann.\n"
    with Store.open(with_deputy) as store:
        chairs = store.chairs(HOLDER).people
        lines = [store.log(in_chair(panelist.id))[-1] for panelist in chairs]
    assert [panelist.name for panelist in chairs] == ["Fay", "Rosa"]
    assert [line.actor.who for line in lines] == [panelist.id for panelist in chairs]


def test_a_table_about_a_hidden_candidate_names_nobody_else(
    run: Run, with_deputy: Path, tmp_path: Path
) -> None:
    outcome = run("import-ratings", with_deputy, ratings_csv(tmp_path / "r.csv", ("Pia", "Ann")))
    assert outcome.status == 2
    assert "There is no candidate named “Ann”. There are: Ben." in outcome.err


def test_closing_names_nobody_whom_the_facilitator_may_not_see(run: Run, with_deputy: Path) -> None:
    run("reveal", with_deputy)
    run("reveal", with_deputy, "--as", "Rosa")
    assert "Not decided yet: Ben." in run("close", with_deputy).complaint
    run("decide", with_deputy, "Ben", "promote", "--because", "So it is.")
    refused = run("close", with_deputy)
    assert (refused.status, "Ann" in refused.err) == (1, False)
    run("decide", with_deputy, "Ann", "promote", "--because", "So it is.", "--as", "Rosa")
    assert run("close", with_deputy).out == "Closed the session.\n"


def test_packets_are_written_by_whoever_may_see_them(
    run: Run, with_deputy: Path, tmp_path: Path
) -> None:
    run("packet", with_deputy, "--drafts", "--out", "p")
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["Ben.pdf"]
    run("packet", with_deputy, "--drafts", "--out", "q", "--as", "Rosa")
    assert [path.name for path in (tmp_path / "q").iterdir()] == ["Ann.pdf"]


def test_where_nobody_facilitates_a_deputy_hides_nobody(run: Run, in_setup: Path) -> None:
    run("recuse", in_setup, "Pia", "Ann", "--deputy", "Rosa")
    run("open-rating", in_setup)
    shown = run("show", in_setup).out
    assert "Ann: L3 to L4" in shown
    assert "Ben: L3 to L4" in shown


def presented(run: Run, in_setup: Path) -> None:
    """Let Fay, who facilitates, present Cleo."""
    with_facilitator(run, in_setup)
    outcome = run("add-candidate", in_setup, "Cleo", "--presenter", "Fay")
    assert "Fay presents Cleo and runs the session: name a deputy, or say why" in outcome.out


def test_rating_opens_once_a_presenting_facilitator_has_a_deputy(run: Run, in_setup: Path) -> None:
    presented(run, in_setup)
    assert run("open-rating", in_setup).status == 1
    named = run("deputy", in_setup, "Cleo", "Rosa")
    assert (named.out, deputy(read(in_setup), "Cleo")) == (
        "Named Rosa as deputy for Cleo.\n",
        "Rosa",
    )
    assert run("open-rating", in_setup).status == 0


def test_rating_opens_once_a_presenting_facilitator_says_why_there_is_none(
    run: Run, in_setup: Path
) -> None:
    presented(run, in_setup)
    said = run("deputy", in_setup, "Cleo", "--because", "We are four.")
    assert said.out == "Goes on with Cleo without a deputy.\n"
    assert run("open-rating", in_setup).status == 0
    shown = run("show", in_setup, "--candidate", "Cleo").out
    assert "Fay, who presents, ran this without a deputy: We are four." in shown
    told = loads(run("show", in_setup, "--candidate", "Cleo", "--json").out)
    assert told["candidates"][0]["without_deputy"] == "We are four."


def test_a_deputy_and_a_reason_for_none_are_not_given_together(run: Run, in_setup: Path) -> None:
    presented(run, in_setup)
    assert run("deputy", in_setup, "Cleo", "Rosa", "--because", "both").status == 2
