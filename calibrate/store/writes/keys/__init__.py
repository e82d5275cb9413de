"""Writing what has to do with keys: a witness’s, and new ones where a seed was lost."""
