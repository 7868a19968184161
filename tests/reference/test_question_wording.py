"""What is asked, and how: plain words, kind words, and every matter heard from each voice.

These hold for every set that comes with the program and for any that a council adds.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from reviews.domain.accounts.questions import Kind, Question, QuestionSet
from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.register.closed_words import ContactFormat
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.reference.question_sets import load_question_sets

SETS = load_question_sets(Path(__file__).parents[2] / "data" / "question_sets")
EVERYDAY = [SETS.latest(name) for name in ("scheme-review", "resident-interview", "personal-file")]
SCHEME, INTERVIEW, FILE = EVERYDAY
VOICES = {
    "resident": {Source.RESIDENT},
    "provider or staff": {Source.PROVIDER, Source.STAFF},
    "document": {Source.DOCUMENT},
}
NOT_SUMMARISED = {72, 74, 75, 80, 81, 86, *range(101, 110), 116, *range(120, 140)}
"""Paragraphs that our source of the guidance says nothing about; no question may claim them."""

BANNED = re.compile(
    r"non-?complian\w*|engag\w*|service.users?|hefty|placements?|challenging|vulnerable|"
    r"failure|non-?attend\w*|client|cohort|signpost\w*|stakeholder|utilis\w*|suffer\w*",
    re.IGNORECASE,
)


ASKED = [(one, question) for one in SETS for question in one.questions()]
EASY = [(one, question) for one, question in ASKED if question.sources & SPEAKS_FOR_RESIDENT]


def named(pair: tuple[QuestionSet, Question]) -> str:
    return f"{pair[0].name}-{pair[0].version}-{pair[1].key}"


def shown(one: QuestionSet) -> Iterator[str]:
    """Every sentence of a set that a person may read or hear."""
    yield from (one.title, one.about, one.use, *one.tags.values())
    for section in one.sections:
        yield from (section.title, section.intro, section.repeat)
    for question in one.questions():
        yield from (question.ask, question.ask_easy, question.hint, question.missing)
        yield from (question.look_for, question.warning_sign, question.unit)
        yield from (option.say for option in question.options)
    for item in one.requests:
        yield from (item.ask, item.why, item.group)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence."""
    return [part.split() for part in re.split(r"(?<=[.?!:])\s", text) if part.split()]


def paragraphs(text: str) -> set[int]:
    """Every paragraph number that a reference covers."""
    covered: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        covered |= set(range(int(first), int(last or first) + 1))
    return covered


@pytest.mark.parametrize("one", SETS.sets, ids=lambda one: f"{one.name}-{one.version}")
def test_the_words_are_plain_and_kind(one: QuestionSet) -> None:
    assert [text for text in shown(one) if BANNED.search(text)] == []


@pytest.mark.parametrize("one", SETS.sets, ids=lambda one: f"{one.name}-{one.version}")
def test_quotes_and_dashes_are_the_ones_people_read(one: QuestionSet) -> None:
    assert [text for text in shown(one) if re.search(r"['\"]| - |--|\.\.\.", text)] == []


@pytest.mark.parametrize("pair", ASKED, ids=named)
def test_a_question_can_be_said_in_one_breath(pair: tuple[QuestionSet, Question]) -> None:
    question = pair[1]
    assert len(question.ask.split()) <= 30
    assert question.ask[0].isupper()
    assert question.ask.endswith(("?", "."))
    assert not question.ask.endswith("..")


@pytest.mark.parametrize("pair", ASKED, ids=named)
def test_what_is_missing_is_said_as_something_to_do(pair: tuple[QuestionSet, Question]) -> None:
    question = pair[1]
    verb = "Select " if question.kind in (Kind.CHOICE, Kind.CHOICES) else "Enter "
    assert question.optional or question.missing.startswith(verb)
    assert not question.missing.endswith(".")


@pytest.mark.parametrize("one", SETS.sets, ids=lambda one: f"{one.name}-{one.version}")
def test_no_two_questions_have_the_same_error(one: QuestionSet) -> None:
    told = [question.missing for question in one.questions() if not question.optional]
    assert sorted({text for text in told if told.count(text) > 1}) == []


