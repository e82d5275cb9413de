"""Tables: edited in place, with quiet headings, and the indexes that their models take."""
