"""The style sheet holds what the templates use, and no template decides much."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEET = (ROOT / "reviews" / "web" / "static" / "app.css").read_text()
TEMPLATES = sorted(ROOT.glob("templates/**/*.html"))
WRITTEN = [*TEMPLATES, *ROOT.glob("reviews/**/*.py")]


def test_every_class_is_used_and_every_used_class_is_there() -> None:
    styled = set(re.findall(r"\.(app-[a-z_-]+)", SHEET))
    used = {
        name
        for path in WRITTEN
        for name in re.findall(r"(?<![\w-])app-[a-z_-]*[a-z]", path.read_text())
    }
    assert used == styled


def test_a_colour_of_our_own_is_written_once() -> None:
    colours = re.findall(r"(--[a-z-]+): (#[0-9a-f]{3,6});", SHEET)
    written = [colour for _, colour in colours]
    assert re.findall(r"(?i)#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", SHEET) == written
    assert len(set(written)) == len(written)


def test_the_page_has_one_typeface() -> None:
    assert ".govuk-template__body { font-family: Arial, Helvetica, sans-serif; }" in SHEET
    assert set(re.findall(r"font-family: ([^;]*)", SHEET)) == {
        "Arial, Helvetica, sans-serif",
        "ui-monospace, monospace",
    }


IF = r"\{%-? *(?:el)?if\b"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_has_short_lines_and_decides_little(path: Path) -> None:
    text = path.read_text()
    assert max(map(len, text.splitlines())) <= 180
    assert len(re.findall(IF, text)) <= 24


def test_the_templates_together_decide_little() -> None:
    assert sum(len(re.findall(IF, path.read_text())) for path in TEMPLATES) <= 337
