"""Some hundred spoiled ladders over all readers: each comes in or is refused in one sentence."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time

import pytest

from calibrate.domain.errors import CalibrateError
from calibrate.domain.rubric.rubric import Step
from calibrate.exchange.ladders.rubric_file import read_rubric
from tests.exchange.files import written
from tests.exchange.ladders.test_shapes import WHOLE

TRIES = 500
SEED = 20_261_129
LONGEST = 2.0
"""Seconds of the processor that one large document may take."""

PIECES = (
    *("# ", "## L3", "## L4: Senior\n", "* x\n", "  - y\n", "- need example\n", "| a | L3 |\n"),
    *(
        "|-|-|\n",
        "**L3**: ",
        "**",
        "`",
        "<",
        "</td>",
        "<table>",
        "<tr><td>",
        "<li>",
        "---\n",
        "[a](b",
    ),
    *(
        "&#0;",
        "\\",
        "\t",
        "```\n",
        "ä",
        "﻿",
        "&a ",
        "*a",
        "{",
        "[",
        "]",
        "}",
        ": ",
        "- ",
        "!!x ",
        '"',
    ),
    *(
        "\r",
        "\v",
        "\x1f",
        "\u2028",
        ";",
        ",",
        "sep=x\n",
        "<!--",
        "-->",
        "> ",
        "1. ",
        "(L4)",
        "\n\n\n",
    ),
)
SUFFIXES = (".md", ".html", ".yaml", ".csv", ".json", ".txt", ".xlsx")


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Return content with a few pieces of it cut, doubled, put elsewhere or replaced."""
    text = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place, end = sorted(chance.randint(0, len(text)) for _ in "ab")
        match chance.randint(0, 4):
            case 0:
                del text[place : min(end, place + 60)]
            case 1:
                text[place:place] = chance.choice(PIECES).encode() * chance.choice((1, 1, 3, 40))
            case 2:
                text[place:place] = text[place : min(end, place + 200)]
            case 3:
                text[place : place + 1] = bytes([chance.randint(0, 255)])
            case _:
                text[:] = text[place:] + text[:place]
    return bytes(text)


def test_a_spoiled_ladder_comes_in_or_is_refused_in_one_sentence(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    originals = [each for documents in WHOLE.values() for each in documents.items()]
    came_in = 0
    for _ in range(TRIES):
        name, content = chance.choice(originals)
        raw = content.encode() if isinstance(content, str) else content
        suffix = Path(name).suffix if chance.random() < 0.8 else chance.choice(SUFFIXES)
        path = written(tmp_path, spoiled(raw, chance), f"l3{suffix}")
        step = Step("L3", "L4") if chance.random() < 0.5 else None
        try:
            assert read_rubric([path], None, step).criteria
            came_in += 1
        except CalibrateError as trouble:
            assert "\n" not in str(trouble)
            assert str(trouble).endswith((".", "?"))
    assert TRIES // 20 < came_in < TRIES


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "## L3\n" + "- writes code\n" * 150 + "## L4\n" + "- shapes code\n" * 150),
        ("b.md", "[" * 60_000),
        ("c.md", "*a **b " * 40_000),
        (
            "d.md",
            "| a | L3 | L4 |\n|-|-|-|\n" + "| b | does this now | does that then |\n" * 12_000,
        ),
        ("e.md", "> " * 100_000),
        ("f.md", "# x\n" * 100_000),
        ("g.html", "<p>" * 40_000),
        ("h.html", "<table><tr>" + "<td>L3" * 30_000),
        ("i.yaml", "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9_000))),
        ("j.yaml", "- " * 100_000),
        ("k.csv", "Skill,L3,L4\n" + "a,does one thing,does another\n" * 20_000),
        ("l.md", "- L3 " + "x " * 300_000),
        ("m.md", "`" * 100_000 + "a"),
        ("n.md", "**L3** " * 60_000),
    ],
)
def test_a_large_ladder_takes_no_longer_than_it_may(
    name: str, content: str, tmp_path: Path
) -> None:
    path = written(tmp_path, content[:999_000], name)
    began = process_time()
    try:
        read_rubric([path])
    except CalibrateError as trouble:
        assert str(trouble)
    assert process_time() - began < LONGEST
