"""A rubric as `show --json` prints it; the contract is described in json_contract.py."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Level,
    Rubric,
    Section,
    Step,
    origin_of,
)

Json = dict[str, Any]


def rubric_json(rubric: Rubric) -> Json:
    """Return a rubric with all that each level says."""
    step = Step(rubric.levels[0].key, rubric.levels[-1].key)
    share = f"{rubric.split.share_numerator}/{rubric.split.share_denominator}"
    return {
        "title": rubric.title,
        "version": rubric.version,
        "hash": rubric.hash,
        "levels": [_level(rubric, level) for level in rubric.levels],
        "criteria": [_criterion(criterion, step) for criterion in rubric.criteria],
        "scale": asdict(rubric.scale),
        "split": {"share": share, "distance": rubric.split.distance},
    }


def _level(rubric: Rubric, level: Level) -> Json:
    sections = [section for section in rubric.sections if section.level == level.key]
    spoken = [
        (criterion.id, expectation)
        for criterion in rubric.criteria
        if (expectation := criterion.expectation(level.key))
    ]
    holders: list[tuple[str | None, Expectation | Section]] = [*spoken]
    holders.extend((None, section) for section in sections)
    return {
        "key": level.key,
        "title": level.title,
        "introduction": "\n".join(filter(None, (section.introduction for section in sections))),
        "examples_introduction": "\n".join(
            filter(None, (section.examples_introduction for section in sections))
        ),
        "expectations": [expectation.text for _, expectation in spoken],
        "examples": [
            _example(id, holder, text) for id, holder in holders for text in holder.examples
        ],
        "gaps": [_placed(id, text) for id, holder in holders for text in holder.gaps],
    }


def _placed(criterion: str | None, text: str) -> Json:
    return {"text": text, "criterion": criterion}


def _example(criterion: str | None, holder: Expectation | Section, text: str) -> Json:
    """Return an example, and where it came from if that was another session."""
    found = origin_of(holder, text)
    origin = {"origin": {"session": found.session, "month": found.month}} if found else {}
    return _placed(criterion, text) | origin


def _criterion(criterion: Criterion, step: Step) -> Json:
    return {
        "id": criterion.id,
        "title": criterion.title,
        "category": criterion.category,
        "pairing": criterion.pairing(step),
        "expectations": {
            expectation.level: _expectation(expectation) for expectation in criterion.expectations
        },
    }


def _expectation(expectation: Expectation) -> Json:
    return {
        "text": expectation.text,
        "examples": expectation.examples,
        "gaps": expectation.gaps,
    }
