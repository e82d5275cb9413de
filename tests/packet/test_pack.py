"""The reading pack: all that is read before the meeting, and nothing of what was rated."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf

from calibrate.packet.pack import layout_pack, pack_of
from calibrate.packet.packet import paint, write_pack
from calibrate.packet.pages.examples import EXAMPLES
from tests.packet.ink import texts
from tests.worlds import cases, two_rounds


def said(*made: str) -> str:
    return " ".join(" ".join(made).split())


def test_expectations_evidence_and_examples_of_every_candidate_are_there() -> None:
    first, second = cases.sealed(), two_rounds.talked()
    pages = texts(layout_pack(pack_of([first, second])))
    whole = said(*pages)
    for case in (first, second):
        assert sum(words.startswith(f"{case.sheet.candidate.name} ") for words in pages) >= 1
        for row in case.sheet.rows:
            for expectation in filter(None, (row.current, row.target)):
                assert said(expectation.text)[:60] in whole
        for piece in case.sheet.evidence:
            assert piece.content.title in whole
    assert whole.count("Notes") >= len(first.sheet.rows)
    assert whole.count(EXAMPLES) == 1


def test_nothing_that_was_rated_noted_or_decided_is_in_it() -> None:
    case = two_rounds.talked()
    decision = case.sheet.decision
    assert decision is not None
    drawn = BytesIO()
    paint(layout_pack(pack_of([case])), drawn)
    whole = said(*texts(layout_pack(pack_of([case]))))
    hidden = {decision.reason[:40], "meet L4", "very sure", "Round 2", "cite it", "Promote"}
    hidden |= {row.note[:30] for row in case.sheet.rows if row.note}
    hidden |= {one.rating.reason[:40] for row in case.sheet.rows for one in row.ratings}
    hidden |= {text[:40] for _, text in case.dissenters}
    assert not [words for words in hidden if words and words in whole]
    with pikepdf.open(drawn) as pdf, pdf.open_metadata() as metadata:
        assert "Promote" not in str(metadata) and "Promote" not in str(dict(pdf.docinfo))


def test_what_stands_on_no_criterion_is_there_whole() -> None:
    case = cases.sealed()
    bare = replace(case.sheet.evidence[0], criteria=())
    sheet = replace(case.sheet, evidence=(*case.sheet.evidence, replace(bare, id="bare")))
    whole = said(*texts(layout_pack(pack_of([replace(case, sheet=sheet)]))))
    assert said(bare.content.text) in whole[whole.index("Unplaced evidence") :]


def test_a_newer_pack_takes_the_place_of_the_older_and_of_no_other_file(tmp_path: Path) -> None:
    pack = pack_of([cases.sealed()], "Hugo Lefèvre")
    path = tmp_path / "Reading pack.pdf"
    write_pack(pack, path)
    before = path.read_bytes()
    write_pack(pack, path)
    assert path.read_bytes() == before
    assert before.count(pack.mark.encode()) and pack.mark != pack_of([cases.sealed()]).mark


def test_a_pack_of_somebody_else_or_of_fewer_is_another() -> None:
    one, other = cases.sealed(), two_rounds.talked()
    sheet = replace(other.sheet, candidate=replace(other.sheet.candidate, id="somebody"))
    both = [one, replace(other, session=one.session, sheet=sheet)]
    packs = [pack_of(both), pack_of(both[:1]), pack_of(both[1:]), pack_of(both, "Hugo Lefèvre")]
    assert len({pack.mark for pack in packs}) == 4
