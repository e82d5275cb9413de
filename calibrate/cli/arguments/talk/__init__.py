"""The words of a meeting’s talk: who speaks, reasons first, and what is decided together."""
