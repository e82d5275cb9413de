"""The policy of a session: shown and chosen on one page, and compared."""
