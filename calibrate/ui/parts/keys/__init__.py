"""Keys: what each does on a screen, how it is heard on any keyboard, and where it is shown."""
