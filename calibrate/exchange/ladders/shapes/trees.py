"""A ladder as a tree of YAML or JSON: levels and categories are keys, or fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.level_names import bare, naming
from calibrate.domain.rubric.rubric import Level
from calibrate.exchange.ladders.documents.blocks import Block, Bullets, Paragraph, plain
from calibrate.exchange.ladders.documents.tree import Tree
from calibrate.exchange.ladders.passages import fill
from calibrate.exchange.ladders.sections import Reading

MOST_VISITED = 20_000

LEVEL_FIELDS = ("level", "grade", "rank", "band", "milestone", "levelid", "level_id")
LEVEL_LISTS = frozenset(["levels", "grades", "milestones", "bands", "ranks", "rungs"])
CATEGORY_FIELDS = (
    *("category", "theme", "topic", "area", "competency", "pillar", "dimension", "track"),
    *("skill", "domain", "group", "axis"),
)
NAME_FIELDS = ("title", "name", "displayname", "label", "key", "id")
TEXT_FIELDS = (
    *("criteria", "criterion", "expectation", "text", "summary", "description", "statement"),
    *("behaviour", "behavior", "requirement"),
)
EXAMPLE_FIELDS = ("example", "examples", "evidence")
_HOLDERS = """
axes behaviors behaviours bullets categories competencies content criteria descriptors details
dimensions examplecriteria expectations framework frameworks grades groups indicators items ladder
ladders levels milestones pillars points requirements responsibilities roles rubric signals skills
statements themes topics tracks values
"""
HOLDERS = frozenset(_HOLDERS.split())
_UNSAID = """
color colour date googlesheetid homepage icon id islegacy link order path sidebargroup
sidebartitle slug sort supportingurls tags type updated uri url urls uuid version weight yaml
"""
UNSAID = frozenset(_UNSAID.split())


@dataclass(frozen=True, slots=True)
class _Here:
    """Where in the tree one is: at which level, in which category, among examples or not."""

    level: Level | None = None
    category: str = ""
    depth: int = 0
    holder: str = ""
    place: int = 0


def read_tree(tree: Tree, name: str, known: Sequence[str] = ()) -> Reading:
    """Return the sections of a tree; it has none where no level is named."""
    reading = Reading()
    if isinstance(tree, dict):
        said = tree.get("title") or tree.get("name")
        reading.title = said if isinstance(said, str) else ""
    _Walk(name, reading, known, _names(tree)).visit(tree, _Here())
    return reading


def _names(tree: Tree) -> dict[str, str]:
    """Return the names that a tree's own lists give to their ids, such as those of its levels."""
    names: dict[str, str] = {}
    for values in tree.values() if isinstance(tree, dict) else ():
        for value in values if isinstance(values, list) else ():
            if isinstance(value, dict):
                id, said = value.get("id"), value.get("name") or value.get("title")
                if isinstance(id, str) and isinstance(said, str):
                    names[id] = said
    return names


