"""Which expectations of neighbouring levels belong together: proposed, for people to correct."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.analysis.likeness import content_words, likeness, rarity
from calibrate.domain.rubric.pairing import short_title, slug
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Rubric, Step
from calibrate.domain.text.folding import folded
from calibrate.exchange.ladders.gaps import subjects_of
from calibrate.exchange.ladders.sections import LadderSection, Passage

LEAST_LIKENESS = 0.1
LEAST_ACROSS = 0.25
"""How alike texts of different categories have to be."""

MOST_COMPARED = 40
"""Pairs of a category beyond which it takes too long, while one looks, to compare them again."""

Placed = tuple[LadderSection, Passage]
Strand = list[Placed]
"""Expectations that belong together, that of the lowest level first."""


def criteria_of(
    sections: Sequence[LadderSection], levels: Sequence[Level]
) -> tuple[Criterion, ...]:
    """Return the criteria that sections make, each expectation in exactly one."""
    criteria: list[Criterion] = []
    for strands in _by_category(sections, levels):
        for strand in strands:
            criteria.append(_criterion(strand, len(criteria) + 1, _is_alone(strands, levels)))
    return tuple(criteria)


def _by_category(sections: Sequence[LadderSection], levels: Sequence[Level]) -> list[list[Strand]]:
    """Return the strands of each category; what is left may pair across categories."""
    groups: dict[str, list[LadderSection]] = {}
    for section in sections:
        groups.setdefault(folded(section.category), []).append(section)
    found = [_strands(group, levels) for group in groups.values()]
    _join_across(found, levels)
    return found


def _strands(sections: Sequence[LadderSection], levels: Sequence[Level]) -> list[Strand]:
    strands: list[Strand] = []
    for level in levels:
        placed = [
            (section, passage)
            for section in sections
            if section.level == level
            for passage in section.expectations
        ]
        pairing = _paired([strand[-1][1] for strand in strands], [one for _, one in placed])
        for one, partner in zip(placed, pairing, strict=True):
            if partner is None:
                strands.append([])
            strands[-1 if partner is None else partner].append(one)
    return strands


def _paired(lower: Sequence[Passage], upper: Sequence[Passage]) -> tuple[int | None, ...]:
    """Return for each passage of `upper` its partner's index in `lower`, or None.

    Those of one title go together; so do two that are alone in their category.
    """
    if len(lower) == len(upper) == 1:
        return (0,)
    titles = [folded(passage.title) for passage in lower]
    partners: dict[int, int] = {}
    for place, passage in enumerate(upper):
        title = folded(passage.title)
        if title and titles.count(title) == 1 and titles.index(title) not in partners.values():
            partners[place] = titles.index(title)
    low = [place for place in range(len(lower)) if place not in partners.values()]
    up = [place for place in range(len(upper)) if place not in partners]
    proposed = propose_pairing(
        [_words(lower[one]) for one in low], [_words(upper[one]) for one in up]
    )
    partners |= {up[i]: low[j] for i, j in enumerate(proposed) if j is not None}
    return tuple(partners.get(place) for place in range(len(upper)))


def _words(passage: Passage) -> str:
    return f"{passage.title} {passage.text}"


def propose_pairing(
    lower: Sequence[str], upper: Sequence[str], least: float = LEAST_LIKENESS
) -> tuple[int | None, ...]:
    """Return for each text of `upper` the index of the text of `lower` that it goes with, or None.

    The likest two are paired first, each text once, and none that share less than `least`.
    """
    found = [content_words(text) for text in (*lower, *upper)]
    weights = rarity(found)
    ranked = sorted(
        (-likeness(below, above, weights), up, low)
        for low, below in enumerate(found[: len(lower)])
        for up, above in enumerate(found[len(lower) :])
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for unlikeness, up, low in ranked:
        if -unlikeness >= least and up not in partners and low not in taken:
            partners[up] = low
            taken.add(low)
    return tuple(partners.get(up) for up in range(len(upper)))


def proposed(rubric: Rubric, step: Step, criterion: Criterion) -> bool | None:
    """Return whether a pair would surely be proposed by its texts, or perhaps; else None."""
    pairs = [
        (below, above)
        for one in rubric.criteria
        if one.category == criterion.category
        and (below := one.expectation(step.current))
        and (above := one.expectation(step.target))
    ]
    mine = criterion.expectation(step.current)
    at = next((place for place, (below, _) in enumerate(pairs) if below is mine), None)
    if at is None or len(pairs) > MOST_COMPARED:
        return None
    texts = [below.text for below, _ in pairs], [above.text for _, above in pairs]
    if propose_pairing(*texts)[at] != at:
        return None
    return propose_pairing(*texts, LEAST_ACROSS)[at] == at


def _join_across(groups: list[list[Strand]], levels: Sequence[Level]) -> None:
    """Pair strands of categories that one level of two alone has, where their texts are alike."""
    if len(levels) != 2:
        return
    below, above = levels
    low = [strands for strands in groups if _levels_of(strands) == {below}]
    high = [strands for strands in groups if _levels_of(strands) == {above}]
    lower = [strand for strands in low for strand in strands]
    upper = [(strands, strand) for strands in high for strand in strands]
    texts = [_words(strand[0][1]) for strand in lower], [_words(one[0][1]) for _, one in upper]
    for (strands, strand), partner in zip(
        upper, propose_pairing(*texts, LEAST_ACROSS), strict=True
    ):
        if partner is not None:
            lower[partner].extend(strand)
            strands.remove(strand)


def _levels_of(strands: Sequence[Strand]) -> set[Level]:
    return {section.level for strand in strands for section, _ in strand}


def _is_alone(strands: Sequence[Strand], levels: Sequence[Level]) -> bool:
    """Tell whether a category is one strand, which may then be called as the category is."""
    return len(strands) == 1 and len(strands[0]) > 1


def _criterion(strand: Strand, number: int, is_alone: bool) -> Criterion:
    category = strand[0][0].category
    given = strand[0][1].title or (category if is_alone else "")
    title = given or next((one.title for _, one in strand if one.title), "")
    title = title or short_title(strand[0][1].text)
    id = f"c{number}-{slug(title)}".rstrip("-")
    return Criterion(
        id, title, tuple(_expectation(*one, len(strand) > 1) for one in strand), category
    )


def _expectation(section: LadderSection, passage: Passage, is_paired: bool) -> Expectation:
    title = passage.title if is_paired else ""
    examples, gaps = tuple(passage.examples), tuple(passage.gaps)
    return Expectation(section.level.key, passage.text, examples, gaps, title)


def place_gaps(section: LadderSection) -> None:
    """Move each gap that decisively speaks of one expectation of a section to it."""
    subjects = subjects_of(section.gaps, [_words(one) for one in section.expectations])
    for gap, on in zip(section.gaps, subjects, strict=True):
        if on is not None:
            section.expectations[on].gaps.append(gap)
    section.gaps = [gap for gap, on in zip(section.gaps, subjects, strict=True) if on is None]
