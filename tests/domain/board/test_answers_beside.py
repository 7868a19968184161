"""Every pair of sources that are asked one thing: where they mean different things, it is flagged.

Over all released sets: questions with one key or one name for what they ask, each two sources of
them, and every two answers that they can choose.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

import pytest

from reviews.domain.accounts.answers import Answer, State, Value
from reviews.domain.accounts.meanings import ANSWERS, SAYS_NEITHER, Meaning
from reviews.domain.accounts.questions import Kind, Option, Question, QuestionSet
from reviews.domain.assessment.challenges_unheard import unheard
from reviews.domain.board.answers_beside import Beside, beside, says
from reviews.domain.board.needs import needs_of
from reviews.domain.board.side_by_side import asking_the_same, matters
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.sources import Source
from tests.domain.assessment.test_challenges_unheard import drawn
from tests.domain.board.test_side_by_side import SETS, compared, question, question_set


class Put(NamedTuple):
    """A question as one source is asked it."""

    asked: QuestionSet
    question: Question
    source: Source

    @property
    def repeat(self) -> int:
        return 1 if self.asked.section_of[self.question.key].repeat else 0

    def account(self, option: str) -> ComparedAccount:
        value = (option,) if self.question.kind is Kind.CHOICES else option
        made = compared(self.asked, self.source, self.source.words, "R-1")
        first = self.asked.section_of[self.question.key].questions[0].key
        answers: dict[str, Value] = {first: "money"} if self.repeat else {}
        for key, one in (answers | {self.question.key: value}).items():
            made.answers[key, self.repeat] = Answer(State.GIVEN, one)  # type: ignore[index]
            made.ids[key, self.repeat] = made.id  # type: ignore[index]
        return made


PUT = [
    Put(one, asked, source)
    for one in SETS
    for asked in one.questions()
    if asked.options and not asked.contact and asked.key != "need-area"
    for source in sorted(asked.sources)
]


def pairs() -> Iterator[tuple[Put, Put]]:
    """Each two sources that are asked one thing, and stand on one page."""
    for one, other in combinations(PUT, 2):
        same = one.question.compared_as == other.question.compared_as
        if same and one.source is not other.source and one.repeat == other.repeat:
            yield one, other


PAIRS = list(pairs())


def laid_out(one: Put, *accounts: ComparedAccount) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions on which accounts differ, and say the same, on the page where they stand."""
    if one.repeat:
        [need] = needs_of(accounts)
        return need.differ, need.same
    sets = {(of.name, of.version): of for of in (each.question_set for each in accounts)}
    every = matters(accounts, list(sets.values()), one.question.theme)
    differ = tuple(ask for matter in every for ask in matter.differ)
    return differ, tuple(ask for matter in every for ask in matter.same)


def mean_otherwise(one: Option, other: Option) -> bool:
    both = {one.means, other.means}
    return len(both) == 2 and both <= ANSWERS


def test_sources_of_different_sets_are_among_the_pairs() -> None:
    across = {(a.question.key, b.question.key) for a, b in PAIRS if a.asked.name != b.asked.name}
    assert ("need-declined", "need-declined") in across
    assert {"plan-have", "plan-on-file"} in [set(pair) for pair in across]


@pytest.mark.parametrize("key", sorted({one.question.compared_as for one, _ in PAIRS}))
def test_where_meanings_differ_it_is_flagged(key: str) -> None:
    for one, other in (pair for pair in PAIRS if pair[0].question.compared_as == key):
        for mine, theirs in product(one.question.options, other.question.options):
            ours, others = one.account(mine.key), other.account(theirs.key)
            differ, same = laid_out(one, ours, others)
            where = (one.asked.name, mine.key, other.asked.name, theirs.key)
            if mean_otherwise(mine, theirs):
                assert (len(differ), same) == (1, ()), where
            if {mine.means, theirs.means} & SAYS_NEITHER:
                assert (differ, same) == ((), ()), where
            place = (ours.id, one.question.key, one.repeat)
            passed = unheard([ours, others], [place], [drawn()])
            assert not passed or differ, where


