"""The gate: whatever could point to one person is named, wherever it stands in a paragraph."""

import unicodedata
from datetime import date
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reviews.domain.letters.clues import bare, bare_places
from reviews.domain.letters.gate import Clue, Known, Passage, passages

PLAIN = "Staff know residents well. Plans are kept up to date, and everyone is asked what helps."
MANY = 12
"""More residents than the threshold of five."""

FIRST = (
    "Ann Bo Siân Łukasz Zoë José Aoife Nguyễn Dafydd Mary-Jane Will Grace April Jean-Luc Ștefan"
).split()
LAST = (
    "Ash O’Brien O'Neill Łukasiewicz Smith-Jones Young Pŵel Ó’Dálaigh de-Souza Ng Çelik Grünwald"
).split()
NAMES = st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST))
BEFORE = st.sampled_from(
    ["", " ", "\n", "\t", "\u00a0", ", ", "(", "“", ": ", "…", "*", "_", "1", "🙂"]
)
AFTER = st.sampled_from(
    [
        "",
        " ",
        "\n",
        ", and",
        ". We",
        ")",
        "’s plan",
        "'s plan",
        "…",
        "!",
        "*",
        "_",
        "1",
        "🙂 x",
        "\u00a0x",
    ]
)
WORDS = st.sampled_from(
    ["", "We saw that ", "support is good ", "سلام ", "Cynllun cymorth ", "wsparcie ", '& < > " ']
)


def clues(text: str, **known: object) -> set[Clue]:
    found = passages([text], Known(**({"residents": MANY} | known)))  # type: ignore[arg-type]
    return set(found[0].clues) if found else set()


@given(NAMES, WORDS, BEFORE, AFTER)
def test_a_full_name_is_found_wherever_it_stands(
    name: str, before: str, left: str, after: str
) -> None:
    text = f"{before}{left}{name}{after}"
    assert Clue.NAME in clues(text, names=frozenset({name, "Other Person"}))


@given(NAMES, st.data(), WORDS, BEFORE, AFTER)
def test_any_part_of_three_letters_or_more_is_found(
    name: str, data: st.DataObject, before: str, left: str, after: str
) -> None:
    parts = [one for one in name.replace("-", " ").split() if len(one) > 2]
    assume(parts)
    part = data.draw(st.sampled_from(parts))
    assert Clue.NAME in clues(f"{before}{left}{part}{after}", names=frozenset({name}))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Siân Pŵel", "We met SIAN at the door"),
        ("Łukasz Nowak", "lukasz has a plan"),
        ("Conor O'Brien", "O’Brien’s plan"),
        ("Conor O’Brien", "o'brien told us"),
        (unicodedata.normalize("NFD", "Zoë Müller"), "Zoë came"),
        ("Zoë Müller", unicodedata.normalize("NFD", "Muller, Zoë")),
        ("Smith‑Jones", "the Jones family"),
        ("Mary Ash", "Ma\u00adry came"),
        ("أحمد حسن", "قال وأحمد"),
        ("李明", "我们见了李明。"),
        ("Bo Li", "BO LI came"),
        ("Bo", "Then Bo came"),
        ("Will Young", "will young has a plan"),
        ("Will Young", "We asked Will."),
        ("Ann_Ash", "Ann came"),
    ],
)
def test_names_are_found_however_they_are_typed(name: str, text: str) -> None:
    assert Clue.NAME in clues(text, names=frozenset({name}))


def test_a_name_that_is_also_a_word_counts_with_a_capital_only() -> None:
    known = frozenset({"Will Young", "Bo Li"})
    assert not clues("Staff will help young adults.", names=known)
    assert not clues("Liable, bold and above", names=known)
    placeholders = frozenset({"Resident 3", "Night worker"})
    assert not clues("Each resident knows the staff on at night.", names=placeholders)
    assert Clue.NAME in clues("The night worker said so", names=placeholders)


