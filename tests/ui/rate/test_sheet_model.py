from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Citation, Draft, DraftRating, Stance
from calibrate.domain.session import CandidateState
from calibrate.domain.sheet import build_sheet
from calibrate.ui.look.theme import measures
from calibrate.ui.rate.sheet.card import shape
from calibrate.ui.rate.sheet.measured import faces
from calibrate.ui.rate.sheet.sheet_model import UNPLACED, Kind, SheetModel
from calibrate.ui.rate.sheet.sheet_words import SheetLookup, source, sources, spoken_piece
from tests.worlds.rubrics import RUBRIC, STEP

PIECES = (
    Evidence("p1", "ann", 1, EvidenceText("First", "What was done."), ("code",)),
    Evidence("p2", "ann", 2, EvidenceText("Second"), ("code", "lead"), version=3),
    Evidence("p3", "ann", 3, EvidenceText("Third")),
)
RECORDED = DraftRating(
    "code", 3, answered=True, recorded=True, citations=(Citation("p2", Stance.TARGET, 1),)
)


def model(draft: Draft = Draft()) -> SheetModel:  # noqa: B008
    made = SheetModel()
    QAbstractItemModelTester(made)
    state = CandidateState(Candidate("ann", "Ann", STEP))
    made.show(SheetLookup(build_sheet(state, RUBRIC, PIECES)), draft, "code", True)
    return made


def test_a_card_is_higher_by_what_it_says_of_a_part_and_speaks_of_it(qtbot: QtBot) -> None:
    measured = faces(measures(1600))
    silent, said = (
        Evidence("p", "ann", 1, EvidenceText("One", "Text", "Talk", part=part))
        for part in ("", "Led it")
    )
    assert shape(said, 400, measured).height > shape(silent, 400, measured).height
    assert source(silent).endswith("part not said")
    assert "part" not in source(said)
    assert "Own part: Led it" in spoken_piece(said, "")
    assert "Part not said" in spoken_piece(silent, "")


def test_where_little_room_is_left_kind_and_date_go_before_what_nobody_said() -> None:
    text = EvidenceText("One", "Text", "Design note", date(2026, 3, 14))
    assert sources(Evidence("p", "ann", 1, text)) == (
        "EV-01  ·  Design note  ·  14 Mar 2026  ·  part not said",
        "EV-01  ·  14 Mar 2026  ·  part not said",
        "EV-01  ·  part not said",
    )


def kinds(made: SheetModel) -> list[Kind]:
    return [made.place(row).kind for row in range(made.rowCount())]


def test_what_is_not_rated_is_open_and_what_is_rated_is_folded(qtbot: QtBot) -> None:
    assert kinds(model())[:5] == [Kind.HEAD, Kind.CARD, Kind.CARD, Kind.FOOT, Kind.HEAD]
    assert kinds(model(Draft((RECORDED,))))[:2] == [Kind.FOLDED, Kind.HEAD]


def test_a_criterion_without_evidence_says_so(qtbot: QtBot) -> None:
    made = model()
    row = made.row_of("launch")
    assert made.place(row).kind is Kind.EMPTY
    assert "No evidence placed" in made.spoken(row, 1)


def test_unplaced_evidence_comes_last_in_lines_and_is_cited_for_what_is_being_rated(
    qtbot: QtBot,
) -> None:
    made = model()
    row = made.row_of(UNPLACED)
    place = made.place(row)
    assert place.kind is Kind.LINE and place.piece == PIECES[2]
    assert made.rated_for(place.block) == "code"
    made.toggle(UNPLACED)
    assert made.place(row).kind is Kind.CARD


def test_unfolding_all_opens_every_block_and_folding_keeps_to_the_rule(qtbot: QtBot) -> None:
    made = model(Draft((RECORDED,)))
    made.unfold_all(True)
    assert Kind.FOLDED not in kinds(made) and Kind.LINE not in kinds(made)
    made.unfold_all(False)
    assert kinds(made)[0] is Kind.FOLDED


def test_a_card_is_read_out_whole_with_its_place_and_stance(qtbot: QtBot) -> None:
    made = model(Draft((RECORDED,)))
    made.unfold_all(True)
    index = made.index(made.row_of("code", "p2"), 1)
    words = made.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "1 Code and tests, 2 of 2. EV-02. Second. Part not said. Shows L4"
    first = made.index(made.row_of("code", "p1"), 1)
    assert "What was done." in made.data(first, Qt.ItemDataRole.AccessibleTextRole)


def test_expectations_are_read_out_with_examples_and_gaps(qtbot: QtBot) -> None:
    made = model()
    row = made.row_of("code")
    assert made.spoken(row, 0).endswith("For example: Adds a failing test first.")
    assert made.spoken(row, 2).endswith("Gap: Show a design.")


def test_a_citation_of_an_earlier_version_is_marked(qtbot: QtBot) -> None:
    made = model(Draft((RECORDED,)))
    block = made.block("code")
    assert block is not None
    assert made.newer(block, PIECES[1]) == "v3, cited v1"
    assert made.newer(block, PIECES[0]) == ""


def test_a_status_tells_drafted_from_recorded(qtbot: QtBot) -> None:
    drafted = DraftRating("lead", 4, answered=True)
    made = model(Draft((RECORDED, drafted)))
    status = {block.key: made.status(block) for block in made.blocks if block.row}
    assert status == {"code": "Rated", "launch": "Not rated yet", "lead": "Drafted, not recorded"}
    made.current = "lead"
    block = made.block("lead")
    assert block is not None and made.status(block) == "Rating now · 4 drafted"
