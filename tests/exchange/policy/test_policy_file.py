"""A policy file reads back as it was written, and what is wrong in one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.exchange.policy.policy_file import (
    MOST_BYTES,
    policy_text,
    read_policy_file,
    write_policy_file,
)
from tests.worlds.policies import policies

FRESH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, text: str) -> Policy:
    (folder / "p.toml").write_text(text, "utf-8")
    return read_policy_file(folder / "p.toml")


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(BadInput) as refused:
        read(folder, text)
    return str(refused.value)


@FRESH
@given(policies)
def test_what_is_written_reads_back(tmp_path: Path, policy: Policy) -> None:
    assert read(tmp_path, policy_text(policy)) == policy


def test_it_is_written_as_a_new_file(tmp_path: Path) -> None:
    write_policy_file(Policy("House", quorum=4), tmp_path / "q.toml")
    assert read_policy_file(tmp_path / "q.toml") == Policy("House", quorum=4)
    with pytest.raises(BadInput, match="there already"):
        write_policy_file(USUAL, tmp_path / "q.toml")


def test_above_each_choice_stands_its_sentence() -> None:
    text = policy_text(Policy(names_hidden=True))
    assert (
        "# The projector hides names when the meeting opens.\n"
        'names_on_projector = "hidden"\n' in text
    )


def test_what_is_left_out_is_as_usual(tmp_path: Path) -> None:
    assert read(tmp_path, "format = 1\n") == USUAL
    assert read(tmp_path, "format = 1\nblind_rounds = 1\n") == Policy(blind_rounds=1)


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("quorum = 0", "quorum has to be a number from 1 to 1000, or “two thirds”."),
        ("quorum = true", "quorum has to be a number from 1 to 1000, or “two thirds”."),
        ("quorum = 2.5", "quorum has to be a number from 1 to 1000, or “two thirds”."),
        ("blind_rounds = 3", "blind_rounds has to be 1 or 2."),
        ('blind_rounds = "2"', "blind_rounds has to be 1 or 2."),
        ('consent = "yes"', "consent has to be true or false."),
        ("statistics = 1", "statistics has to be true or false."),
        (
            "retention_months = 601",
            "retention_months has to be a number of months from 1 to 600, or “none”.",
        ),
        ("names_on_projector = true", "names_on_projector has to be “shown” or “hidden”."),
        ("names_on_projector = []", "names_on_projector has to be “shown” or “hidden”."),
        ("name = 3", "name has to be text in quotation marks."),
        (
            'since = "2026-10-01"',
            "since has to be a day such as 2026-10-01, without quotation marks.",
        ),
        (
            "since = 2026-10-01T10:00:00",
            "since has to be a day such as 2026-10-01, without quotation marks.",
        ),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_is_allowed(
    tmp_path: Path, line: str, allowed: str
) -> None:
    assert complaint(tmp_path, f"format = 1\n{line}\n") == f"p.toml: {allowed}"


def test_a_key_that_a_policy_does_not_have_is_refused(tmp_path: Path) -> None:
    assert complaint(tmp_path, "format = 1\nsplits = 2\n") == (
        "p.toml: “splits” is nothing that a policy chooses; it has name, since, laid_down_in, "
        "quorum, blind_rounds, consent, retention_months, statistics and names_on_projector."
    )


def test_what_is_no_policy_file_is_said(tmp_path: Path) -> None:
    assert complaint(tmp_path, "quorum = 2\n") == (
        "p.toml is not a policy file of Calibrate: it has no “format”."
    )
    assert complaint(tmp_path, "format = 2\n") == (
        "p.toml: the format is 2, and this Calibrate reads 1; update it."
    )
    assert complaint(tmp_path, "format =").startswith("p.toml is not TOML: ")
    assert "longer than a policy" in complaint(tmp_path, "#" * (MOST_BYTES + 1))
    assert "control character" in complaint(tmp_path, 'format = 1\nname = "a\\u0007"\n')


@FRESH
@given(st.text(max_size=200) | st.text(max_size=80).map(lambda text: f"format = 1\n{text}"))
def test_rubbish_is_refused_with_one_sentence_about_the_file(tmp_path: Path, text: str) -> None:
    try:
        (tmp_path / "p.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
        read_policy_file(tmp_path / "p.toml")
    except BadInput as refused:
        assert str(refused).startswith("p.toml") and str(refused).endswith(".")


def test_deep_keys_take_no_time_and_no_traceback(tmp_path: Path) -> None:
    assert complaint(tmp_path, f"format = 1\nx = {'[' * 7_000}").startswith("p.toml is not TOML")
    assert "“a”" in complaint(tmp_path, f"format = 1\n{'a.' * 3_000}a = 1\n")
