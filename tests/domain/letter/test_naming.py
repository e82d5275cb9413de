"""Whoever was on the panel is found in a text, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.letter.naming import names_in

PANEL = ("Thandi Okafor", "Søren Ødegård-Lund", "Bo Li", "Petra Rossi", "王小明", "مریم محمدی")


def found(text: str, candidate: str = "") -> list[tuple[str, str]]:
    """What is found, and who that may be."""
    return [(text[one.start : one.end], one.who) for one in names_in(text, PANEL, candidate)]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("As Thandi Okafor said.", "Thandi Okafor", 0),
        ("As Okafor, Thandi said.", "Okafor, Thandi", 0),
        ("as THANDI said", "THANDI", 0),
        ("Thandi’s note", "Thandi", 0),
        ("see okafor's commit", "okafor", 0),
        ("by @tokafor and others", "tokafor", 0),
        ("by okafort2 and others", "okafort2", 0),
        ("https://git.example.org/thandi.o/plan", "thandi", 0),
        ("https://git.example.org/okaforlab/plan", "okaforlab", 0),
        ("t_okafor@example.org", "okafor", 0),
        ("The T\N{COMBINING ACUTE ACCENT}handi way", "T\N{COMBINING ACUTE ACCENT}handi", 0),
        ("Tha\N{ZERO WIDTH SPACE}ndi wrote", "Tha\N{ZERO WIDTH SPACE}ndi", 0),
        ("T. O. agreed", "T. O", 0),
        ("agreed (TO)", "TO", 0),
        ("Good.\n– T.O.", "T.O", 0),
        ("soren wrote it", "soren", 1),
        ("ODEGARD wrote it", "ODEGARD", 1),
        ("Reviewed by SØL.", "SØL", 1),
        ("Asked Bo first", "Bo", 2),
        ("Li read it", "Li", 2),
        ("我和王小明一起写的", "王小明", 4),
        ("小明读过", "小明", 4),
        ("با مریم نوشت", "مریم", 5),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, words: str, who: int) -> None:
    assert (words, PANEL[who]) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Opened PR 12 and asked to merge it.",
        "The li and bo elements of a page.",
        "It went from 41 s to 6 s; TO was not used otherwise here.",
        "Petrol for the generator.",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_only_repeats_the_candidates_own_name_is_nobody_elses() -> None:
    text = "Dear Thandi, it was Okafor who read it."
    assert found(text, "Thandi Nkosi") == [("Okafor", "Thandi Okafor")]
    assert found("Thandi Okafor read it.", "Thandi Nkosi")[0][0] == "Thandi Okafor"


AROUND = st.text(alphabet=st.characters(exclude_categories=["L", "N", "M", "Cf", "Cs"]), max_size=5)
WAYS = (str.lower, str.upper, str.title, lambda name: name.replace(" ", "\N{NO-BREAK SPACE}"))


@given(st.sampled_from(PANEL), st.sampled_from(WAYS), AROUND, AROUND)
def test_a_whole_name_between_anything_is_found_whole(
    name: str, way: object, before: str, after: str
) -> None:
    said = way(name)  # type: ignore[operator]
    text = f"so{before} {said} {after}on"
    hits = names_in(text, PANEL)
    assert any(one.who == name and text[one.start : one.end] == said for one in hits)
