"""A review, its request list and its documents."""

from . import deciding, requests
from .routes import bp

__all__ = ["bp", "deciding", "requests"]
