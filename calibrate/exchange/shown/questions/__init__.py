"""Questions before the meeting as text and as JSON."""
