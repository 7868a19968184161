"""README is held true: its settings are the settings, its commands are the commands."""

import re
from dataclasses import fields
from pathlib import Path

import click

from reviews.cli import COMMANDS
from reviews.config import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def _table() -> str:
    lines = ["| setting | default | what it does |", "| --- | --- | --- |"]
    for one in fields(Settings):
        default = one.metadata["default"]
        shown = f"`{default}`" if default else ""
        lines.append(f"| `{one.name.upper()}` | {shown} | {one.metadata['about']} |")
    return "\n".join(lines)


def test_the_settings_table_is_what_the_settings_are() -> None:
    found = re.search(r"<!-- settings -->\n(.*?)\n<!-- /settings -->", README, re.DOTALL)
    assert found is not None
    assert found[1] == _table()


def test_every_command_is_in_the_table_and_nothing_else() -> None:
    listed = set(re.findall(r"^\| `([a-z][a-z -]*[a-z])[^`]*` \|", README, re.MULTILINE))
    known = set()
    for command in COMMANDS:
        if isinstance(command, click.Group):
            known |= {f"{command.name} {name}" for name in command.commands}
        else:
            known.add(str(command.name))
    assert {name for name in known if not any(one.startswith(name) for one in listed)} == set()
    assert {one for one in listed if not any(one.startswith(name) for name in known)} == set()


def test_every_picture_is_there() -> None:
    for picture in re.findall(r"!\[[^]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_no_file_names_this_machine_or_a_registry() -> None:
    for path in (ROOT / "requirements.txt", ROOT / "requirements-test.txt", ROOT / "README.md"):
        text = path.read_text()
        assert "http" not in text.replace("http://127.0.0.1", "").replace("HTTP", ""), path
