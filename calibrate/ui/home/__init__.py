"""Home: recent sessions, a new one, an old one, the demo. It paints before anything heavy loads."""
