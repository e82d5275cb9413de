"""The frame that every screen of a session stands in, its top bar, its menu and its drawer."""
