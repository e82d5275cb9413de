"""What a person writes to a candidate, what of it may leave, and what would give a rater away."""
