"""A review, its request list and its documents."""

from . import requests
from .routes import bp

__all__ = ["bp", "requests"]
