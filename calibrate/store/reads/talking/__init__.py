"""Reading how the panel talks."""
