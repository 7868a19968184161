"""People, teams, settings, the register workbook, the record of events."""

from . import events, import_register, restricted, settings
from .routes import bp

__all__ = ["bp", "events", "import_register", "restricted", "settings"]
