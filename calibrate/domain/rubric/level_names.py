"""The names that levels go by: which phrase is one, how they rise, and which one somebody means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import Level, Rubric, Step

LONGEST_NAME = 90
MOST_WORDS = 8

SENIORITY = {
    "intern": 0,
    "apprentice": 1,
    "trainee": 1,
    "graduate": 2,
    "entry": 2,
    "novice": 2,
    "beginner": 2,
    "junior": 3,
    "associate": 3,
    "mid": 5,
    "medior": 5,
    "intermediate": 5,
    "intermediaire": 5,
    "confirme": 6,
    "pleno": 5,
    "competent": 5,
    "seasoned": 6,
    "advanced": 7,
    "senior": 7,
    "proficient": 8,
    "lead": 9,
    "leading": 12,
    "staff": 10,
    "expert": 11,
    "principal": 12,
    "distinguished": 14,
    "fellow": 15,
}
"""Words that say how high a level is, and where the title without any of them stands."""
PLAIN = 4

_ROLES = """
administrator analyst apprentice architect consultant contributor coach designer developer
director engineer fellow graduate intern lead manager officer partner president programmer
researcher scientist specialist sre swe sde sdet technologist tester trainee vp writer
desarrollador desenvolvedor developpeur entwickler ingenieur programador
"""
ROLES = frozenset(_ROLES.split())
_LADDER_WORDS = """
band grade level lvl milestone rank rung stage step tier
"""
LADDER_WORDS = frozenset(_LADDER_WORDS.split())
_NO_PART_OF_A_NAME = """
a about all an and are as at at be becoming being by can do does for from how if in individual
into is it my no not on or our should skills that the their they this to track vs we what when
where who why will with you your
"""
NO_PART_OF_A_NAME = frozenset(_NO_PART_OF_A_NAME.split())
SHORT_FOR = {"jr": "junior", "sr": "senior", "snr": "senior", "eng": "engineer", "lvl": "level"}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}

_CODE = (
    r"(?!(?i:q[1-4]|h[12])\b)(?:[A-Z]{1,4}|(?i:ic|em|tl|tpm|swe|sde|sre|[a-z]))"
    r"[ -]?\d{1,2}(?:\.\d)?[ab]?"
)
_IS_CODE = re.compile(_CODE)
_CODE_FIRST = re.compile(rf"(?P<key>{_CODE})(?P<mark>\s*[-–—:|,./]\s*|\s+)(?P<title>\S.*)")
_CODE_LAST = re.compile(
    rf"(?P<title>.*\S)\s*(?:[(\[]\s*(?P<key>{_CODE})\s*[)\]]"
    rf"|(?:[-–—:|,/]\s*|\s)(?P<last>{_CODE}))"
)
_ORDINAL = re.compile(
    rf"(?P<key>(?:{'|'.join(sorted(LADDER_WORDS))})[\s:#-]*(?:\d{{1,2}}|[ivx]{{1,4}}))"
    r"(?:(?P<mark>\s*[-–—:|,./]+\s*|\s+)(?P<title>\S.*))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?:{_CODE}|(?:{'|'.join(sorted(LADDER_WORDS))})s? ?\d{{1,2}})\s*[-–—/&+]\s*"
    rf"(?:{_CODE}|\d{{1,2}})",
    re.IGNORECASE,
)
"""Levels that a ladder speaks of together, such as L3/L4: one to it, and so to us."""

_NUMBERING = re.compile(r"\(?\d{1,2}[.)/]\s*")
_ABBREVIATED = re.compile(r"\b[A-Z]{2,4}\W*\Z")
_PARTED = re.compile(r"\s[-–—]\s|:|[→>]")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Naming:
    """A phrase that names a level. A `weak` one, such as "Developer", may also be a mere title."""

    level: Level
    weak: bool = False


def naming(phrase: str, known: Sequence[str] = ()) -> Naming | None:
    """Return the level that a whole phrase names, or None if it names none.

    `known` are names that somebody gave to levels, which count whatever they look like.
    """
    tidy = bare(phrase)
    if not tidy or len(tidy) > LONGEST_NAME:
        return None
    found = _by_code(tidy) or _by_ordinal(tidy) or _by_title(tidy)
    if found is None and folded_name(tidy) in [folded_name(name) for name in known]:
        return Naming(Level(tidy))
    return found


def bare(phrase: str) -> str:
    """Return a phrase without numbering, pictographs and marks around it."""
    text = "".join(one for one in phrase if not _is_picture(one))
    text = _NUMBERING.sub("", " ".join(text.split()), count=1) if phrase[:1].isdigit() else text
    return " ".join(text.split()).strip(" \t*_:-–—|#")


def _is_picture(character: str) -> bool:
    return character == "\ufe0f" or unicodedata.category(character) in ("So", "Cf", "Sk")


def _by_code(text: str) -> Naming | None:
    if _IS_CODE.fullmatch(text) or _RANGE.fullmatch(text):
        return Naming(Level(text))
    found = _CODE_LAST.fullmatch(text)
    if found and is_title(title := found["title"].rstrip(" -–—:|,/")):
        return Naming(Level(found["key"] or found["last"], bare(title)))
    found = _CODE_FIRST.fullmatch(text)
    if found and (found["mark"].strip() or is_title(found["title"]) or found["title"][0] in "(["):
        title = found["title"]
        title = title[1:-1] if title[0] in "([" and title[-1] in ")]" else title
        return Naming(Level(found["key"], bare(title)))
    return None


def _by_ordinal(text: str) -> Naming | None:
    found = _ORDINAL.fullmatch(text)
    if found is None:
        return None
    title = found["title"] or ""
    title = title[1:-1] if title[:1] in ("(", "[") and title[-1:] in (")", "]") else title
    marked = bool((found["mark"] or "").strip()) or title != (found["title"] or "")
    return (
        Naming(Level(found["key"], bare(title))) if marked or not title or is_title(title) else None
    )


def _by_title(text: str) -> Naming | None:
    if not is_title(text):
        return None
    words = _words(_ASIDE.sub("", text)) or _words(text)
    return Naming(Level(text), weak=not any(word in SENIORITY or _number(word) for word in words))


def is_title(text: str) -> bool:
    """Tell whether a phrase is a title that somebody may have, such as "Senior Data Engineer 2"."""
    words = _words(_ASIDE.sub("", text))
    if not 0 < len(words) <= MOST_WORDS or _PARTED.search(text):
        return False
    if NO_PART_OF_A_NAME.intersection(words) or words[0] == "i":
        return False
    if all(word in SENIORITY or word == "level" for word in words):
        return words != ["level"]
    while len(words) > 1 and _number(words[-1]):
        words.pop()
    if words[0] in SENIORITY and _ABBREVIATED.search(text):
        return True
    is_head = words[0] in ("head", "vp", "director") and "of" in words
    return is_head or ("of" not in words and (words[-1] in ROLES or words[-1] in SENIORITY))


def _words(text: str) -> list[str]:
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)
    )
    found = re.findall(r"[^\W_]+", plain.casefold())
    return [SHORT_FOR.get(word, word) for word in found]


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) <= 2:
        return int(word)
    return ROMAN.get(word)


def folded_name(name: str) -> str:
    """Return a level's name as names are compared: without case and marks, numbers as digits."""
    words = _words(re.sub(r"(?<=[^\W\d_])(?=\d)", " ", bare(name)))
    spelled = [
        str(_number(word)) if _number(word) and place else word for place, word in enumerate(words)
    ]
    if spelled[:1] in (["l"], ["grade"], ["band"]) and spelled[1:2] and spelled[1].isdecimal():
        spelled[0] = "level"
    return " ".join(spelled)


