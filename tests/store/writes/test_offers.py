"""What becomes of an example that is offered: who agrees, who approves, and who reads of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.authority import HOLDER, Actor
from calibrate.domain.commands import (
    ApproveExample,
    ChangeAudience,
    Command,
    CorrectName,
    NameDeputy,
    OfferExample,
    RecordAgreement,
    Relate,
    ReopenCandidate,
    RevealRound,
    Submit,
    WithdrawOffer,
    new_id,
)
from calibrate.domain.errors import BadInput, CalibrateError, Refused
from calibrate.domain.evidence import Audience
from calibrate.domain.offers.offer import OfferState
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import in_chair
from calibrate.store.record.payloads import parts_of
from tests.reading import everything, viewers
from tests.worlds.kits import Kits
from tests.worlds.offers import GAP, HOW, WORDS, agreed, approve, citing, offer, offers, piece
from tests.worlds.people import FAY
from tests.worlds.sessions import Made
from tests.worlds.stages import facilitated


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return agreed(tmp_path / "s.calib")


def refused(made: Made, command: Command, kind: type[CalibrateError] = Refused) -> str:
    lines = made.store.verify().lines
    with pytest.raises(kind) as error:
        made.do(command)
    assert made.store.verify().lines == lines
    return str(error.value)


def test_an_example_is_offered_agreed_to_and_approved(made: Made) -> None:
    made.do(offer(made))
    (found,) = offers(made)
    assert (found.criterion, found.level, found.gap) == (GAP.criterion, GAP.level, GAP.text)
    assert (found.evidence, found.version, found.words) == (piece(made).id, 1, WORDS)
    assert found.state is OfferState.OFFERED
    assert "ask them first" in refused(made, ApproveExample("offer"))
    assert "how they agreed" in refused(made, RecordAgreement("offer", " "))
    made.do(RecordAgreement("offer", HOW))
    assert (offers(made)[0].state, offers(made)[0].agreement) == (OfferState.AGREED, HOW)
    made.do(ApproveExample("offer"))
    (found,) = offers(made)
    assert (found.state, found.approver) == (OfferState.APPROVED, FAY.id)
    assert "approved already" in refused(made, ApproveExample("offer"))
    assert "approved already" in refused(made, RecordAgreement("offer", HOW))
    assert made.store.verify().problems == ()


def test_other_words_are_agreed_to_anew(made: Made) -> None:
    approve(made)
    assert "these words already" in refused(made, offer(made, f"  {WORDS}\n"))
    made.do(offer(made, "Drew a design\nthat others build on."))
    (found,) = offers(made)
    assert (found.state, found.agreement) == (OfferState.OFFERED, "")
    assert found.words == "Drew a design that others build on."


def test_the_person_can_take_it_back_whatever_was_agreed(made: Made) -> None:
    approve(made)
    made.do(WithdrawOffer("offer"))
    assert offers(made)[0].state is OfferState.WITHDRAWN
    for command in (WithdrawOffer("offer"), ApproveExample("offer"), RecordAgreement("offer", "x")):
        assert "was withdrawn" in refused(made, command)
    assert "under a new one" in refused(made, offer(made), BadInput)
    made.do(offer(made, id="another"))
    assert [one.state for one in offers(made)] == [OfferState.WITHDRAWN, OfferState.OFFERED]


def test_it_is_taken_back_also_once_the_candidate_was_reopened(made: Made) -> None:
    made.do(offer(made), RecordAgreement("offer", HOW), ReopenCandidate(made.ann, "an appeal"))
    assert "is not decided" in refused(made, ApproveExample("offer"))
    made.do(WithdrawOffer("offer"))


def test_what_is_offered_amiss_changes_nothing(made: Made) -> None:
    assert "needs words" in refused(made, offer(made, " \n"), BadInput)
    assert "still says “Ann”" in refused(made, offer(made, "Ann shaped a design."))
    assert "still says “Rosa”" in refused(made, offer(made, "Helped Rosa to shape a design."))
    assert refused(made, WithdrawOffer("none"), BadInput).startswith("There is no such offered")
    made.do(offer(made))
    assert "offered there already" in refused(made, offer(made, "Another.", "other"))
    taken = OfferExample("offer", piece(made, 1).id, GAP.criterion, GAP.level, GAP.text, "More.")
    assert "Nobody cites EV-02" in refused(made, taken)


def test_what_is_approved_still_may_be_offered_and_says_no_name(made: Made) -> None:
    made.do(offer(made, "Shaped what Cleo builds on."), RecordAgreement("offer", HOW))
    made.do(CorrectName(made.panelists[1], "Cleo", "misspelt"))
    assert "still says “Cleo”" in refused(made, ApproveExample("offer"))
    made.do(ChangeAudience(piece(made).id, Audience.PANEL, "feedback"))
    assert "may be shown outside" in refused(made, ApproveExample("offer"))


def test_it_works_in_a_closed_session(tmp_path: Path) -> None:
    made = agreed(tmp_path / "s.calib", is_closed=True)
    approve(made)
    made.do(WithdrawOffer("offer"))
    assert made.store.verify().problems == ()


def test_nobody_reads_of_an_offer_but_who_runs_that_part(made: Made) -> None:
    made.do(offer(made), RecordAgreement("offer", HOW))
    for name, viewer in viewers((*made.panelists, FAY.id), made.candidates).items():
        text = everything(made.store, viewer, made.candidates)
        runs = viewer == in_chair(FAY.id)
        assert ((WORDS in text), (HOW in text)) == (runs, runs), name
        assert bool(made.store.offers(viewer)) == runs, name


def test_a_kit_that_goes_out_later_has_nothing_of_it(made: Made, tmp_path: Path) -> None:
    approve(made)
    (kit,) = Kits(made, tmp_path).make(0)
    content = kit.path.read_bytes()
    assert WORDS.encode() not in content
    assert HOW.encode() not in content
    assert b"offer" not in content.replace(b"offered_example", b"")


def test_only_who_runs_that_part_may_give_these_commands(made: Made) -> None:
    made.do(offer(made))
    given = (offer(made, "Other words."), RecordAgreement("offer", HOW), WithdrawOffer("offer"))
    for actor in (Actor(made.panelists[0]), HOLDER, Actor("nobody")):
        for command in given:
            with pytest.raises(Refused):
                made.store.apply(command, actor)
    assert offers(made)[0].state is OfferState.OFFERED


def test_to_a_recused_facilitator_there_is_no_offer_and_a_deputy_runs_it(tmp_path: Path) -> None:
    made = facilitated(tmp_path / "s.calib", opened=False)
    deputy = made.panelists[0]
    made.do(Relate(Relation(RelationKind.RECUSED, FAY.id, made.ann, "a cousin")))
    made.do(NameDeputy(made.ann, deputy))
    made.open_rating()
    evidence = made.store.evidence(in_chair(deputy))[made.ann][0]
    for panelist in made.panelists:
        given = citing(made, 4, evidence=evidence.id)
        made.do(Submit(new_id(), panelist, made.ann, given))
    for command in (RevealRound(made.ann), made.decision(), _offering(evidence.id)):
        made.do(command, actor=deputy)
    assert [one.words for one in made.store.offers(in_chair(deputy))] == [WORDS]
    assert made.store.offers(in_chair(FAY.id)) == ()
    with pytest.raises(BadInput, match="no such candidate"):
        made.do(WithdrawOffer("offer"), actor=FAY.id)


def _offering(evidence: str) -> OfferExample:
    return OfferExample("offer", evidence, GAP.criterion, GAP.level, GAP.text, WORDS)


def test_the_log_says_no_word_of_it_and_keeps_it_as_a_part_of_the_candidate(made: Made) -> None:
    approve(made)
    made.do(WithdrawOffer("offer"))
    told = [entry.sentence for entry in made.store.log(in_chair(FAY.id))][-4:]
    of = "an example of L4 on “Code and tests” from the work of Ann"
    assert told == [f"offered {of}", f"noted the agreement to {of}", f"approved {of}",
                    f"withdrew {of}"]  # fmt: skip
    last = made.store.verify().lines
    with made.store._document.transaction() as connection:
        for line in range(last - 3, last + 1):
            parts = parts_of(connection, line).values()
            assert {part.people for part in parts} == {(made.ann,)}
        lines = connection.exec_driver_sql("SELECT group_concat(line) FROM log").scalar_one()
    assert WORDS not in lines
    assert HOW not in lines
