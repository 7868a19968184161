"""Protecting residents: rights, what is told in confidence, and a scheme that closes."""