@given(
    st.sampled_from(
        ["Room 12", "Flat 2B", "2B", "Attic", "The Garden Flat", "101", "Bed-sit 3", "Łazienka 7"]
    ),
    WORDS,
    st.sampled_from(["", " ", "\n", ", ", "(", "…", "🙂"]),
    st.sampled_from(["", " ", "\n", ", and", ")", "’s heater", "…", "🙂"]),
)
def test_a_recorded_room_is_found(unit: str, before: str, left: str, after: str) -> None:
    text = f"{before}{left}{unit}{after}"
    assert Clue.ROOM in clues(text, units=frozenset({unit}))
    assert Clue.ROOM in clues(text.upper(), units=frozenset({unit}))


@pytest.mark.parametrize(
    "text",
    [
        "The window in Room 4 is broken",
        "room no. 4",
        "rooms 4 and 5",
        "Flat number 12",
        "Unit 3a",
        "flat two",
        "Flat B",
        "Room12",
        "the top-floor flat",
        "the attic room",
        "the room next to the kitchen",
    ],
)
def test_a_room_is_found_that_is_not_recorded(text: str) -> None:
    assert Clue.ROOM in clues(text)


def test_a_lone_number_is_a_room_only_after_a_word() -> None:
    assert Clue.ROOM in clues("number 4 is damp", units=frozenset({"4"}))
    assert Clue.ROOM in clues("the lock of door b", units=frozenset({"B"}))
    assert not clues("4 plans were read", units=frozenset({"4"}))


def written(day: date) -> list[str]:
    month = f"{day:%B}"
    return [
        f"{day.day} {month} {day.year}",
        f"{day.day} {month}",
        f"{day.day}th {month}",
        f"{day.day} of {month}",
        f"the {day.day}th of {month}",
        f"{month} {day.day}",
        f"{month} {day.day}th, {day.year}",
        f"{day.day} {day:%b} {day:%y}",
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day:%y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        day.isoformat(),
        f"{month} {day.year}",
        f"in {month}",
    ]


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(0, 14),
    WORDS,
    st.sampled_from(["", " ", "\n", "(", "“"]),
    st.sampled_from(["", ".", ",", "\n", ")", " at night"]),
)
def test_a_date_not_of_the_letter_is_found(
    day: date, way: int, before: str, left: str, right: str
) -> None:
    assert Clue.DATE in clues(f"{before}{left}{written(day)[way]}{right}")


@pytest.mark.parametrize(
    "text",
    ["on Tuesday night", "at 9.30pm", "around 11 pm", "at 23:15", "yesterday", "at Christmas",
     "last week", "3 o’clock", "on his birthday"],
)  # fmt: skip
def test_a_time_is_found(text: str) -> None:
    assert Clue.DATE in clues(text)


@given(
    st.sampled_from(["I don’t feel safe", "no", "They shout", "Nie wiem", "لا أعرف"]),
    st.sampled_from(["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}”", "“{}", "‘{}"]),
    WORDS,
    WORDS,
)
def test_quoted_words_are_found(said: str, marks: str, before: str, after: str) -> None:
    assert Clue.QUOTE in clues(f"{before} {marks.format(said)} {after}")


@given(
    st.integers(2, 12),
    st.data(),
    st.sampled_from(["residents", "of the residents", "other tenants", "very young women",
                     "of our people", "members of staff", "families", "out of nine"]),
    st.sampled_from([True, False]),
    WORDS,
)  # fmt: skip
def test_a_small_number_of_people_is_found(
    threshold: int, data: st.DataObject, people: str, in_words: int, before: str
) -> None:
    names = "one two three four five six seven eight nine ten eleven twelve".split()
    number = data.draw(st.integers(1, threshold - 1))
    told = names[number - 1] if in_words else str(number)
    text = f"{before}{told} {people} said so"
    assert Clue.SMALL_NUMBER in clues(text, threshold=threshold)


@pytest.mark.parametrize(
    "text",
    ["A young woman told us", "an elderly man", "the only resident who", "both residents",
     "a couple of tenants", "She was not asked", "another resident", "one of them", "one in four",
     "only one person", "two\nresidents"],
)  # fmt: skip
def test_one_person_or_few_are_found(text: str) -> None:
    assert Clue.SMALL_NUMBER in clues(text)


