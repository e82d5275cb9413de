"""Set-up: its four parts."""

from __future__ import annotations

from datetime import timedelta

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import Relate, ReplaceRater, SetDue
from calibrate.domain.people import Panelist, Relation, RelationKind
from calibrate.domain.presence.chairs import facilitators
from calibrate.domain.submitting.succeeding import passes_on
from calibrate.ui.desk import Desk
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.ui.setup.screen import SetupScreen
from tests.shots.album import Album, put_away
from tests.shots.demo import in_set_up
from tests.shots.kits import in_rating
from tests.worlds.meetings import Plan, meeting


def draw(album: Album) -> None:
    """Draw each part of Set-up, and what it leads to once rating is open."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        for part in Part:
            screen.choose(part)
            album.take(f"setup-{part}", screen)
        _draw_placing(album, screen)
        _present(desk)
        panel = screen.page
        assert isinstance(panel, PanelPage)
        panel.relations.setCurrentIndex(panel.relations.relations.index(0, 0))
        album.take("setup-deputy", screen)
        put_away(screen)
    _draw_opened(album)
    _draw_late(album)


def _draw_late(album: Album) -> None:
    """Draw people once rating is open: somebody came, somebody was replaced, a day is set."""
    with in_rating(album, "late.calib") as desk:
        session = desk.session(desk.chair)
        before = max(session.panel.panelists, key=lambda one: len(passes_on(session, one.id)))
        desk.apply(SetDue(desk.now().date() + timedelta(days=5)))
        successor = Panelist("successor", "Quentin Sørensen-Ångström")
        desk.apply(ReplaceRater(before.id, successor, "On parental leave from 1 December."))
        screen = SetupScreen(desk)
        for part in (Part.CANDIDATES, Part.PANEL):
            screen.choose(part)
            album.take(f"setup-late-{part}", screen)
        put_away(screen)


def _draw_placing(album: Album, screen: SetupScreen) -> None:
    """Draw a piece that is read beside the matrix, and pieces that are filtered."""
    screen.choose(Part.EVIDENCE)
    page = screen.page
    assert isinstance(page, EvidencePage)
    page.view.go_to_unplaced()
    page.open_reader()
    album.take("setup-reading", screen)
    page.close_reader()
    page.filter.open()
    page.filter.line.setText("note")
    album.take("setup-filter", screen)
    page.filter.line.setText("nothing has this in it")
    album.take("setup-filter-none", screen)
    page.filter.close_bar()
    screen.choose(Part.PANEL)


def _draw_opened(album: Album) -> None:
    made = meeting(album.scratch / "opened.calib", Plan(raters=3, left_out=(2,)))
    with made.store:
        screen = SetupScreen(Desk(made.store))
        album.take("setup-opened", screen)
        put_away(screen)


def _present(desk: Desk) -> None:
    """Let the facilitator present the first candidate, for which a deputy is lacking then."""
    session = desk.session(desk.chair)
    (leads, *_), (state, *_) = facilitators(session), session.candidates
    desk.apply(Relate(Relation(RelationKind.PRESENTS, leads.id, state.id)))
