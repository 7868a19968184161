"""The register."""

from . import giving, organisations
from .routes import bp

__all__ = ["bp", "giving", "organisations"]