@pytest.mark.parametrize("pair", EASY, ids=named)
def test_a_resident_hears_short_sentences_of_everyday_words(
    pair: tuple[QuestionSet, Question],
) -> None:
    spoken = sentences(pair[1].ask_easy)
    assert 1 <= len(spoken) <= 2
    for words in spoken:
        assert len(words) <= 15
        bare = [re.sub(r"\W", "", word) for word in words]
        assert max(map(len, bare)) <= 10
        assert not any(word.isupper() and len(word) > 1 for word in bare)


def test_the_easy_words_read_at_a_young_age() -> None:
    """The automated readability index: about 5 less than the age that can read it with ease."""
    for one in SETS:
        spoken = [s for q in one.questions() if q.ask_easy for s in sentences(q.ask_easy)]
        if spoken:
            words = [word for sentence in spoken for word in sentence]
            letters = sum(len(re.sub(r"\W", "", word)) for word in words)
            index = 4.71 * letters / len(words) + 0.5 * len(words) / len(spoken) - 21.43
            assert index <= 4, f"{one.name}: {index:.1f}"


def test_the_short_route_is_short_and_ends_with_a_safe_way_to_be_told() -> None:
    always = [q for q in INTERVIEW.questions() if q.short and q.when is None]
    sometimes = [q for q in INTERVIEW.questions() if q.short and q.when is not None]
    assert 10 <= len(always) <= 12
    assert len(sometimes) <= 2
    keys = {question.key for question in always}
    assert keys >= {"before-happy-to-talk", "home-safe", "back-safe-ways", "back-form"}
    assert keys >= {"need-area", "need-help-needed", "need-given", "next-change"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("voice", VOICES)
def test_every_theme_is_heard_from_every_voice(theme: str, voice: str) -> None:
    heard = [
        question.key
        for one in EVERYDAY
        for question in one.questions()
        if question.theme == theme and question.sources & VOICES[voice]
    ]
    assert heard


@pytest.mark.parametrize("pair", ASKED, ids=named)
def test_a_question_cites_only_what_our_source_tells(pair: tuple[QuestionSet, Question]) -> None:
    for part in pair[1].paragraph.split(","):
        assert not paragraphs(part) <= NOT_SUMMARISED


@pytest.mark.parametrize("number", sorted(set(range(83, 101)) - NOT_SUMMARISED))
def test_each_paragraph_on_reviewing_has_a_home(number: int) -> None:
    cited = {
        paragraph
        for one in EVERYDAY
        for text in (
            *(section.paragraphs for section in one.sections),
            *(question.paragraph for question in one.questions()),
            *(item.paragraph for item in one.requests),
        )
        for paragraph in paragraphs(text)
    }
    assert number in cited


@pytest.mark.parametrize("one", SETS.sets, ids=lambda one: f"{one.name}-{one.version}")
def test_a_set_covers_the_paragraphs_it_claims(one: QuestionSet) -> None:
    for section in one.sections:
        assert paragraphs(section.paragraphs) <= paragraphs(one.paragraphs), section.key
        for question in section.questions:
            assert paragraphs(question.paragraph) <= paragraphs(section.paragraphs), question.key


def test_the_request_list_has_the_nineteen_items_of_paragraph_85() -> None:
    assert len(SCHEME.requests) == 19
    assert [item.group for item in SCHEME.requests].count("Evidence of the support") == 10
    assert {item.paragraph for item in SCHEME.requests} == {"85"}
    assert all(item.why.startswith("So that ") for item in SCHEME.requests)
    assert len({item.why for item in SCHEME.requests}) == 19


def test_support_needs_line_up_between_the_conversation_and_the_file() -> None:
    spoken, written = INTERVIEW.section("needs"), FILE.section("needs")
    assert spoken is not None
    assert written is not None
    assert spoken.repeat == written.repeat == "support need"
    assert INTERVIEW.by_key["need-area"].options == FILE.by_key["need-area"].options
    shared = {
        "need-area",
        "need-area-other",
        "need-help-needed",
        "need-what-help",
        "need-offered",
        "need-given",
        "need-given-what",
        "need-declined",
    }
    for section in (spoken, written):
        assert shared <= {question.key for question in section.questions}


def test_how_far_a_need_is_met_is_said_in_words() -> None:
    options = [option.key for option in INTERVIEW.by_key["need-met"].options]
    assert options == ["fully", "mostly", "a-little", "not-at-all", "too-early", "did-not-say"]


def test_nothing_is_scored_or_held_to_a_number_of_hours() -> None:
    for one, question in ASKED:
        assert question.kind is not Kind.NUMBER or question.unit == "residents", question.key
        texts = (question.ask, question.hint, question.warning_sign, question.look_for)
        for text in texts:
            assert not re.search(r"\bscor\w+|\bout of (five|ten|\d)|\d+ hours?", text), (
                one.name,
                question.key,
            )


def test_letters_can_be_sent_in_the_form_a_resident_chose() -> None:
    chosen = {option.key for option in INTERVIEW.by_key["back-form"].options}
    assert chosen == {form.value for form in ContactFormat}


def test_a_tag_means_the_same_in_every_set_and_joins_at_least_two_questions() -> None:
    words: dict[str, str] = {}
    for one in SETS:
        used = [tag for question in one.questions() for tag in question.tags]
        for tag, say in one.tags.items():
            assert words.setdefault(tag, say) == say
            assert tag in used, f"{one.name} names “{tag}” and never uses it"
    for tag in words:
        assert sum(tag in question.tags for _, question in ASKED) > 1, tag


def test_service_models_say_what_to_look_for_and_what_warns() -> None:
    for one in SETS:
        if one.service_model:
            questions = list(one.questions())
            assert 12 <= len(questions) <= 20
            assert all(question.look_for and question.warning_sign for question in questions)
            assert any(question.sources & SPEAKS_FOR_RESIDENT for question in questions)
            assert any("paid for" in q.ask or "money" in q.ask for q in questions)


def test_the_everyday_sets_are_of_a_length_people_can_bear() -> None:
    assert 35 <= len(list(SCHEME.questions())) <= 50
    assert 40 <= len(list(INTERVIEW.questions())) <= 55
    assert 25 <= len(list(FILE.questions())) <= 35


@pytest.mark.parametrize(
    ("name", "key", "voices", "said"),
    [
        ("clustered", "own-home-known-as-a-person", {"staff", "document"}, "plan"),
        ("clustered", "day-routes", {"staff", "professional", "document"}, "clinical"),
        ("clustered", "residents-feel-safe", {"resident", "family", "advocate"}, "feel safe"),
        ("clustered", "checking-seen-from-outside", {"professional"}, "taking over"),
        ("micro-community", "homes-contact-chosen", {"provider", "staff", "document"}, "advocate"),
        ("micro-community", "staff-time-who-first", {"provider", "staff"}, "alerts"),
        ("micro-community", "safety-recorded-by-person", {"staff", "document"}, "Alerts"),
        ("micro-community", "safety-what-changed", {"provider", "staff", "document"}, "incidents"),
        ("micro-community", "safety-what-changed", {"provider", "staff"}, "quality of life"),
        ("outcome-led", "choosing-specific", {"provider", "staff", "document"}, "been reached"),
    ],
)
def test_a_service_model_asks_what_its_source_asks(
    name: str, key: str, voices: set[str], said: str
) -> None:
    question = SETS.latest(name).by_key[key]
    assert {Source(one) for one in voices} <= question.sources
    options = " ".join(option.say for option in question.options)
    assert said in f"{question.ask} {question.look_for} {options}"


@pytest.mark.parametrize("name", ["clustered", "micro-community", "outcome-led"])
def test_a_newer_version_keeps_every_question_and_option_of_the_one_before(name: str) -> None:
    versions = [one for one in SETS if one.name == name]
    assert len(versions) > 1
    for older, newer in pairwise(versions):
        for question in older.questions():
            kept = newer.by_key[question.key]
            assert {one.key for one in question.options} <= {one.key for one in kept.options}
            assert question.sources <= kept.sources
