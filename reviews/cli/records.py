"""The record: checked, erased by law, brought in and written out."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import click
from flask.cli import with_appcontext

from reviews.domain.errors import Explained
from reviews.store.record.engine import reading_session, writing
from reviews.web.resources import resources, today

from .messages import Said, fail


@click.command("verify", cls=Said)
@click.option("--head", help="The record number of a letter or bundle, as typed from paper.")
@click.option(
    "--against",
    "kept",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What was kept elsewhere: a checkpoint, the proof of an event, or a back-up’s manifest.",
)
@with_appcontext
def verify(head: str | None, kept: Path | None) -> None:
    """Check every event, record, file and letter, and the database itself; non-zero for a fault.

    Without a fault, nothing in the database or its files was changed, taken out or put in past the
    service, unless whoever did it also made every hash after it anew. Only a checkpoint that is
    kept elsewhere shows that. Who is signed in, failed sign-ins and which forms were sent are not
    looked at. With --against and the manifest of a back-up, hold the record against that alone.
    """
    from reviews.services.across.verify import verify as check

    if head is not None and not head.strip():
        fail("Give the number that the letter bears after --head.")
    if kept is not None and kept.read_bytes().lstrip().startswith(b"{"):
        _against(kept)
        return
    with reading_session(resources().engine) as session:
        file = kept.read_bytes() if kept else None
        found = check(session, resources().files, head or "", file)
    for line in (*found.erased, *found.notes, *found.belongs, *found.fits):
        click.echo(line)
    for fault in found.faults:
        click.echo(fault.sentence, err=True)
    counts = f"{found.events} events, {found.records} records, {found.files} files."
    if not found.faults:
        click.echo(f"Everything matches: {counts}")
    for line in found.witnessed:
        click.echo(line)
    if found.faults:
        fail(f"{len(found.faults)} fault{'s' if len(found.faults) > 1 else ''} found.")


def _against(manifest: Path) -> None:
    from reviews.services.across.against import against_manifest

    try:
        with reading_session(resources().engine) as session:
            text = manifest.read_text(errors="replace")
            found = against_manifest(session, resources().files, text)
    except Explained as error:
        fail(error.sentence)
    for line in found.told:
        click.echo(line)
    for line in found.faults:
        click.echo(line, err=True)
    if found.faults:
        fail(f"{len(found.faults)} fault{'s' if len(found.faults) > 1 else ''} found.")
    click.echo("The record holds all that this back-up holds.")


@click.command("erase", cls=Said)
@click.argument("hash_", metavar="HASH")
@click.option("--reason", required=True, help="The lawful ground, and who decided.")
@with_appcontext
def erase(hash_: str, reason: str) -> None:
    """Erase for good the words of the event whose hash is HASH, and of the records it wrote.

    The bytes of files among them go too. That it was erased stays, by whom and why.
    """
    from reviews.services.across.erasure import erase_words
    from reviews.services.across.erasure_list import finish
    from reviews.services.people.set_up import command_line

    try:
        with writing(resources().engine) as session:
            gone = erase_words(session, command_line(datetime.now(UTC)), hash_, reason)
    except Explained as error:
        fail(error.sentence)
    with reading_session(resources().engine) as session:
        finish(session, resources().files)
    rows, events = gone.rows, gone.events
    click.echo(
        f"The words of this event are erased, in {rows} record{'s' * (rows != 1)} too, with those "
        f"of {events - 1} other event{'s' * (events != 2)} that wrote the same."
    )
    for one in gone.also:
        click.echo(f"The same words still stand elsewhere. {one}")


@click.command("keep", cls=Said)
@click.argument("id_", metavar="ID", type=click.UUID)
@with_appcontext
def keep(id_: UUID) -> None:
    """Let the record whose id is ID stand, and end those that stand beside it.

    For a database of an earlier version in which something stands more than once.
    """
    from reviews.services.across.keep import keep as service
    from reviews.services.people.set_up import command_line

    try:
        with writing(resources().engine) as session:
            beside = service(session, command_line(datetime.now(UTC)), id_)
    except Explained as error:
        fail(error.sentence)
    click.echo(f"This record stands before {beside} beside it. All stay on the record.")


@click.command("import-register", cls=Said)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Say what would change, and change nothing.")
@with_appcontext
def import_register(file: Path, *, check: bool) -> None:
    """Bring in FILE, a filled-in register workbook; nothing while anything in it is wrong."""
    from reviews.services.people.set_up import command_line
    from reviews.services.register import import_workbook as service

    with reading_session(resources().engine) as session:
        register, faults = service.read_workbook(session, file.read_bytes(), today())
        for fault in faults:
            place = ", ".join(filter(None, (fault.sheet, fault.cell))) or "The file"
            click.echo(f"{place}: {fault.sentence}", err=True)
        if faults:
            fail(f"{len(faults)} to put right. Nothing was brought in.")
        plan = service.plan_import(session, register, today())
    for line in plan.changes:
        click.echo(f"{line.place}: {' '.join(line.told)}")
    for line in plan.left:
        click.echo(f"Left as it is: {line.place}: {' '.join(line.left)}")
    if check:
        click.echo(f"Would bring in: {plan.counts}. Nothing was changed.")
        return
    try:
        with writing(resources().engine) as session:
            counts = service.import_register(session, command_line(datetime.now(UTC)), register)
    except Explained as error:
        fail(error.sentence)
    click.echo(f"Brought in: {counts}.")


@click.command("export-log", cls=Said)
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@with_appcontext
def export_log(file: Path) -> None:
    """Write the scheme log to FILE, a workbook; a file that is there already is replaced."""
    from reviews.services.across.scheme_log import write_workbook

    part = file.with_name(f"{file.name}.part")
    try:
        with reading_session(resources().engine) as session, part.open("wb") as to:
            write_workbook(session, to, today())
        part.replace(file)
    except Explained as error:
        fail(error.sentence)
    except OSError as error:
        fail(f"{file} could not be written: {error.strerror}.")
    finally:
        part.unlink(missing_ok=True)
    click.echo(f"The scheme log is in {file}.")
