"""Who takes part: a few with short names, and panels as long as real ones."""

from __future__ import annotations

from calibrate.domain.people import Candidate, Panelist, Role
from tests.worlds.rubrics import STEP

FAY = Panelist("fay", "Fay", Role.FACILITATOR, rates=False)
PIA, QUENTIN, ROSA, SAMI = (Panelist(n.lower(), n) for n in ("Pia", "Quentin", "Rosa", "Sami"))
OLGA, OTTO = (Panelist(n.lower(), n, Role.OBSERVER) for n in ("Olga", "Otto"))
PANELISTS = (FAY, PIA, QUENTIN, ROSA, SAMI, OTTO)

ANN_LEE = Candidate("ann", "Ann Lee", STEP, "Payments")
BEN_ROY = Candidate("ben", "Ben Roy", STEP)

FAY_LINDQVIST = Panelist("fay", "Fay Lindqvist", Role.FACILITATOR, rates=False)
LUCA_FERRI = Panelist("luca", "Luca Ferri")
YARA_HADDAD = Panelist("yara", "Yara Haddad")

CANDIDATES = (
    "Nadia Rahimi",
    "Kofi Mensah",
    "Óscar Benítez",
    "Ines Carvalho",
    "Tomasz Wierzba",
    "Hanneke de Groot",
    "Devon Achterberg",
    "Priya Sundaram",
    "Mei-Ling Chau",
)
RATERS = (
    "Adaeze Obi",
    "Bram Visser",
    "Chiara Conti",
    "Dmitri Volkov",
    "Esra Yıldız",
    "Felix Brandt",
    "Grace Nakamura",
    "Hugo Lefèvre",
    "Ingrid Solberg",
    "Jonas Weber",
    "Kavya Menon",
    "Piet Aalders",
)
NUMBERED = tuple(f"Panelist {place}" for place in range(1, 13))
"""Raters whose names give nothing away, for a screen that names none of them."""

PANEL = (
    "Hugo Lefèvre",
    "Grace Nakamura",
    "Bram Visser",
    "Ελένη Παπαδοπούλου",
    "Søren Ødegård",
    "Priyanka Raghunathan",
    "Tomasz Wierzba",
    "Yuki Tanabe",
    "Ngozi Eze",
    "Seán Gallagher",
    "Louise Ekström",
    "Piet Aalders",
)
"""Raters in a packet, one of them in another script."""
