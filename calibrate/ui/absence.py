"""What is said in place of an expectation that is not there."""

from __future__ import annotations

from calibrate.domain.rubric.rubric import Pairing, Step


def absent_words(pairing: Pairing, step: Step) -> tuple[str, str]:
    """Return what stands in place of an expectation that is not there: a pill and a sentence."""
    if pairing is Pairing.NEW:
        return f"New at {step.target}", f"No {step.current} expectation."
    sentence = f"Nothing more at {step.target}. The {step.current} expectation still has to hold."
    return f"{step.current} only", sentence
