"""What comes in and goes out as files: rubrics, tables of evidence and ratings, text and JSON."""
