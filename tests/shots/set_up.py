"""Set-up: its four parts."""

from __future__ import annotations

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import Relate
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.presence.chairs import facilitators
from calibrate.ui.desk import Desk
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.ui.setup.screen import SetupScreen
from tests.shots.album import Album, put_away
from tests.shots.demo import in_set_up


def draw(album: Album) -> None:
    """Draw each part of Set-up."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        for part in Part:
            screen.choose(part)
            album.take(f"setup-{part}", screen)
        _present(desk)
        panel = screen.page
        assert isinstance(panel, PanelPage)
        panel.relations.setCurrentIndex(panel.relations.relations.index(0, 0))
        album.take("setup-deputy", screen)
        put_away(screen)


def _present(desk: Desk) -> None:
    """Let the facilitator present the first candidate, for which a deputy is lacking then."""
    session = desk.session(desk.chair)
    (leads, *_), (state, *_) = facilitators(session), session.candidates
    desk.apply(Relate(Relation(RelationKind.PRESENTS, leads.id, state.id)))
