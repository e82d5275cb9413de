"""What is said of a witness, and of the keys that they give."""

from __future__ import annotations

from calibrate.domain.travel.witness import GivenKey

KEEP_WORDS = (
    "These words are the seed once more. Write them down and keep them where the file is not. The "
    "public keys are given once they were typed again"
)
UNKNOWN_COUNT = "How often a key was given before, nobody knows: packets will say so"


def times_words(count: int) -> str:
    """Say how often a key was given, where that is not once."""
    if count == 0:
        return "nobody knows how often, since their seed was restored from its words"
    return f"{count} times" if count > 1 else "once"


def given_words(key: GivenKey) -> str:
    """Say that a key was given, and for how many entries."""
    return (
        f"Round {key.round} of {key.candidate}: for exactly {len(key.entries)} entries; this key "
        f"was given {times_words(key.count)}"
    )
