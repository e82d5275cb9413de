"""Pieces of evidence and where they are placed."""
