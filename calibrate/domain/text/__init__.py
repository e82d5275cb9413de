"""What every text has to be."""
