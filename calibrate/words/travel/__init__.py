"""What is said of what travels: kits, and what comes back."""
