"""Carrying out what becomes of questions before the meeting."""
