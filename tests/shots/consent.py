"""Deciding together on the console and the room's screen, and the minutes when a session closes."""

from __future__ import annotations

from calibrate.domain.commands import (
    MarkAbsent,
    ProposeTogether,
    PullCase,
    RevealAll,
    RevealRound,
)
from calibrate.domain.decisions import Outcome
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.consent.dialog import ConsentDialog
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.projector.window import ProjectorWindow
from tests.shots.album import LEAST, Album, put_away
from tests.worlds.giving import agreeing
from tests.worlds.meetings import Meeting, Plan, meeting, projected
from tests.worlds.people import CANDIDATES, YARA_HADDAD


def _revealed(album: Album) -> Meeting:
    made = meeting(album.scratch / "consent.calib", Plan(raters=6, candidates=CANDIDATES))
    made.do(MarkAbsent(YARA_HADDAD.id, "recused from everybody"))
    made.open()
    made.do(RevealAll(made.plan.ids), after=4)
    return made


def draw(album: Album) -> None:
    """Draw the room's screen with a list from which one was pulled, names shown and hidden."""
    made = projected(album.scratch / "list.calib", candidates=CANDIDATES, give=agreeing)
    made.do(MarkAbsent(YARA_HADDAD.id, "recused from everybody"))
    made.open()
    made.do(*(RevealRound(id) for id in made.plan.ids))
    made.do(ProposeTogether(made.plan.ids), PullCase(made.plan.ids[1]))
    window = ProjectorWindow(Desk(made.store))
    window.open()
    album.take("consent-room", window, (LEAST,))
    put_away(window)
    made.store.close()


def ask(album: Album) -> None:
    """Draw who may be proposed, what is entered of a list, and the minutes at the end."""
    made = _revealed(album)
    screen = MeetingScreen(Desk(made.store))
    album.take("consent-console", screen, (LEAST,))
    album.ask("consent-propose", screen, screen.chairing.decide_together)
    made.do(ProposeTogether(made.plan.ids), PullCase("n2"), after=2)
    screen.refresh()

    def enter(dialog: ConsentDialog) -> None:
        for _ in range(2):
            dialog.form.outcomes.buttons[Outcome.PROMOTE].click()
            dialog.form.confirm.click()
        dialog.form.outcomes.buttons[Outcome.PROMOTE].click()

    album.ask("consent-list", screen, screen.chairing.decide_together, enter)
    for id in made.plan.ids:
        made.call(id)
        made.clock.go(minutes=9)
        made.decide(candidate=id)
    screen.refresh()
    album.ask("close-session", screen, screen.chairing.close_session)
    album.ask("minutes", screen, screen.chairing.show_minutes)
    put_away(screen)
    made.store.close()
