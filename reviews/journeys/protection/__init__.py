"""Protecting residents: rights, what is told in confidence, and a scheme that closes."""

from . import closure, feedback
from .routes import bp

__all__ = ["bp", "closure", "feedback"]
