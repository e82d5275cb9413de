"""The page of reasons, before any number is shown."""
