"""A bundle of a case's papers as a file, made where the command runs."""

import os
import shutil
from pathlib import Path

import click
from flask.cli import with_appcontext

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.errors import Explained
from reviews.web.resources import now, resources

from .messages import Said, fail


@click.command("bundle", cls=Said)
@click.argument("reference", metavar="REF")
@click.option(
    "--set",
    "which",
    type=click.Choice([one.value for one in BundleKind]),
    required=True,
    help="parties: for every party. full: for the tribunal alone, with what is to be withheld.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The PDF to write. One that is there is replaced, once the new one is whole.",
)
@with_appcontext
def bundle(reference: str, which: str, out: Path) -> None:
    """Make the papers of the case REF into a bundle, and write it to a file.

    It is written down in the record, as one that an officer asks for.
    """
    from reviews.services.cases.bundle_files import whole
    from reviews.services.cases.bundle_now import Here, made_now
    from reviews.services.people.set_up import command_line

    if not os.access(out.parent, os.W_OK):
        fail(f"{out.parent} is no folder that can be written to. Nothing was made.")
    parts = resources()
    here = Here(parts.engine, parts.files, parts.tools, command_line(now()))
    try:
        made = made_now(here, reference, BundleKind(which))
        _write(parts.files.place(whole(parts.files, made)), out)
    except Explained as error:
        fail(error.sentence)
    except OSError as error:
        fail(
            f"{out} could not be written: {error.strerror or error}. "
            "What was made of the bundle is kept with its case."
        )
    pages = f"{made.pages:,} page{'s' * (made.pages != 1)}"
    click.echo(f"Bundle {made.number} of {reference}: {pages}, in {out}.")
    click.echo(f"SHA-256 {made.sha256}")


def _write(source: Path, out: Path) -> None:
    """Copy a file, whole or not at all; only its owner opens it."""
    from reviews.files.owner_only import made_for_owner

    part = out.with_name(f".{out.name}.part")
    try:
        with source.open("rb") as file, open(part, "wb", opener=made_for_owner) as to:
            shutil.copyfileobj(file, to)
            to.flush()
            os.fsync(to.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
