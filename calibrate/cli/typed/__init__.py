"""What somebody types, or hands in as a file, so that a kit or what is their own opens."""
