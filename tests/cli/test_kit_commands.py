"""Kits by the command line alone: made, filled, submitted, and what is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from calibrate.store.document import encrypting
from calibrate.store.store import Store
from tests.cli.conftest import Run, ratings_csv, with_facilitator
from tests.worlds.sessions import open_session


def kit_of(name: str, number: int = 1) -> Path:
    return Path("kits") / f"Kit{f' {number}' if number > 1 else ''} of {name}, Autumn.calib"


@pytest.fixture
def plain_kits(run: Run, in_rating: Path) -> Path:
    """The session in rating, of which everybody has a kit that is not encrypted."""
    assert run("kit", in_rating, "--out", "kits", "--no-passphrase").status == 0
    return in_rating


def test_everybody_gets_a_kit_with_words_of_their_own(run: Run, in_rating: Path) -> None:
    outcome = run("kit", in_rating, "--out", "kits")
    assert outcome.status == 0 and not outcome.err
    lines = outcome.out.splitlines()
    assert lines[0] == "kits/Kit of Pia, Autumn.calib: for Pia"
    told = dict(line.split(": ") for line in lines[4:8])
    assert list(told) == ["Pia", "Quentin", "Rosa", "Sami"]
    assert len(set(told.values())) == 4
    assert all(len(drawn.split()) == 6 for drawn in told.values())
    assert lines[8].startswith("These words are shown once. Let them travel another way")
    assert "cannot be recovered" in lines[8]
    assert {path.name for path in Path("kits").iterdir()} == {
        kit_of(name).name for name in ("Pia", "Quentin", "Rosa", "Sami")
    }
    for path in Path("kits").iterdir():
        assert not [drawn for drawn in told.values() if drawn.encode() in path.read_bytes()]


def test_without_words_it_is_said_who_reads_a_kit(run: Run, in_rating: Path) -> None:
    outcome = run("kit", in_rating, "--out", "kits", "--panelist", "Rosa", "--no-passphrase")
    assert outcome.out.startswith("kits/Kit of Rosa, Autumn.calib: for Rosa\n")
    assert "These kits are not encrypted: whoever has the file reads" in outcome.out
    assert [path.name for path in Path("kits").iterdir()] == [kit_of("Rosa").name]


def test_evidence_that_is_only_a_link_is_named(run: Run, in_setup: Path, tmp_path: Path) -> None:
    table = tmp_path / "e.csv"
    table.write_text("candidate,title,link\nAnn,Design note,https://example.org/note\n")
    run("import-evidence", in_setup, table, "--kind", "Note")
    run("open-rating", in_setup)
    outcome = run("kit", in_setup, "--out", "kits", "--no-passphrase")
    assert outcome.out.splitlines()[0] == (
        "EV-04 Design note of Ann is only a link, https://example.org/note: offline it cannot be "
        "opened."
    )


def test_from_a_table_to_signed_submissions(run: Run, plain_kits: Path, tmp_path: Path) -> None:
    kit, table = kit_of("Pia"), ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"), ("Pia", "Ben"))
    saved = run("import-ratings", kit, table)
    assert saved.out == "Saved 6 ratings as drafts, by 1 panelist on 2 candidates.\n"
    submitted = run("submit", kit, "--candidate", "Ann")
    assert submitted.out == "Pia submitted Ann.\n"
    assert run("import-ratings", kit, table, "--submit").out == (
        "Pia on Ann is unchanged.\nPia submitted Ben.\n"
    )
    assert run("verify", kit).status == 0
    shown = run("show", kit)
    assert "Ann" in shown.out and "Ben" in shown.out


def test_who_is_recused_is_not_shown(run: Run, plain_kits: Path) -> None:
    shown = run("show", kit_of("Sami"))
    assert shown.status == 0 and "Ben" in shown.out and "Ann" not in shown.out
    assert run("show", kit_of("Sami"), "--json").out.count('"name": "Ann"') == 0


def test_a_kit_is_read_by_its_panelist_alone(run: Run, plain_kits: Path) -> None:
    assert run("show", kit_of("Pia"), "--as", "Pia").status == 0
    for command in ("show", "submit"):
        outcome = run(command, kit_of("Pia"), "--as", "Quentin")
        assert outcome.status == 2 and "There is no panelist named “Quentin”" in outcome.complaint


def test_a_conflict_is_declared_in_ones_own_kit(run: Run, plain_kits: Path) -> None:
    outcome = run("recuse", kit_of("Pia"), "Pia", "Ann", "--because", "a cousin")
    assert outcome.out == "Pia declared a conflict with Ann.\n"
    assert "Ann" not in run("show", kit_of("Pia")).out
    named = run("recuse", kit_of("Rosa"), "Rosa", "Ann", "--deputy", "Rosa")
    assert named.status == 2 and "leave --deputy out" in named.complaint


SESSION_ALONE = (
    ("kit", "--out", "x"),
    ("reveal",),
    ("decide", "Ann", "defer", "--because", "x"),
    ("packet", "--out", "x"),
    ("open-rating",),
    ("add-panelist", "Zoe"),
    ("import-evidence", "e.csv"),
    ("deputy", "Ann", "Pia"),
    ("close",),
    ("withdraw", "Ann", "--because", "x"),
    ("second-round", "Ann"),
)


@pytest.mark.parametrize("arguments", SESSION_ALONE, ids=lambda one: one[0])
def test_what_takes_a_session_takes_no_kit(
    run: Run, plain_kits: Path, arguments: tuple[str, ...]
) -> None:
    outcome = run(arguments[0], kit_of("Pia"), *arguments[1:])
    assert outcome.status == 2
    assert outcome.complaint == (
        "Kit of Pia, Autumn.calib is a kit, cut for one panelist; this takes the session’s own "
        "file."
    )
    assert not Path("x").exists()


def test_what_takes_a_kit_takes_no_session(run: Run, plain_kits: Path) -> None:
    outcome = run("take-over", plain_kits, kit_of("Pia"))
    assert outcome.complaint == "rating.calib is a session and no kit; this takes a kit."
    outcome = run("take-over", kit_of("Pia"), plain_kits)
    assert outcome.complaint == "rating.calib is a session and no kit; this takes a kit."


def test_whose_drafts_has_to_be_said_of_a_session(run: Run, plain_kits: Path) -> None:
    outcome = run("submit", plain_kits)
    assert outcome.status == 2 and "--as PANELIST is needed" in outcome.complaint


def test_a_newer_kit_takes_the_work_over(run: Run, plain_kits: Path, tmp_path: Path) -> None:
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    run("import-ratings", kit_of("Pia"), table, "--submit")
    run("kit", plain_kits, "--out", "kits", "--panelist", "Pia", "--no-passphrase")
    outcome = run("take-over", kit_of("Pia", 2), kit_of("Pia"))
    assert outcome.out == "Took over the work of kit 1: 1 submission, and what was begun.\n"
    assert "is unchanged" in run("import-ratings", kit_of("Pia", 2), table, "--submit").out


def test_before_rating_opens_no_kit_is_made(run: Run, in_setup: Path) -> None:
    before = run("kit", in_setup, "--out", "kits")
    assert before.status == 1 and "freezes only then; open rating first" in before.complaint
    assert not Path("kits").exists()


def test_who_joins_in_the_meeting_gets_a_kit_with_who_is_sealed(run: Run, demo: Path) -> None:
    run("add-panelist", demo, "Una Late", "--because", "Somebody left.")
    made = run("kit", demo, "--out", "kits", "--panelist", "Una Late", "--no-passphrase")
    assert made.status == 0
    (kit,) = Path("kits").iterdir()
    assert "Miriam Castellanos" not in run("show", kit).out


def test_who_rates_nobody_gets_none(run: Run, in_setup: Path) -> None:
    with_facilitator(run, in_setup)
    run("open-rating", in_setup)
    outcome = run("kit", in_setup, "--out", "kits", "--panelist", "Fay")
    assert outcome.status == 1
    assert outcome.complaint == "Fay has nobody to rate, so there is no kit for them."
    assert "Fay" not in run("kit", in_setup, "--out", "kits", "--no-passphrase").out


@pytest.fixture
def locked(run: Run, in_rating: Path) -> tuple[Path, str]:
    """Pia's kit, and its words."""
    outcome = run("kit", in_rating, "--out", "kits", "--panelist", "Pia")
    return kit_of("Pia"), outcome.out.splitlines()[1].removeprefix("Pia: ")


