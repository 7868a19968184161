"""The register."""

from . import organisations
from .routes import bp

__all__ = ["bp", "organisations"]
