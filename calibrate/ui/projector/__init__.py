"""The room's screen: a second window that shows what everybody may see, and has no control."""
