"""Residents: in the register, and in a review: agreement, capacity, accounts."""

from . import agreement, in_review, referrer
from .routes import bp

__all__ = ["agreement", "bp", "in_review", "referrer"]
