"""Whatever a rule tells apart, the console has words for."""

from __future__ import annotations

from calibrate.domain.meeting.presence import Submitting
from calibrate.domain.meeting.steps import Progress, Stage
from calibrate.ui.meeting.sealed.who_submitted import SUBMITTING_WORDS
from calibrate.ui.meeting.turn.phase_bar import PROGRESS_WORDS, STAGE_WORDS


def test_there_are_words_for_every_step_and_how_it_stands() -> None:
    assert set(STAGE_WORDS) == set(Stage)
    assert set(PROGRESS_WORDS) == set(Progress)


def test_there_are_words_for_how_everybody_stands_to_a_round() -> None:
    assert set(SUBMITTING_WORDS) == set(Submitting)
