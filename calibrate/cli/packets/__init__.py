"""What packets are printed on, and whose they say they are."""
