"""Reading the files that are attached to pieces."""
