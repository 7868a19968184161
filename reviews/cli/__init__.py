"""Commands, as thin as routes."""

from typing import TYPE_CHECKING

from .back_ups import backup, drill, restore
from .bundling import bundle
from .check_files import example, letters, question_sets
from .checkpoint import checkpoint
from .records import erase, export_log, import_register, keep, verify
from .start import init, keep_to_owner, serve, users
from .tidying import tidy
from .working import work

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
    backup,
    restore,
    drill,
    tidy,
    work,
    bundle,
    letters,
    question_sets,
    example,
)

__all__ = ["COMMANDS", "keep_to_owner"]
