"""What stands in front of a book: an overview of everybody in it, and where they begin."""
