"""Nobody reads a sealed rating, or any shadow of one, through anything that reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import tests.worlds.sessions
from calibrate.domain.commands import (
    AddEvidence,
    AddPanelist,
    KeepMention,
    MarkAbsent,
    RecordDecision,
    Relate,
    ReopenCandidate,
    RevealRound,
    TellFinding,
    WriteMessage,
    WriteNote,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome
from calibrate.domain.errors import CalibrateError, Refused
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.letter.letter import Finding
from calibrate.domain.people import Panelist, Relation, RelationKind, Role
from calibrate.domain.phases import AUDIENCE, HOLDER, Viewer, ViewerKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.store import Store
from tests.reading import everything, viewers
from tests.worlds.sessions import Made, chair, in_charge, new_session, submit

CANARY = "Kanarienvogel"
IN_CHARGE = (ViewerKind.FACILITATOR, ViewerKind.HOLDER)


@pytest.fixture(autouse=True)
def _counted_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give two sessions that are built alike the same ids."""
    counter: Iterator[int] = iter(range(1, 10_000))
    monkeypatch.setattr(tests.worlds.sessions, "new_id", lambda: f"{next(counter):032x}")


def prepared(path: Path) -> Made:
    """Rating is open on Ann, whom Sami is recused from and Rosa presents, and on Ben."""
    made = new_session(path)
    observer = Panelist("observer", "Otto", Role.OBSERVER)
    made.store.apply(AddPanelist(observer), chair(made.store))
    for kind, panelist in ((RelationKind.RECUSED, 3), (RelationKind.PRESENTS, 2)):
        relation = Relation(kind, made.panelists[panelist], made.candidates[0], "because of kin")
        made.store.apply(Relate(relation), chair(made.store))
    made.open_rating()
    return made


def readers(made: Made) -> dict[str, Viewer]:
    return viewers((*made.panelists, "observer"), made.candidates)


def rate_ann(made: Made, values: tuple[int | None, int | None], word: str) -> None:
    for panelist, value in enumerate(values):
        submit(made, panelist, 0, value, f"{word} of {panelist}")


