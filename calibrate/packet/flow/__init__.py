"""What pages are made of: strips that fill them, marks, text, and the look of paper."""
