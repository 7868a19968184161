"""Templates know closed words by the names of their members, so that a slip is found here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from markupsafe import Markup

from reviews.domain.worded import Worded
from reviews.factory import create_app  # noqa: F401 - it brings every list of closed words
from reviews.web.pages import led_by

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(ROOT.glob("templates/**/*.html"))
PRODUCT = [one for one in Worded.__subclasses__() if one.__module__.startswith("reviews.")]
LISTS = {one.__name__: one for one in PRODUCT}
SAID = {text for words in PRODUCT for word in words for text in (word.value, word.words) if text}


def _sides(template: nodes.Template) -> Iterator[nodes.Node]:
    """What values are compared with, and the tables written out in which they are looked up."""
    for found in template.find_all(nodes.Compare):
        if getattr(found.expr, "attr", "") != "name":  # the name of a field is no closed word
            yield from (found.expr, *(one.expr for one in found.ops))
    yield from (one.node for one in template.find_all(nodes.Getitem))
    yield from (one.node for one in template.find_all(nodes.Getattr))


def _literals(side: nodes.Node) -> list[nodes.Node]:
    if isinstance(side, nodes.Dict):
        return [pair.key for pair in side.items]
    return list(side.items) if isinstance(side, nodes.Tuple | nodes.List) else [side]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_spells_a_closed_word_or_names_one_that_is_not_there(path: Path) -> None:
    template = Environment(autoescape=True).parse(path.read_text("utf-8"))
    for one in (one for side in _sides(template) for one in _literals(side)):
        spelt = isinstance(one, nodes.Const) and one.value in SAID
        assert not spelt, f"line {one.lineno}: name the list that this word is of, and its member"
    for found in template.find_all(nodes.Getattr):
        if isinstance(found.node, nodes.Name) and found.node.name in LISTS:
            words = LISTS[found.node.name]
            assert found.attr in words.__members__, f"{words.__name__} has no {found.attr}"


def test_each_list_of_closed_words_has_a_name_of_its_own() -> None:
    assert len(LISTS) == len(PRODUCT)


@pytest.mark.parametrize("nothing", ["", None, Markup()])
def test_what_leads_to_nothing_is_left_out(nothing: str) -> None:
    assert led_by(nothing, "Known as ", ".") == ""
    assert led_by("Jo", "Known as ", ".") == "Known as Jo."
    assert led_by(Markup("<b>Jo</b>"), "A & ") == "A &amp; <b>Jo</b>"
