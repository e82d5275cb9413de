from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from calibrate.domain.presence.away import Away
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase
from calibrate.words.record import Quote, Told, record_groups
from tests.worlds import cases, two_rounds


def record(case: Case) -> dict[str, Told]:
    """All entries of a record by their term."""
    return {term: told for _, entries in record_groups(case, "") for term, told in entries}


def test_the_decision_is_told_whole() -> None:
    told = record(two_rounds.tied())
    assert told["Decision"] == ("Promote, recorded 19 Nov 2026, 14:25 UTC.",)
    assert told["Vote"] == ("2 for, 2 against, 1 abstention. A tie, decided by Hugo Lefèvre.",)
    assert told["Took part"] == ("5 of 12 who may vote; quorum 8.",)
    assert told["Out of the ordinary"] == ("Below the quorum: 5 took part, 8 are needed.",)
    assert told["Reason"] == (Quote(cases.DECISION.reason),)
    assert told["Dissent"] == (Quote(cases.DISSENT, "Grace Nakamura"),)


def test_a_superseded_decision_is_told_with_why_it_was_reopened() -> None:
    earlier = two_rounds.EARLIER
    assert record(two_rounds.talked())["Superseded decision"] == (
        "Not yet, recorded 12 Nov 2026, 11:25 UTC.",
        "5 for, 6 against, no abstention.",
        Quote(earlier.decision.reason, "Reason"),
        Quote(earlier.decision.dissents[0].text, "Dissent of Hugo Lefèvre"),
        "Follow-up of Luca Ferri, by 16 Nov 2026: Find the minutes of the storage decision.",
        Quote(earlier.because, "Why it was reopened 19 Nov 2026, 13:54 UTC"),
    )


def test_attendance_says_who_was_away_when_and_why() -> None:
    assert record(two_rounds.talked())["Attendance"] == (
        "Piet Aalders, absent for the day: ill, since yesterday",
        "Maren Holt, outside 14:04–14:25, recused",
        "Yara Haddad, outside 14:05–14:25, recused",
        "Louise Ekström, absent 14:17–14:23: called to an incident",
    )


def test_who_left_on_another_day_and_did_not_come_back_is_told_so() -> None:
    away = (
        Away("Bram Visser", False, cases.DECIDED - timedelta(days=1)),
        Away("", True, cases.DECIDED),
    )
    told = record(replace(cases.decided(), attendance=away))["Attendance"]
    assert told == (
        "Bram Visser, outside from 18 Nov 2026, 14:25",
        "A panelist, absent for the day",
    )


def test_every_round_is_told_with_whom_it_was_revealed_without() -> None:
    told = record(two_rounds.talked())
    assert told["Reveal"] == (
        "Round 1 revealed 19 Nov 2026, 14:13 UTC without Piet Aalders. "
        "Why: Piet Aalders is absent: ill, since yesterday.",
        "Round 2 revealed 19 Nov 2026, 14:21 UTC without Louise Ekström and Piet Aalders. "
        "Why: Called to an incident; Piet Aalders is absent: ill, since yesterday.",
    )
    assert told["Second round"] == (
        "Design: 3 moved up, none down, 1 from “not enough evidence”; no longer split.",
        "Raising the team’s standard: 2 moved up, 1 down; still split.",
    )


def test_what_is_kept_and_not_counted_is_named() -> None:
    told = record(two_rounds.talked())
    assert told["Late ballots"] == (
        "Piet Aalders, round 1, 19 Nov 2026, 15:02 UTC, after the reveal; kept, not counted.",
    )
    assert told["Set aside"] == (
        "Ratings of Yara Haddad, who declared a conflict after giving them; kept, not counted.",
    )


def test_a_second_round_that_is_sealed_or_never_was_revealed_is_told_so() -> None:
    case = two_rounds.sealed_again()
    sealed = "Design: under way, and sealed until its reveal."
    assert record(case)["Second round"][0] == sealed
    gone = replace(case, sheet=replace(case.sheet, sealed_round=None))
    assert record(gone)["Second round"][0] == "Design: begun, and never revealed."


def test_the_deputy_and_the_time_are_told() -> None:
    told = record(two_rounds.talked())
    assert told["Facilitator"] == ("Maren Holt, who is recused",)
    assert told["Deputy"] == ("Hugo Lefèvre, who ran this part of the meeting",)
    assert told["Time"] == ("23 minutes used of 20 planned",)


def test_what_did_not_happen_is_left_out() -> None:
    told = record(cases.decided())
    missing = ("Deputy", "Attendance", "Time", "Second round", "Late ballots", "Set aside")
    assert not set(missing) & set(told)
    assert "Superseded decision" not in told


def test_a_draft_says_that_no_decision_was_recorded_or_that_none_stands() -> None:
    assert record(cases.undecided())["Decision"] == ("No decision was recorded.",)
    assert record(two_rounds.reopened())["Decision"] == ("No decision stands.",)
    case = cases.sealed()
    case = replace(case, sheet=replace(case.sheet, phase=CandidatePhase.WITHDRAWN))
    assert record(case)["Candidate"] == ("Withdrawn.",)


def test_a_sealed_candidates_record_says_nothing_of_rounds() -> None:
    case = cases.sealed()
    again = replace(case, sheet=replace(case.sheet, second_round=("design",)))
    assert record(again)["Reveal"] == ("Nothing was revealed.",)
    assert "Second round" not in record(again)


def test_a_facilitator_who_presents_and_goes_on_without_a_deputy_says_why() -> None:
    case = cases.decided()
    (name, *_) = case.facilitators
    sheet = replace(case.sheet, presenters=(name,))
    told = record(replace(case, sheet=sheet, deputy="", without_deputy="Nobody else may."))
    assert told["Deputy"] == (
        f"{name}, who presents, ran this without a deputy",
        Quote("Nobody else may.", "Reason"),
    )
