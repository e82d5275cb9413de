"""The agenda at the left of the console."""
