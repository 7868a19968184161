"""Commands, as thin as routes."""

from typing import TYPE_CHECKING

from .check_files import example, letters, question_sets
from .checkpoint import checkpoint
from .records import erase, export_log, import_register, keep, verify
from .start import init, serve, users

if TYPE_CHECKING:
    from click import Command

COMMANDS: "tuple[Command, ...]" = (
    init,
    users,
    serve,
    import_register,
    export_log,
    verify,
    checkpoint,
    erase,
    keep,
    letters,
    question_sets,
    example,
)
