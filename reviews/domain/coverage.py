"""Which paragraphs of the guidance a review has looked at, by what, and which it has not, and why.

Nothing is counted up to a result: a paragraph that nobody looked at is a matter to decide, not a
mark against anyone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.overall_assessment import THEMES, About
from reviews.domain.assessment.planned_parts import (
    INTERVIEW_SET,
    REQUEST,
    STAFF,
    VISIT,
    PartState,
    PlannedPart,
)
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.review.state import ReviewState
from reviews.domain.worded import Worded

from .guidance import Guidance, Home, HomeKind, Paragraph, Shown, numbers

Homes = dict[int, tuple[Home, ...]]


def homes(guidance: Guidance, sets: Iterable[QuestionSet]) -> Homes:
    """Everything that meets each paragraph, by its number, in the order people meet it.

    `sets` are the newest version of each question set.
    """
    found: dict[int, dict[Home, None]] = {}
    for text, home in (*_asked(sets), *_weighed(guidance), *_built(guidance)):
        for number in numbers(text):
            found.setdefault(number, {})[home] = None
    return {number: tuple(some) for number, some in found.items()}


def _asked(sets: Iterable[QuestionSet]) -> Iterator[tuple[str, Home]]:
    """Sections by what their questions name, and the document request."""
    for one in sets:
        for section in one.sections:
            title = f"{one.title}, {section.title}"
            home = Home(HomeKind.SECTION, f"{one.name}/{section.key}", title)
            yield from ((question.paragraph, home) for question in section.questions)
        for item in one.requests:
            yield item.paragraph, Home(HomeKind.REQUEST, item.key, item.ask)


def _weighed(guidance: Guidance) -> Iterator[tuple[str, Home]]:
    for theme, text in guidance.themes.items():
        yield text, Home(HomeKind.THEME, theme, THEMES[theme])
    for about, text in guidance.conclusions.items():
        yield text, Home(HomeKind.CONCLUSION, about, About(about).words)


def _built(guidance: Guidance) -> Iterator[tuple[str, Home]]:
    for part in guidance.letters:
        if part.paragraphs:
            title = f"{LetterKind(part.letter).words}, “{part.heading}”"
            yield part.paragraphs, Home(HomeKind.LETTER, f"{part.letter}/{part.heading}", title)
    for number, paragraph in guidance.described.items():
        yield from ((str(number), home) for home in paragraph.homes)


class Looked(Worded):
    """Whether a review looked at a paragraph."""

    MET = "met", "Looked at"
    EXCUSED = "excused", "Excused"
    HELD = "held", "Not looked at"
    NOT_YET = "not-yet", "Not yet"
    COUNCIL = "council", "For the whole council"
    NOT_HERE = "not-here", "Not kept here"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one review.

    `answers` counts those that stand, by (question set, version, question); `shown` how much of
    each thing that shows a paragraph was looked at; `findings` are the paragraphs that each names;
    `letters` counts the issued of each kind; `paused` are accounts under way that are paused, by
    (question set, resident).
    """

    answers: Mapping[tuple[str, str, str], int]
    shown: Mapping[Shown, int]
    findings: Sequence[str]
    concluded: Collection[About]
    letters: Mapping[LetterKind, int]
    parts: Sequence[PlannedPart]
    paused: Collection[tuple[str, UUID | None]]
    state: ReviewState
    state_reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """How one paragraph stands in a review: what met it, and why what did not."""

    number: int
    says: str
    looked: Looked
    by: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


_PART_OF = {
    Shown.REQUEST: REQUEST,
    Shown.VISIT: VISIT,
    Shown.SEEN: VISIT,
    Shown.STAFF: STAFF,
    Shown.CONSENT: INTERVIEW_SET,
}
"""The planned part that each of these comes from."""

_ONCE = frozenset({Shown.WHY, Shown.LOGGED})
"""What a review has or has not; there is nothing to count."""


def coverage(
    guidance: Guidance, sets: Mapping[tuple[str, str], QuestionSet], facts: Facts
) -> list[Line]:
    """How every paragraph that our sources describe stands in a review.

    A letter counts only for what sending it fulfils, and a conclusion only for the paragraph on
    conclusions: what either speaks of was looked at by something else, or not at all.

    `sets` are those this review is taken with and those its accounts were taken with.
    """
    met = _met(guidance, sets, facts)
    ways = _ways(guidance, sets)
    return [
        _line(paragraph, met.get(number, {}), ways, facts)
        for number, paragraph in sorted(guidance.described.items())
    ]


