"""Commands, as thin as routes."""

from typing import TYPE_CHECKING

from .back_ups import backup, drill, restore
from .check_files import example, letters, question_sets
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
    erase,
    keep,
    backup,
    restore,
    drill,
    letters,
    question_sets,
    example,
)
