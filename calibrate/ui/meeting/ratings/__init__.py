"""The ratings of a revealed candidate, by criterion."""
