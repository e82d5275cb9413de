"""Ladders: the small one of most tests, and those that a file, a window or a packet needs."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Rubric, Section, Step

STEP = Step("L3", "L4")

RUBRIC = Rubric(
    title="Small ladder",
    version="1",
    levels=(Level("L3", "Engineer"), Level("L4", "Senior Engineer")),
    sections=(Section("Craft", "L3"), Section("Craft", "L4")),
    criteria=(
        Criterion(
            "code",
            "Code and tests",
            (
                Expectation("L3", "Writes code that reads well.", ("Adds a failing test first.",)),
                Expectation("L4", "Shapes code that others extend.", (), ("Show a design.",)),
            ),
        ),
        Criterion("launch", "Launching", (Expectation("L3", "Ships with alerts in place."),)),
        Criterion("lead", "Improvements", (Expectation("L4", "Removes causes for good."),)),
    ),
)
"""The small ladder, with each of the three pairings."""

CRAFT = Rubric(
    title="Craft",
    version="7",
    levels=(Level("L3", "Engineer"), Level("L4", "Senior Engineer")),
    sections=(
        Section("Craft", "L3", "At L3 an engineer", "Seen at L3", ("Tidied a module.",)),
        Section("Craft", "L4", "At L4 an engineer", "Seen at L4", (), ("Show a launch.",)),
    ),
    criteria=(
        Criterion(
            "code",
            "Code, and tests",
            (
                Expectation("L3", "Writes code that reads well.", ("Adds a failing test.",)),
                Expectation("L4", "Shapes code that others extend.", (), ("Show a design.",)),
            ),
            "Craft",
        ),
        Criterion("launch", "Launching", (Expectation("L3", "Ships with alerts."),), "Craft"),
        Criterion("lead", "Improvements", (Expectation("L4", "Removes causes."),), "Craft"),
    ),
)
"""A ladder with everything that a rubric file can hold: introductions, a version, categories."""

TITLES = (
    "Technical knowledge",
    "Code and tests",
    "Production readiness",
    "Design",
    "Code review",
    "Raising the team’s standard",
    "Improvements",
)
ONLY_CURRENT, NEW = 2, 6
"""Places of the criteria, in a ladder of titles, on which one level alone speaks."""


def engineering(titles: tuple[str, ...] = TITLES) -> Rubric:
    """Return a ladder in which one criterion is of L3 only, and one new at L4."""
    criteria = (_criterion(place, title) for place, title in enumerate(titles))
    return Rubric("Engineering", (Level("L3"), Level("L4")), tuple(criteria))


def _criterion(place: int, title: str) -> Criterion:
    current = Expectation("L3", f"Does {title.lower()} as the team agreed, and says where it ends.")
    target = Expectation("L4", f"Shapes {title.lower()} so that others work by it afterwards.")
    both = {ONLY_CURRENT: (current,), NEW: (target,)}.get(place, (current, target))
    return Criterion(f"c{place + 1}", title, both)


EXPECTATIONS = (
    (
        "knowledge",
        "Technical knowledge",
        "Knows the team’s own tools and services well enough to deliver without daily help, and "
        "says early where that knowledge ends.",
        "Knows how neighbouring systems behave under load and where they fail, and is asked first.",
    ),
    (
        "code",
        "Code and tests",
        "Writes code that colleagues read without questions. Tests cover the expected paths and "
        "the known edges.",
        "Leaves code that others extend safely. Tests say what may break, and catch it first.",
    ),
    (
        "production",
        "Production readiness",
        "Ships behind a flag, watches the first hour, and knows how to go back. Alerts have notes.",
        "",
    ),
    (
        "design",
        "Design",
        "Designs a change inside one component and has it reviewed before building. Notes the "
        "alternatives.",
        "Designs across components. Writes down options, risks and the way back, and brings the "
        "teams it touches to a decision.",
    ),
    (
        "review",
        "Code review",
        "Reviews within a day, names what has to change and what is taste.",
        "Reviews so that the author learns the reason, and others repeat it.",
    ),
    (
        "standard",
        "Raising the team’s standard",
        "Takes part when the team improves how it works.",
        "Starts changes in how the team works that last without their attention.",
    ),
    (
        "improvements",
        "Improvements",
        "",
        "Finds what costs the team most, and removes it without being asked.",
    ),
)
EXAMPLES = {
    ("design", "L3"): ("Asks two colleagues to read a one-page note before the first commit.",),
    ("design", "L4"): (
        "Writes one page that five teams sign, with the option that was dropped and its cost.",
        "Rehearses the way back with the people who would be paged.",
    ),
    ("knowledge", "L4"): ("Predicts which of two queues fills first, and is right.",),
}
GAPS = {("standard", "L4"): ("An example from a team without a rota is still needed.",)}


def technical_excellence() -> Rubric:
    """A ladder of real sentences, with all three pairings, examples and gaps."""
    criteria = tuple(
        Criterion(key, title, tuple(_expectations(key, current, target)))
        for key, title, current, target in EXPECTATIONS
    )
    levels = (Level("L3", "Engineer"), Level("L4", "Senior engineer"))
    return Rubric("Technical Excellence", levels, criteria, version="2026.2")


def _expectations(key: str, current: str, target: str) -> Sequence[Expectation]:
    return [
        Expectation(level, text, EXAMPLES.get((key, level), ()), GAPS.get((key, level), ()))
        for level, text in (("L3", current), ("L4", target))
        if text
    ]
