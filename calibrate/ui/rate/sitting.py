"""What one panelist works on: read once, kept until something changes."""

from __future__ import annotations

from calibrate.domain.commands import Change
from calibrate.domain.people import Panelist
from calibrate.domain.phases import FACILITATOR, Viewer, ViewerKind
from calibrate.domain.ratings import Draft, PastSubmission, Rating
from calibrate.domain.rubric import Step
from calibrate.domain.session import Session
from calibrate.ui.desk import Desk
from calibrate.ui.rate import drafting
from calibrate.ui.rate.contents import Contents
from calibrate.ui.rate.keeper import DraftKeeper
from calibrate.ui.rate.standing import SENTENCES, Progress, Stand, progress, stand

EVIDENCE = frozenset({"evidence", "evidence_version", "placement", "rubric", "relation"})


class Sitting:
    """The session, sheets, submissions and drafts as one panelist may see them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.keeper = DraftKeeper(desk)
        self.viewer = Viewer(ViewerKind.PANELIST)
        self.session: Session | None = None
        self.changing: set[str] = set()
        self._contents: dict[str, Contents] = {}
        self._history: dict[str, tuple[PastSubmission, ...]] = {}
        self._steps: dict[Step, tuple[str, ...]] = {}

    def raters(self) -> tuple[Panelist, ...]:
        """Return those on the panel who rate."""
        panel = self.desk.session(FACILITATOR).panel
        return tuple(panelist for panelist in panel.panelists if panelist.rates)

    def serve(self, panelist: str) -> None:
        """Work for another panelist from now on."""
        self.viewer = Viewer(ViewerKind.PANELIST, panelist)
        self.keeper.serve(self.viewer)
        self.changing.clear()
        self._contents.clear()
        self.read()

    def read(self) -> None:
        """Read session and submissions again."""
        self._history.clear()
        self._steps.clear()
        self.keeper.reread()
        self.session = self.desk.session(self.viewer)

    def hear(self, change: Change) -> None:
        """Read again what a change may have touched; a rating never reads the evidence again."""
        if change.tables & EVIDENCE or not change.tables:
            self._contents.clear()
        for candidate in change.candidates or tuple(self._contents):
            self._contents.pop(candidate, None)
        self.read()

    @property
    def panelist(self) -> str:
        """The panelist's id."""
        return self.viewer.panelist or ""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids of the candidates that exist for the panelist."""
        return tuple(state.id for state in self.session.candidates) if self.session else ()

    def contents(self, candidate: str) -> Contents:
        """Return a candidate's sheet, ready for drawing."""
        if candidate not in self._contents:
            self._contents[candidate] = Contents(self.desk.sheet(candidate, self.viewer))
        return self._contents[candidate]

    def read_ahead(self, candidate: str) -> None:
        """Read the sheets beside a candidate's, so that going there takes no reading."""
        position = self.candidates.index(candidate)
        for beside in self.candidates[max(0, position - 1) : position + 2]:
            self.contents(beside)

    def history(self, candidate: str) -> tuple[PastSubmission, ...]:
        """Return the panelist's own submissions of a candidate, oldest first."""
        if candidate not in self._history:
            self._history[candidate] = self.desk.history(candidate, self.viewer)
        return self._history[candidate]

    def stand(self, candidate: str) -> Stand:
        """Return how the panelist stands to a candidate."""
        if self.session is None:
            return Stand.NOT_OPEN
        state = self.session.candidate(candidate)
        found = stand(self.session, state, self.panelist, self.keeper.draft(candidate))
        is_changing = found is Stand.SUBMITTED and candidate in self.changing
        return Stand.CHANGING if is_changing else found

    def sentence(self, candidate: str) -> str:
        """Return in words how the panelist stands to a candidate."""
        how = self.stand(candidate)
        if how is not Stand.SUBMITTED:
            return SENTENCES.get(how, "")
        last = drafting.standing(self.history(candidate))
        when = last.time.astimezone().strftime(" %H:%M") if last else ""
        return f"Submitted{when}, sealed until the reveal."

    def own(self, candidate: str) -> tuple[Rating, ...]:
        """Return the panelist's own ratings that stand: as opened, or as submitted."""
        rows = self.contents(candidate).sheet.rows
        opened = {
            row.criterion.id: one.rating
            for row in rows
            for one in sorted(row.ratings, key=lambda one: one.round)
            if one.panelist == self.panelist
        }
        if opened:
            return tuple(opened.values())
        last = drafting.standing(self.history(candidate))
        return last.ratings if last else ()

    def draft(self, candidate: str) -> Draft:
        """Return what the sheet shows as the panelist's own: the draft, or what stands."""
        if self.stand(candidate).takes_ratings:
            return self.keeper.draft(candidate)
        return drafting.draft_of(self.own(candidate))

    def _criteria(self, step: Step) -> tuple[str, ...]:
        if step not in self._steps and self.session:
            pairs = self.session.rubric.for_step(step)
            self._steps[step] = tuple(criterion.id for criterion, _ in pairs)
        return self._steps.get(step, ())

    def progress(self) -> tuple[Progress, ...]:
        """Return every candidate with how far they are."""
        if self.session is None:
            return ()
        found = []
        for state in self.session.candidates:
            how, draft = self.stand(state.id), self.keeper.draft(state.id)
            found.append(progress(state, how, draft, self._criteria(state.candidate.step)))
        return tuple(found)
