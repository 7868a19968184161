"""The record kept safe: back-ups made, given back, and tried out."""

import getpass
import os
from pathlib import Path

import click
from flask.cli import with_appcontext

from reviews.domain.errors import Explained
from reviews.web.resources import now, resources

from .messages import Said, fail, file_size

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("backup", cls=Said)
@click.argument("folder", metavar="DIR", type=_FOLDER)
@with_appcontext
def backup(folder: Path) -> None:
    """Make a back-up in DIR, a folder of back-ups, while people work."""
    from reviews.services.across.backing_up import House, back_up
    from reviews.services.people.set_up import command_line

    keys = {name: one.encode() for name, one in resources().settings.secrets().items()}
    house = House(resources().engine, resources().files, keys)
    try:
        made = back_up(house, command_line(now()), folder)
    except Explained as error:
        fail(error.sentence)
    manifest = made.manifest
    click.echo(
        f"Back-up {manifest.number} is in {made.folder}: {manifest.holdings.events} events, "
        f"{len(manifest.files)} files, {file_size(manifest.size)}. The SHA-256 of its manifest "
        f"is {made.digest}."
    )
    for line in manifest.faults:
        click.echo(line, err=True)
    if manifest.faults:
        fail("The back-up is whole, but these files could not be kept as they were recorded.")


@click.command("restore", cls=Said)
@click.argument("folder", metavar="DIR", type=_FOLDER)
@with_appcontext
def restore(folder: Path) -> None:
    """Restore the back-up in DIR, or the last in it, into an empty database and FILES_DIR."""
    from reviews.services.across.restoring import restore as service
    from reviews.services.people.set_up import command_line

    try:
        here, keep_key = resources(), resources().settings.put_back
        done = service(here.engine, here.files, command_line(now()), folder, keep_key)
    except Explained as error:
        fail(error.sentence)
    except OSError as error:
        fail(f"The restore stopped: {error.strerror}. Move what it wrote aside, then try again.")
    found = done.verified
    click.echo(f"Restored {done.back_up.manifest.named}. The restore number is {done.number}.")
    for line in done.keys:
        click.echo(line)
    for warning in done.warnings:
        click.echo(warning, err=True)
    if done.erased:
        click.echo(f"People’s words in {done.erased} records were erased again, as before.")
    click.echo("Everyone signs in again. What was recorded after the back-up is not here.")
    for fault in found.faults:
        click.echo(fault, err=True)
    if found.faults:
        fail("What was restored is as it was in the back-up, but verify finds this wrong with it.")
    click.echo(
        f"Everything matches: {found.events} events, {found.records} records, {found.files} files."
    )


@click.command("drill", cls=Said)
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--files", "draw", default=20, show_default=True, type=click.IntRange(1))
@click.option("--by", "ran_by", default="", help="Who runs it, for the certificate.")
@with_appcontext
def drill(folder: Path, draw: int, ran_by: str) -> None:
    """Restore the last back-up in DIR aside, compare it, and write a certificate beside it.

    As many FILES as given are drawn by chance and held against their SHA-256.
    """
    from reviews.services.across.drilling import drill as service
    from reviews.services.people.set_up import command_line

    act = command_line(now())
    try:
        done = service(
            resources().engine, act, folder, draw=draw, ran_by=ran_by or getpass.getuser()
        )
        path = folder / "certificates" / f"drill-{act.at:%Y-%m-%d-%H%M%S}.pdf"
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.write(done.certificate)
    except Explained as error:
        fail(error.sentence)
    except OSError as error:
        fail(f"The drill could not be run: {error.strerror}.")
    for name, said in done.compared:
        click.echo(f"{name}: {said}")
    for line in done.differs:
        click.echo(line, err=True)
    click.echo(f"The certificate is {path}.")
    if done.differs:
        fail(f"{done.named} is not good.")
    click.echo("Nothing differs.")
