"""Residents: in the register, and in a review: consent, capacity, accounts."""

from . import consent, in_review, referrer
from .routes import bp

__all__ = ["bp", "consent", "in_review", "referrer"]
