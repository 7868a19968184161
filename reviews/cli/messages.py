"""What several commands share."""

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from reviews.config import ROOT
from reviews.web.resources import resources, today

if TYPE_CHECKING:
    from reviews.example.case import Example


def fail(sentence: str) -> NoReturn:
    """Say what is wrong, and end with 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def example_case() -> "Example":
    """The invented council of data/example."""
    from reviews.example.case import load_example

    return load_example(ROOT / "data" / "example", today(), resources().bank_holidays)
