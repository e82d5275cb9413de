"""What `rubric --compare --json` prints: a contract that scripts may build on.

{"format": "calibrate.rubric-comparison", "version": 1,
 "before": {"title", "version", "hash"}, "after": {"title", "version", "hash"}, "same",
 "levels":   {"added": [key], "removed": [key], "renamed": [{"key", "before", "after"}]},
 "criteria": {"added": [CRITERION], "removed": [CRITERION],
              "changed": [{"id", "before": {"title", "category"}, "after": {"title", "category"},
                           "levels": [CHANGE]}]},
 "sections": [{"category", ...CHANGE}],
 "moved":    [{"level", "text", "before", "after"}],
 "scale":    {"before", "after"}, "split": {"before", "after"}}

CRITERION is {"id", "title", "category"}
CHANGE is {"level", "text": {"before", "after", "words": [{"text", "kind"}]},
           "examples": {"added": [text], "removed": [text]}, "gaps": the same}

`before` is the other rubric, `after` the session's. A text is null where it did not change, and so
are `scale` and `split`; a word's kind is "kept", "removed" or "added". Where an example moved from
and to is the title of a criterion, null for the level as a whole. `same` says that nothing differs
but order, links or what the versions are called.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from calibrate.domain.rubric.comparing import Comparison, CriterionChange, LevelChange
from calibrate.domain.rubric.rubric import Criterion, Rubric, Scale, SplitRule

FORMAT = "calibrate.rubric-comparison"
VERSION = 1

Json = dict[str, Any]


def comparison_json(comparison: Comparison) -> str:
    """Return what differs between two rubrics as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "before": _named(comparison.before),
        "after": _named(comparison.after),
        "same": comparison.is_same,
        "levels": _levels(comparison),
        "criteria": {
            "added": [_criterion(one) for one in comparison.added],
            "removed": [_criterion(one) for one in comparison.removed],
            "changed": [_changed(one) for one in comparison.changed],
        },
        "sections": [
            {"category": one.category} | _level(one.change) for one in comparison.sections
        ],
        "moved": _moved(comparison),
        "scale": _both(comparison.scale),
        "split": _both(comparison.split),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _named(rubric: Rubric) -> Json:
    return {"title": rubric.title, "version": rubric.version, "hash": rubric.hash}


def _levels(comparison: Comparison) -> Json:
    return {
        "added": [level.key for level in comparison.levels_added],
        "removed": [level.key for level in comparison.levels_removed],
        "renamed": [
            {"key": before.key, "before": before.title, "after": after.title}
            for before, after in comparison.levels_renamed
        ],
    }


def _criterion(criterion: Criterion) -> Json:
    return {"id": criterion.id, "title": criterion.title, "category": criterion.category}


def _changed(change: CriterionChange) -> Json:
    before, after = _criterion(change.before), _criterion(change.after)
    del before["id"]
    id = after.pop("id")
    levels = [_level(one) for one in change.levels]
    return {"id": id, "before": before, "after": after, "levels": levels}


def _level(change: LevelChange) -> Json:
    text = change.text
    words = [asdict(one) for one in text.words] if text else []
    return {
        "level": change.level,
        "text": {"before": text.before, "after": text.after, "words": words} if text else None,
        "examples": {"added": change.examples_added, "removed": change.examples_removed},
        "gaps": {"added": change.gaps_added, "removed": change.gaps_removed},
    }


def _moved(comparison: Comparison) -> list[Json]:
    return [
        {
            "level": one.level,
            "text": one.text,
            "before": one.before.title if one.before else None,
            "after": one.after.title if one.after else None,
        }
        for one in comparison.moved
    ]


def _both(found: tuple[Scale, Scale] | tuple[SplitRule, SplitRule] | None) -> Json | None:
    return {"before": asdict(found[0]), "after": asdict(found[1])} if found else None
