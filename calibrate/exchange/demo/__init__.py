"""The demo session, written through ordinary commands."""
