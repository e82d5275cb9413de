"""Values and rules of a calibration session. No Qt, no SQL, no files, no clock."""
