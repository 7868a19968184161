"""What can be done next on a page: the view decides, and the template shows it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done: its words, and where it leads."""

    words: str
    href: str


Offer = tuple[str, object, str, str]
"""A part of the page, whether something can be done there, its words, and its endpoint."""


def actions(offers: Iterable[Offer], **address: Any) -> dict[str, list[Action]]:
    """What can be done, by the part of the page where it stands, at one address."""
    found: defaultdict[str, list[Action]] = defaultdict(list)
    for place, can, words, endpoint in offers:
        if can:
            found[place].append(Action(words, url_for(endpoint, **address)))
    return found
