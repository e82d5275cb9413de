"""What takes an older session file to the newest version, one file a step."""
