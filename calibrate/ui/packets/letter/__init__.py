"""The letter to a candidate: written, looked through, and handed over as a PDF."""
