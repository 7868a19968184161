"""What a question set can tell of itself, when a question is asked, and how answers read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.accounts.answers import (
    Answer,
    State,
    Value,
    holds,
    plain,
    restored,
    stored,
    worded,
)
from reviews.domain.accounts.questions import (
    AllOf,
    AnyOf,
    Check,
    Kind,
    Option,
    Question,
    QuestionSet,
    Section,
    Test,
)
from reviews.domain.sources import Source

OPTIONS = (Option("yes", "Yes"), Option("no", "Nie & <nigdy>"), Option("na", "لا"))
AWKWARD = "Łódź & <b>ŵŷ</b> \"said\" 'so'\nمرحبا 🏠"
WORDS = st.text("aZ 0ŵŷŁóź&<>\"'’\\\n\r\t\x00لا🏠", max_size=20)
IS_YES = Check("a", Test.IS, ("yes",))
NOT_YES = Check("a", Test.IS_NOT, ("yes",))
YES_OR_NO = Check("a", Test.ANY_OF, ("yes", "no"))
ANSWERED = Check("a", Test.ANSWERED)


def given_as(value: Value) -> Answer:
    return Answer(State.GIVEN, value)


def question(key: str, *sources: Source, short: bool = False, kind: Kind = Kind.CHOICE) -> Question:
    return Question(
        key=key,
        kind=kind,
        ask=f"Is {key} so?",
        paragraph="89",
        theme="needs",
        missing=f"Select whether {key} is so",
        sources=frozenset(sources or {Source.STAFF}),
        options=OPTIONS if kind in (Kind.CHOICE, Kind.CHOICES) else (),
        short=short,
    )


def question_set(*sections: Section) -> QuestionSet:
    return QuestionSet(
        name="sample",
        version="2026-11",
        title="Sample",
        paragraphs="83",
        about="A sample.",
        sections=sections,
        sources=frozenset(Source),
    )


FIRST = Section("first", "First", "83", (question("a"), question("b", short=True)))
SECOND = Section("second", "Second", "84", (question("c", Source.STAFF, Source.DOCUMENT),))
SET = question_set(FIRST, SECOND)


def test_questions_come_in_the_order_they_are_asked() -> None:
    assert [one.key for one in SET.questions()] == ["a", "b", "c"]


def test_a_question_and_its_section_are_found_by_key() -> None:
    assert SET.by_key["c"].ask == "Is c so?"
    assert SET.section_of["b"] is FIRST
    assert SET.section("second") is SECOND
    assert SET.section("third") is None


def test_an_option_is_told_in_its_words_and_a_lost_one_by_its_key() -> None:
    assert question("a").option_say("yes") == "Yes"
    assert question("a").option_say("gone-since") == "gone-since"


def test_the_short_route_keeps_only_sections_that_hold_a_short_question() -> None:
    assert SET.on_route(short=False) == (FIRST, SECOND)
    assert SET.on_route(short=True) == (FIRST,)


def test_each_source_is_asked_only_its_own_questions() -> None:
    for_papers = SET.asked_of(Source.DOCUMENT)
    assert [one.key for one in for_papers.questions()] == ["c"]
    assert for_papers.sections == (SECOND,)
    assert set(for_papers.by_key) == {"c"}
    assert [one.key for one in SET.asked_of(Source.STAFF).questions()] == ["a", "b", "c"]
    assert SET.asked_of(Source.RESIDENT).sections == ()


def test_narrowing_a_set_leaves_it_the_same_set() -> None:
    narrowed = SET.asked_of(Source.DOCUMENT)
    assert (narrowed.name, narrowed.version) == (SET.name, SET.version)
    assert len(list(SET.questions())) == 3


@pytest.mark.parametrize(
    ("answer", "is_yes", "not_yes", "yes_or_no", "answered"),
    [
        (None, False, True, False, False),
        (given_as("yes"), True, False, True, True),
        (given_as("no"), False, True, True, True),
        (given_as("na"), False, True, False, True),
        (given_as(("no", "yes")), True, False, True, True),
        (Answer(State.CLEARED), False, True, False, False),
        (Answer(State.NOT_SEEN, reason="No time"), False, True, False, False),
        (Answer(State.NOT_APPLICABLE, reason="Alone"), False, True, False, False),
    ],
)
def test_each_way_a_condition_looks_at_an_answer(
    answer: Answer | None,
    is_yes: bool,  # noqa: FBT001 (a table of outcomes)
    not_yes: bool,  # noqa: FBT001
    yes_or_no: bool,  # noqa: FBT001
    answered: bool,  # noqa: FBT001
) -> None:
    answers = {} if answer is None else {("a", 0): answer}
    looks = (IS_YES, NOT_YES, YES_OR_NO, ANSWERED)
    assert [holds(look, answers) for look in looks] == [is_yes, not_yes, yes_or_no, answered]


def test_no_condition_always_holds() -> None:
    assert holds(None, {})


def test_all_needs_every_part_and_any_needs_one() -> None:
    answers = {("a", 0): given_as("yes")}
    assert holds(AnyOf((IS_YES, NOT_YES)), answers)
    assert not holds(AllOf((IS_YES, NOT_YES)), answers)
    assert holds(AllOf((AnyOf((NOT_YES, IS_YES)), ANSWERED)), answers)


def test_in_a_repeat_a_condition_looks_at_the_same_repeat_before_the_plain_answer() -> None:
    answers = {("a", 0): given_as("yes"), ("a", 2): given_as("no")}
    assert holds(IS_YES, answers, repeat=1)
    assert not holds(IS_YES, answers, repeat=2)


WORDED: dict[Kind, tuple[Value, str]] = {
    Kind.TEXT: (AWKWARD, AWKWARD),
    Kind.LONG_TEXT: (AWKWARD + "\n\nMore", AWKWARD + "\n\nMore"),
    Kind.CHOICE: ("no", "Nie & <nigdy>"),
    Kind.CHOICES: (("yes", "na"), "Yes\nلا"),
    Kind.DATE: (date(2026, 3, 9), "9 March 2026"),
    Kind.NUMBER: (Decimal("12.50"), "12.5 residents"),
}


def test_every_kind_has_a_worded_sample() -> None:
    assert set(WORDED) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_an_answer_of_each_kind_is_told_in_words(kind: Kind) -> None:
    value, words = WORDED[kind]
    asked_as = question("a", kind=kind)
    if kind is Kind.NUMBER:
        asked_as = replace(asked_as, unit="residents")
    assert worded(asked_as, given_as(value)) == words


@pytest.mark.parametrize("kind", Kind)
def test_an_answer_of_each_kind_comes_back_from_the_record_as_it_went(kind: Kind) -> None:
    value, _ = WORDED[kind]
    assert restored(kind, stored(value)) == value


def test_no_answer_is_told_with_its_reason() -> None:
    asked_as = question("a")
    assert worded(asked_as, Answer(State.NOT_SEEN, reason=AWKWARD)) == (
        f"Not asked or not seen: {AWKWARD}"
    )
    assert worded(asked_as, Answer(State.CLEARED)) == State.CLEARED.words


def test_a_choice_that_is_no_longer_offered_is_told_by_its_key() -> None:
    assert worded(question("a"), given_as("gone-since")) == "gone-since"


@given(WORDS)
def test_any_text_comes_back_as_it_went(text: str) -> None:
    assert restored(Kind.LONG_TEXT, stored(text)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_exactly_and_without_an_exponent(number: Decimal) -> None:
    assert restored(Kind.NUMBER, stored(number)) == number
    assert "E" not in plain(number)


@pytest.mark.parametrize(
    ("number", "words"), [("100", "100"), ("0.10", "0.1"), ("1E+2", "100"), ("7.00", "7")]
)
def test_a_number_is_written_without_idle_noughts(number: str, words: str) -> None:
    assert plain(Decimal(number)) == words


@given(st.lists(st.sampled_from(["yes", "no", "na"]), unique=True).map(tuple))
def test_any_choices_come_back_in_order(chosen: tuple[str, ...]) -> None:
    assert restored(Kind.CHOICES, stored(chosen)) == chosen


@given(st.dates())
def test_any_date_comes_back(day: date) -> None:
    assert restored(Kind.DATE, stored(day)) == day
