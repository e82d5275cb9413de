"""The plan of the house: floors, the rooms on them, and who owns which library.

In an order, what stands after `<` may import what stands before it, and what stands side by side
does not know each other. A name that nothing bears yet is a place kept free.
"""

from __future__ import annotations

from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "calibrate"

ORDERS = {
    "calibrate": (
        "resources, whole_file < domain < words < analysis, store, packet < exchange"
        " < ui, cli < app"
    ),
    "calibrate.domain": (
        "canonical, errors < text < attached, earlier, organisation, policy, voice"
        " < ballots, decisions, evidence, meeting, rubric, search < questions"
        " < travel < handing < people, ratings < talking < session < presence, sheet"
        " < consent < minutes, phases, speaking < permissions, seeing, offers < letter"
        " < commands, agenda < authority, changes, cycle, drafts < record, submitting"
    ),
    "calibrate.store": (
        "clock, damage, document, latest < record < sealed < asking < reads, upgrades < writes"
        " < verifying, known, search < unfinished < session_file < private_copy, saving, kits"
        " < open_file < known_file < searched_file < with_kits < own_file < questions_file < store"
    ),
    "calibrate.packet": (
        "fonts, place, reading, rounds, wording < who_rated, rules, decision_words, flow"
        " < first_page < pages, record < voice < layout < letter, pack, book < tagged < paint"
        " < binding < packet"
    ),
    "calibrate.exchange": (
        "files, guarded, printable < attached_file, grids, guesses, signing"
        " < consent, cycle, ladders, policy, tables, shown, ballots < demo, exported < issuing"
    ),
    "calibrate.ui": (
        "look, preferences, turns < ahead, sight < parts < absence, desk, job_process"
        " < faults, kept_rubrics, recent < jobs"
        " < ballots, witness, offers, organisation, policy, paper, verifying, voice"
        " < begin < home, kits < cycle"
        " < new_session, setup, rate, meeting, projector, packets, hand_over, record"
        ", search"
        " < dropped < lost_file, open_session < window"
    ),
    "calibrate.ui.setup": (
        "state < candidate_tabs, due_row, page, sections < people, readiness_list < imports, rubric"
        " < evidence < screen"
    ),
    "calibrate.ui.rate": (
        "rating_words, standing < sheet"
        " < candidate_list, panelist_work, rating, sheet_page"
        " < candidate_side, submissions < places, screen_keys < screen"
    ),
    "calibrate.ui.meeting": (
        "asking, situation < agenda, attendance, piece, ratings, reasons, sealed"
        " < decision < consent < reveals < chairing, projection, turn < middle, side"
        " < presses, showing < wiring < screen"
    ),
}

# One screen shows another: Rate on the laptop that goes round, the projector beside the console.
SCREENS_IN_SCREENS = {
    ("calibrate.ui.hand_over.screen", "calibrate.ui.rate.screen"),
    ("calibrate.ui.kits.screen", "calibrate.ui.rate.screen"),
    ("calibrate.ui.hand_over.turn_page", "calibrate.ui.rate.rating.refusal"),
    ("calibrate.ui.meeting.projection", "calibrate.ui.projector.window"),
}

OWNERS = {
    "PySide6": {"ui", "app"},
    "numpy": {"analysis"},
    "sqlalchemy": {"store"},
    "sqlite3": {"store"},
    "nacl": {"store"},
    "mnemonic": {"store"},
    "sqlcipher3": {"store"},
    "asn1crypto": {"exchange"},
    "cryptography": {"exchange"},
    "pikepdf": {"packet", "exchange"},
    "pyhanko": {"exchange"},
    "pyhanko_certvalidator": {"exchange"},
    "reportlab": {"packet"},
    "uharfbuzz": {"packet"},
    "markdown_it": {"words", "exchange"},
    "python_calamine": {"exchange"},
    "xlsxwriter": {"exchange"},
    "yaml": {"exchange"},
    "tomllib": {"exchange"},
    "tomli_w": {"exchange"},
    "snowballstemmer": {"analysis"},
    "charset_normalizer": {"exchange"},
    "pypdfium2": {"ui"},
}

DOMAIN_IS_WITHOUT = {"io", "os", "pathlib", "secrets", "shutil", "socket", "sqlite3", "time"}


def every_import() -> grimp.ImportGraph:
    """Return who imports whom, wherever in a file and under TYPE_CHECKING as well."""
    return grimp.build_graph("calibrate", include_external_packages=True, cache_dir=None)


def layers(order: str) -> list[grimp.Layer]:
    """Return the rooms of an order from the top down."""
    return [grimp.Layer(*rooms.split(", ")) for rooms in reversed(order.split(" < "))]


def circles(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    """Return imports without which no two files, and no two rooms, would need each other."""
    packages = {"calibrate", *graph.find_descendants("calibrate")}
    return {breaker for package in packages for breaker in graph.nominate_cycle_breakers(package)}
