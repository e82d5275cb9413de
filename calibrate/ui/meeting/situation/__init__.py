"""Where the meeting stands, and how that is said."""