def test_words_come_from_a_file(run: Run, locked: tuple[Path, str], tmp_path: Path) -> None:
    kit, drawn = locked
    (tmp_path / "w.txt").write_text(drawn.upper().replace(" ", "\n"))
    for command in ("show", "verify", "log"):
        assert run(command, kit, "--words-file", tmp_path / "w.txt").status == 0
    (tmp_path / "w.txt").write_text("abandon " * 6)
    outcome = run("show", kit, "--words-file", tmp_path / "w.txt")
    assert outcome.complaint == f"These are not the words of {kit.name}."
    (tmp_path / "w.txt").write_text("abandon " * 5)
    assert "There are 6 words" in run("show", kit, "--words-file", tmp_path / "w.txt").complaint


def test_where_nobody_can_type_a_file_is_asked_for(run: Run, locked: tuple[Path, str]) -> None:
    outcome = run("show", locked[0])
    assert outcome.status == 2
    assert outcome.complaint == (
        f"{locked[0].name} is encrypted; it opens with its six words. Give a file that holds them "
        "with --words-file."
    )


class Terminal:
    """Somebody who types, one answer after the other."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    def isatty(self) -> bool:
        return True

    def ask(self, prompt: str) -> str:
        return self.answers.pop(0)


def sit(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Terminal:
    terminal = Terminal(*answers)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr("calibrate.cli.words.getpass", terminal.ask)
    return terminal


def test_words_are_typed_where_somebody_can(
    run: Run, locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sit(monkeypatch, "a slip", "abandon " * 6, locked[1])
    outcome = run("show", locked[0])
    assert outcome.status == 0
    assert outcome.err.splitlines() == [
        "calibrate: “a” is none of the words that are drawn; look for a slip in it.",
        f"calibrate: These are not the words of {locked[0].name}.",
    ]


def test_after_three_tries_it_is_said_who_has_the_words(
    run: Run, locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = sit(monkeypatch, *("abandon " * 6 for _ in range(5)))
    outcome = run("show", locked[0])
    assert outcome.status == 2 and len(terminal.answers) == 2
    assert outcome.err.splitlines()[-1] == (
        f"calibrate: {locked[0].name} was not opened. Whoever sent you the file has its words; "
        "without them nobody can open it."
    )


def test_without_the_library_kits_without_words_are_offered(
    run: Run, in_rating: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypting, "LIBRARY", "no_such_library")
    outcome = run("kit", in_rating, "--out", "kits")
    assert outcome.status == 2 and "Kits without words work here" in outcome.complaint
    assert not Path("kits").exists()
    assert run("kit", in_rating, "--out", "kits", "--no-passphrase").status == 0


def test_a_damaged_kit_is_told_as_damaged(run: Run, locked: tuple[Path, str]) -> None:
    kit, drawn = locked
    Path("w.txt").write_text(drawn)
    content = bytearray(kit.read_bytes())
    content[5 * 4096 + 100] ^= 1
    kit.write_bytes(content)
    outcome = run("show", kit, "--words-file", "w.txt")
    assert outcome.status == 2 and "is damaged" in outcome.complaint


def test_a_replacement_says_why_in_the_record(run: Run, plain_kits: Path) -> None:
    outcome = run("kit", plain_kits, "--out", "k2", "--panelist", "Pia", "--because", "It was lost")
    assert outcome.status == 0
    assert "replaced the kits of Pia" in run("log", plain_kits).out


def test_the_file_of_a_kit_stands_where_no_other_is(run: Run, plain_kits: Path) -> None:
    open_session(Path("other.calib")).store.close()
    outcome = run("kit", "other.calib", "--out", "kits", "--no-passphrase")
    assert outcome.status == 2 and "is there already; choose another folder" in outcome.complaint
    with Store.open(Path("other.calib")) as store:
        assert store._session.kits == ()


def test_a_reading_pack_comes_out_of_a_kit_too(run: Run, plain_kits: Path, tmp_path: Path) -> None:
    outcome = run("packet", kit_of("Pia"), "--edition", "reading", "--out", "p")
    assert outcome.status == 0 and outcome.out.startswith("p/Reading pack, Pia.pdf: ")
    other = run("packet", kit_of("Pia"), "--edition", "reading", "--for", "Rosa", "--out", "p")
    assert other.status == 2 and "There are: Pia." in other.complaint
