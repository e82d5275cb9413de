"""The windows. Widgets say what a person wants; the desk does it and tells who shows it."""
