"""What a search found as lines of plain text: whose it is, what is written there, the words."""

from __future__ import annotations

from calibrate.domain.search.places import Found, Hit, by_candidate
from calibrate.domain.session import Session
from calibrate.exchange.printable import printable
from calibrate.words.search.places import (
    NOTHING_FOUND,
    called,
    count_words,
    group_words,
    kind_words,
    whose,
)


def search_text(found: Found, session: Session) -> str:
    """Return the places by candidate, and how many; nothing in it can steer a terminal."""
    if not found.hits:
        return f"{NOTHING_FOUND}\n"
    groups = by_candidate(found.hits).items()
    told = [_group(group_words(one, session), hits, session) for one, hits in groups]
    return "\n\n".join([*told, f"{count_words(found)}."]) + "\n"


def _group(title: str, hits: tuple[Hit, ...], session: Session) -> str:
    lines = [title]
    for hit in hits:
        parts = (kind_words(hit.place), called(hit, session), hit.details.text)
        lines.append("  " + ", ".join(filter(None, (*parts, whose(hit.place, session)))))
        lines += [f"    {hit.excerpt.text}"] if hit.excerpt.text else []
    return "\n".join(printable(line, " ") for line in lines)
