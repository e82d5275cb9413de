"""Where text is typed: one kind of line, one kind of area, by the one rule for text."""
