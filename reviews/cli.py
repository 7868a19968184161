"""Commands, as thin as routes."""

import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from socket import create_server as listen_at
from socket import socket
from typing import TYPE_CHECKING, NoReturn

import click
from flask.cli import ScriptInfo, pass_script_info, with_appcontext

from reviews.config import ROOT
from reviews.domain.errors import Refused
from reviews.domain.people import Role
from reviews.store.engine import reading_session, writing
from reviews.web.house import house, today

if TYPE_CHECKING:
    from click import Command

    from reviews.reference.example import Example
    from reviews.services.example.first_start import WayIn


def _fail(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(1)


@click.command("init")
@with_appcontext
def init() -> None:
    """Make an empty council for real use: the tables and the settings to fill in."""
    from reviews.services.set_up import set_up

    set_up(house().engine, datetime.now(UTC))
    click.echo("The database is ready. Add the first administrator:")
    click.echo("  flask --app app users add NAME --role administrator")


@click.group("users")
def users() -> None:
    """Officers who sign in."""


@users.command("add")
@click.argument("name")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
)
@click.option("--team", "teams", multiple=True, help="The name of a team; made if it is new.")
@click.option("--full-name", default="", help="As it appears in letters. NAME where not given.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@with_appcontext
def users_add(
    name: str,
    roles: tuple[str, ...],
    teams: tuple[str, ...],
    full_name: str,
    *,
    password_stdin: bool,
) -> None:
    """Add an officer who signs in as NAME; they choose their own password at first sign-in."""
    from reviews.services.set_up import add_first

    password = (
        sys.stdin.readline().rstrip("\n") if password_stdin else getpass("Password for now: ")
    )
    try:
        add_first(
            house().engine,
            datetime.now(UTC),
            name=full_name or name,
            sign_in_name=name,
            roles=[Role(one) for one in roles],
            teams=teams,
            password=password,
        )
    except Refused as error:
        _fail(error.sentence)
    click.echo(f"{name} can sign in, and will choose a password of their own.")


@click.command("verify")
@click.option("--head", default="", help="A record hash printed on a letter.")
@with_appcontext
def verify(head: str) -> None:
    """Check every event chain, stored file and issued document; non-zero where any differs."""
    from reviews.services.verify import verify as check

    with reading_session(house().engine) as session:
        found = check(session, house().files, head)
    for line in found.erased:
        click.echo(line)
    for line in found.faults:
        click.echo(line, err=True)
    if found.faults:
        _fail(f"{len(found.faults)} fault{'s' if len(found.faults) > 1 else ''} found.")
    click.echo(
        f"Everything matches: {found.events} events, {found.records} records, {found.files} files."
    )


@click.group("letters")
def letters() -> None:
    """Letter templates."""


@letters.command("check")
@with_appcontext
def letters_check() -> None:
    """Make a sample of each letter in every format; non-zero where a template is wrong."""
    faults = [fault for found in house().templates.check().values() for fault in found]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        _fail(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} found.")
    click.echo(f"Every template in {house().templates.folder} is right.")


@click.command("import-register")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Say what would change, and change nothing.")
@with_appcontext
def import_register(file: Path, *, check: bool) -> None:
    """Bring in FILE, a filled-in register workbook; nothing while anything in it is wrong."""
    from reviews.services import import_register as service
    from reviews.services.set_up import command_line

    with reading_session(house().engine) as session:
        register, faults = service.read_workbook(session, file.read_bytes(), today())
        for fault in faults:
            place = ", ".join(filter(None, (fault.sheet, fault.cell))) or "The file"
            click.echo(f"{place}: {fault.sentence}", err=True)
        if faults:
            _fail(f"{len(faults)} to put right. Nothing was brought in.")
        plan = service.plan_import(session, register, today())
    for line in plan.changes:
        click.echo(f"{line.place}: {' '.join(line.told)}")
    for line in plan.left:
        click.echo(f"Left as it is: {line.place}: {' '.join(line.left)}")
    if check:
        click.echo(f"Would bring in: {plan.counts}. Nothing was changed.")
        return
    try:
        with writing(house().engine) as session:
            counts = service.import_register(session, command_line(datetime.now(UTC)), register)
    except Refused as error:
        _fail(error.sentence)
    click.echo(f"Brought in: {counts}.")


@click.command("export-log")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@with_appcontext
def export_log(file: Path) -> None:
    """Write the scheme log to FILE, a workbook; a file that is there already is replaced."""
    from reviews.services.log import write_workbook

    part = file.with_name(f"{file.name}.part")
    try:
        with reading_session(house().engine) as session, part.open("wb") as to:
            write_workbook(session, to, today())
        part.replace(file)
    except Refused as error:
        _fail(error.sentence)
    except OSError as error:
        _fail(f"{file} could not be written: {error.strerror}.")
    finally:
        part.unlink(missing_ok=True)
    click.echo(f"The scheme log is in {file}.")


@click.command("example")
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path))
@with_appcontext
def example(folder: Path) -> None:
    """Play the example case and write its documents into a folder that is empty or new.

    A database of its own is made for it and taken away again.
    """
    from reviews.services.example.folder import MANIFEST, make_documents

    try:
        made = make_documents(folder, _example(), house().question_sets, house().templates)
    except Refused as error:
        _fail(error.sentence)
    click.echo(f"{len(made)} documents are in {folder}; {MANIFEST} says what each is.")


