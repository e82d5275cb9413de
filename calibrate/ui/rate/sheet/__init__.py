"""The side-by-side that is rated by."""