def _met(
    guidance: Guidance, sets: Mapping[tuple[str, str], QuestionSet], facts: Facts
) -> dict[int, dict[str, int]]:
    """What each paragraph was met by, and how often; 0 where there is nothing to count."""
    found: dict[int, dict[str, int]] = {}
    noted = [
        (number, what, count)
        for text, what, count in _noted(guidance, sets, facts)
        for number in set(numbers(text)) - guidance.acts
    ]
    kept = [
        (number, what, count)
        for text, what, count in _kept(guidance, facts)
        for number in numbers(text)
    ]
    for number, what, count in noted + kept:
        some = found.setdefault(number, {})
        some[what] = some.get(what, 0) + count
    return found


def _noted(
    guidance: Guidance, sets: Mapping[tuple[str, str], QuestionSet], facts: Facts
) -> Iterator[tuple[str, str, int]]:
    """What was written down: answers, findings and conclusions."""
    for (name, version, key), count in facts.answers.items():
        one = sets[name, version]
        what = f"Answers: {one.title}, {one.section_of[key].title}"
        yield one.by_key[key].paragraph, what, count
    yield from ((text, "Findings", 1) for text in facts.findings)
    for about in facts.concluded:
        yield guidance.conclusions[about], f"Conclusion: {about.words}", 0


def _kept(guidance: Guidance, facts: Facts) -> Iterator[tuple[str, str, int]]:
    """What was done: letters that left, visits, consents and the like."""
    for kind, count in facts.letters.items():
        if kind in guidance.sent:
            yield guidance.sent[kind], f"Letters issued: {kind.words}", count
    for number, paragraph in guidance.described.items():
        for shown in paragraph.shown_by:
            if facts.shown.get(shown):
                count = 0 if shown in _ONCE else facts.shown[shown]
                yield str(number), shown.words, count


def _ways(
    guidance: Guidance, sets: Mapping[tuple[str, str], QuestionSet]
) -> dict[int, frozenset[str]]:
    """The planned parts through which a review can look at each paragraph; "" stands for others.

    A paragraph that is not there can be looked at in no review.
    """
    found: dict[int, set[str]] = {}
    for question_set in sets.values():
        for question in question_set.questions():
            for number in set(numbers(question.paragraph)) - guidance.acts:
                found.setdefault(number, set()).add(question_set.name)
    for text in (*guidance.conclusions.values(), *guidance.sent.values()):
        for number in numbers(text):
            found.setdefault(number, set()).add("")
    for number, paragraph in guidance.described.items():
        for shown in paragraph.shown_by:
            found.setdefault(number, set()).add(_PART_OF.get(shown, ""))
    return {number: frozenset(some) for number, some in found.items()}


def _line(
    paragraph: Paragraph, met: Mapping[str, int], ways: Mapping[int, frozenset[str]], facts: Facts
) -> Line:
    number = paragraph.number
    by = tuple(f"{what}: {count}" if count else what for what, count in met.items())
    parts = [part for part in facts.parts if part.key in ways.get(number, ())]
    if by:
        return Line(number, paragraph.says, Looked.MET, by, _excused(parts))
    if number not in ways:
        looked = Looked.NOT_HERE if paragraph.not_met else Looked.COUNCIL
        return Line(number, paragraph.says, looked, why=tuple(filter(None, [paragraph.not_met])))
    looked, why = _not_met(parts, facts)
    return Line(number, paragraph.says, looked, why=(*why, *_excused(parts)))


def _not_met(parts: Sequence[PlannedPart], facts: Facts) -> tuple[Looked, tuple[str, ...]]:
    """Why a review did not look at a paragraph that it could have looked at."""
    if parts and all(part.state is PartState.EXCUSED for part in parts):
        return Looked.EXCUSED, ()
    if facts.state is not ReviewState.OPEN:
        return Looked.HELD, (f"{facts.state.words}: {facts.state_reason}",)
    paused = [part for part in parts if (part.key, part.resident_id) in facts.paused]
    return Looked.NOT_YET, _told("Paused", "", paused)


def _excused(parts: Sequence[PlannedPart]) -> tuple[str, ...]:
    """The parts that were excused, together where one reason was given for several."""
    by_reason: dict[str, list[PlannedPart]] = {}
    for part in parts:
        if part.state is PartState.EXCUSED:
            by_reason.setdefault(part.reason, []).append(part)
    return tuple(
        said for reason, some in by_reason.items() for said in _told("Excused", reason, some)
    )


def _told(state: str, reason: str, parts: Sequence[PlannedPart]) -> tuple[str, ...]:
    if not parts:
        return ()
    others = len(parts) - 1
    more = f" and {others} {'other' if others == 1 else 'others'}" if others else ""
    return (f"{state}: {parts[0].title}{more}{'. ' if reason else ''}{reason}",)
