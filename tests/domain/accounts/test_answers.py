"""What is asked now, what is missing and what is no longer asked."""

from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.accounts.answers import (
    PUT_ASIDE,
    Answer,
    Answers,
    Place,
    State,
    Value,
    asked,
    asked_again,
    holds,
    missing,
    no_longer_asked,
    repeats,
)
from reviews.domain.accounts.questions import (
    AllOf,
    AnyOf,
    Check,
    Condition,
    Kind,
    Option,
    Question,
    QuestionSet,
    Section,
    Test,
)
from reviews.domain.sources import Source

OPTIONS = (Option("yes", "Yes"), Option("no", "No"), Option("na", "Does not apply"))


def question(key: str, when: Condition | None = None) -> Question:
    return Question(
        key=key,
        kind=Kind.CHOICE,
        ask=f"Is {key} so?",
        paragraph="89",
        theme="needs",
        missing=f"Select whether {key} is so",
        sources=frozenset({Source.STAFF}),
        options=OPTIONS,
        when=when,
    )


def question_set(*sections: Section) -> QuestionSet:
    return QuestionSet(
        name="sample",
        version="2026-11",
        title="Sample",
        paragraphs="83",
        about="A sample.",
        sections=sections,
        sources=frozenset({Source.STAFF}),
    )


def plain_section(*questions: Question) -> Section:
    return Section("plain", "Plain", "83", questions)


def repeating(*questions: Question) -> Section:
    return Section("needs", "Needs", "71", questions, repeat="support need")


def given_as(value: Value) -> Answer:
    return Answer(State.GIVEN, value)


IS_YES = Check("a", Test.IS, ("yes",))
NOT_YES = Check("a", Test.IS_NOT, ("yes",))


WORDS = st.text("aZ 0ŵŷŁóź&<>\"'’\\\n\r\t\x00لا🏠", max_size=20)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(["yes", "no", "na", "gone"]),
    WORDS,
    st.lists(st.sampled_from(["yes", "no", "na"]), unique=True).map(tuple),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False),
)
ANSWERS = st.one_of(
    VALUES.map(given_as),
    st.sampled_from([Answer(state) for state in State]),
    st.builds(Answer, st.just(State.NOT_SEEN), reason=WORDS),
)
KEYS = st.sampled_from("abcdefgh")


