"""The rubric and its criteria."""
