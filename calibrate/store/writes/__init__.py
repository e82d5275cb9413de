"""Carrying commands out, one file a subject, and the dispatch to them."""
