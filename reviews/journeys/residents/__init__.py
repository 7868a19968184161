"""Residents: in the register, and in a review: agreement, capacity, accounts."""

from .routes import bp

__all__ = ["bp"]
