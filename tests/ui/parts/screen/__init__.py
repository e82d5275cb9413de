"""The frame of a screen: its bar, its menu, its drawer."""
