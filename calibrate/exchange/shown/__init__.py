"""The side-by-side as text and as JSON."""
