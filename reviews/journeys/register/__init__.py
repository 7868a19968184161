"""The register."""

from . import closing, finding, giving, organisations
from .routes import bp

__all__ = ["bp", "closing", "finding", "giving", "organisations"]
