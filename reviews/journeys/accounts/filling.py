"""An account as its pages need it: the set as asked, the answers, what is missing."""

from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.accounts import AccountState, words_asked
from reviews.domain.accounts.answers import (
    Answer,
    Missing,
    Place,
    asked,
    missing,
    repeats,
    versions_in,
    worded,
)
from reviews.domain.accounts.questions import Question, QuestionSet, Section
from reviews.domain.board.side_by_side import asked_about, need_of
from reviews.domain.consent.consents import Use
from reviews.domain.errors import Refused
from reviews.store.accounts import accounts
from reviews.store.accounts.accounts import AccountHead
from reviews.store.accounts.answers import Recorded
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.review_plan import all_sets


@dataclass(frozen=True, slots=True)
class SectionState:
    """One row of an account's task list."""

    section: Section
    repeat: int
    title: str
    answered: int
    missing: int

    @property
    def words(self) -> str:
        """How the section stands, in words."""
        if self.missing == 0:
            return "Completed" if self.answered else "Nothing to ask"
        return f"{self.missing} left" if self.answered else "Not started"


@dataclass(frozen=True, slots=True)
class Filling:
    """An account, the questions its source is asked, and its answers; or why they are withheld."""

    account: AccountHead
    question_set: QuestionSet
    recorded: dict[Place, Recorded]
    files: dict[Place, tuple[tuple[UUID, str], ...]]
    withheld: str = ""

    @property
    def whole_set(self) -> QuestionSet:
        """The set with the questions of every source: what was answered stays readable."""
        return all_sets()[self.account.question_set, self.account.version]

    @property
    def answers(self) -> dict[Place, Answer]:
        """The answers alone."""
        return {place: one.answer for place, one in self.recorded.items()}

    @property
    def open(self) -> bool:
        """Whether answers can be recorded now."""
        return self.account.state is not AccountState.COMPLETE and not self.withheld

    @property
    def missing(self) -> list[Missing]:
        """What is still to be answered."""
        return missing(self.question_set, self.answers, short=self.account.short_route)

    def asked(self, section: Section, repeat: int) -> list[Question]:
        """The questions of a section to ask now."""
        return asked(section, self.answers, repeat=repeat, short=self.account.short_route)

    def repeats(self, section: Section) -> list[int]:
        """The repeats that a section holds; [0] for a plain one."""
        return repeats(section, self.answers)

    def next_repeat(self, section: Section) -> int:
        """The number of one more repeat; that of one taken away is not used again."""
        keys = {question.key for question in section.questions}
        return max((repeat for key, repeat in self.recorded if key in keys), default=0) + 1

    def versions(self, section: Section, repeat: int) -> str:
        """The versions that stand in one repeat."""
        standing = {place: one.version for place, one in self.recorded.items()}
        return versions_in(section, repeat, standing)

    def title(self, section: Section, repeat: int) -> str:
        """A section's title; a repeat is named by the answer to its first question."""
        if not section.repeat:
            return section.title
        first = section.questions[0]
        answer = self.answers.get((first.key, repeat))
        named = worded(first, answer) if answer and answer.settled else f"number {repeat}"
        return f"{section.title}: {named}"

    def asked_about(self, question: Question, repeat: int) -> str:
        """A question, with what its repeat is about."""
        return asked_about(self.question_set, question, self.answers, repeat)

    def lacking(self, one: Missing) -> str:
        """What to say of a question still to be answered, with what its repeat is about."""
        if not one.repeat:
            return one.question.missing
        return f"{need_of(one.section, self.answers, one.repeat)[1]}: {one.question.missing}"

    def sections(self) -> list[SectionState]:
        """The rows of the account's task list."""
        left = self.missing
        return [
            self._state(section, repeat, left)
            for section in self.question_set.on_route(short=self.account.short_route)
            for repeat in self.repeats(section)
        ]

    def _state(self, section: Section, repeat: int, left: list[Missing]) -> SectionState:
        answered = sum(
            (answer := self.answers.get((question.key, repeat))) is not None and answer.settled
            for question in self.asked(section, repeat)
        )
        lacking = sum(one.section is section and one.repeat == repeat for one in left)
        return SectionState(section, repeat, self.title(section, repeat), answered, lacking)

    def worded(self, question: Question, repeat: int) -> str:
        """An answer in words; nothing where there is none."""
        answer = self.answers.get((question.key, repeat))
        return worded(question, answer) if answer else ""

    def said_of_contact(self) -> list[tuple[str, str]]:
        """What they said of how to reach them: each question as asked, and the answer in words."""
        short, easy = self.account.short_route, self.account.easy_words
        every = (q for s in self.question_set.on_route(short=short) for q in s.questions)
        return [
            (words_asked(question, easy=easy), self.worded(question, 0))
            for question in every
            if question.contact and (question.key, 0) in self.answers
        ]


def readable(account: AccountHead) -> Filling:
    """An account with its answers; Refused where they may not be used."""
    filling = filling_of(account)
    if filling.withheld:
        raise Refused(filling.withheld)
    return filling


def filling_of(account: AccountHead) -> Filling:
    """An account with its answers, as this officer may use them for the review."""
    sets = all_sets()
    question_set = sets[account.question_set, account.version].asked_of(account.source)
    material = accounts.fill(reading(), viewer(), Use.NOTES, [account], sets)
    if not material.items:
        return Filling(account, question_set, {}, {}, material.withheld[0].why)
    found = material.items[0]
    return Filling(account, question_set, found.answers, found.files)
