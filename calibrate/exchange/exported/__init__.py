"""What leaves a session as tables, as JSON and as calendar entries, for whoever may read it."""
