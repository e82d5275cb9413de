"""YAML, and so JSON, as a tree of nothing but mappings, lists and plain text."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from calibrate.domain.errors import BadInput
from calibrate.exchange.ladders.documents.tree import Tree

DEEPEST = 24
MOST_NODES = 50_000


def read_yaml(text: str, name: str, before: int = 0) -> Tree:
    """Return what YAML holds; raise BadInput, naming the line, for what is none or is too large.

    `before` is how many lines of the file stand before it.
    """
    if _deepest_bracket(text) > DEEPEST:
        raise BadInput(f"{name} is nested too deep to be a ladder.")
    try:
        return _Builder(name).build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as trouble:
        line = trouble.problem_mark.line + 1 + before if trouble.problem_mark else 1
        problem = " ".join((trouble.problem or "it cannot be read").split())
        raise BadInput(f"{name}, line {line}: this is not YAML: {problem}.") from trouble
    except yaml.YAMLError as trouble:
        raise BadInput(f"{name} is not YAML.") from trouble


def _deepest_bracket(text: str) -> int:
    """Return how deep brackets are nested, at the most, whatever they stand in."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth = max(0, depth - 1)
    return deepest


class _Builder:
    """Makes a tree of the first document's events, without calling itself."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.anchors: dict[str, Tree] = {}
        self.open: list[Tree] = [[]]
        self.keys: list[str | None] = [None]
        self.count = 0

    def build(self, events: Iterator[yaml.Event]) -> Tree:
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self._put(event.value, event.anchor)
                case yaml.AliasEvent():
                    self._put(self.anchors.get(event.anchor or "", ""), None)
                case yaml.SequenceStartEvent():
                    self._begin([], event.anchor)
                case yaml.MappingStartEvent():
                    self._begin({}, event.anchor)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.open.pop()
                    self.keys.pop()
                case yaml.DocumentEndEvent():
                    break
        root = self.open[0]
        assert isinstance(root, list)
        return root[0] if root else ""

    def _begin(self, tree: Tree, anchor: str | None) -> None:
        self._put(tree, anchor)
        self.open.append(tree)
        self.keys.append(None)
        if len(self.open) > DEEPEST:
            raise BadInput(f"{self.name} is nested too deep to be a ladder.")

    def _put(self, tree: Tree, anchor: str | None) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            raise BadInput(
                f"{self.name} has more than {MOST_NODES:,} values; give the ladder alone."
            )
        if anchor:
            self.anchors[anchor] = tree
        holder = self.open[-1]
        if isinstance(holder, list):
            holder.append(tree)
        elif isinstance(holder, dict):
            self._put_in(holder, tree)

    def _put_in(self, holder: dict[str, Tree], tree: Tree) -> None:
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = tree if isinstance(tree, str) else ""
        else:
            holder[_free(key, holder)] = tree
            self.keys[-1] = None


def _free(key: str, holder: dict[str, Tree]) -> str:
    """Return a key under which nothing is yet, so that nothing is lost."""
    while key in holder:
        key += " "
    return key
