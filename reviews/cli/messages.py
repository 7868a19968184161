"""What several commands share."""

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click
from flask.cli import ScriptInfo

from reviews.config import ROOT
from reviews.domain.errors import Unreadable
from reviews.services.across.kept_safe import last_known
from reviews.web.resources import KEY, Resources, resources, today

if TYPE_CHECKING:
    from reviews.example.case import Example


def fail(sentence: str) -> NoReturn:
    """Say what is wrong, and end with 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def file_size(size: int) -> str:
    """Bytes as people read them: 47 kB, 25 MB, 2.1 GB."""
    if size < 1_000_000:
        return f"{-(-size // 1000)} kB"
    return f"{size / 1e6:.0f} MB" if size < 1_000_000_000 else f"{size / 1e9:.1f} GB"


class Said(click.Command):
    """A command that says in a sentence that the database can no longer be read."""

    def invoke(self, context: click.Context) -> Any:
        """Run it."""
        try:
            return super().invoke(context)
        except Unreadable as error:
            app = context.ensure_object(ScriptInfo).load_app()
            parts: Resources = app.extensions[KEY]
            fail(
                f"{error.sentence} {last_known(parts.files)} docs/running.md says what to do. "
                f"What the database says: {error.why}"
            )


def example_case() -> "Example":
    """The invented council of data/example."""
    from reviews.example.case import load_example

    return load_example(ROOT / "data" / "example", today(), resources().bank_holidays)
