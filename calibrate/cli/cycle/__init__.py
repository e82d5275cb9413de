"""The next cycle from the command line."""
