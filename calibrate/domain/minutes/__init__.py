"""What the meeting's minutes bought: how long each case was talked about, and what that changed."""
