"""The tests of reviews/documents/bundles."""
