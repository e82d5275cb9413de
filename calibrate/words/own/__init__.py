"""What is said of what is one panelist's alone."""
