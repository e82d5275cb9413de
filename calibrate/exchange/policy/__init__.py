"""The policy as a file, as text and as JSON."""