def test_a_sealed_rating_is_read_by_nobody_but_its_panelist(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    rate_ann(made, (4, 1), CANARY)
    draft = Draft((DraftRating("code", 5, True, reason=f"{CANARY} of 2"),))
    made.store.save_draft(made.candidates[1], made.viewer(2), draft)
    for name, viewer in readers(made).items():
        text = everything(made.store, viewer, made.candidates)
        works = viewer.kind is ViewerKind.PANELIST
        for writer in range(3):
            own = works and viewer.panelist == made.panelists[writer]
            assert (f"{CANARY} of {writer}" in text) == own, name


def test_a_sealed_rating_lies_nowhere_in_the_file_in_clear(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    rate_ann(made, (4, 1), CANARY)
    draft = Draft((DraftRating("code", 5, True, reason=CANARY),))
    made.store.save_draft(made.candidates[1], made.viewer(2), draft)
    made.store.close()
    raw = made.store.path.read_bytes()
    for encoding in ("utf-8", "utf-16-le"):
        assert CANARY.encode(encoding) not in raw
    assert CANARY.encode().hex().encode() not in raw
    with sqlite3.connect(made.store.path) as connection:
        dump = "\n".join(connection.iterdump())
        payloads = " ".join(row[0] for row in connection.execute("SELECT body FROM payload"))
    connection.close()
    assert CANARY not in dump
    assert "Submit" in dump and "confidence" not in payloads


def test_sessions_that_differ_only_in_sealed_ratings_read_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No average, count, order or size: nothing that anybody reads depends on what is sealed."""
    texts = []
    for number, (values, word) in enumerate([((5, 5), "yes"), ((1, None), "no " * 300)]):
        counter = iter(range(1, 10_000))
        monkeypatch.setattr(tests.worlds.sessions, "new_id", lambda c=counter: f"{next(c):032x}")
        folder = tmp_path / str(number)
        folder.mkdir()
        made = prepared(folder / "s.calib")
        rate_ann(made, values, word)
        draft = Draft((DraftRating("code", values[0], True, reason=word),))
        made.store.save_draft(made.candidates[1], made.viewer(2), draft)
        others = {
            name: viewer
            for name, viewer in readers(made).items()
            if viewer.panelist not in made.panelists[:3]
        }
        texts.append(
            {
                name: everything(made.store, viewer, made.candidates)
                for name, viewer in others.items()
            }
        )
        made.store.close()
    assert texts[0] == texts[1]


def test_the_revealed_is_read_by_those_who_may_and_with_names_by_fewer(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    rate_ann(made, (4, 1), CANARY)
    made.store.apply(RevealRound(made.candidates[0]), chair(made.store))
    presenter, recused, observer = (
        Viewer(ViewerKind.PANELIST, made.panelists[2]),
        Viewer(ViewerKind.PANELIST, made.panelists[3]),
        Viewer(ViewerKind.OBSERVER, "observer"),
    )
    ann = made.candidates[0]
    for viewer in (HOLDER, made.viewer(0), observer, presenter, AUDIENCE):
        assert made.store.sheet(ann, viewer).rows[0].values
    for viewer in (presenter, AUDIENCE):
        sheet = made.store.sheet(ann, viewer)
        assert not any(one.name or one.panelist for row in sheet.rows for one in row.ratings)
    assert CANARY not in everything(made.store, recused, made.candidates)
    candidate = Viewer(ViewerKind.CANDIDATE, candidate=ann)
    assert CANARY not in everything(made.store, candidate, made.candidates)


SEE_NAMES = {
    "holder",
    *(f"{kind} {n}" for kind in ("panelist", "observer") for n in (0, 1, 4)),
}
READ_TEXTS = SEE_NAMES | {"panelist 2", "observer 2"}
"""Rosa, number 2, presents Ann; Sami, number 3, is recused; Otto, number 4, observes."""

READ_BY = {
    "Kept at home.": {"holder"},
    "Away(name='Otto'": READ_TEXTS,
    "excused=('Quentin',)": SEE_NAMES,
    "Out with a fever.": SEE_NAMES,
    "LateBallot(name='Quentin'": SEE_NAMES,
    "The talk was long.": SEE_NAMES,
    "I would wait.": READ_TEXTS,
    "Not this time.": READ_TEXTS,
    "I would not wait.": READ_TEXTS,
    "She asked again.": READ_TEXTS,
    "Saw it in the work.": READ_TEXTS,
    "A piece that came late": {*READ_TEXTS, "audience"},
    "A piece for all": {*READ_TEXTS, "audience", "candidate 0"},
    "A piece for few": READ_TEXTS,
    "Written by Zora": {*READ_TEXTS, "audience"},
    "Well at the level.": READ_TEXTS,
    "Hand the rota over.": READ_TEXTS,
    "You have come far.": {"holder", "candidate 0"},
    "This was read by nobody.": {"holder"},
    "Rosa is a flower here.": {"holder"},
}


def decided(path: Path) -> Made:
    """Ann was decided, reopened and decided again, and everything that can be said was said."""
    made = prepared(path)
    ann, quentin = made.candidates[0], made.panelists[1]
    content = EvidenceText("A piece that came late", author="Written by Zora")
    for piece in (
        NewEvidence("piece", ann, content),
        NewEvidence("all", ann, EvidenceText("A piece for all"), (), Audience.CANDIDATE),
        NewEvidence("few", ann, EvidenceText("A piece for few", kind="Peer feedback")),
    ):
        made.store.apply(AddEvidence(piece, "came late"), chair(made.store))
    made.store.apply(MarkAbsent("observer", "Kept at home."), chair(made.store))
    submit(made, 0, 0, 4, "Saw it in the work.")
    reveal = RevealRound(ann, 1, (quentin,), "Out with a fever.")
    made.store.apply(reveal, chair(made.store))
    submit(made, 1, 0, 4, "Saw nothing of it.")
    dissents, follow_ups = (Dissent(quentin, "I would wait."),), (FollowUp("Ann", FOLLOWS),)
    against = (Dissent(quentin, "I would not wait."),)
    for command in (
        WriteNote(ann, "code", "The talk was long."),
        RecordDecision(Decision("first", ann, Outcome.NOT_YET, "Not this time.", None, against)),
        ReopenCandidate(ann, "She asked again."),
        RecordDecision(Decision("second", ann, Outcome.PROMOTE, LEVEL, None, dissents, follow_ups)),
        WriteMessage(ann, "You have come far.", True),
        TellFinding(ann, "code", Finding.SHOWN, "This was read by nobody."),
        KeepMention(ann, "message", 0, 3, "0", "Rosa is a flower here."),
    ):
        made.store.apply(command, chair(made.store))
    return made


LEVEL, FOLLOWS = "Well at the level.", "Hand the rota over."


def read_by(made: Made, store: Store, *several: str) -> dict[str, set[str]]:
    """By which viewers, by name, some words are read."""
    texts = {
        name: everything(store, viewer, made.candidates) for name, viewer in readers(made).items()
    }
    return {words: {name for name, text in texts.items() if words in text} for words in several}


def test_every_word_of_a_decided_case_is_read_by_those_it_is_for_and_nobody_else(
    tmp_path: Path,
) -> None:
    made = decided(tmp_path / "s.calib")
    assert read_by(made, made.store, *READ_BY) == READ_BY


def test_whose_submission_could_not_be_opened_is_read_by_those_who_see_names(
    tmp_path: Path,
) -> None:
    made = prepared(tmp_path / "s.calib")
    rate_ann(made, (4, 1), CANARY)
    made.store.close()
    with sqlite3.connect(made.store.path) as raw:
        damage = "UPDATE entry SET body = zeroblob(length(body)) WHERE panelist = ?"
        raw.execute(damage, (made.panelists[1],))
    raw.close()
    with Store.open(made.store.path) as store:
        reveal = RevealRound(made.candidates[0], 1, (made.panelists[1],), "A damaged file.")
        store.apply(reveal, chair(store))
        invalid = "invalid=('Quentin',)"
        assert read_by(made, store, invalid) == {invalid: SEE_NAMES}


def test_to_a_recused_person_the_candidate_does_not_exist(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    rate_ann(made, (4, 1), CANARY)
    text = everything(made.store, made.viewer(3), made.candidates)
    assert "Ann" not in text and made.candidates[0] not in text


def test_only_the_facilitator_reads_why_somebody_is_recused(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    for name, viewer in readers(made).items():
        text = everything(made.store, viewer, made.candidates)
        assert ("because of kin" in text) == (viewer == HOLDER), name


def test_that_somebody_submits_changes_nothing_but_the_facilitators_tally(tmp_path: Path) -> None:
    """Neither a time, nor a head, nor a line number tells that or when somebody submitted."""
    made = prepared(tmp_path / "s.calib")
    submit(made, 0, 0, 4)
    others = {
        name: viewer
        for name, viewer in readers(made).items()
        if viewer.panelist != made.panelists[1]
        and viewer.kind not in (ViewerKind.FACILITATOR, ViewerKind.HOLDER)
    }
    before = {n: everything(made.store, v, made.candidates) for n, v in others.items()}
    place = made.store.case(made.candidates[0], AUDIENCE).log_line
    facilitator = everything(made.store, HOLDER, made.candidates)
    for value in (2, 5):
        submit(made, 1, 0, value)
    assert before == {n: everything(made.store, v, made.candidates) for n, v in others.items()}
    assert made.store.case(made.candidates[0], AUDIENCE).log_line == place
    one = repr((made.candidates[0], made.panelists[1], 1))
    after = everything(made.store, HOLDER, made.candidates)
    assert one not in facilitator and one in after
    assert made.store.log(in_charge(made.store))[-1].kind == "ChooseSecret"
    made.store.apply(RevealRound(made.candidates[0]), chair(made.store))
    kinds = [entry.kind for entry in made.store.log(in_charge(made.store))]
    assert kinds[-4:] == ["Submit", "Submit", "Submit", "RevealRound"]


def test_the_log_is_read_by_nobody_but_who_runs_the_meeting(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    read = {name for name, viewer in readers(made).items() if made.store.log(viewer)}
    assert read == {"holder"}


def test_how_many_may_rate_is_told_with_the_reveal_and_not_before(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    rate_ann(made, (4, 1), CANARY)
    for told in (0, 2):
        for viewer in (HOLDER, made.viewer(0), AUDIENCE):
            assert made.store.sheet(made.candidates[0], viewer).raters == told
        if not told:
            made.store.apply(RevealRound(made.candidates[0]), chair(made.store))


def test_a_recused_facilitators_log_does_not_name_the_candidate(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    viewer = Viewer(ViewerKind.FACILITATOR, made.panelists[3])
    assert "Ann" not in " ".join(entry.sentence for entry in made.store.log(viewer))


def test_nobody_stands_at_the_same_place_on_every_criterion_where_names_are_hidden(
    tmp_path: Path,
) -> None:
    made = prepared(tmp_path / "s.calib")
    for panelist in (0, 1):
        submit(made, panelist, 0, 4, "Same words.")
    made.store.apply(RevealRound(made.candidates[0]), chair(made.store))
    for viewer in (AUDIENCE, Viewer(ViewerKind.PANELIST, made.panelists[2])):
        for row in made.store.sheet(made.candidates[0], viewer).rows:
            assert [one.panelist for one in row.ratings] == ["", ""]


def test_who_may_not_read_their_own_may_not_write_it(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    for kind in (ViewerKind.AUDIENCE, ViewerKind.OBSERVER, ViewerKind.CANDIDATE):
        viewer = Viewer(kind, made.panelists[0], made.candidates[0])
        with pytest.raises(Refused):
            made.store.save_draft(made.candidates[0], viewer, Draft())


def test_a_recused_panelist_is_told_the_same_as_of_nobody(tmp_path: Path) -> None:
    made = prepared(tmp_path / "s.calib")
    told = []
    for candidate in (made.candidates[0], "nobody"):
        with pytest.raises(CalibrateError) as caught:
            made.store.save_draft(candidate, made.viewer(3), Draft())
        told.append(str(caught.value))
    assert told[0] == told[1]


def test_the_numbers_of_the_logs_lines_do_not_tell_how_often_somebody_submitted(
    tmp_path: Path,
) -> None:
    made = prepared(tmp_path / "s.calib")
    for value in (4, 2, 5):
        submit(made, 0, 0, value)
    made.store.apply(MarkAbsent(made.panelists[1], "a fever"), chair(made.store))
    for viewer in (HOLDER, Viewer(ViewerKind.FACILITATOR, made.panelists[3])):
        numbers = [entry.sequence for entry in made.store.log(viewer)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_without_the_secret_nobody_reads_a_draft_or_what_was_submitted(tmp_path: Path) -> None:
    """Not by saying who they are either: the panelist's own view is locked like everybody's."""
    made = prepared(tmp_path / "s.calib")
    rate_ann(made, (4, 1), CANARY)
    draft = Draft((DraftRating("code", 5, True, reason=CANARY),))
    made.store.save_draft(made.candidates[1], made.viewer(2), draft)
    for panelist in made.panelists:
        made.store.lock(panelist)
    for name, viewer in readers(made).items():
        assert CANARY not in everything(made.store, viewer, made.candidates), name
    made.store.close()
    with Store.open(made.store.path) as store:
        for name, viewer in readers(made).items():
            assert CANARY not in everything(store, viewer, made.candidates), name