def rising(levels: Sequence[Level]) -> list[Level]:
    """Return levels lowest first, as their names say, and otherwise in the order given.

    Numbers count if every key has one, words such as "Senior" if every name is a title.
    """
    families: dict[str, int] = {}
    ranks: list[tuple[float, ...] | None] = [_rank_by_key(one, families) for one in levels]
    if None in ranks or len(set(ranks)) < len(ranks):
        ranks = [_rank_by_title(one) for one in levels]
    if None in ranks:
        return list(levels)
    ranked = sorted(zip(ranks, range(len(levels)), strict=True), key=lambda one: one[0] or ())
    return [levels[place] for _, place in ranked]


def _rank_by_key(level: Level, families: dict[str, int]) -> tuple[float, ...] | None:
    found = re.fullmatch(r"(\D*?)[\s:#-]*(\d{1,9}(?:\.\d)?)\D{0,2}", level.key)
    if found is None:
        roman = re.fullmatch(r"([^\W\d_]+)[\s:#-]+([ivx]+)", level.key, re.IGNORECASE)
        if roman is None or roman[1].casefold() not in LADDER_WORDS:
            return None
        family, number = roman[1], float(ROMAN.get(roman[2].casefold(), 99))
    else:
        family, number = found[1], float(found[2])
    if len(_words(family)) > 1:
        return None
    return families.setdefault(family.casefold(), len(families)), number


