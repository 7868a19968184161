"""One resident's support needs, need by need: is help needed, what, how far is it met (para 71).

Each source tells it in its own row. A source that says nothing is shown as silent, with why, and
silence never stands for "no".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.answers import repeats
from reviews.domain.accounts.questions import Question, Section
from reviews.domain.sources import Source
from reviews.domain.worded import Worded

from .side_by_side import Asked, Told, answer_ids, basis_of, compared, need_of, silence
from .side_by_side import told as told_of
from .support import SIDE_OF, Step, SupportSide
from .voices import ComparedAccount, Silence


class Aspect(Worded):
    """What is asked of a need."""

    NEEDED = "needed", "Whether help is needed"
    WHAT = "what", "What help"
    MET = "met", "How far it is met"
    CHANGED = "changed", "What change is recorded"
    SINCE = "since", "What was heard since"
    ELSE = "else", "Anything else they said"


ASKED_OF_ALL = (Aspect.NEEDED, Aspect.WHAT, Aspect.MET)
"""What every source's row has a cell for; each other aspect is asked of one source alone."""

HEADINGS = (*Aspect, *Step)
"""What a question can ask of a need or of the support for it: see data/need_headings.toml."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one thing, and how it is silent where it says nothing of weight.

    "Did not say", or a reason for not asking, stands in `told` and is silence all the same.
    """

    told: tuple[Told, ...]
    silence: Silence | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one source says of one need."""

    source: Source
    cells: dict[Aspect, Cell]

    @property
    def says(self) -> bool:
        """Whether it says something that can be held beside what others say."""
        return any(cell.silence is None for cell in self.cells.values())

    @property
    def asked_of_all(self) -> dict[Aspect, Cell]:
        """The cells that every source has."""
        return {aspect: self.cells[aspect] for aspect in ASKED_OF_ALL}


@dataclass(frozen=True, slots=True)
class Need:
    """One need: what each source says of it, and of the support for it on each side."""

    key: str
    name: str
    rows: tuple[SourceRow, ...]
    without: tuple[Source, ...]
    support: dict[Step, dict[SupportSide, tuple[Told, ...]]]
    more: tuple[Told, ...]
    differ: tuple[str, ...]
    same: tuple[str, ...]
    answers: tuple[UUID, ...]

    @property
    def titled(self) -> dict[str, tuple[Told, ...]]:
        """What was answered to questions of one source alone, each under what it asks."""
        found = {
            aspect.words: tuple(one for row in self.rows for one in row.cells[aspect].told)
            for aspect in Aspect
            if aspect not in ASKED_OF_ALL
        }
        found["What else was said"] = self.more
        return {title: some for title, some in found.items() if some}

    @property
    def matter(self) -> str:
        """Under what name it is compared."""
        return f"need {self.key}"

    def basis(self, records: Iterable[UUID] = ()) -> str:
        """What a comparison rests on: its answers, and the support recorded for it."""
        return basis_of((*self.answers, *records))


@dataclass(frozen=True, slots=True)
class _Part:
    """One account's part on one need: its place, or none where it does not speak of it."""

    account: ComparedAccount
    section: Section | None
    repeat: int


def needs_of(
    accounts: Sequence[ComparedAccount], also: Iterable[tuple[str, str]] = ()
) -> tuple[Need, ...]:
    """Every need that any account of one resident speaks of, by name.

    `also` holds the key and name of needs that support was recorded for.
    """
    names = dict(also)
    spoken: dict[str, list[_Part]] = {key: [] for key in names}
    for account in accounts:
        for section in account.question_set.sections:
            for repeat in repeats(section, account.answers) if section.repeat else ():
                key, name = need_of(section, account.answers, repeat)
                names.setdefault(key, name)
                spoken.setdefault(key, []).append(_Part(account, section, repeat))
    ordered = sorted(names, key=lambda key: names[key].casefold())
    return tuple(_need(key, names[key], spoken[key], accounts) for key in ordered)


def _need(
    key: str, name: str, spoken: Sequence[_Part], accounts: Sequence[ComparedAccount]
) -> Need:
    heard = {part.account.id for part in spoken}
    parts = [*spoken, *(_Part(one, None, 0) for one in accounts if one.id not in heard)]
    present = {one.account.source for one in parts}
    asked = [
        Asked(part.account, question, part.repeat)
        for part in spoken
        for question in _questions(part)
    ]
    differ, same = compared([one for one in asked if not _only_names(one)])
    return Need(
        key=key,
        name=name,
        rows=tuple(
            SourceRow(source, {aspect: _cell(parts, source, aspect) for aspect in Aspect})
            for source in Source
            if source in present
        ),
        without=tuple(one for one in Source if one not in present),
        support=_support(asked),
        more=tuple(_more(spoken)),
        differ=differ,
        same=same,
        answers=tuple(answer_ids(asked)),
    )


def _questions(part: _Part) -> list[Question]:
    if part.section is None:
        return []
    return [one for one in part.section.questions if part.account.source in one.sources]


def _cell(parts: Iterable[_Part], source: Source, aspect: Aspect) -> Cell:
    """What the accounts of one source say; where they say nothing, the most that they were asked.

    An account that speaks of other needs and not of this one was not asked about this one: parts
    of life are taken up one at a time, and nobody goes through them all.
    """
    told: list[Told] = []
    quiet: set[Silence] = set()
    says = False
    for part in parts:
        if part.account.source is not source:
            continue
        for question in _questions(part):
            if question.heading != aspect:
                continue
            asked = Asked(part.account, question, part.repeat)
            told += [told_of(asked)] if asked.settled else []
            why = silence(part.account, question, part.repeat)
            quiet |= {why} if why else set()
            says = says or why is None
    if says:
        return Cell(tuple(told), None)
    asked_and_quiet = quiet - {Silence.NOT_ASKED}
    return Cell(tuple(told), next(iter(asked_and_quiet), Silence.NOT_ASKED))


def _support(asked: Iterable[Asked]) -> dict[Step, dict[SupportSide, tuple[Told, ...]]]:
    found: dict[Step, dict[SupportSide, tuple[Told, ...]]] = {
        step: dict.fromkeys(SupportSide, ()) for step in Step
    }
    for one in asked:
        if one.question.heading in tuple(Step) and one.settled:
            step, side = Step(one.question.heading), SIDE_OF[one.account.source]
            found[step][side] = (*found[step][side], told_of(one))
    return found


def _more(spoken: Iterable[_Part]) -> Iterator[Told]:
    """What else was said of a need: answers that neither name it nor stand under a heading."""
    for part in spoken:
        if part.section is None:
            continue
        for question in _questions(part):
            asked = Asked(part.account, question, part.repeat)
            if asked.settled and not question.heading and not names_need(part.section, question):
                yield told_of(asked)


def _only_names(asked: Asked) -> bool:
    section = asked.account.question_set.section_of[asked.question.key]
    return names_need(section, asked.question)


def names_need(section: Section, question: Question) -> bool:
    """Whether a question only says which need it is: the first of its section, or its filling."""
    first = section.questions[0].key
    return question.key == first or question.key.startswith(f"{first}-")
