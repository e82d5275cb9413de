"""What is decided together by the command line, and the minutes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calibrate.domain.commands import OpenMeeting, RevealRound, SetPolicy
from calibrate.domain.decisions import Vote
from calibrate.domain.policy.policy import Policy
from tests.cli.conftest import Run, sheet
from tests.worlds.sessions import new_session, open_session, submit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Ann and Ben are revealed, and nobody disputes either."""
    made = open_session(tmp_path / "s.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 4)
        submit(made, panelist, 1, 3)
    made.do(OpenMeeting("a lot"), RevealRound(made.ann), RevealRound(made.ben))
    made.store.close()
    return tmp_path / "s.calib"


def test_it_says_who_may_be_proposed_and_with_what_reason(run: Run, path: Path) -> None:
    told = run("consent", path).out
    assert "May be proposed" in told
    assert "Ann: Meets L4 on every criterion." in told
    assert "Ben: Stands below L4 on every criterion." in told
    assert "On all 2 criteria every rating is below L4; nothing splits." in told


def test_a_list_is_proposed_pulled_from_and_decided(run: Run, path: Path) -> None:
    assert run("consent", path, "--propose").status == 0
    assert run("consent", path, "--pull", "Ben").out == "Ben was pulled into the talk.\n"
    told = run("consent", path).out
    assert told.index("On the list") < told.index("Ann") < told.index("Talked about")
    assert "Ben: Pulled into the talk." in told
    done = run(
        "consent", path, "--decide", "Ann=promote", "--confirm", "Ann", "--abstained", "Ann=1"
    )
    assert done.out == (
        "Recorded for Ann: Promote; by consent, without a talk: 3 agreed, 1 abstention.\n"
    )
    decision = sheet(path, "Ann").decision
    assert decision and decision.vote == Vote(3, 0, 1)
    assert decision.reason == "On all 2 criteria every rating meets L4; nothing splits."
    assert "By consent, without a talk: 3 agreed" in run("show", path).out
    found = json.loads(run("show", path, "--json").out)
    assert [one["decision"] and one["decision"]["by_consent"] for one in found["candidates"]] == [
        True,
        None,
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--decide", "Ann=promote", "--confirm", "Ann"), "Not named: Ben."),
        (("--decide", "Ann=promote", "Ben=not-yet", "--confirm", "Ann"), "Ben needs a reason"),
        (
            ("--decide", "Ann=not-yet", "Ben=not-yet", "--confirm", "Ann", "Ben"),
            "The record has no reason for this of Ann",
        ),
        (("--decide", "Ann=defer", "Ben=not-yet"), "promote or not-yet"),
        (("--decide", "Ann"), "expected NAME="),
        (("--decide", "Ann=promote", "Ann=promote"), "named twice"),
        (("--confirm", "Ann"), "belong to --decide"),
        (("--pull", "Zoe"), "no candidate named “Zoe”"),
        (
            (
                "--decide",
                "Ann=promote",
                "Ben=not-yet",
                "--confirm",
                "Ann",
                "Ben",
                "--abstained",
                "Ann=x",
            ),
            "is not a count",
        ),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_nothing_is_recorded(
    run: Run, path: Path, arguments: tuple[str, ...], words: str
) -> None:
    run("consent", path, "--propose")
    before = path.read_bytes()
    done = run("consent", path, *arguments)
    assert done.status in (1, 2) and words in done.complaint
    assert path.read_bytes() == before


def test_a_policy_that_every_case_is_talked_through_turns_it_off(run: Run, tmp_path: Path) -> None:
    made = new_session(tmp_path / "p.calib")
    made.do(SetPolicy(Policy(consent=False)))
    made.open_rating()
    made.do(OpenMeeting("a lot"))
    made.store.close()
    done = run("consent", tmp_path / "p.calib")
    assert "every case is talked through" in done.complaint


def test_json_says_who_may_be_proposed_and_why_others_not(run: Run, path: Path) -> None:
    run("consent", path, "--propose", "Ann")
    found = json.loads(run("consent", path, "--json").out)
    assert (found["format"], found["version"]) == ("calibrate.consent", 1)
    ann, ben = sorted(found["cases"], key=lambda one: str(one["candidate"]))
    assert (ann["listed"], ben["listed"], ben["may_be_proposed"]) == (True, False, True)
    assert (ann["stand"], ben["stand"]) == ("meets", "below")


def test_minutes_say_what_each_case_took_and_changed(run: Run, path: Path) -> None:
    run("consent", path, "--propose", "Ann")
    run("consent", path, "--decide", "Ann=promote", "--confirm", "Ann")
    told = run("minutes", path).out
    assert told.startswith("Minutes and changes: Autumn\n")
    assert "by consent" in told and "not decided" in told and "nothing split" in told
    found = json.loads(run("minutes", path, "--json").out)
    assert found["format"] == "calibrate.minutes"
    assert {one["candidate"]: one["way"] for one in found["cases"]} == {
        "Ann": "consent",
        "Ben": "open",
    }
    assert not any(name in told for name in ("Pia", "Quentin", "Rosa", "Sami"))
