"""Taking a table of evidence in."""
