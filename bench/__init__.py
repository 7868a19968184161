"""Measurements, each beside a named floor."""
