"""Names are compared in one form, however they were typed or written into a file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate import ui
from calibrate.domain.people import checked_name, same_name
from calibrate.domain.text.folding import folded, holds

NAMES = st.text(max_size=20)


@given(NAMES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_the_form_is_the_same_for_every_way_to_write_a_name(name: str, form: str) -> None:
    assert folded(unicodedata.normalize(form, name)) == folded(name)  # type: ignore[arg-type]
    assert same_name(name.casefold(), f"  {name}\u00a0")
    assert folded(folded(name)) == folded(name)


def test_no_character_has_two_forms() -> None:
    for character in map(chr, range(0x110000)):
        if not "\ud800" <= character <= "\udfff":
            decomposed = unicodedata.normalize("NFD", character)
            assert len({folded(character), folded(decomposed), folded(folded(character))}) == 1


@pytest.mark.parametrize("name", ["Zoe\u0308 Mu\u0308ller", "  Zoë   Müller ", "Zoë\u2028Müller"])
def test_a_name_is_kept_in_one_form_as_well(name: str) -> None:
    assert checked_name(name, "candidate") == "Zoë Müller"


def test_a_search_finds_a_name_in_either_form() -> None:
    assert holds("Session of Zoë", "zoe\u0308 ")
    assert not holds("Session of Zoë", "zoe")


def test_no_window_compares_by_case_alone() -> None:
    files = Path(str(ui.__file__)).parent.rglob("*.py")
    own = {file.name for file in files if ".casefold()" in file.read_text(encoding="utf-8")}
    assert own == {"titled_file.py"}, "A file's name is suggested there; else `folded` is the form."
