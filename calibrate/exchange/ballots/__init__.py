"""Ballots and receipts as files, and as text that can be pasted."""
