"""The PDF, drawn from sheets with reportlab."""