def _rank_by_title(level: Level) -> tuple[float, ...] | None:
    name = level.title if not is_title(level.key) and is_title(level.title) else level.key
    words = _words(_ASIDE.sub("", name))
    if not is_title(name):
        return None
    heights = [SENIORITY[word] for word in words if word in SENIORITY] or [PLAIN]
    numbers = [number for word in words[1:] if (number := _number(word))]
    is_above = len(heights) > 1 and "senior" in words
    return max(heights) + (0.5 if is_above else 0.0), float(numbers[-1] if numbers else 0)


def level_named(levels: Iterable[Level], name: str) -> Level:
    """Return the level that somebody means by a name; raise BadInput, listing all, if unclear."""
    found = list(levels)
    for fit in (_is_key, _is_name, _is_number):
        fitting = [level for level in found if fit(level, name)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            break
    else:
        fitting = _nearest(found, name)
        if len(fitting) == 1:
            return fitting[0]
    raise BadInput(_unclear(found, fitting, name))


def step_named(rubric: Rubric, step: Step) -> Step:
    """Return the step that somebody means by the names of its levels; raise BadInput if unclear."""
    current, target = (level_named(rubric.levels, name).key for name in (step.current, step.target))
    rubric.check_step(Step(current, target))
    return Step(current, target)


def _is_key(level: Level, name: str) -> bool:
    return level.key == name


def _is_name(level: Level, name: str) -> bool:
    key, title = _ASIDE.sub("", level.key), _ASIDE.sub("", level.title)
    names = (level.key, level.title, f"{key} {title}", f"{title} {key}", key, title)
    return folded_name(name) in [folded_name(one) for one in names if one]


def _is_number(level: Level, name: str) -> bool:
    """Tell whether a bare number, or one behind "L" or "Level", is this level's own."""
    asked = re.fullmatch(r"(?:level )?(\d+)", folded_name(name))
    own = re.fullmatch(r"(?:[^\W\d_]+ )?(\d+)", folded_name(level.key))
    return bool(asked and own and asked[1] == own[1])


def _nearest(levels: Sequence[Level], name: str) -> list[Level]:
    """Return the levels with all words of a name and the fewest others, those of height first."""
    asked = folded_name(name).split()
    extra: dict[Level, tuple[int, int]] = {}
    for level in levels:
        own = folded_name(f"{level.key} {level.title}").split()
        if asked and set(asked) <= set(own):
            others = set(own) - set(asked)
            extra[level] = len(others & SENIORITY.keys()), len(others)
    least = min(extra.values(), default=(0, 0))
    return [level for level in levels if extra.get(level) == least]


def _unclear(levels: Sequence[Level], fitting: Sequence[Level], name: str) -> str:
    if fitting:
        listed = ", ".join(_told(level) for level in fitting)
        return f"“{name}” may be each of {listed}; name the one you mean."
    listed = ", ".join(_told(level) for level in levels)
    return f"The rubric has no level {name}; it has {listed}."


def _told(level: Level) -> str:
    return f"{level.key} ({level.title})" if level.title else level.key
