"""Reading what the rule of consent asks, and what minutes tell."""
