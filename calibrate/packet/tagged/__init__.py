"""What a PDF says beside what it shows: structure, metadata, links, attached files."""
