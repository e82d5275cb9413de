"""What is said on a criterion that split: which reasons are read first, and who speaks when."""
