"""What nobody reads before the reveal: sealing, keys, entries, drafts."""
