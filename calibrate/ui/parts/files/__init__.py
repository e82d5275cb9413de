"""Files that are attached: listed, opened as copies, saved, and dropped."""
