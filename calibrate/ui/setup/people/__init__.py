"""Candidates, the panel, and how they stand to each other."""
