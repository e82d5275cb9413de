"""The order in which mixed left-to-right and right-to-left text is shown.

Source: Unicode Standard Annex #9, Unicode Bidirectional Algorithm, rules P2-P3, W1-W7, N0-N2, I1-I2
and L2, for text without tabs, explicit embeddings, overrides or isolates: the caller takes those
out, for a name must not turn what we say around it. Mirroring, rule L4, is left to the shaper.
"""

import re
import unicodedata
from collections.abc import Iterator

STRONG = frozenset({"L", "R", "AL"})
NEUTRAL = frozenset({"B", "S", "WS", "ON"})
TAKES_PREVIOUS = frozenset({"NSM", "BN"})
OPENING = (
    "([{\u0f3a\u0f3c\u169b\u2045\u207d\u208d\u2308\u230a\u2329\u2768\u276a\u276c\u276e\u2770\u2772"
    "\u2774\u27c5\u27e6\u27e8\u27ea\u27ec\u27ee\u2983\u2985\u2987\u2989\u298b\u298d\u298f\u2991\u2993"
    "\u2995\u2997\u29d8\u29da\u29fc\u2e22\u2e24\u2e26\u2e28\u2e55\u2e57\u2e59\u2e5b\u3008\u300a\u300c"
    "\u300e\u3010\u3014\u3016\u3018\u301a\ufe59\ufe5b\ufe5d\uff08\uff3b\uff5b\uff5f\uff62"
)
CLOSING = (
    ")]}\u0f3b\u0f3d\u169c\u2046\u207e\u208e\u2309\u230b\u232a\u2769\u276b\u276d\u276f\u2771\u2773"
    "\u2775\u27c6\u27e7\u27e9\u27eb\u27ed\u27ef\u2984\u2986\u2988\u298a\u298c\u2990\u298e\u2992\u2994"
    "\u2996\u2998\u29d9\u29db\u29fd\u2e23\u2e25\u2e27\u2e29\u2e56\u2e58\u2e5a\u2e5c\u3009\u300b\u300d"
    "\u300f\u3011\u3015\u3017\u3019\u301b\ufe5a\ufe5c\ufe5e\uff09\uff3d\uff5d\uff60\uff63"
)
PAIRS = dict(zip(CLOSING, OPENING, strict=True))
MIRRORED = str.maketrans(OPENING + CLOSING, CLOSING + OPENING)
SAME = str.maketrans("\u2329\u232a", "\u3008\u3009")
"""Angle brackets that Unicode has twice: either of them closes the other."""

OPEN_BRACKETS_AT_MOST = 63
_WORD = re.compile(" +|[^ ]+")

