"""Visits: planned, made, and what was seen."""