@given(st.integers(5, 400))
def test_a_number_at_or_above_the_threshold_is_not_small(number: int) -> None:
    assert not clues(f"We talked with {number} residents and read {number} plans.")


SAFE = frozenset(
    {
        "3 December 2026",
        "17 December 2026",
        "Siân Łukasiewicz",
        "Dafydd Pŵel",
        "Flat 4, Tannery Yard",
        "Ring us on Monday or Tuesday and ask for “Complaints”.",
        "10am to 3pm",
    }
)


@given(
    st.lists(st.sampled_from(sorted(SAFE)), max_size=6), st.sampled_from([" ", "\n", " | ", ", "])
)
def test_what_belongs_in_the_letter_is_not_named(texts: list[str], between: str) -> None:
    known = frozenset({"Ann Ash", "Siân Jones"})
    assert not clues(between.join([PLAIN, *texts, PLAIN]), names=known, safe=SAFE)


def test_a_safe_text_does_not_hide_a_longer_one() -> None:
    assert Clue.DATE in clues("on 13 December 2026", safe=frozenset({"3 December 2026"}))
    assert Clue.NAME in clues(
        "Joanna came", safe=frozenset({"Jo"}), names=frozenset({"Joanna Ash"})
    )


def test_nothing_in_a_finding_is_taken_to_be_safe() -> None:
    finding = "On 3 December 2026 Amina Yusuf was not let in."
    known = {
        "names": frozenset({"Amina Yusuf"}),
        "safe": frozenset({"Amina Yusuf", "3 December 2026"}),
    }
    assert not clues("Dear Amina Yusuf", **known)
    assert clues(f"1. {finding}", findings=frozenset({finding}), **known) == {Clue.NAME, Clue.DATE}


@given(
    st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip),
    WORDS,
    WORDS,
)
def test_in_a_small_scheme_every_finding_is_named(finding: str, before: str, after: str) -> None:
    shown = "".join(one for one in finding if one >= " " or one in "\t\n").replace("\t", " ")
    assume(shown.strip("\u200b\ufeff\u00ad").strip())
    text = f"{before}{shown.strip()}{after}"
    known = {"findings": frozenset({finding}), "residents": 4}
    assume(passages([shown], Known(**known)))  # type: ignore[arg-type]
    assert Clue.SMALL_SCHEME in clues(text, **known)
    assert Clue.SMALL_SCHEME not in clues(text, findings=frozenset({finding}), residents=5)


def test_passages_come_in_order_with_their_own_words() -> None:
    found = passages([PLAIN, "In Room 4", "On Monday", PLAIN], Known(residents=MANY))
    assert found == [Passage("In Room 4", (Clue.ROOM,)), Passage("On Monday", (Clue.DATE,))]


@pytest.mark.parametrize(
    "text",
    ["'a" * 50_000, "‘" * 100_000, "1 " * 50_000, "1-" * 50_000, "two very " * 20_000,
     "room no " * 20_000, "x" * 100_000, "3 of " * 100_000, "a " + "w'" * 50_000, "Ann " * 100_000,
     " \u0301" * 50_000],
)  # fmt: skip
def test_a_hostile_text_is_read_in_one_go(text: str) -> None:
    """None of these ends in a lifetime if a pattern tries again from every letter."""
    known = Known(
        names=frozenset({f"Ann Ash {n}" for n in range(200)}),
        units=frozenset({f"Room {n}" for n in range(200)}),
        safe=frozenset({f"{n} December 2026" for n in range(1, 32)}),
        findings=frozenset({"two very very", "'a'a'a"}),
        residents=3,
    )
    passages([text], known)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The plan says that someone does not  engage.", True),
        ("One plan uses “doesn’t engage”.", True),
        ("Visits were not kept. The reason given was work.", False),
    ],
)
def test_a_label_is_named_unless_the_council_says_it(text: str, *, named: bool) -> None:
    labels = frozenset({"does not engage", "doesn't engage"})
    assert (Clue.LABEL in clues(text, labels=labels)) is named
    assert Clue.LABEL not in clues(text, labels=labels, safe=frozenset({text}))
    assert Clue.LABEL not in clues(text)


