"""Record: what was done in the session, when and by whom, and whether the file still holds."""
