"""Programmes of reviews: which schemes and why, samples, the calendar."""
