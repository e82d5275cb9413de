"""Files on pieces of evidence, by command line."""
