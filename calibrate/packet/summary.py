"""For the record, on page 1: who took part, by which rules, resting on what."""

from __future__ import annotations

from calibrate.domain.case import Case
from calibrate.domain.rubric import SplitRule
from calibrate.domain.sheet import Reveal
from calibrate.packet.flow import Column, Flow, kept
from calibrate.packet.reading import is_open
from calibrate.packet.style import HEADING, LEFT, META_STRONG, RECORD, RIGHT
from calibrate.packet.text import statement, strip_of
from calibrate.packet.wording import listing, moment, number, sentence, several, share

PARTS = ((LEFT, 204.0), (220.5, 373.5), (390.0, RIGHT))
HEAD_DIGITS, DIGIT_GROUP = 12, 4


def summary(flow: Flow, case: Case) -> None:
    """Lay out the three columns under their heading."""
    told = (("Panel", _panel(case)), ("Rules", _rules(case)), ("Sources", _sources(case)))
    columns = [_column(*part, *edges) for part, edges in zip(told, PARTS, strict=True)]
    flow.lay(*columns, head=(strip_of("For the record", HEADING, LEFT),))


def grouped(digits: str) -> str:
    """Return the first hexadecimal digits of a hash in groups of four."""
    short = digits[:HEAD_DIGITS]
    return " ".join(short[at : at + DIGIT_GROUP] for at in range(0, len(short), DIGIT_GROUP))


def split_words(rule: SplitRule) -> str:
    """Say when a criterion splits."""
    distance = several(rule.distance, "point").replace(str(rule.distance), number(rule.distance), 1)
    return (
        f"A criterion splits when {share(rule.share)} or fewer stand on one side of the bar, "
        f"or two ratings are {distance} apart."
    )


def _short_split(rule: SplitRule) -> str:
    distance = several(rule.distance, "point").replace(str(rule.distance), number(rule.distance), 1)
    return f"Split: {share(rule.share)} or fewer on one side of the bar, or {distance} apart."


def reveal_words(reveal: Reveal) -> str:
    """Say when a round was revealed, without whom, and why."""
    words = f"Round {reveal.round} revealed {moment(reveal.time)}"
    if reveal.excused:
        words += f" without {listing(reveal.excused)}"
        words += f": {reveal.because.strip().rstrip('.')}" if reveal.because.strip() else ""
    invalid = f" The submission of {listing(reveal.invalid)} was invalid." if reveal.invalid else ""
    return f"{words}.{invalid}"


def _column(title: str, sentences: list[str], left: float, right: float) -> Column:
    words = " ".join(found for found in sentences if found)
    heading = kept(strip_of(title, META_STRONG, left))
    return Column((heading, *statement(words, RECORD, left, right)))


def _panel(case: Case) -> list[str]:
    sheet = case.sheet
    if not is_open(sheet):
        rated = f"{len(case.raters)} may rate; nothing was revealed."
    else:
        rated = f"{case.rated} of {len(case.raters)} rated."
    return [
        rated,
        *map(reveal_words, sheet.reveals),
        f"Recused: {listing(case.recused)}." if case.recused else "Nobody recused.",
        f"Presented by {listing(sheet.presenters)}." if sheet.presenters else "Nobody presented.",
    ]


def _rules(case: Case) -> list[str]:
    values = [value for row in case.sheet.rows for value in row.values]
    not_enough = values.count(None)
    return [
        f"{several(not_enough, 'rating')} “not enough evidence”." if not_enough else "",
        _short_split(case.sheet.rubric.split),
        *(sentence(exception) for exception in case.exceptions),
        "" if case.exceptions or case.is_draft else "Nothing out of the ordinary.",
    ]


def _sources(case: Case) -> list[str]:
    sheet, rubric = case.sheet, case.sheet.rubric
    later = sum(piece.version > 1 for piece in sheet.evidence)
    pieces = several(len(sheet.evidence), "piece")
    holder = "in the session file" if case.seed_in_file else "by a witness"
    return [
        f"{pieces}, {later} in a later version." if later else f"{pieces}, none changed later.",
        f"Rubric hash {grouped(rubric.hash)}.",
        f"Log line {case.log_line}, head {grouped(case.log_head)}; seed held {holder}.",
    ]
