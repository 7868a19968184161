"""Upkeep of the folder of files."""

from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from reviews.domain.errors import Explained
from reviews.store.record.engine import reading_session
from reviews.web.resources import resources

from .messages import fail


@click.command("tidy")
@with_appcontext
def tidy() -> None:
    """Remove files older than a day that no record names, and the rest of what was erased.

    While people work, once a day.
    """
    from reviews.services.across.erasure import discard_bytes
    from reviews.services.across.tidy import let_results_go
    from reviews.services.across.tidy import tidy as service

    try:
        with reading_session(resources().engine) as session:
            found = service(session, resources().files, datetime.now(UTC))
            gone = discard_bytes(session, resources().files)
        made = let_results_go(resources().engine, resources().files, datetime.now(UTC))
    except Explained as error:
        fail(error.sentence)
    click.echo(found.sentence)
    if gone:
        click.echo(f"Removed what was left of {gone} files whose words were erased.")
    if made:
        click.echo(f"Removed what long work made a week ago or longer: {made} in all.")
