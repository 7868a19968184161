"""Accounts side by side: who said what, in whose column, and where there is silence."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.accounts.answers import Answer, Place, State
from reviews.domain.accounts.meanings import USUAL
from reviews.domain.accounts.questions import Check, Kind, Option, Question, QuestionSet, Section
from reviews.domain.accounts.questions import Test as Looks
from reviews.domain.board.needs import needs_of
from reviews.domain.board.side_by_side import (
    Told,
    asked_about,
    asked_under,
    matters,
    silence,
    with_those_beneath,
)
from reviews.domain.board.voices import VOICE_OF, Cell, ComparedAccount, Matter, Voice
from reviews.domain.sources import Source
from reviews.reference.question_sets import load_question_sets

SETS = load_question_sets(Path(__file__).parents[3] / "data" / "question_sets")
YES_NO = (Option("yes", "Yes"), Option("no", "No"), Option("not-sure", "Not sure"))


def question(key: str, *sources: Source, **more: Any) -> Question:
    given_ = {
        "kind": Kind.CHOICE,
        "ask": f"Ask {key}?",
        "paragraph": "90",
        "theme": "needs",
        "missing": f"Answer {key}",
        "options": YES_NO,
    }
    return Question(key=key, sources=frozenset(sources), **(given_ | more))


def question_set(name: str, *questions: Question, repeat: str = "", **more: Any) -> QuestionSet:
    section = Section("one", "One", "90", questions, repeat)
    sources = frozenset(source for one in questions for source in one.sources)
    tags = {tag: f"Words of {tag}" for one in questions for tag in one.tags}
    return QuestionSet(name, "1", name, "90", "", (section,), sources, tags=tags, **more)


def compared(
    asked: QuestionSet, source: Source, respondent: str, resident: str = "", **answers: str
) -> ComparedAccount:
    """An account; `q_2` answers question q in its second repeat, "" clears."""
    places: dict[Place, Answer] = {}
    for name, value in answers.items():
        key, _, repeat = name.partition("_")
        state = State.GIVEN if value else State.CLEARED
        places[key, int(repeat or 0)] = Answer(state, value or None)
    ids = {place: uuid4() for place in places}
    on = date(2026, 11, 23)
    return ComparedAccount(uuid4(), source, respondent, on, asked, places, ids, resident=resident)


def cell(matter: Matter, voice: Voice) -> Cell:
    return next(one for one in matter.cells if one.voice is voice)


SCHEME = question_set(
    "scheme",
    question("rota", Source.PROVIDER, Source.STAFF, Source.REFERRER, Source.DOCUMENT),
    question("files", Source.DOCUMENT, theme="home"),
)


def test_each_voice_stands_in_its_own_column_and_the_same_words_stand_together() -> None:
    provider = compared(SCHEME, Source.PROVIDER, "Manager", rota="yes")
    staff = compared(SCHEME, Source.STAFF, "Worker", rota="yes")
    referrer = compared(SCHEME, Source.REFERRER, "Housing options", rota="no")
    [matter] = matters([provider, staff, referrer], [SCHEME], "needs")
    assert matter.title == "Ask rota?"
    assert [one.voice for one in matter.cells] == [
        Voice.PROVIDER,
        Voice.REFERRER,
        Voice.DOCUMENT,
    ]
    [words] = cell(matter, Voice.PROVIDER).lines[0].words
    assert words.text == "Yes"
    assert [said.whose for said in words.by] == ["Provider: Manager", "Staff at the scheme: Worker"]
    assert words.by[0].answer_id == provider.ids["rota", 0]
    assert cell(matter, Voice.REFERRER).lines[0].words[0].text == "No"
    assert not cell(matter, Voice.DOCUMENT).heard
    assert matter.differ == ("Ask rota?",)


def test_silence_is_silence_and_no_account_is_no_account() -> None:
    quiet = compared(SCHEME, Source.PROVIDER, "Manager", rota="")
    [matter] = matters([quiet], [SCHEME], "needs")
    assert not matter.spoken
    assert cell(matter, Voice.PROVIDER).heard
    assert cell(matter, Voice.PROVIDER).silent == ("Provider: Manager",)
    assert cell(matter, Voice.PROVIDER).spoken == ()
    assert not cell(matter, Voice.REFERRER).heard
    loud = compared(SCHEME, Source.STAFF, "Worker", rota="no")
    [matter] = matters([quiet, loud], [SCHEME], "needs")
    assert cell(matter, Voice.PROVIDER).silent == ()
    assert cell(matter, Voice.PROVIDER).lines[0].silent == ("Provider: Manager",)


def test_a_question_that_was_not_put_is_no_silence() -> None:
    asked = question_set(
        "scheme",
        question("rota", Source.STAFF),
        question("why", Source.STAFF, when=Check("rota", Looks.IS, ("no",))),
        question("files", Source.DOCUMENT),
        question("owner", Source.PROVIDER),
    )
    staff = compared(asked, Source.STAFF, "Worker", rota="yes")
    rota, why, files, owner = matters([staff], [asked], "needs")
    assert rota.spoken
    assert cell(why, Voice.PROVIDER).lines[0].silent == ()
    assert not cell(files, Voice.DOCUMENT).heard
    assert not cell(owner, Voice.PROVIDER).heard


def test_not_sure_bears_nobody_out_and_contradicts_nobody() -> None:
    provider = compared(SCHEME, Source.PROVIDER, "Manager", rota="not-sure")
    staff = compared(SCHEME, Source.STAFF, "Worker", rota="no")
    [matter] = matters([provider, staff], [SCHEME], "needs")
    assert matter.differ == ()


def test_two_residents_who_differ_contradict_nobody() -> None:
    talk = question_set("talk", question("safe", Source.RESIDENT, Source.FAMILY))
    ann = compared(talk, Source.RESIDENT, "R-1", "R-1", safe="yes")
    bo = compared(talk, Source.RESIDENT, "R-2", "R-2", safe="no")
    brother = compared(talk, Source.FAMILY, "Brother", "R-2", safe="yes")
    [matter] = matters([ann, bo], [talk], "needs")
    assert matter.differ == ()
    [matter] = matters([ann, bo, brother], [talk], "needs")
    assert matter.differ == ("Ask safe?",)
    people = [said.whose for words in matter.cells[0].lines[0].words for said in words.by]
    assert people == ["R-1", "Family or chosen supporter: Brother, R-2", "R-2"]


def test_questions_with_one_tag_are_one_matter_across_sets() -> None:
    talk = question_set("talk", question("have", Source.RESIDENT, tags=("plan", "other")))
    file = question_set("file", question("on-file", Source.DOCUMENT, tags=("plan",)))
    said = compared(talk, Source.RESIDENT, "R-1", "R-1", have="yes")
    read = compared(file, Source.DOCUMENT, "R-1", "R-1", **{"on-file": "no"})
    [matter] = matters([said, read], [talk, file], "needs")
    assert matter.title == "Words of plan"
    assert [one.voice for one in matter.cells] == [Voice.RESIDENT, Voice.DOCUMENT]
    assert matter.differ == ()


def area(*sources: Source) -> tuple[Question, ...]:
    areas = (Option("money", "Money"), Option("food", "Cooking"), Option("else", "Something else"))
    return (
        question("area", *sources, options=areas),
        question("area-other", *sources, kind=Kind.TEXT, options=()),
        question("given", *sources, theme="delivery"),
    )


def test_what_is_asked_for_each_thing_at_the_scheme_stands_by_itself() -> None:
    talk = question_set("talk", *area(Source.RESIDENT), repeat="need")
    file = question_set("file", *area(Source.DOCUMENT), repeat="need")
    said = compared(
        talk, Source.RESIDENT, "R-1", "R-1", area_1="money", given_1="no", area_2="food", given_2=""
    )
    read = compared(file, Source.DOCUMENT, "Plan", "R-1", area_3="money", given_3="yes")
    other = compared(file, Source.DOCUMENT, "Plan", "R-2", area_1="else", given_1="yes")
    other.answers["area-other", 1] = Answer(State.GIVEN, "My dog")  # type: ignore[index]
    other.ids["area-other", 1] = uuid4()  # type: ignore[index]
    assert matters([said, read, other], [talk, file], "delivery") == ()
    at_scheme = compared(file, Source.DOCUMENT, "Rota", area_1="money", given_1="yes")
    [money] = matters([said, at_scheme], [talk, file], "delivery")
    assert money.title == "Rota: Money"
    assert [one.spoken[0].words[0].text for one in money.cells] == ["Money: Yes"]


def test_two_versions_of_a_set_stand_in_one_line() -> None:
    newer = replace(SCHEME, version="2")
    one = compared(SCHEME, Source.PROVIDER, "Before", rota="yes")
    two = compared(newer, Source.PROVIDER, "After", rota="yes")
    [matter] = matters([one, two], [SCHEME, newer], "needs")
    [line] = cell(matter, Voice.PROVIDER).lines
    assert [said.whose for said in line.words[0].by] == ["Provider: Before", "Provider: After"]


def test_every_source_has_its_voice_and_every_usual_key_is_an_option() -> None:
    assert set(VOICE_OF) == set(Source)
    assert set(VOICE_OF.values()) == set(Voice)
    offered = {option.key for one in SETS for asked in one.questions() for option in asked.options}
    assert offered >= set(USUAL)


@st.composite
def accounts(draw: st.DrawFn) -> list[ComparedAccount]:
    """Accounts of the real sets, any of their questions answered in any words."""
    made = []
    for number in range(draw(st.integers(1, 4))):
        taken = draw(st.sampled_from(list(SETS)))
        source = draw(st.sampled_from(sorted(taken.sources)))
        asked = [q for q in taken.questions() if source in q.sources]
        chosen = draw(st.lists(st.sampled_from(asked), max_size=6, unique_by=lambda q: q.key))
        places = {
            (q.key, 1 if taken.section_of[q.key].repeat else 0): Answer(
                State.NOT_SEEN, None, draw(st.text(min_size=1, max_size=5))
            )
            for q in chosen
        }
        ids = {place: uuid4() for place in places}
        resident = draw(st.sampled_from(["", "R-1", "R-2"]))
        on = date(2026, 11, 23)
        made.append(
            ComparedAccount(
                uuid4(), source, f"Someone {number}", on, taken, places, ids, resident=resident
            )
        )
    return made


def told_of_needs(own: list[ComparedAccount]) -> list[Told]:
    """Every answer on the page of one resident's needs, but for those that name a need."""
    found = []
    for need in needs_of(own):
        found += [one for row in need.rows for cell in row.cells.values() for one in cell.told]
        found += [one for sides in need.support.values() for some in sides.values() for one in some]
        found += need.more
    return found


