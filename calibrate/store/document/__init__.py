"""The session file as SQLite keeps it: header, lock, pragmas, tables, and its versions."""
