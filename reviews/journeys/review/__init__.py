"""A review, its request list and its documents."""
