"""The scheme log, on screen and as a workbook."""

from .routes import bp

__all__ = ["bp"]
