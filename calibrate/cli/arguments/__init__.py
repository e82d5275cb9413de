"""What can be written after `calibrate`, and what --help says of it."""