@pytest.mark.parametrize("key", sorted({one.question.compared_as for one, _ in PAIRS}))
def test_where_one_was_not_asked_the_same_is_never_said(key: str) -> None:
    for one, other in (pair for pair in PAIRS if pair[0].question.compared_as == key):
        for mine in one.question.options:
            unasked = compared(other.asked, other.source, "Somebody", "R-1")
            assert laid_out(one, one.account(mine.key), unasked)[1] == ()


def test_help_turned_down_that_the_file_says_was_not_is_flagged() -> None:
    talk, file = SETS.latest("resident-interview"), SETS.latest("personal-file")
    said = Put(talk, talk.by_key["need-declined"], Source.RESIDENT).account("yes")
    read = Put(file, file.by_key["need-declined"], Source.DOCUMENT).account("no")
    [need] = needs_of([said, read])
    assert need.differ == ("Have you ever said no to help with this?",)
    agrees = Put(file, file.by_key["need-declined"], Source.DOCUMENT).account("bare")
    [need] = needs_of([said, agrees])
    assert need.same == (
        "Have you ever said no to help with this? (2 sources were asked: Resident; Document.)",
    )


def test_how_many_were_asked_and_who_answered_is_told() -> None:
    one = question_set("scheme", question("rota", Source.PROVIDER, Source.STAFF, Source.DOCUMENT))
    said = [
        compared(one, Source.PROVIDER, "Manager", rota="yes"),
        compared(one, Source.STAFF, "Worker", rota="yes"),
        compared(one, Source.DOCUMENT, "The rota", rota="not-sure"),
    ]
    [matter] = matters(said, [one], "needs")
    answered = "3 sources were asked, and 2 answered: Provider; Staff at the scheme."
    assert matter.same == (f"Ask rota? ({answered})",)


def test_of_how_many_residents_it_is_said_is_told() -> None:
    talk = question_set("talk", question("safe", Source.RESIDENT, Source.FAMILY))
    said = [
        compared(talk, Source.RESIDENT, "R-1", "R-1", safe="yes"),
        compared(talk, Source.FAMILY, "Sister", "R-1", safe="yes"),
        compared(talk, Source.RESIDENT, "R-2", "R-2", safe="yes"),
    ]
    [matter] = matters(said, [talk], "needs")
    told = "2 sources were asked, about 1 of 2 residents: Resident; Family or chosen supporter."
    assert matter.same == (f"Ask safe? ({told})",)


BOXES = (Option("a", "A"), Option("b", "B"), Option("none", "None of these"))


@pytest.mark.parametrize(
    ("mine", "theirs", "how"),
    [
        (("a",), ("none",), Beside.DIFFER),
        (("a", "b"), ("a", "b"), Beside.SAME),
        (("none",), ("none",), Beside.SAME),
        (("a", "b"), ("a",), Beside.CANNOT_TELL),
    ],
)
def test_a_box_not_ticked_is_no_no(
    mine: tuple[str, ...], theirs: tuple[str, ...], how: Beside
) -> None:
    ticked = (Option("a", "A", Meaning.YES), Option("b", "B", Meaning.YES), BOXES[2])
    which = question("which", Source.STAFF, kind=Kind.CHOICES, options=ticked)
    assert beside(which, mine, which, theirs) is how


def test_what_contradicts_itself_bears_nobody_out() -> None:
    which = question("which", Source.STAFF, kind=Kind.CHOICES, options=BOXES)
    assert says(which, ("a", "b"))
    assert not says(which, ("a", "none"))


def test_like_is_measured_with_like() -> None:
    each = question("each", Source.STAFF, kind=Kind.NUMBER, unit="residents", options=())
    hours = question("each", Source.STAFF, kind=Kind.NUMBER, unit="hours", options=())
    assert beside(each, Decimal(2), each, Decimal("2.0")) is Beside.SAME
    assert beside(each, Decimal(2), each, Decimal(3)) is Beside.DIFFER
    assert beside(each, Decimal(2), hours, Decimal(3)) is Beside.CANNOT_TELL


def test_what_is_asked_under_another_key_is_found_with_it() -> None:
    assert asking_the_same(SETS, ["plan-have"]) == {"plan-have", "plan-on-file"}
    assert asking_the_same(SETS, ["home-safe"]) == {"home-safe"}
