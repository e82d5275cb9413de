"""What screens share: theme, text, dialogs, lists, keys."""
