"""Ballots in the window: dropped, previewed, merged, taken back; receipts, and keys compared."""
