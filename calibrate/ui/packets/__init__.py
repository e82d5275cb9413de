"""Packets: which candidates, a preview of the pages, and the export as PDF files."""
