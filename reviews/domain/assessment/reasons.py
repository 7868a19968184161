"""Reasons of a conclusion, sentence by sentence, and the findings that each rests on (para 110).

Whoever concludes points a sentence to findings where they want to. Sentences that point nowhere are
listed, and nothing follows from that: a reader sees where reasons outrun their grounds.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.errors import Refused

_END = re.compile(r"(?:(?<=[.!?…؟])|(?<=[.!?…؟][\"'”’»)\]]))\s+|\s*\n\s*")


def sentences(reasons: str) -> tuple[str, ...]:
    """The sentences of some reasons in order, each line a sentence of its own.

    A full stop before a small letter ends none: "e.g. at night" is one sentence.
    """
    found: list[str] = []
    start = 0
    for end in _END.finditer(reasons):
        after = reasons[end.end() : end.end() + 1]
        if "\n" in end[0] or not after.islower():
            found.append(reasons[start : end.start()])
            start = end.end()
    found.append(reasons[start:])
    return tuple(one.strip() for one in found if one.strip())


def digest_of(sentence: str) -> str:
    """What a sentence is known by in the record: the same words give the same."""
    return hashlib.sha256(sentence.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Pointer:
    """That a sentence rests on a finding, by its lasting id, in the wording of then."""

    digest: str
    wording: UUID
    finding: UUID


@dataclass(frozen=True, slots=True)
class Pointed:
    """One sentence, the findings that it rests on, and those of them that were taken back."""

    words: str
    findings: tuple[UUID, ...] = ()
    taken_back: tuple[UUID, ...] = ()

    @property
    def nowhere(self) -> bool:
        """Whether it rests on no finding that stands."""
        return not self.findings


def pointed(
    reasons: str, pointers: Iterable[Pointer], taken_back: Collection[UUID]
) -> tuple[Pointed, ...]:
    """Each sentence of some reasons, with the findings that it rests on."""
    found: dict[str, dict[UUID, None]] = {}
    for one in pointers:
        found.setdefault(one.digest, {})[one.finding] = None
    made = []
    for words in sentences(reasons):
        every = tuple(found.get(digest_of(words), ()))
        back = tuple(one for one in every if one in taken_back)
        made.append(Pointed(words, tuple(one for one in every if one not in back), back))
    return tuple(made)


def seen_of(conclusion: UUID, pointers: Iterable[Pointer]) -> str:
    """What a page was opened on: the conclusion, and what its sentences pointed to."""
    pairs = sorted(f"{one.digest} {one.finding}" for one in pointers)
    return digest_of("\n".join([str(conclusion), *pairs]))


def check_pointers(chosen: Mapping[str, Collection[UUID]], rests_on: Collection[UUID]) -> None:
    """Check that sentences, by their digest, point only to what the conclusion rests on now."""
    if any(set(some) - set(rests_on) for some in chosen.values()):
        raise Refused(
            "A finding that you ticked was taken back meanwhile, or this conclusion does not rest "
            "on it any more. Look again at what each sentence rests on."
        )


def kept(reasons: str, chosen: Mapping[str, Collection[UUID]]) -> set[tuple[str, UUID]]:
    """What was chosen of each sentence, by its digest; what is no sentence of these is left out."""
    known = {digest_of(one) for one in sentences(reasons)}
    return {(digest, finding) for digest in known for finding in chosen.get(digest, ())}
