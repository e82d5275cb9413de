"""The candidate edition on paper: a letter, what each level needs, and what was seen."""
