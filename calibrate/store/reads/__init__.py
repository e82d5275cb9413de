"""Reading values out of the tables, as far as a scope reaches; one file a subject."""
