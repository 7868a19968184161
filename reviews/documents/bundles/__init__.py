"""Papers of a case as one PDF: each made into pages, joined, numbered, indexed, and read back."""
