"""What every paper of the council's own in a case carries, and what its Word template may use."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import ClassVar

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import Council, for_template


@dataclass(frozen=True, slots=True)
class About:
    """What stands at the top of each: its day, the references, whose case it is, who wrote it.

    `claimant` is their name with the reference of the record, `home` the scheme. The officer's post
    is empty where none is recorded.
    """

    date: date
    reference: str
    tribunal_reference: str
    claimant: str
    home: str
    officer: str
    post: str


@dataclass(frozen=True, slots=True)
class Held:
    """Words that stay as the record has them: what the line that holds them is called, and they."""

    called: str
    words: str


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """What each carries; a kind of it is a frozen dataclass of plain values beside these.

    Attributes:
        council: who writes.
        about: what stands at the top.
        parts: the fields that are made from the record, each with what officers call it. A paper
            is out of date where one of them would be drafted otherwise now.
        must_say: the fields that a template of the kind must print, and what each says.
        may_be_empty: the fields that can hold nothing.
    """

    council: Council
    about: About

    parts: ClassVar[Mapping[str, str]] = {}
    must_say: ClassVar[Mapping[str, str]] = {}
    may_be_empty: ClassVar[tuple[str, ...]] = ()

    @property
    def dated_on(self) -> date:
        """The day that it bears."""
        return self.about.date

    @property
    def held(self) -> tuple[Held, ...]:
        """What stays as the record has it, however the paper is changed in Word."""
        return ()


EVERY_SAYS: Mapping[str, str] = {
    "council.name": "the council’s name",
    "about.date": "its date",
    "about.reference": "our reference",
    "about.tribunal_reference": "the tribunal’s reference",
    "about.claimant": "whose case it is",
    "about.officer": "who wrote it",
}
"""What a template of each kind must print."""

EVERY_MAY_LACK = (
    *("council.address", "council.telephone", "council.email", "council.website"),
    *("about.tribunal_reference", "about.post"),
)
"""What can be empty in each."""


def mark_of(paper: OwnPaper) -> str:
    """What tells whether a paper would be drafted otherwise now: each part with a mark of its own.

    The day and whoever drafts it are left out of it.
    """
    return " ".join(f"{name}:{_digest(paper, name)}" for name in paper.parts)


def changed_since(mark: str, now: OwnPaper) -> list[str]:
    """What would be drafted otherwise than it was under a mark, part by part, as officers call it.

    A part that papers did not have yet when it was drafted is not among them.
    """
    was = dict(pair.split(":", 1) for pair in mark.split() if ":" in pair)
    return [
        called
        for name, called in now.parts.items()
        if was.get(name, "") not in ("", _digest(now, name))
    ]


def _digest(paper: OwnPaper, name: str) -> str:
    value = for_template(getattr(paper, name))
    if name == "about":
        value = {
            key: words for key, words in value.items() if key not in ("date", "officer", "post")
        }
    return sha256(repr(value).encode()).hexdigest()[:12]


def check_held(held: Iterable[Held], lines: Collection[str]) -> None:
    """Check that a paper changed in Word still has what the record says of its references and days.

    Raises:
        Refused: a line is gone, or has other words; says which, and what the record has.
    """
    for one in held:
        own = [line for line in lines if line.startswith(one.called)]
        whole = re.compile(rf"(?<!\w){re.escape(one.words)}(?!\w)")
        if not any(whole.search(" ".join(line.split())) for line in own):
            said = f"The file says “{own[0]}”." if own else "The file has no such line any more."
            raise Refused(
                f"{one.called} is “{one.words}” in the record. {said} Put it as the record has "
                "it; where the record is wrong, change it there first.",
                "file",
            )
