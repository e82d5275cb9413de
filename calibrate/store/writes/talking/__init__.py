"""Carrying out what says how the panel talks."""
