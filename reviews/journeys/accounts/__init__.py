"""Taking accounts."""
