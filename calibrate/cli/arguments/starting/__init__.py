"""What can be written after `calibrate` of what a session starts from."""
