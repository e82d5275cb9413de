"""Documents of every format as blocks: headings, paragraphs, lists and tables of plain text."""
