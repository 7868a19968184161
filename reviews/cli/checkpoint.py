"""Checkpoints from the command line, for a timer."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext

from reviews.domain.errors import Explained
from reviews.store.record.engine import reading_session, writing
from reviews.web.resources import resources

from .messages import fail

if TYPE_CHECKING:
    from uuid import UUID

    from reviews.store.record.checkpoints import CheckpointLine
    from reviews.store.record.session import Session


@click.command("checkpoint")
@click.option(
    "--out",
    "file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write it to this file, which is replaced where it is there already.",
)
@click.option(
    "--mail",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a mail to each witness into this folder, ready to be sent.",
)
@with_appcontext
def checkpoint(file: Path | None, folder: Path | None) -> None:
    """Make a checkpoint of the record, and take it out of the service.

    It guards nothing until it is kept where those who run this service cannot reach.
    """
    from reviews.services.people.set_up import command_line
    from reviews.services.record import checkpoints

    if file is None and folder is None:
        fail("Say where it goes: --out FILE, --mail DIR, or both.")
    act = command_line(datetime.now(UTC))
    engine = resources().engine
    try:
        with reading_session(engine) as session:
            checkpoints.check_grown(session)
        with writing(engine) as session:
            key = checkpoints.make(session, act, resources().settings.checkpoint_seed())
        with reading_session(engine) as session:
            made = list(_written(session, key, file, folder))
        for how, said in made:
            with writing(engine) as session:
                checkpoints.take_out(session, act, key, how)
            click.echo(said)
    except Explained as error:
        fail(error.sentence)
    except OSError as error:
        fail(f"{error.filename} could not be written: {error.strerror}.")


def _written(
    session: "Session", key: "UUID", file: Path | None, folder: Path | None
) -> Iterator[tuple[str, str]]:
    """Write a checkpoint where it is asked for: how it left each time, and a sentence."""
    from reviews.store.record import checkpoints as store

    made = store.checkpoint(session, key)
    if made and file:
        _write(file, made.whole.encode())
        yield "as a file", f"The checkpoint of {made.size:,} events is in {file}."
    if made and folder:
        yield from _mails(session, made, folder)


def _mails(session: "Session", made: "CheckpointLine", folder: Path) -> Iterator[tuple[str, str]]:
    from reviews.services.record.witness_mails import mail_to
    from reviews.store.record import checkpoints as store

    watching = [one for one in store.witnesses(session) if not one.ended_at]
    if not watching:
        raise Explained("There is no witness to write to. Add one on the page Checkpoints.")
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(watching, 1):
        to = folder / f"witness-{made.size}-{number}.eml"
        _write(to, mail_to(session, made, one, resources().witness_program))
        yield f"by mail to {one.name}", f"The mail to {one.name} is in {to}."


def _write(to: Path, data: bytes) -> None:
    """All of a file, or what was there before."""
    part = to.with_name(f"{to.name}.part")
    try:
        part.write_bytes(data)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
