"""Kits in the window: made, opened by their words, rated in."""
