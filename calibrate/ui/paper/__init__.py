"""What becomes paper: cases are read, drawn in another process, and written as files."""
