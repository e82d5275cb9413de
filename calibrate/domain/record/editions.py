"""Editions and papers, by the name that what is printed knows them by."""

from __future__ import annotations

from calibrate.domain.handing.editions import Edition, Paper

__all__ = ["Edition", "Paper"]