@given(accounts())
def test_every_answer_stands_once_on_the_board_and_nothing_else_does(
    made: list[ComparedAccount],
) -> None:
    themes = {q.theme for one in SETS for q in one.questions()}
    shown = [
        (said.answer_id, voice.voice)
        for theme in themes
        for matter in matters(made, list(SETS), theme)
        for voice in matter.cells
        for line in voice.lines
        for words in line.words
        for said in words.by
    ]
    for resident in ("R-1", "R-2"):
        own = [one for one in made if one.resident == resident]
        voices = {one.id: one.voice for one in own}
        shown += [(one.answer_id, voices[one.account_id]) for one in told_of_needs(own)]
        naming = {"need-area", "need-area-other"}
        shown += [(key, one.voice) for one in own for (q, _), key in one.ids.items() if q in naming]
    every = {
        (key, one.voice)
        for one in made
        for (asked, _), key in one.ids.items()
        if not one.question_set.by_key[asked].contact
    }
    assert len(shown) == len(set(shown))
    assert set(shown) == every


def any_answer(chance: Random, asked: Question) -> Answer:
    """An answer that stands or is cleared; given, where its question takes plain words."""
    given_ = {Kind.CHOICE: [one.key for one in asked.options], Kind.TEXT: ["In words"]}
    some = [Answer(State.GIVEN, one) for one in given_.get(asked.kind, ())]
    return chance.choice([*some, Answer(State.CLEARED), Answer(State.NOT_APPLICABLE)])


