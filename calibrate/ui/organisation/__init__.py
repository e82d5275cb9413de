"""What packets show of the organisation: asked for in a dialog, offered again later."""
