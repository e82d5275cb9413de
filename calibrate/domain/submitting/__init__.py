"""How a panelist stands to a candidate, and what a submission has to be."""
