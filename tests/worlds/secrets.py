"""Secrets that cost nothing to try, and panelists who typed theirs."""

from __future__ import annotations

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.phases import HOLDER, Viewer, ViewerKind
from calibrate.domain.presence.secrets import SecretKind
from calibrate.domain.session import SessionPhase
from calibrate.store.own_file import OwnFile
from calibrate.store.sealed.secrets import CHEAPEST
from calibrate.store.store import Store

PIN = "246810"
WORDS = "able about above absent absorb abstract"
CHEAP = CHEAPEST


def be_cheap() -> None:
    """Let every secret that is chosen from now on cost as little as one can."""
    OwnFile.cost = CHEAP


be_cheap()


def typed(store: Store, panelist: str) -> bool:
    """Type a panelist's secret, chosen now if they have none; tell whether that can be done."""
    if store.kit or store.is_open_to(panelist):
        return True
    if store.wrapped_key(panelist):
        return store.unlock(panelist, _secret(store))
    if store._session.phase is SessionPhase.SETUP:
        return False
    kind = SecretKind.WORDS if store._session.witness else SecretKind.PIN
    store.choose_secret(panelist, kind, _secret(store))
    return True


def _secret(store: Store) -> str:
    """With a witness there are only words."""
    return WORDS if store._session.witness else PIN


def everybody_chooses(store: Store) -> None:
    """Let everybody who rates choose a secret, and leave all of them open."""
    for panelist in store.session(HOLDER).panel.panelists:
        if panelist.rates:
            typed(store, panelist.id)


def acting(store: Store, panelist: str) -> Actor:
    """A panelist who typed their secret, as an actor."""
    typed(store, panelist)
    return Actor(panelist, ground=Ground.KIT if store.kit else Ground.SECRET)


def sitting(store: Store, panelist: str) -> Viewer:
    """A panelist who typed their secret, as a viewer."""
    typed(store, panelist)
    return Viewer(ViewerKind.PANELIST, panelist)
