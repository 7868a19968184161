"""Which paragraphs of the guidance a review has met, by which act, and which it has only touched.

A paragraph is met by the act that it is about and by nothing else: an answer, a finding or a letter
that speaks of one bears on it. Nothing is counted up to a result: a paragraph that is not met is a
matter to decide, not a mark against anyone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.overall_assessment import THEMES, About
from reviews.domain.assessment.planned_parts import (
    FILE_SET,
    INTERVIEW_SET,
    REQUEST,
    SCHEME_SET,
    STAFF,
    VISIT,
    PartState,
    PlannedPart,
)
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.domain.worded import Worded

from .guidance import Guidance, Home, HomeKind, Paragraph, Shown, numbers

Homes = dict[int, tuple[Home, ...]]


def homes(guidance: Guidance, sets: Iterable[QuestionSet]) -> Homes:
    """Everything that deals with each paragraph, by its number, in the order people meet it.

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
    """How a paragraph stands in a review."""

    MET = "met", "Done"
    TOUCHED = "touched", "Touched, not done"
    EXCUSED = "excused", "Excused"
    HELD = "held", "Not done"
    NOT_YET = "not-yet", "Not yet"
    COUNCIL = "council", "For the whole council"
    NOT_HERE = "not-here", "Nothing here can meet it"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one review.

    `answers` counts those that stand, by (question set, version, question), and `said` those given
    in finished accounts, by the source too; `shown` how much there is of each thing, and `of` how
    much there would have to be; `residents` who they are, where they are counted. `findings` are
    the paragraphs that each names; `paused` are accounts under way that are paused, by (question
    set, resident).
    """

    answers: Mapping[tuple[str, str, str], int]
    said: Mapping[tuple[str, str, str, Source], int]
    shown: Mapping[Shown, int]
    of: Mapping[Shown, int]
    residents: Mapping[Shown, Collection[UUID]]
    findings: Sequence[str]
    concluded: Collection[About]
    parts: Sequence[PlannedPart]
    paused: Collection[tuple[str, UUID | None]]
    state: ReviewState
    state_reason: str


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that was looked for in a review's record: how much of it is there, and of how much.

    `of` is 0 where any of it is enough.
    """

    what: Shown
    found: int
    of: int = 0

    @property
    def there(self) -> bool:
        """Whether it is done."""
        return self.found >= max(self.of, 1)

    @property
    def told(self) -> str:
        """It in words; that there is none says what was looked for."""
        words = self.what.words
        if not self.found:
            return f"{words}: none found" + (f" of {self.of}" if self.of else "")
        if self.what in _ONCE:
            return f"{words}: found"
        return f"{words}: {self.found}" + (f" of {self.of}" if self.of else "")


@dataclass(frozen=True, slots=True)
class Line:
    """How one paragraph, or several together, stand in a review.

    `sought` is what was looked for, each in one of several forms; `touched` what else bears on it;
    `why` what excuses or holds it, or why nothing here meets it.
    """

    paragraph: Paragraph
    looked: Looked
    sought: tuple[tuple[Sought, ...], ...] = ()
    touched: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def looked_for(self) -> tuple[str, ...]:
        """What was looked for and what was found of it, a line for each."""
        return tuple(", or: ".join(one.told for one in some) for some in self.sought)


_PART_OF: dict[Shown, tuple[str, ...]] = {
    Shown.LOOKED_INTO: (INTERVIEW_SET, FILE_SET),
    Shown.NEEDS: (INTERVIEW_SET,),
    Shown.TALKED: (INTERVIEW_SET,),
    Shown.FILES: (FILE_SET,),
    Shown.SCHEME: (SCHEME_SET,),
    Shown.REQUEST_WHOLE: (REQUEST,),
    Shown.ASKED: (REQUEST,),
    Shown.VISIT: (VISIT,),
    Shown.SEEN: (VISIT,),
    Shown.STAFF: (STAFF,),
    Shown.AGREED: (INTERVIEW_SET,),
}
"""The planned parts that each of these comes from."""

_ONCE = frozenset({Shown.WHY, Shown.LOGGED, Shown.ASSESSED, Shown.REQUEST_WHOLE})
"""What a review has or has not; there is nothing to count."""

_SAID_BY: dict[Shown, Collection[Source]] = {
    Shown.SAID: frozenset(Source),
    Shown.SAID_DECLINED: frozenset(Source),
    Shown.SAID_RESIDENTS: SPEAKS_FOR_RESIDENT,
    Shown.SAID_STAFF: {Source.STAFF},
    Shown.SAID_PAPERS: {Source.DOCUMENT},
    Shown.SAID_SEEN: {Source.OBSERVED},
}
"""Answers to what a set asks under a paragraph, by whose they are."""

DECLINED = "referrals-declined-"
"""How the questions begin that ask of referrals turned down, in every set."""


