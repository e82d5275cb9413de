"""The rating of one criterion, and what stands in its place."""
