"""Files a council changes without code, and the documents of the example case."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from reviews.domain.errors import Explained
from reviews.reference.question_sets import check_file
from reviews.web.resources import resources

from .messages import example_case, fail


@click.group("letters")
def letters() -> None:
    """Letter templates."""


@letters.command("check")
@with_appcontext
def letters_check() -> None:
    """Make a sample of each letter in every format; non-zero where a template is wrong."""
    faults = [fault for found in resources().templates.check().values() for fault in found]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        fail(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} found.")
    click.echo(f"Every template in {resources().templates.folder} is right.")


@click.group("question-sets")
def question_sets() -> None:
    """Question sets."""


@question_sets.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def question_sets_check(file: Path) -> None:
    """Say what is wrong in FILE, a question set; non-zero where anything is."""
    faults = check_file(file)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        fail(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} found.")
    click.echo(f"{file} is right.")


@click.command("example")
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path))
@with_appcontext
def example(folder: Path) -> None:
    """Play the example case and write its documents into a folder that is empty or new.

    A database of its own is made for it and taken away again.
    """
    from reviews.example.folder import MANIFEST, make_documents

    try:
        made = make_documents(
            folder, example_case(), resources().question_sets, resources().templates
        )
    except Explained as error:
        fail(error.sentence)
    click.echo(f"{len(made)} documents are in {folder}; {MANIFEST} says what each is.")
