"""Rows of cells as text, whatever they are written in: separated values or a spreadsheet."""
