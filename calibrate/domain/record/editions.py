"""Editions and papers, by the name that what is printed knows them by."""

from __future__ import annotations

from calibrate.domain.handing.editions import LETTER_REGIONS, Edition, Paper, paper_in

__all__ = ["LETTER_REGIONS", "Edition", "Paper", "paper_in"]
