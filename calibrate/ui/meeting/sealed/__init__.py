"""Candidates and meetings that are not open yet."""
