"""Attaching files to pieces, taking them off, and describing the organisation with its logo."""