@st.composite
def filled(draw: st.DrawFn) -> list[ComparedAccount]:
    """Accounts of the real sets, every question of theirs answered, cleared or passed over."""
    chance = Random(draw(st.integers()))
    made = []
    for one in draw(accounts()):
        taken = one.question_set
        places = {
            (asked.key, repeat): any_answer(chance, asked)
            for asked in taken.questions()
            for repeat in ((1, 2) if taken.section_of[asked.key].repeat else (0,))
        }
        made.append(replace(one, answers=places, ids={place: uuid4() for place in places}))
    return made


def read_only(one: ComparedAccount, keys: frozenset[str]) -> ComparedAccount:
    """An account of which only the answers to some questions are read."""
    answers = {place: answer for place, answer in one.answers.items() if place[0] in keys}
    return replace(one, answers=answers, ids={place: one.ids[place] for place in answers})


@given(filled(), st.sampled_from(sorted({q.theme for one in SETS for q in one.questions()})))
def test_a_board_needs_only_the_answers_asked_under_its_theme(
    made: list[ComparedAccount], theme: str
) -> None:
    fewer = [read_only(one, asked_under(SETS, theme)) for one in made]
    assert matters(fewer, list(SETS), theme) == matters(made, list(SETS), theme)


@given(filled(), st.randoms())
def test_some_answers_are_read_alike_with_those_beneath_alone(
    made: list[ComparedAccount], chance: Random
) -> None:
    keys = sorted({key for one in made for key, _ in one.answers})
    chosen = chance.sample(keys, min(3, len(keys)))
    beneath = with_those_beneath(SETS, chosen)
    for one in made:
        fewer, taken = read_only(one, beneath), one.question_set
        for key, repeat in one.answers:
            if key in chosen:
                asked = taken.by_key[key]
                assert silence(fewer, asked, repeat) is silence(one, asked, repeat)
                assert asked_about(taken, asked, fewer.answers, repeat) == asked_about(
                    taken, asked, one.answers, repeat
                )
