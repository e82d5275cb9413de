"""What a search finds, for whom, and what it leaves behind."""

from __future__ import annotations

from pathlib import Path

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddEvidence,
    Attach,
    CorrectEvidence,
    Detach,
    RecordDecision,
    Relate,
    RemoveEvidence,
    WriteNote,
    new_id,
)
from calibrate.domain.decisions import Decision, Dissent, Outcome
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import HOLDER, Viewer, ViewerKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.domain.search.places import Place, PlaceKind
from calibrate.store.search.index import ROUGHLY
from calibrate.store.searched_file import MOST
from calibrate.store.store import Store
from tests.worlds.sessions import Made, in_charge, new_session, open_session, reveal, submit

ODD = (
    '"',
    'un"closed',
    "AND",
    "a OR",
    "NOT b",
    "NEAR(a b, 2)",
    "heading: x",
    "^start -minus (paren {brace",
    "wild*",
    "*",
    "\x00nul\x00",
    "x" * 10_000,
    "word " * 5_000,
    "é" * 3_000,
    "🏳️‍🌈👩‍🚀",
    "\u0301",
    "\u1112\u1161",
    "\ud83d",
    "'; DROP TABLE found; --",
)


def kinds(made: Made, words: str, viewer: Viewer = HOLDER) -> set[PlaceKind]:
    return {hit.place.kind for hit in made.store.find(words, viewer).hits}


def add(made: Made, text: EvidenceText, audience: Audience | None = None) -> str:
    id = new_id()
    made.do(AddEvidence(NewEvidence(id, made.ann, text, (), audience)))
    return id


