"""Questions that panelists ask before the meeting, without their name, and the answers to them."""
