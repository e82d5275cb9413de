"""A book as a file: packets painted one after the other, each written out before the next."""