@pytest.mark.parametrize(
    ("text", "clue"),
    [
        ("someone aged 63", Clue.AGE),
        ("a 34-year-old", Clue.AGE),
        ("sixty-three years old", Clue.AGE),
        ("a person in their late fifties", Clue.AGE),
        ("the pensioner upstairs", Clue.AGE),
        ("date of birth", Clue.AGE),
        ("ring 01632 960 123", Clue.CONTACT),
        ("ring +44 1632 960123", Clue.CONTACT),
        ("write to jo.b@mail.example", Clue.CONTACT),
        ("near AN1 2BC", Clue.CONTACT),
        ("at 12 New Street", Clue.CONTACT),
        ("QQ 12 34 56 C", Clue.REFERENCE),
        ("the car AB12 CDE", Clue.REFERENCE),
        ("Mrs K told us", Clue.NAME),
        ("dr. Hay came", Clue.NAME),
        ("the only woman", Clue.SMALL_NUMBER),
        ("the Polish speaker", Clue.SMALL_NUMBER),
        ("the oldest there", Clue.SMALL_NUMBER),
        ("our youngest resident", Clue.SMALL_NUMBER),
        ("the one with the dog", Clue.SMALL_NUMBER),
        ("the resident who complained", Clue.SMALL_NUMBER),
        ("the woman on the ground floor", Clue.SMALL_NUMBER),
        ("the first to move in", Clue.SMALL_NUMBER),
        ("Resident B said so", Clue.SMALL_NUMBER),
        ("who has lived here for nine years", Clue.DATE),
        ("moved in about six weeks ago", Clue.DATE),
    ],
)
def test_what_leads_to_someone_whoever_is_recorded(text: str, clue: Clue) -> None:
    assert clue in clues(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rewrite each plan together with the resident.",
        "Give the person a copy, and ask what they want.",
        "Write to the resident, and to the named person.",
        "The last page of the form, and the first visit.",
        "The same person should check each plan.",
        "Page 12 of the plan, and 30 minutes a week.",
        "Each member’s plan is read each month.",
        "The right person at the right time.",
    ],
)
def test_what_is_said_of_anyone_is_not_taken_for_one(text: str) -> None:
    assert not clues(text)


def test_what_a_template_prints_for_all_is_no_contact() -> None:
    line = "Shelter helps with housing: telephone 0808 800 4444."
    assert clues(line) == {Clue.CONTACT}
    assert not clues(line, printed=frozenset({line}))
    assert clues(f"{line} Or 01632 960 123", printed=frozenset({line})) == {Clue.CONTACT}


def test_only_the_words_found_are_marked() -> None:
    known = Known(names=frozenset({"Siân Pŵel"}), residents=MANY)
    (passage,) = passages(["We  asked Siân, in Room 4."], known)
    marked = [passage.words[one.start : one.end] for one in passage.marks]
    assert marked == ["Siân", "Room 4"]


_FRAGMENTS = (
    "a A A. 1 12 0 a@ a. the The only lived for Mr one in her 12 room no ' - + ( (0) jan 1- twenty "
    "AB12 resident since moved years ago who with @ “ | é łó 🙂 \u0301"
).split(" ")


@settings(max_examples=30)
@given(st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=5), st.sampled_from(["", " "]))
def test_any_text_is_read_in_time_in_proportion_to_its_length(
    fragments: list[str], between: str
) -> None:
    piece = between.join(fragments) + between
    text = piece * (10_000 // len(piece) + 1)
    before = process_time()
    passages([text], Known(names=frozenset({"A One", "Jan Room"}), residents=MANY))
    assert process_time() - before < 2, "a pattern tries again from every letter"


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_each_letter_of_a_bare_text_comes_from_one_of_the_text(text: str) -> None:
    places = bare_places(text)
    assert len(places) == len(bare(text))
    assert places == sorted(places)
