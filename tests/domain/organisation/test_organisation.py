from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.organisation.organisation import Organisation, checked_organisation
from tests.worlds.logos import png


def test_texts_stand_on_one_line() -> None:
    told = checked_organisation(Organisation("  Acme \n Ltd ", "Internal\tuse"))
    assert told == Organisation("Acme Ltd", "Internal use")


def test_a_text_without_room_on_paper_is_refused() -> None:
    for one in (Organisation(name="x" * 81), Organisation(line="x" * 81)):
        with pytest.raises(BadInput, match="81 characters, and 80 have room"):
            checked_organisation(one)


def test_notes_in_its_logo_are_left_out() -> None:
    told = checked_organisation(Organisation(logo=png(notes=b"by Nadia")))
    assert told.logo == png()
