"""What is asked for where nobody reads along: the words of a file, and a panelist's secret."""
