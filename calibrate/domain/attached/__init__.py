"""Files that are attached to pieces of evidence: their names, kinds and limits."""
