"""The history as pages show it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import request, url_for

from reviews.domain.assessment import overall_assessment
from reviews.domain.dates import long_date
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.history_sentences import WITH_FINDINGS, sentence
from reviews.domain.register.closed_words import Part
from reviews.store.across import history
from reviews.store.across.history import EventLine

from .database import reading

PAGE = 100
FINDINGS = ("recommendation", "letter")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class About:
    """Something that a line of history is about, and where it opens."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of history: who did what, when, and what it is about."""

    at: datetime
    who: str
    what: str
    hash: str
    about: tuple[About, ...] = ()


Labels = Mapping[tuple[str, str], Any]
Called = Mapping[str, tuple[Callable[[Any], str], str]]


def told(
    events: Iterable[EventLine], labels: Labels | None = None, called: Called | None = None
) -> list[Told]:
    """Events as sentences, in the order given; with links to what is in `labels`."""
    return [
        Told(
            one.at,
            one.by_name,
            sentence(one.kind, _said(one.words)),
            one.hash,
            tuple(_abouts(one.about, labels or {}, called or _THINGS)),
        )
        for one in events
    ]


def history_page(
    streams: list[str], *, team: bool, kinds: Collection[EventKind] | None = None
) -> dict[str, Any]:
    """A page of the history of some streams, newest first, for a template.

    Outside the team, only what goes with the findings; in it, some `kinds` or all.
    """
    session, before = reading(), request.args.get("before", type=int)
    of = kinds if team else WITH_FINDINGS
    found = history.history(session, streams, kinds=of, before=before, limit=PAGE + 1)
    lines = found[:PAGE]
    older = found[PAGE - 1].position if len(found) > PAGE else None
    labels = history.labels(session, lines, tuple(_THINGS) if team else FINDINGS)
    return _page(told(lines, labels), "before", older, newer=before is not None)


def shared_page(lines: Sequence[EventLine]) -> dict[str, Any]:
    """A page of what benefits officers are told, newest first, for a template.

    Its pages are counted by what they are told, and a thing is called without its number.
    """
    start = max(request.args.get("after", default=0, type=int), 0)
    some = lines[start : start + PAGE]
    older = start + PAGE if len(lines) > start + PAGE else None
    named = {pair: None for one in some for pair in one.about.items() if pair[0] in _UNNUMBERED}
    return _page(told(some, named, _UNNUMBERED), "after", older, newer=start > 0)


def _page(lines: list[Told], name: str, older: int | None, *, newer: bool) -> dict[str, Any]:
    arguments = {**(request.view_args or {}), name: older}
    return {
        "lines": lines,
        "older": url_for(request.endpoint or "", **arguments) if older is not None else "",
        "newer": request.path if newer else "",
    }


def _abouts(about: Mapping[str, str], labels: Labels, called: Called) -> Iterable[About]:
    for thing, (says, _) in called.items():
        place = (thing, about.get(thing, ""))
        if place in labels:
            yield About(says(labels[place]), _opens(thing, about))


def _opens(thing: str, about: Mapping[str, str]) -> str:
    review, key = about.get("review"), about[thing]
    if thing == "resident" and review:
        return url_for("residents.in_review", review_id=review, resident_id=key)
    if thing == "finding":
        return url_for("assessment.finding", review_id=review, fact_id=key)
    arguments: dict[str, Any] = {f"{thing}_id": key}
    return url_for(_THINGS[thing][1], **arguments)


_THINGS: Called = {
    "resident": (str, "residents.show"),
    "account": (lambda _: "The account", "accounts.show"),
    "finding": (lambda words: f"Finding: {_cut(words)}", "assessment.finding"),
    "recommendation": (lambda number: f"Recommendation {number}", "assessment.recommendation"),
    "letter": (lambda reference: f"Letter {reference}", "letters.show"),
    "visit": (lambda day: f"Visit of {long_date(day)}", "visits.show"),
}
"""What a line may be about: how it is called by its label, and where it opens."""

_UNNUMBERED: Called = {
    "recommendation": (lambda _: "The recommendation", "assessment.recommendation"),
    "letter": (lambda _: "The letter", "letters.show"),
}
"""The same for benefits officers."""


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"


def _said(words: dict[str, Any] | None) -> dict[str, Any] | None:
    """Dates and closed words as people read them."""
    if words is None:
        return None
    said = dict(words)
    if said.get("on"):
        said["on"] = long_date(date.fromisoformat(said["on"]))
    if said.get("about") in set(overall_assessment.About):
        said["about"] = overall_assessment.About(said["about"]).words
    if said.get("theme") in overall_assessment.THEMES:
        said["theme"] = overall_assessment.THEMES[said["theme"]]
    if said.get("part") in set(Part):
        said["part"] = Part(said["part"]).words.lower()
    return said