Levels = list[int]


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (P2, P3)."""
    classes = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in classes if kind in STRONG), False)


def levels(text: str, right_to_left: bool) -> Levels:
    """Embedding level of each character; odd ones run from right to left.

    `right_to_left` is the direction of the whole paragraph.
    """
    base = "R" if right_to_left else "L"
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    _resolve_marks(kinds, base)
    _resolve_numbers(kinds, base)
    _resolve_separators(kinds)
    _resolve_latin_numbers(kinds, base)
    _resolve_brackets(text, kinds, base)
    _resolve_neutrals(kinds, base)
    return [_level(kind, right_to_left) for kind in kinds]


def visual_order(levels: Levels) -> Iterator[tuple[int, int]]:
    """Stretches of one level as (start, end), in the order in which they are shown (L2)."""
    stretches = list(_stretches(levels))
    for level in range(max(levels, default=0), 0, -1):
        stretches = _reverse_from(level, stretches, levels)
    yield from stretches


def words_from_left(text: str, levels: Levels) -> Iterator[tuple[int, int]]:
    """The words and gaps of a text as (start, end), as they are shown; one of two directions comes
    in parts.
    """
    for start, end in visual_order(levels):
        words = [found.span() for found in _WORD.finditer(text, start, end)]
        yield from reversed(words) if levels[start] % 2 else words


def word_of(text: str, place: int) -> tuple[bool, int]:
    """What tells the word or gap at a place from all others."""
    is_gap = text[place] == " "
    return is_gap, place if is_gap else text.rfind(" ", 0, place)


def mirrored(text: str) -> str:
    """The text as it would look if it ran the other way."""
    return text[::-1].translate(MIRRORED)


def _resolve_marks(kinds: list[str], base: str) -> None:
    """W1: a mark takes the class of what it stands on; so do characters that show nothing."""
    previous = base
    for index, kind in enumerate(kinds):
        if kind in TAKES_PREVIOUS:
            kinds[index] = previous
        previous = kinds[index]


def _resolve_numbers(kinds: list[str], base: str) -> None:
    """W2 and W3: digits after Arabic letters are Arabic numbers; those letters are plainly R."""
    strong = base
    for index, kind in enumerate(kinds):
        if kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _resolve_separators(kinds: list[str]) -> None:
    """W4 to W6: separators within numbers and signs beside them belong to the number."""
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        joins = before == after and (before == "EN" or (before == "AN" and kind == "CS"))
        if kind in ("ES", "CS") and joins:
            kinds[index] = before
    for start, end in _stretches(kinds):
        beside = {kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""}
        if kinds[start] == "ET" and "EN" in beside:
            kinds[start:end] = ["EN"] * (end - start)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _resolve_latin_numbers(kinds: list[str], base: str) -> None:
    """W7: digits after left-to-right letters run with them."""
    strong = base
    for index, kind in enumerate(kinds):
        if kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _resolve_brackets(text: str, kinds: list[str], base: str) -> None:
    """N0: both brackets of a pair take one direction."""
    for start, end in _bracket_pairs(text, kinds):
        inside = {_side(kind) for kind in kinds[start + 1 : end]} - {None}
        if base in inside:
            direction = base
        elif inside:
            before = (_side(kind) for kind in reversed(kinds[:start]))
            context = next((side for side in before if side), base)
            direction = context if context in inside else base
        else:
            continue
        _set_bracket(text, kinds, start, direction)
        _set_bracket(text, kinds, end, direction)


def _set_bracket(text: str, kinds: list[str], index: int, direction: str) -> None:
    """Give a bracket its direction, and with it the marks that stand on it."""
    kinds[index] = direction
    for following in range(index + 1, len(text)):
        if unicodedata.bidirectional(text[following]) not in TAKES_PREVIOUS:
            break
        kinds[following] = direction


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Positions of matching brackets, by where they open."""
    text = text.translate(SAME)
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in OPENING:
            if len(opened) == OPEN_BRACKETS_AT_MOST:
                return []
            opened.append(index)
        elif character in PAIRS:
            matching = (at for at in reversed(opened) if text[at] == PAIRS[character])
            start = next(matching, None)
            if start is not None:
                pairs.append((start, index))
                del opened[opened.index(start) :]
    return sorted(pairs)


def _resolve_neutrals(kinds: list[str], base: str) -> None:
    """N1 and N2: what lies between two sides that agree goes with them, else with the paragraph."""
    neutral = [kind in NEUTRAL for kind in kinds]
    for start, end in _stretches(neutral):
        if neutral[start]:
            before = _side(kinds[start - 1]) if start else base
            after = _side(kinds[end]) if end < len(kinds) else base
            kinds[start:end] = [before if before and before == after else base] * (end - start)


def _side(kind: str) -> str | None:
    """The direction that a class counts as for its neighbours."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else None


def _level(kind: str, right_to_left: bool) -> int:
    """I1 and I2."""
    if right_to_left:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _stretches(values: list[int] | list[str] | list[bool]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] != values[start]:
            yield start, index
            start = index


def _reverse_from(
    level: int, stretches: list[tuple[int, int]], levels: Levels
) -> list[tuple[int, int]]:
    """Reverse each sequence of stretches at this level or above."""
    result: list[tuple[int, int]] = []
    pending: list[tuple[int, int]] = []
    for stretch in stretches:
        if levels[stretch[0]] >= level:
            pending.append(stretch)
        else:
            result += [*reversed(pending), stretch]
            pending = []
    return [*result, *reversed(pending)]
