"""For the record, on page 1: who took part, by which rules, resting on what; the rest is later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from calibrate.domain.ballots import SECOND
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import Sheet
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Column, Flow, kept
from calibrate.packet.flow.parts import heading, section
from calibrate.packet.flow.style import HEADING, LEFT, META_STRONG, RECORD, RIGHT
from calibrate.packet.flow.text import statement, strip_of
from calibrate.words.days import clock
from calibrate.words.own.secrets import on_behalf_words, renewal_words
from calibrate.words.people import has_names, rated_words, without_deputy_words
from calibrate.words.phrases import briefly, grouped, sentence, several, some
from calibrate.words.ratings import NOT_ENOUGH
from calibrate.words.rules import short_rule
from calibrate.words.travel.keys import signed_words
from calibrate.words.travel.kits import replaced_kit_words
from calibrate.words.travel.witness import lost_words

PARTS = ((LEFT, 204.0), (220.5, 373.5), (390.0, RIGHT))


def summary(flow: Flow, case: Case) -> None:
    """Lay out the three columns under their heading."""
    told = (("Panel", _panel(case)), ("Rules", _rules(case)), ("Sources", _sources(case)))
    columns = [_column(*part, *edges) for part, edges in zip(told, PARTS, strict=True)]
    with flow.within(Element(Kind.SECTION)):
        flow.lay(*columns, head=heading(strip_of("For the record", HEADING, LEFT)))


def _column(title: str, sentences: Iterable[str], left: float, right: float) -> Column:
    named = heading(kept(strip_of(title, META_STRONG, left)))
    return Column(section((*named, *statement(" ".join(sentences), RECORD, left, right))))


def _panel(case: Case) -> Iterator[str]:
    sheet = case.sheet
    if sheet.is_open:
        yield f"{rated_words(case)}."
        yield from _reveals(sheet, (sheet.decided or case.changed).date())
    else:
        yield f"{len(case.raters)} may rate; nothing was revealed."
    yield f"Recused: {some(case.recused)}." if case.recused else "Nobody recused."
    yield f"Presented by {some(sheet.presenters)}." if sheet.presenters else "Nobody presented."
    if signed := signed_words(case):
        yield sentence(signed)


def _reveals(sheet: Sheet, today: date) -> Iterator[str]:
    """Say when the rounds were revealed, and without whom; why is on the record's pages."""
    told: set[str] = set()
    for reveal in sheet.reveals:
        out = [name for name in reveal.excused if name not in told]
        told.update(out)
        without = f" without {some(out)}" if out else ""
        what = "Revealed" if reveal.round < SECOND else f"Round {reveal.round}"
        yield f"{what} {clock(reveal.time, today)}{without}."


def _rules(case: Case) -> Iterator[str]:
    sheet = case.sheet
    not_enough = [value for row in sheet.rows for value in row.values].count(None)
    if not_enough:
        yield f"{several(not_enough, 'rating')} “{NOT_ENOUGH}”."
    if sheet.second_round and sheet.is_open:
        state = ", sealed" if sheet.sealed_round == SECOND else ""
        criteria = several(len(sheet.second_round), "criterion", "criteria")
        yield f"Second round on {criteria}{state}."
    yield short_rule(sheet.rubric.split)
    yield from _unusual(case)
    if _is_ordinary(case):
        yield "Nothing out of the ordinary."


def _unusual(case: Case) -> Iterator[str]:
    """Say what else is out of the ordinary, beside what the decision's box says of the vote."""
    if case.late:
        yield f"{several(len(case.late), 'late ballot')}, not counted."
    if case.without_deputy:
        yield f"{without_deputy_words(case)}: {briefly(case.without_deputy)}."
    for kit in case.replaced_kits:
        yield sentence(replaced_kit_words(kit))
    for lost in case.lost_keys:
        yield sentence(lost_words(lost))
    if case.set_aside:
        yield f"Set aside for a conflict: {some(case.set_aside)}."
    yield from map(on_behalf_words, case.on_behalf)
    yield from map(renewal_words, case.renewed)


def _is_ordinary(case: Case) -> bool:
    """Tell whether a decision has nothing that had to be given a reason, as far as names show it.

    Somebody who sees no names is not told that all was as usual.
    """
    ran = case.deputy or case.without_deputy
    kits = case.replaced_kits or case.has_unsigned
    in_name = (case.on_behalf, case.renewed, case.lost_keys)
    unusual = (case.exceptions, case.late, case.set_aside, case.earlier, ran, kits)
    everybody = case.rated == len(case.raters) and all(map(has_names, case.sheet.rows))
    return everybody and not (case.is_draft or any((*unusual, *in_name)))


def _sources(case: Case) -> Iterator[str]:
    sheet, rubric = case.sheet, case.sheet.rubric
    later = sum(piece.version > 1 for piece in sheet.evidence)
    pieces = several(len(sheet.evidence), "piece")
    yield f"{pieces}, {later} in a later version." if later else f"{pieces}, none changed later."
    yield f"Rubric hash {grouped(rubric.hash)}."
    holder = "in the session file" if case.seed_in_file else "by a witness"
    yield f"Log line {case.log_line}, head {grouped(case.log_head)}; seed held {holder}."