def conditions(keys: st.SearchStrategy[str]) -> st.SearchStrategy[Condition]:
    checks = st.builds(
        Check,
        keys,
        st.sampled_from(Test),
        st.lists(st.sampled_from(["yes", "no", "na"])).map(tuple),
    )
    return st.recursive(
        checks,
        lambda part: st.one_of(
            st.lists(part, max_size=3).map(lambda parts: AllOf(tuple(parts))),
            st.lists(part, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        ),
        max_leaves=4,
    )


@st.composite
def sets(draw: st.DrawFn) -> QuestionSet:
    """A set of up to eight questions, each looking only at earlier ones; the last few repeat."""
    size = draw(st.integers(1, 8))
    questions = [question("a")]
    for place in range(1, size):
        earlier = conditions(st.sampled_from([one.key for one in questions]))
        made = question("abcdefgh"[place], draw(st.one_of(st.none(), earlier)))
        questions.append(replace(made, optional=draw(st.booleans())))
    cut = draw(st.integers(1, size))
    some = [plain_section(*questions[:cut])]
    if cut < size:
        some.append(repeating(*questions[cut:]))
    return question_set(*some)


PLACED = st.dictionaries(st.tuples(KEYS, st.integers(0, 3)), ANSWERS, max_size=12)


def fitted(one: QuestionSet, answers: dict[Place, Answer]) -> dict[Place, Answer]:
    """Answers that stand where the set asks: repeat 0 outside a repeating section, else 1, 2, 3."""
    return {
        (key, repeat): answer
        for (key, repeat), answer in answers.items()
        if key not in one.section_of or bool(one.section_of[key].repeat) == (repeat > 0)
    }


@given(conditions(KEYS), PLACED, st.integers(0, 3))
def test_no_answer_of_any_shape_breaks_a_condition(
    condition: Condition, answers: dict[Place, Answer], repeat: int
) -> None:
    assert holds(condition, answers, repeat) in (True, False)


@given(sets(), PLACED)
def test_what_is_left_is_asked_and_what_is_gone_is_not(
    one: QuestionSet, answers: dict[Place, Answer]
) -> None:
    answers = fitted(one, answers)
    gone = no_longer_asked(one, answers)
    left = {place: value for place, value in answers.items() if place not in gone}
    for (key, repeat), answer in left.items():
        if key in one.by_key and answer.settled:
            assert holds(one.by_key[key].when, left, repeat)
    for key, repeat in gone:
        assert not holds(one.by_key[key].when, left, repeat)
    assert no_longer_asked(one, left) == []


def test_an_answer_to_a_question_of_another_set_is_left_alone() -> None:
    one = question_set(plain_section(question("a")))
    assert no_longer_asked(one, {("elsewhere", 0): given_as("yes")}) == []


def test_clearing_one_answer_can_clear_the_next() -> None:
    chain = question_set(
        plain_section(
            question("a"), question("b", IS_YES), question("c", Check("b", Test.IS, ("yes",)))
        )
    )
    answers = {
        ("a", 0): given_as("no"),
        ("b", 0): given_as("yes"),
        ("c", 0): given_as("yes"),
    }
    assert no_longer_asked(chain, answers) == [("b", 0), ("c", 0)]


def test_an_answer_stays_if_clearing_another_brings_its_question_back() -> None:
    chain = question_set(
        plain_section(
            question("a"), question("b", IS_YES), question("c", Check("b", Test.IS_NOT, ("yes",)))
        )
    )
    answers = {
        ("a", 0): given_as("no"),
        ("b", 0): given_as("yes"),
        ("c", 0): given_as("yes"),
    }
    assert no_longer_asked(chain, answers) == [("b", 0)]


def test_only_the_repeat_that_is_no_longer_asked_is_cleared() -> None:
    one = question_set(repeating(question("a"), question("b", IS_YES)))
    answers = {
        ("a", 1): given_as("yes"),
        ("b", 1): given_as("yes"),
        ("a", 2): given_as("no"),
        ("b", 2): given_as("yes"),
    }
    assert no_longer_asked(one, answers) == [("b", 2)]


def test_repeats_are_those_that_hold_an_answer() -> None:
    section = repeating(question("a"), question("b"))
    answers: Answers = {
        ("a", 3): given_as("yes"),
        ("b", 1): Answer(State.NOT_SEEN, reason="Tired"),
        ("b", 2): Answer(State.CLEARED),
        ("other", 7): given_as("yes"),
    }
    assert repeats(section, answers) == [1, 3]
    assert repeats(plain_section(question("a")), answers) == [0]


def test_a_section_asks_what_its_conditions_and_the_route_allow() -> None:
    section = plain_section(
        replace(question("a"), short=True), question("b", IS_YES), question("c", NOT_YES)
    )
    answers = {("a", 0): given_as("yes")}
    assert [one.key for one in asked(section, answers)] == ["a", "b"]
    assert [one.key for one in asked(section, {})] == ["a", "c"]
    assert [one.key for one in asked(section, answers, short=True)] == ["a"]


def test_missing_names_each_place_that_is_neither_answered_nor_excused() -> None:
    one = question_set(
        plain_section(
            question("a"),
            question("b", IS_YES),
            replace(question("c"), optional=True),
            question("d"),
        ),
        repeating(question("e"), question("f")),
    )
    answers: Answers = {
        ("a", 0): given_as("no"),
        ("d", 0): Answer(State.NOT_SEEN, reason="Nobody knew"),
        ("e", 2): given_as("yes"),
    }
    assert [(each.question.key, each.repeat) for each in missing(one, answers)] == [("f", 2)]
    cleared = {**answers, ("d", 0): Answer(State.CLEARED)}
    assert [(each.question.key, each.repeat) for each in missing(one, cleared)] == [
        ("d", 0),
        ("f", 2),
    ]


def test_the_short_route_is_finished_by_its_own_questions() -> None:
    one = question_set(plain_section(replace(question("a"), short=True), question("b")))
    assert [each.question.key for each in missing(one, {}, short=True)] == ["a"]
    assert missing(one, {("a", 0): given_as("yes")}, short=True) == []


@given(sets(), PLACED)
def test_answering_what_is_missing_finishes_the_account(
    one: QuestionSet, answers: dict[Place, Answer]
) -> None:
    answers = fitted(one, answers)
    for _ in count():
        left = missing(one, answers)
        if not left:
            break
        place = (left[0].question.key, left[0].repeat)
        assert not left[0].question.optional
        assert place not in answers or not answers[place].settled
        answers[place] = given_as("yes")
    assert missing(one, answers) == []


def test_an_answer_put_aside_comes_back_with_its_question() -> None:
    one = question_set(plain_section(question("a"), question("b", IS_YES), question("c")))
    aside = {("b", 0): given_as("no")}
    assert asked_again(one, {("a", 0): given_as("no")}, aside) == {}
    assert asked_again(one, {("a", 0): given_as("yes")}, aside) == aside
    anew = {("a", 0): given_as("yes"), ("b", 0): given_as("yes")}
    assert asked_again(one, anew, aside) == {}


def test_what_comes_back_brings_back_what_depends_on_it() -> None:
    b_is_yes = Check("b", Test.IS, ("yes",))
    one = question_set(plain_section(question("a"), question("b", IS_YES), question("c", b_is_yes)))
    aside = {("c", 0): given_as("no"), ("b", 0): given_as("yes")}
    assert asked_again(one, {("a", 0): given_as("yes")}, aside) == aside
    only = asked_again(one, {("a", 0): given_as("yes")}, {("c", 0): given_as("no")})
    assert only == {}


def test_nothing_comes_back_in_a_repeat_that_was_taken_away() -> None:
    asks = question("b", Check("a", Test.IS_NOT, ("no",)))
    one = question_set(repeating(question("a"), asks))
    aside = {("b", 1): given_as("no"), ("b", 2): given_as("no")}
    assert asked_again(one, {("a", 2): given_as("yes")}, aside) == {("b", 2): given_as("no")}


@given(st.lists(st.sampled_from(["yes", "no", "na"]), max_size=8))
def test_whatever_is_changed_back_nothing_is_lost(path: list[str]) -> None:
    one = question_set(plain_section(question("a"), question("b", IS_YES)))
    said = given_as("na")
    answers: dict[Place, Answer] = {("a", 0): given_as("yes"), ("b", 0): said}
    aside: dict[Place, Answer] = {}
    for value in (*path, "yes"):
        answers[("a", 0)] = given_as(value)
        for place, answer in asked_again(one, answers, aside).items():
            answers[place] = answer
            del aside[place]
        for place in no_longer_asked(one, answers):
            aside[place] = answers[place]
            answers[place] = PUT_ASIDE
    assert answers[("b", 0)] == said
    assert aside == {}


def test_only_what_no_person_cleared_is_put_aside() -> None:
    assert PUT_ASIDE.put_aside
    assert not Answer(State.CLEARED).put_aside
    assert not Answer(State.CLEARED, None, "Added twice").put_aside
    assert not Answer(State.NOT_SEEN, None, PUT_ASIDE.reason).put_aside


@given(sets(), PLACED, PLACED)
def test_what_comes_back_is_asked_and_takes_no_answer_away(
    one: QuestionSet, answers: dict[Place, Answer], aside: dict[Place, Answer]
) -> None:
    answers, aside = fitted(one, answers), fitted(one, aside)
    back = asked_again(one, answers, aside)
    settled = {place for place, answer in answers.items() if answer.settled}
    gone = set(no_longer_asked(one, answers))
    assert set(back) <= set(aside) - (settled - gone)
    assert not set(back) & set(no_longer_asked(one, answers | back))