def coverage(
    guidance: Guidance, sets: Mapping[tuple[str, str], QuestionSet], facts: Facts
) -> list[Line]:
    """How every paragraph that our sources describe stands in a review, those together once.

    `sets` are those this review is taken with and those its accounts were taken with.
    """
    return [_line(paragraph, guidance, sets, facts) for paragraph in guidance.each]


def _line(
    paragraph: Paragraph,
    guidance: Guidance,
    sets: Mapping[tuple[str, str], QuestionSet],
    facts: Facts,
) -> Line:
    touched = _touched(paragraph, guidance, sets, facts)
    if not paragraph.met_by:
        looked = Looked.NOT_HERE if paragraph.not_met else Looked.COUNCIL
        return Line(paragraph, looked, (), touched, (paragraph.not_met or paragraph.act,))
    sought = tuple(
        tuple(_sought(one, paragraph, sets, facts) for one in either) for either in paragraph.met_by
    )
    parts = _parts_of(paragraph, sets, facts.parts)
    if all(any(one.there for one in some) for some in sought):
        return Line(paragraph, Looked.MET, sought, touched, _excused(parts))
    looked, why = _not_met(parts, facts)
    if touched or any(one.found for some in sought for one in some):
        looked = Looked.TOUCHED
    return Line(paragraph, looked, sought, touched, (*why, *_excused(parts)))


def _sought(
    what: Shown, paragraph: Paragraph, sets: Mapping[tuple[str, str], QuestionSet], facts: Facts
) -> Sought:
    """How much of one thing is there."""
    if what in _SAID_BY:
        said = facts.said.items()
        return Sought(
            what,
            sum(
                count
                for (name, version, key, source), count in said
                if source in _SAID_BY[what]
                and _asks(what, key)
                and _names(sets[name, version].by_key[key].paragraph, paragraph)
            ),
        )
    if what is Shown.REQUEST_WHOLE:
        return Sought(what, sum(_done(part, REQUEST) for part in facts.parts))
    if what not in facts.residents:
        return Sought(what, facts.shown.get(what, 0), facts.of.get(what, 0))
    have = set(facts.residents[what])
    planned = _planned(_PART_OF[what], facts.parts)
    return Sought(what, len(have & planned if planned else have), len(planned))


def _asks(what: Shown, key: str) -> bool:
    return what is not Shown.SAID_DECLINED or key.startswith(DECLINED)


def _names(text: str, paragraph: Paragraph) -> bool:
    return bool(set(numbers(text)) & set(paragraph.numbers))


def _done(part: PlannedPart, key: str) -> bool:
    return part.key == key and part.state is PartState.DONE


def _planned(keys: Collection[str], parts: Sequence[PlannedPart]) -> set[UUID]:
    """The residents of whom one of these parts is planned, and not excused."""
    return {
        part.resident_id
        for part in parts
        if part.key in keys and part.resident_id and part.state is not PartState.EXCUSED
    }


def _touched(
    paragraph: Paragraph,
    guidance: Guidance,
    sets: Mapping[tuple[str, str], QuestionSet],
    facts: Facts,
) -> tuple[str, ...]:
    """What bears on a paragraph and meets nothing, with how much there is of each."""
    found: dict[str, int] = {}
    for (name, version, key), count in facts.answers.items():
        one = sets[name, version]
        if _names(one.by_key[key].paragraph, paragraph):
            what = f"Answers: {one.title}, {one.section_of[key].title}"
            found[what] = found.get(what, 0) + count
    if findings := sum(_names(text, paragraph) for text in facts.findings):
        found["Findings"] = findings
    for about in facts.concluded:
        if _names(guidance.conclusions[about], paragraph):
            found[f"Conclusion: {about.words}"] = 0
    for shown in paragraph.touched_by:
        if count := facts.shown.get(shown, 0):
            found[shown.words] = count
    return tuple(f"{what}: {count}" if count else what for what, count in found.items())


def _parts_of(
    paragraph: Paragraph,
    sets: Mapping[tuple[str, str], QuestionSet],
    parts: Sequence[PlannedPart],
) -> list[PlannedPart]:
    """The planned parts through which a review can meet a paragraph."""
    wanted = {
        part for either in paragraph.met_by for one in either for part in _PART_OF.get(one, ())
    }
    for what in (one for either in paragraph.met_by for one in either if one in _SAID_BY):
        wanted |= {
            one.name
            for one in sets.values()
            for question in one.questions()
            if set(question.sources) & set(_SAID_BY[what]) and _names(question.paragraph, paragraph)
        }
    return [part for part in parts if part.key in wanted]


def _not_met(parts: Sequence[PlannedPart], facts: Facts) -> tuple[Looked, tuple[str, ...]]:
    """Why a review did not meet a paragraph that it could have met."""
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
