"""Commands, as thin as routes."""

import sys
from datetime import UTC, datetime
from getpass import getpass
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext

from reviews.domain.errors import Refused
from reviews.domain.people import Role
from reviews.store.engine import reading_session
from reviews.web.house import house

if TYPE_CHECKING:
    from click import Command


def _fail(sentence: str) -> None:
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


COMMANDS: "tuple[Command, ...]" = (init, users, verify)
