"""The register."""

from . import closing, organisations
from .routes import bp

__all__ = ["bp", "closing", "organisations"]
