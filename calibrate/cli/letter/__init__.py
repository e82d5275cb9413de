"""Letters to candidates by the command line."""
