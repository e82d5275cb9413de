"""Tables that come in: cells, rows, and what importing them would do."""
