"""What is said of two versions of a rubric."""
