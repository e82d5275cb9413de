"""The forms in which tools and people write rows down, each read as columns and rows."""
