"""Who may be decided together and why others not, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from calibrate.domain.consent.ground import ConsentCase
from calibrate.domain.consent.listed import on_list
from calibrate.domain.session import Session
from calibrate.words.consent.consent import apart_words, obstacle_words, stand_words
from calibrate.words.phrases import sentence


def consent_text(session: Session, cases: Sequence[ConsentCase], reasons: Mapping[str, str]) -> str:
    """Return the list, who may be put on it with the proposed reason, and why others not."""
    return "\n".join(_lines(session, cases, reasons)) + "\n"


def _lines(
    session: Session, cases: Sequence[ConsentCase], reasons: Mapping[str, str]
) -> Iterator[str]:
    listed = on_list(session)
    groups = (
        ("On the list", [one for one in cases if one.candidate in listed]),
        ("May be proposed", [one for one in cases if _may(one, listed)]),
        ("Talked about", [one for one in cases if not _may(one, listed) and not _on(one, listed)]),
    )
    for heading, found in groups:
        if found:
            yield heading
        for case in found:
            state = session.candidate(case.candidate)
            if case.obstacles:
                why = "; ".join(obstacle_words(case, state.candidate.step))
                yield f"  {state.name}: {sentence(why)}"
                continue
            side = stand_words(case.stand, state.candidate.step)
            told = "; ".join(filter(None, (side, apart_words(case, session))))
            yield f"  {state.name}: {sentence(told)}"
            yield f"    {reasons.get(case.candidate, '')}"


def _on(case: ConsentCase, listed: tuple[str, ...]) -> bool:
    return case.candidate in listed


def _may(case: ConsentCase, listed: tuple[str, ...]) -> bool:
    return case.may_be_proposed and not _on(case, listed)
