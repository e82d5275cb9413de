"""Attaching files to pieces, and taking them off."""