def test_evidence_is_found_by_each_of_its_words(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    said = EvidenceText("Über Queues", "面接評価の件", "Memo", None, "PROJ-12", "", "Zoë Brûlé")
    id = add(made, said)
    for words in ("uber", "QUEUES ub", "評価", "memo", "proj-12", "PROJ 1", "zoe brul", "ev-04"):
        (hit,) = made.store.find(words, HOLDER).hits
        assert hit.place == Place(PlaceKind.EVIDENCE, made.ann, evidence=id, label="EV-04"), words
    assert made.store.find("queues memoir", HOLDER).hits == ()


def test_a_reference_is_found_as_such_and_as_a_number(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib", candidates=("Ann",))
    add(made, EvidenceText("Fix", "It took 742 days.", reference="#742"))
    add(made, EvidenceText("Other", "It took 742 days."))
    assert [hit.heading.text for hit in made.store.find("#742", HOLDER).hits] == ["Fix"]
    assert {hit.heading.text for hit in made.store.find("742", HOLDER).hits} == {"Fix", "Other"}


def test_ladder_people_and_what_was_opened_are_found(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 4, "Heliotrope.")
    assert kinds(made, "heliotrope") == set()
    reveal(made, 0)
    made.do(WriteNote(made.ann, "code", "A cerulean talk."))
    dissent = Dissent(made.panelists[0], "I see vermilion.")
    outcome = Decision(new_id(), made.ann, Outcome.DEFER, "Ochre reason.", None, (dissent,))
    made.do(RecordDecision(outcome))
    expected = {
        "writes code": PlaceKind.EXPECTATION,
        "failing test": PlaceKind.EXAMPLE,
        "show a design": PlaceKind.GAP,
        "launching": PlaceKind.CRITERION,
        "quentin": PlaceKind.PANELIST,
        "ben": PlaceKind.CANDIDATE,
        "heliotrope": PlaceKind.REASON,
        "cerulean": PlaceKind.NOTE,
        "ochre": PlaceKind.DECISION,
        "vermilion": PlaceKind.DISSENT,
    }
    assert {words: kinds(made, words) for words in expected} == {
        words: {kind} for words, kind in expected.items()
    }
    reasons = made.store.find("heliotrope", HOLDER).hits
    assert {hit.place.panelist for hit in reasons} == set(made.panelists)


def test_a_draft_is_found_by_nobody(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    viewer = made.viewer(0)
    draft = Draft((DraftRating("code", 3, True, reason="Aquamarine."),))
    made.store.save_draft(made.ann, viewer, draft)
    assert kinds(made, "aquamarine", viewer) == set()


def test_a_piece_for_the_panel_is_not_found_by_the_room(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    add(made, EvidenceText("Whispered"), Audience.PANEL)
    audience = Viewer(ViewerKind.AUDIENCE)
    assert kinds(made, "whispered") == {PlaceKind.EVIDENCE}
    assert kinds(made, "whispered", audience) == set()


def test_what_changes_is_found_as_it_is_now(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    id = add(made, EvidenceText("Amber note"))
    assert kinds(made, "amber") == {PlaceKind.EVIDENCE}
    made.do(CorrectEvidence(id, EvidenceText("Indigo note")))
    assert kinds(made, "amber") == set()
    assert kinds(made, "indigo") == {PlaceKind.EVIDENCE}
    made.do(RemoveEvidence(id))
    assert kinds(made, "indigo") == set()


def test_the_best_come_first_and_of_too_many_those_that_are_called_so(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib", pieces=ROUGHLY)
    add(made, EvidenceText("Retry path", "Said once."))
    found = made.store.find("retry", HOLDER)
    assert (found.count, found.is_counted, len(found.hits)) == (ROUGHLY, False, MOST)
    assert found.hits[0].heading.text == "Retry path"
    few = made.store.find("retry once", HOLDER)
    assert (few.count, few.is_counted) == (1, True)


def test_nothing_that_is_typed_is_an_error(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib", pieces=1)
    for typed in ODD:
        assert len(made.store.find(typed, HOLDER).hits) <= MOST, typed[:20]


def test_while_it_is_read_what_was_read_is_found(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib", pieces=60)
    shares = [made.store.search_on(HOLDER) for _ in range(4)]
    *_, found = made.store.finding("piece", HOLDER)
    assert found and 0 < found.count < 120
    assert shares[0] <= shares[-1] == found.read
    assert 0 < found.read < 1
    assert made.store.find("piece", HOLDER).read == 1


def test_what_was_sought_before_an_index_was_dropped_leads_nowhere(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    made.store.find("piece", HOLDER)
    looking = made.store.finding("piece", HOLDER)
    next(looking)
    next(looking)
    made.store._search.drop()
    while made.store.search_on(HOLDER) < 1:
        pass
    *_, found = looking
    assert found and found.hits == ()


def test_of_a_candidate_who_exists_no_more_for_somebody_nothing_is_left(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    sami = Viewer(ViewerKind.PANELIST, made.panelists[-1])
    assert kinds(made, "ann", sami) == {PlaceKind.CANDIDATE}
    before = made.store._search._made
    made.do(Relate(Relation(RelationKind.RECUSED, made.panelists[-1], made.ann)))
    assert kinds(made, "ann", sami) == set()
    assert {hit.place.candidate for hit in made.store.find("piece", sami).hits} == {made.ben}
    assert made.store._search._made is not before


def test_no_word_of_it_is_in_any_file(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.store.find("retry", HOLDER).hits
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_it_is_let_go_when_a_panelist_gets_up_and_with_the_file(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    made.store.find("retry", made.viewer(0))
    made.store.lock(made.panelists[0])
    assert is_dropped(made.store)
    made.store.find("retry", in_charge(made.store))
    made.store.close()
    assert is_dropped(made.store)


def is_dropped(store: Store) -> bool:
    return store._search._made is None


def test_another_viewer_finds_by_an_index_of_their_own(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib", recused=True)
    recused = Viewer(ViewerKind.PANELIST, made.panelists[-1])
    assert kinds(made, "ann") == {PlaceKind.CANDIDATE}
    assert kinds(made, "ann", recused) == set()
    assert len(made.store.find("piece", HOLDER).hits) == 6
    assert len(made.store.find("piece", recused).hits) == 3


def test_a_piece_is_found_by_the_names_of_its_files_by_who_sees_it(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    piece = add(made, EvidenceText("A talk"), Audience.PANEL)
    made.store.find("kestrel", HOLDER)
    made.do(Attach(piece, (NewAttachment("Kestrel over the fields.png", b"an owl in it"),)))
    (hit,) = made.store.find("kestrel", HOLDER).hits
    assert hit.place == Place(PlaceKind.EVIDENCE, made.ann, evidence=piece, label="EV-04")
    assert kinds(made, "kestrel", Viewer(ViewerKind.AUDIENCE)) == set()
    assert kinds(made, "owl") == set(), "what is in a file is not looked through"
    made.do(Detach(piece, 1))
    assert kinds(made, "kestrel") == set()


def test_what_a_deputy_does_with_whom_somebody_does_not_see_lets_them_search_on(
    tmp_path: Path,
) -> None:
    made = open_session(tmp_path / "s.calib", recused=True)
    recused = Viewer(ViewerKind.PANELIST, made.panelists[-1])
    assert len(made.store.find("piece", recused).hits) == 3
    late = NewEvidence(new_id(), made.ann, EvidenceText("A piece that came late"))
    made.do(AddEvidence(late, "It came late."))
    assert len(made.store.find("piece", recused).hits) == 3
