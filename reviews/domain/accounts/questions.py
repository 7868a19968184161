"""Question sets as frozen values: what is asked, of whom, in what words, and when.

The files in data/question_sets/ are parsed into these once; see `reviews.reference`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from reviews.domain.register.contact_said import ContactFact
from reviews.domain.sources import Source

from .meanings import STANDS_ALONE, USUAL, Meaning


class Kind(StrEnum):
    """The shape of an answer. Each has one row in `web.forms.question_kinds` and one partial."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    NUMBER = "number"


class Test(StrEnum):
    """The closed list of ways a condition can look at an answer."""

    __test__ = False  # not a test case, whatever its name says to pytest

    IS = "is"
    IS_NOT = "is-not"
    ANY_OF = "any-of"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Check:
    """One look at one earlier answer."""

    question: str
    test: Test
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds when every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when at least one part holds."""

    parts: tuple["Condition", ...]


Condition = Check | AllOf | AnyOf


def checks(condition: Condition | None) -> Iterator[Check]:
    """Every look at an earlier answer that a condition takes."""
    if isinstance(condition, Check):
        yield condition
    elif condition is not None:
        for part in condition.parts:
            yield from checks(part)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, by key; `say` is what the screen and the record show.

    `meaning` is what its set says that it means, and `excludes` the options that cannot stand
    beside it; None where the set says nothing of it.
    """

    key: str
    say: str
    meaning: Meaning | None = None
    excludes: frozenset[str] | None = None

    @property
    def means(self) -> Meaning | None:
        """What choosing it says; None where neither its set nor its key tells."""
        return self.meaning or USUAL.get(self.key)


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the paragraph it comes from and the words to ask it in.

    `ask_easy` are shorter words to speak aloud to a resident; `short` puts the question on the
    short route for people who tire. `missing` is the sentence shown while it is unanswered.
    `at_most` limits the characters of a text or the size of a number, and `unit` is what a number
    counts. `tags` name the matters on which other sets ask for another voice, and `contact` the
    facts that the answer tells of how to reach the person. `asks` names what it asks where another
    set asks just that under another key. `heading` is what it asks of a support need, by which its
    answer stands among a resident's needs; "" where it has no such place.
    """

    key: str
    kind: Kind
    ask: str
    paragraph: str
    theme: str
    missing: str
    sources: frozenset[Source]
    options: tuple[Option, ...] = ()
    hint: str = ""
    ask_easy: str = ""
    short: bool = False
    optional: bool = False
    informs: tuple[str, ...] = ()
    look_for: str = ""
    warning_sign: str = ""
    when: Condition | None = None
    unit: str = ""
    at_most: int | None = None
    tags: tuple[str, ...] = ()
    contact: tuple[ContactFact, ...] = ()
    asks: str = ""
    heading: str = ""

    @property
    def compared_as(self) -> str:
        """Under what name its answers are held beside those of others."""
        return self.asks or self.key

    def excluded_by(self, option: Option) -> frozenset[str]:
        """The options, by key, that cannot be chosen together with one; none where one is chosen.

        Where the set says nothing, an option that means no, or nothing, stands alone.
        """
        if self.kind is not Kind.CHOICES:
            return frozenset()
        if option.excludes is not None:
            return option.excludes
        others = frozenset(one.key for one in self.options if one.key != option.key)
        return others if option.means in STANDS_ALONE else frozenset()

    def chosen(self, value: object) -> tuple[Option, ...]:
        """The options that a value names, in the order of the list; none of another kind."""
        keys = value if isinstance(value, tuple) else (value,)
        return tuple(one for one in self.options if one.key in keys)

    def has(self, key: str) -> bool:
        """Whether an option of that key can be chosen."""
        return any(one.key == key for one in self.options)

    def option_say(self, key: str) -> str:
        """The words of one option, or the key itself where no option has it."""
        return next((option.say for option in self.options if option.key == key), key)


@dataclass(frozen=True, slots=True)
class Section:
    """A page of questions; a section with `repeat` is answered once for each named thing."""

    key: str
    title: str
    paragraphs: str
    questions: tuple[Question, ...]
    repeat: str = ""
    intro: str = ""


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One thing a council may ask a provider for before a visit (para 85)."""

    key: str
    ask: str
    paragraph: str
    why: str
    group: str = ""


@dataclass(frozen=True)
class QuestionSet:
    """One version of one set. Identity of a question across versions is (set name, key).

    `use` says in a sentence when to take an account with it; `tags` gives the words of each tag.
    """

    name: str
    version: str
    title: str
    paragraphs: str
    about: str
    sections: tuple[Section, ...]
    sources: frozenset[Source]
    requests: tuple[RequestItem, ...] = ()
    service_model: str = ""
    use: str = ""
    tags: dict[str, str] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Question]:
        """Every question by its key."""
        return {question.key: question for question in self.questions()}

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kind of every question, by the question's key."""
        return {key: question.kind for key, question in self.by_key.items()}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each question, by the question's key."""
        return {q.key: section for section in self.sections for q in section.questions}

    def questions(self) -> Iterator[Question]:
        """Every question in the order it is asked."""
        for section in self.sections:
            yield from section.questions

    def section(self, key: str) -> Section | None:
        """The section with that key, if there is one."""
        return next((section for section in self.sections if section.key == key), None)

    def asked_of(self, source: Source) -> "QuestionSet":
        """The set as one source is asked it: only their questions, and sections that hold any."""
        sections = (
            replace(section, questions=tuple(q for q in section.questions if source in q.sources))
            for section in self.sections
        )
        return replace(self, sections=tuple(one for one in sections if one.questions))

    def on_route(self, *, short: bool) -> tuple[Section, ...]:
        """The sections to ask: all, or those with a question on the short route."""
        if not short:
            return self.sections
        return tuple(s for s in self.sections if any(q.short for q in s.questions))
