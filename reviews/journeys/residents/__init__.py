"""Residents: in the register, and in a review: consent, capacity, accounts."""
