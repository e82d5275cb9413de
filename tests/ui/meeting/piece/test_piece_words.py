"""What is said of a piece: whence it comes, and who cites it on which criterion for what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calibrate.domain.evidence import Audience, Evidence, EvidenceText
from calibrate.domain.ratings import Citation, Rating, Stance
from calibrate.domain.session import CandidateState
from calibrate.domain.sheet import OpenedRating, Sheet, build_sheet
from calibrate.ui.meeting.piece.piece_words import cited_pieces, citing_words
from calibrate.words.evidence import about_words
from tests.worlds.people import ANN_LEE
from tests.worlds.rubrics import CRAFT

PIECES = (
    Evidence("e1", "ann", 1, EvidenceText("First", kind="Change", date=date(2026, 3, 14))),
    Evidence("e2", "ann", 2, EvidenceText("Second", author="Bo", link="https://e.org"), version=2),
    Evidence("e3", "ann", 3, EvidenceText("Third")),
)


def rated(
    name: str, stance: Stance, piece: str = "e2", version: int = 2, stands: bool = True
) -> OpenedRating:
    rating = Rating("code", 4, citations=(Citation(piece, stance, version),))
    return OpenedRating(rating, name.lower(), name, stands=stands)


def sheet(*ratings: OpenedRating) -> Sheet:
    return build_sheet(CandidateState(ANN_LEE), CRAFT, PIECES, ratings)


def test_a_piece_is_told_in_one_line_with_who_may_see_it_where_that_is_unusual() -> None:
    assert about_words(PIECES[0]) == "EV-01  ·  Change  ·  14 Mar 2026  ·  part not said"
    second = replace(PIECES[1], audience=Audience.PANEL, reason="a slip")
    assert about_words(second) == (
        "EV-02  ·  Bo  ·  https://e.org  ·  part not said  ·  for the panel alone"
        "  ·  version 2: a slip"
    )


def test_who_cites_it_stands_by_stance_with_the_version_that_they_saw() -> None:
    there = sheet(
        rated("Pia", Stance.TARGET),
        rated("Rosa", Stance.AGAINST, version=1),
        rated("Sami", Stance.TARGET),
    )
    (line,) = citing_words(there, PIECES[1])
    title = there.row("code").criterion.title
    assert line == (f"{title}  ·  Shows L4: Pia and Sami; speaks against: Rosa (saw version 1)")


def test_where_no_names_are_seen_it_is_said_how_many() -> None:
    nameless = (rated("", Stance.TARGET), rated("", Stance.TARGET))
    (line,) = citing_words(sheet(*nameless), PIECES[1])
    assert line.endswith("Shows L4: 2 panelists")


def test_pieces_that_nobody_cites_are_left_out_of_the_walk() -> None:
    there = sheet(rated("Pia", Stance.TARGET), rated("Rosa", Stance.CURRENT, "e1"))
    assert [piece.id for piece in cited_pieces(there)] == ["e1", "e2"]
