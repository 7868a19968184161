"""The overall assessment, recommendations and what comes of them."""

from .routes import bp

__all__ = ["bp"]
