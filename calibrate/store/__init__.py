"""The session file. Everything outside comes through one door, `store.Store`."""
