"""Kits as files: made by inserting what their panelist may see, opened, and taken over."""
