"""A review: its state, and the documents asked for."""