class _Walk:
    """Goes through a tree, and puts every text at a level into its section."""

    def __init__(
        self, name: str, reading: Reading, known: Sequence[str], names: Mapping[str, str]
    ) -> None:
        self.name = name
        self.reading = reading
        self.known = known
        self.names = names
        self.visited = 0

    def visit(self, tree: Tree, here: _Here) -> None:
        """Take what is in a tree."""
        self.visited += 1
        if self.visited > MOST_VISITED or here.depth > 40:
            raise BadInput(f"{self.name} holds more than a ladder has; give the ladder alone.")
        here = replace(here, depth=here.depth + 1)
        if isinstance(tree, str):
            self._say([tree], here)
        elif isinstance(tree, list):
            self._list(tree, here)
        else:
            self._mapping(tree, here)

    def _list(self, trees: list[Tree], here: _Here) -> None:
        self._say([tree for tree in trees if isinstance(tree, str)], here)
        for place, tree in enumerate(trees, 1):
            if not isinstance(tree, str):
                self.visit(tree, replace(here, place=place))

    def _mapping(self, tree: dict[str, Tree], here: _Here) -> None:
        fields = {_folded(key): value for key, value in tree.items()}
        within, used = self._placed(fields, here)
        if self._is_statement(fields, within):
            self._state(fields, within, used)
            return
        for key, value in tree.items():
            if _folded(key) in used or _folded(key) in UNSAID:
                continue
            below = self._below(key, value, within)
            self.visit(value, replace(below, holder=_folded(key), place=0))

    def _placed(self, fields: Mapping[str, Tree], here: _Here) -> tuple[_Here, set[str]]:
        """Return where a mapping says that it is, and the fields that say so."""
        used: set[str] = set()
        for field in LEVEL_FIELDS:
            said = fields.get(field)
            if isinstance(said, str) and (level := self._level(said, field)):
                here, used = replace(here, level=level), used | {field}
                break
        for field in CATEGORY_FIELDS:
            said = fields.get(field)
            if isinstance(said, str) and said.strip():
                here, used = replace(here, category=self._name(said)), used | {field}
                break
        return self._named(fields, here, used)

    def _named(
        self, fields: Mapping[str, Tree], here: _Here, used: set[str]
    ) -> tuple[_Here, set[str]]:
        """Take the name of a mapping that holds others: it is that of a level or of a category."""
        said = [fields[field] for field in NAME_FIELDS if isinstance(fields.get(field), str)]
        texts = [text for text in said if isinstance(text, str) and text.strip()]
        if here.depth < 2 or not any(isinstance(one, list | dict) for one in fields.values()):
            return here, used
        if not texts and here.level is None and here.holder in LEVEL_LISTS and here.place:
            return replace(here, level=Level(f"Level {here.place}"), place=0), used
        if not texts:
            return here, used
        level = next((found.level for text in texts if (found := naming(text, self.known))), None)
        if level is None and here.holder in LEVEL_LISTS:
            level = Level(_tidy(texts[0]))
        if here.level is None and level:
            return replace(here, level=level), used | set(NAME_FIELDS)
        if not used & set(CATEGORY_FIELDS):
            return replace(here, category=_tidy(texts[0])), used | set(NAME_FIELDS)
        return here, used

    def _is_statement(self, fields: Mapping[str, Tree], here: _Here) -> bool:
        """Tell whether a mapping is one expectation with what belongs to it."""
        said = [fields[field] for field in TEXT_FIELDS if field in fields]
        return (
            here.level is not None
            and any(isinstance(one, str) for one in said)
            and not any(
                isinstance(fields.get(field), list | dict) for field in fields if field in HOLDERS
            )
        )

    def _state(self, fields: Mapping[str, Tree], here: _Here, used: set[str]) -> None:
        assert here.level
        examples = [text for field in EXAMPLE_FIELDS for text in _texts(fields.get(field, ""))]
        kept = {
            key: value
            for key, value in fields.items()
            if key not in used and key not in EXAMPLE_FIELDS and key not in UNSAID
        }
        section = self.reading.section(here.category, here.level, self.name, 0)
        before = len(section.expectations)
        texts = [text for key in TEXT_FIELDS for text in _texts(kept.pop(key, ""))]
        fill(section, [Paragraph(plain(text)) for text in texts])
        if len(section.expectations) > before:
            section.expectations[before].examples.extend(examples)
        else:
            section.examples.extend(examples)
        others = [f"{key}: {text}" for key, value in kept.items() for text in _texts(value)]
        section.introductions.extend(one for one in others if one not in section.introductions)

    def _below(self, key: str, value: Tree, here: _Here) -> _Here:
        """Return where what stands under a key is."""
        folded = _folded(key)
        if here.level is None and (level := self._level(key, "")):
            return replace(here, level=level)
        if folded in HOLDERS or folded in TEXT_FIELDS or folded in EXAMPLE_FIELDS:
            return here
        if isinstance(value, list | dict) or here.level is not None or here.category:
            is_title = isinstance(value, str)
            return replace(
                here, category=here.category if is_title and here.category else _tidy(key)
            )
        return here

    def _say(self, texts: Sequence[str], here: _Here) -> None:
        said = [text for text in texts if text.strip()]
        if not said:
            return
        if here.level is None:
            self.reading.left_out.extend(text for text in said if len(text.split()) > 2)
            return
        section = self.reading.section(here.category, here.level, self.name, 0)
        of_examples = here.holder in EXAMPLE_FIELDS
        items: tuple[tuple[Block, ...], ...] = tuple((Paragraph(plain(text)),) for text in said)
        fill(section, [Bullets(items)], of_examples)

    def _level(self, said: str, field: str) -> Level | None:
        name = self._name(said)
        if name.isdecimal() and len(name) < 3 and field:
            return Level(f"Level {name}")
        found = naming(name, self.known)
        return found.level if found else None

    def _name(self, said: str) -> str:
        return _tidy(self.names.get(said, said))


def _texts(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        if tree.strip():
            yield tree.strip()
        return
    for inner in tree.values() if isinstance(tree, dict) else tree:
        yield from _texts(inner)


def _folded(key: str) -> str:
    return re.sub(r"[\s_-]+", "", key.casefold())


def _tidy(text: str) -> str:
    return bare(text) or " ".join(text.split())
