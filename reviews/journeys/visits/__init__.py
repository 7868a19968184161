"""A visit: planned, made, with what was heard and seen; and telling safeguarding."""
