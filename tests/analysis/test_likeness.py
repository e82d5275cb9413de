"""What two texts share is counted in words, whatever form they stand in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from calibrate.analysis.likeness import content_words, likeness, rarity


@pytest.mark.parametrize(
    "forms",
    [
        "review reviews reviewing reviewer reviewed",
        "plan plans planning planned",
        "communicate communicates communication",
        "complex complexity",
        "quality qualities",
        "estimate estimates estimation",
    ],
)
def test_the_forms_of_a_word_count_as_one(forms: str) -> None:
    assert len(content_words(forms)) == 1


def test_words_that_only_begin_alike_stay_apart() -> None:
    assert len(content_words("plan plane planet")) == 3


def test_words_that_carry_no_meaning_are_left_out() -> None:
    assert content_words("They do more of the same for all.") == content_words("same")


def test_texts_are_as_alike_as_the_rare_words_they_share() -> None:
    found = [content_words(text) for text in ("writes code", "writing code", "writes letters")]
    weights = rarity(found)
    assert likeness(found[0], found[1], weights) == pytest.approx(1)
    assert 0 < likeness(found[0], found[2], weights) < 1
    assert likeness(found[0], content_words(""), weights) == 0


def test_what_reads_a_ladder_is_imported_only_for_a_ladder() -> None:
    program = (
        "import sys\n"
        "from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric\n"
        "read_rubric(bundled_rubrics()[:1])\n"
        "sys.exit(sorted({'markdown_it', 'snowballstemmer'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
