"""One piece of evidence of any kind, and what can be done with it."""
