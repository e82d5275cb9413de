"""The pages of evidence and of ratings."""
