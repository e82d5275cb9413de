"""Numbers over domain values: how alike texts are, and where evidence might belong."""
