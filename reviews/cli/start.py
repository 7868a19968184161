"""A new council, its first officers, and serving on one machine."""

import os
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from getpass import getpass
from socket import create_server as listen_at
from socket import socket
from typing import TYPE_CHECKING

import click
from flask import Flask
from flask.cli import FlaskGroup, ScriptInfo, pass_script_info, with_appcontext

from reviews.config import Settings
from reviews.domain.errors import Explained
from reviews.domain.people.roles import Role
from reviews.files.owner_only import close_to_others
from reviews.web.resources import resources

from .messages import Said, example_case, fail
from .working import worker_beside

if TYPE_CHECKING:
    from reviews.example.case import Example
    from reviews.example.first_start import WayIn


def keep_to_owner(app: Flask, settings: Settings) -> None:
    """Close to others what is kept on this machine, and say what stood open.

    Our own commands make no file that others may open either. A web server that loads the
    application keeps the mode of its files as it was: that is its own affair.
    """
    context = click.get_current_context(silent=True)
    if context is not None and isinstance(context.find_root().command, FlaskGroup):
        os.umask(0o077)
    for sentence in close_to_others(settings.on_disk):
        app.logger.warning(sentence)


@click.command("init", cls=Said)
@with_appcontext
def init() -> None:
    """Make an empty council for real use: the tables and the settings to fill in."""
    _bring_up_to_date()
    click.echo("The database is ready. Add the first administrator:")
    click.echo("  flask --app app users add NAME --role administrator")
    for one in _letters_that_wait():
        click.echo(one)


def _letters_that_wait() -> "list[str]":
    from reviews.services.letters.whole import letters_that_wait
    from reviews.store.record.engine import reading_session

    with reading_session(resources().engine) as session:
        waits = letters_that_wait(session)
    return [
        f"{'No letter' if one.of_any_kind else 'No letter to a resident'} can be written before "
        f"“Settings” says: {'; '.join(called for _, called in one.settings)}."
        for one in waits
    ]


@click.group("users")
def users() -> None:
    """Officers who sign in."""


@users.command("add", cls=Said)
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
    from reviews.services.people.set_up import add_first

    password = (
        sys.stdin.readline().rstrip("\n") if password_stdin else getpass("Password for now: ")
    )
    try:
        add_first(
            resources().engine,
            datetime.now(UTC),
            name=full_name or name,
            sign_in_name=name,
            roles=[Role(one) for one in roles],
            teams=teams,
            password=password,
        )
    except Explained as error:
        fail(error.sentence)
    click.echo(f"{name} can sign in, and will choose a password of their own.")


@click.command("serve", cls=Said)
@click.option("--with-example", is_flag=True, help="Make the example council at first start.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@pass_script_info
@with_appcontext
def serve(info: ScriptInfo, port: int, *, with_example: bool) -> None:
    """Serve to this machine only, and bring the database up to date first.

    With LOCAL=yes a worker for long work runs beside it, for as long as it does.
    """
    from waitress.server import create_server

    with _listening(port) as listener:
        if with_example:
            _add_example()
        _bring_up_to_date()
        click.echo(f"The service is at http://127.0.0.1:{port}. Press Ctrl and C to stop it.")
        settings = resources().settings
        if not settings.is_local:
            click.echo("Browsers sign in over HTTPS only. On this machine alone, set LOCAL=yes.")
        with worker_beside(settings) if settings.is_local else nullcontext():
            create_server(info.load_app(), sockets=[listener]).run()


def _bring_up_to_date() -> None:
    from reviews.services.people.set_up import set_up

    try:
        set_up(resources().engine, datetime.now(UTC))
    except Explained as error:
        fail(error.sentence)


def _listening(port: int) -> socket:
    """This machine's own address, taken before anything is made."""
    try:
        return listen_at(("127.0.0.1", port))
    except OSError:
        another = f"--port {port % 65535 + 1}"
        fail(f"Port {port} is in use or not allowed. Choose another one: {another}")


def _add_example() -> None:
    from reviews.example.first_start import add_example
    from reviews.example.stage import PlayedWith

    parts = PlayedWith(
        resources().engine, resources().files, resources().question_sets, resources().templates
    )

    def load() -> "Example":
        click.echo("Making the example council, all of it invented. This takes a moment.")
        return example_case()

    try:
        ways_in = add_example(parts, load, resources().clock)
    except Explained as error:
        fail(error.sentence)
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
