"""What somebody does who only hears the app: rate a candidate, decide another, by actions alone."""

from __future__ import annotations

from typing import Protocol

from tests.worlds.secrets import PIN

ANSWERS = (
    ("4, Meets L4", "Each step of hers can be undone."),
    ("2, Meets L3", "Two launches went by the list."),
    ("Not enough evidence", "Nothing was asked of her there yet."),
)
VOTES = 4
BECAUSE = "At L4 for two halves."


class Hand(Protocol):
    """Does one thing after the other to what a screen reader finds, by role and by name.

    Each waits until it is there; a name is as long as it has to be, from its beginning.
    """

    def press(self, role: str, name: str) -> None:
        """Do what is called Press."""

    def toggle(self, role: str, name: str) -> None:
        """Do what is called Toggle."""

    def write(self, name: str, text: str) -> None:
        """Put a text into a field."""

    def count(self, name: str, number: int) -> None:
        """Put a number into a count."""

    def hear(self, words: str) -> None:
        """Wait until something is called so."""


def rate(hand: Hand, candidate: str) -> None:
    """Sit down, rate a candidate of the small ladder on its three criteria, and submit."""
    hand.press("tab", "Rate")
    hand.write("PIN of ", PIN)
    hand.press("button", "Begin")
    for place, (answer, reason) in enumerate(ANSWERS, start=1):
        hand.toggle("radio", answer)
        hand.write("Reason", reason)
        hand.press("button", "Record and go on")
        hand.hear(f"{place} of {len(ANSWERS)} rated")
    hand.press("button", f"Submit {candidate}")
    hand.hear("Submitted ")


def decide(hand: Hand, candidate: str) -> None:
    """Call whoever is next, reveal, and decide for them."""
    hand.press("tab", "Meeting")
    hand.press("button", f"Next: {candidate}")
    hand.press("button", "End the silent reading now")
    hand.press("button", "Reveal round 1")
    hand.hear(f"Reveal {candidate}?")
    hand.press("button", "Reveal round 1")
    hand.hear("Round 1 revealed")
    hand.toggle("radio", "Promote")
    hand.count("Votes for", VOTES)
    hand.write("Reason", BECAUSE)
    hand.press("button", "Record decision")
    hand.hear("A decision is not edited")
