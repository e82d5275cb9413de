"""Beside an example that came out of a session it is said from which."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from calibrate.domain.offers.ladder import with_offers
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.rubric.rubric import Pairing, Rubric
from calibrate.ui.look import theme
from calibrate.ui.rate.sheet.expectation import shape
from calibrate.ui.rate.sheet.measured import faces
from calibrate.ui.setup.rubric.criterion_detail import CriterionDetail
from tests.worlds.offers import GAP, WORDS
from tests.worlds.rubrics import RUBRIC, STEP

TIME = datetime(2026, 11, 30, 14, tzinfo=UTC)
TOLD = "from Autumn, Nov 2026"


@pytest.fixture
def filled(qapp: QApplication) -> Rubric:
    theme.prepare(qapp, dark=False)
    offer = OfferedExample(
        *("o", "ann", GAP.criterion, GAP.level, GAP.text, "e", 1, WORDS, TIME),
        *("said yes", TIME, "fay", TIME),
    )
    return with_offers(RUBRIC, [offer], "Autumn")


def test_it_stands_below_the_example_in_set_up(filled: Rubric) -> None:
    detail = CriterionDetail()
    detail.show_criterion(filled, STEP, filled.criterion("code"), editable=False)
    words = [one.text() for one in detail.findChildren(QLabel)]
    assert words[words.index(WORDS) + 1] == TOLD
    assert words.count(TOLD) == 1
    detail.deleteLater()


def test_it_stands_below_the_example_where_one_rates(filled: Rubric) -> None:
    expectation = filled.criterion("code").expectation("L4")
    panel = shape(expectation, Pairing.PAIRED, STEP, 900, faces(theme.measures(1440)))
    lines = [" ".join(line.text.strip() for line in item.lines.lines) for item in panel.items]
    assert lines[lines.index("For example") + 1 :] == [WORDS, TOLD]