def _example() -> "Example":
    from reviews.reference.example import load_example

    return load_example(ROOT / "data" / "example", today(), house().bank_holidays)


@click.command("serve")
@click.option("--with-example", is_flag=True, help="Make the example council at first start.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@pass_script_info
@with_appcontext
def serve(info: ScriptInfo, port: int, *, with_example: bool) -> None:
    """Serve to this machine only, and bring the database up to date first."""
    from waitress.server import create_server

    from reviews.services.set_up import set_up

    with _listening(port) as listener:
        if with_example:
            _add_example()
        set_up(house().engine, datetime.now(UTC))
        click.echo(f"The service is at http://127.0.0.1:{port}. Press Ctrl and C to stop it.")
        if not house().settings.is_local:
            click.echo("Browsers sign in over HTTPS only. On this machine alone, set LOCAL=yes.")
        create_server(info.load_app(), sockets=[listener]).run()


def _listening(port: int) -> socket:
    """This machine's own address, taken before anything is made."""
    try:
        return listen_at(("127.0.0.1", port))
    except OSError:
        another = f"--port {port % 65535 + 1}"
        _fail(f"Port {port} is in use or not allowed. Choose another one: {another}")


def _add_example() -> None:
    from reviews.services.example.first_start import add_example
    from reviews.services.example.stage import Parts

    parts = Parts(house().engine, house().files, house().question_sets, house().templates)

    def load() -> "Example":
        click.echo("Making the example council, all of it invented. This takes a moment.")
        return _example()

    try:
        ways_in = add_example(parts, load)
    except Refused as error:
        _fail(error.sentence)
    _tell_ways_in(ways_in)


def _tell_ways_in(ways_in: "list[WayIn]") -> None:
    if not ways_in:
        click.echo("This database has a council already, so no example was added to it.")
        return
    rows = [("Officer", "Sign-in name", "Role", "Password")]
    rows += [(one.name, one.sign_in_name, one.role, one.password) for one in ways_in]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    click.echo("Keep these passwords. They are told only now.\n")
    for row in rows:
        cells = (f"{text:{width}}" for text, width in zip(row, widths, strict=True))
        click.echo(f"  {'  '.join(cells)}".rstrip())
    click.echo("")


COMMANDS: "tuple[Command, ...]" = (
    init,
    users,
    verify,
    letters,
    import_register,
    export_log,
    example,
    serve,
)
