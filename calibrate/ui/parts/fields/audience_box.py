"""Who may see a piece of evidence, as a box to choose from."""

from __future__ import annotations

from calibrate.domain.evidence import Audience, usual_audience
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.words.evidence import AUDIENCES
from calibrate.words.phrases import capitalized


class AudienceBox(ChoiceBox):
    """Follows the kind of a piece until somebody chooses, where that is asked of it."""

    def __init__(self, audience: Audience, kind: str, follows: bool) -> None:
        super().__init__()
        for one, words in AUDIENCES.items():
            self.addItem(capitalized(words), one)
        self._follows = follows and audience is usual_audience(kind)
        self._show(audience)
        self.activated.connect(self._choose)

    @property
    def audience(self) -> Audience:
        """Who is chosen."""
        return Audience(self.currentData())

    def follow(self, kind: str) -> None:
        """Show for whom a piece of this kind usually is, unless somebody chose."""
        if self._follows:
            self._show(usual_audience(kind))

    def _show(self, audience: Audience) -> None:
        self.setCurrentIndex(list(AUDIENCES).index(audience))

    def _choose(self) -> None:
        self._follows = False
