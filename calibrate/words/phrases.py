"""How counts, names and sentences are put together, whatever they are of."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.rubric.rubric import Step
from calibrate.domain.text.clusters import cut

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def several(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun, such as 1 piece or 31 pieces."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def number(count: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def listing(names: Sequence[str]) -> str:
    """Return names as A, B and C."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def some(names: Sequence[str], most: int = 3) -> str:
    """Return a listing of at most so many names; how many more there are stands for the rest."""
    rest = len(names) - most
    return listing([*names[:most], f"{rest} more"] if rest > 0 else names)


def briefly(text: str, longest: int = 80) -> str:
    """Return the beginning of a text, as words within a sentence."""
    tidy = " ".join(text.split()).rstrip(".")
    return tidy if len(tidy) <= longest else cut(tidy, longest).rstrip() + "…"


def capitalized(words: str) -> str:
    """Return `words` beginning with a capital; the rest stays, for it may be a level or a name."""
    return words[:1].upper() + words[1:]


def sentence(text: str) -> str:
    """Return `text` beginning with a capital and ending with a full stop, if it says anything."""
    tidy = capitalized(text.strip())
    return tidy if tidy.endswith((".", "!", "?", "…")) or not tidy else f"{tidy}."


def of_step(template: str, step: Step) -> str:
    """Return a template with a step's levels in the place of `{current}` and `{target}`."""
    return template.format(current=step.current, target=step.target)


def grouped(digits: str) -> str:
    """Return the first twelve hexadecimal digits of a hash, in groups of four."""
    return " ".join(digits[at : at + 4] for at in range(0, 12, 4))


def in_fours(digits: str) -> str:
    """Return all hexadecimal digits of a hash in groups of four, so that it can be wrapped."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
