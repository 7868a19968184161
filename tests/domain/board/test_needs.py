"""Support needs: each answer under the heading that its question asks, with the question."""

from dataclasses import replace

from reviews.config import ROOT
from reviews.domain.board.needs import ASKED_OF_ALL, Aspect, Need, needs_of
from reviews.domain.board.voices import ComparedAccount, Silence
from reviews.domain.sources import Source
from reviews.reference.question_sets import load_question_sets
from tests.domain.board.test_side_by_side import compared, question, question_set

SETS = load_question_sets(ROOT / "data" / "question_sets")


def told(name: str, source: Source, **answers: str) -> ComparedAccount:
    """An account of R-1 about money, by a released set; `met` answers need-met."""
    given = {f"need-{key.replace('_', '-')}_1": value for key, value in answers.items()}
    asked = SETS.latest(name).asked_of(source)
    return compared(asked, source, "Someone", "R-1", **{"need-area_1": "money"} | given)


def need(*accounts: ComparedAccount) -> Need:
    [one] = needs_of(accounts)
    return one


def test_a_referrer_who_heard_nothing_since_does_not_say_that_a_need_is_unmet() -> None:
    one = need(told("referrer", Source.REFERRER, heard_since="Nothing."))
    [row] = one.rows
    assert row.cells[Aspect.MET].told == ()
    assert row.cells[Aspect.MET].silence is Silence.NOT_ASKED
    [said] = one.titled["What was heard since"]
    assert said.words == "Nothing."
    assert said.question.startswith("What have you heard since about this part")


def test_what_one_source_alone_is_asked_has_a_heading_that_says_what_it_is() -> None:
    one = need(
        told("personal-file", Source.DOCUMENT, change_recorded="None recorded"),
        told("resident-interview", Source.RESIDENT, own_words="Jo is great", met="partly"),
    )
    assert {title: [it.words for it in some] for title, some in one.titled.items()} == {
        "What change is recorded": ["None recorded"],
        "Anything else they said": ["Jo is great"],
    }
    met = [it.question for row in one.rows for it in row.asked_of_all[Aspect.MET].told]
    assert met == ["How far does the help you get meet what you need?"]
    assert all(tuple(row.asked_of_all) == ASKED_OF_ALL for row in one.rows)


def test_a_question_stands_as_it_was_asked() -> None:
    plain = told("resident-interview", Source.RESIDENT, met="partly")
    easy = replace(plain, easy=True)
    asked = [need(one).rows[0].cells[Aspect.MET].told[0].question for one in (plain, easy)]
    known = plain.question_set.by_key["need-met"]
    assert asked == [known.ask, known.ask_easy]
    assert known.ask != known.ask_easy


def test_a_question_without_a_heading_stands_with_its_words_under_no_other() -> None:
    own = question_set(
        "own", question("part", Source.STAFF), question("met", Source.STAFF), repeat="x"
    )
    [said] = need(compared(own, Source.STAFF, "Al", "R-1", part_1="yes", met_1="no")).titled[
        "What else was said"
    ]
    assert (said.question, said.words) == ("Ask met?", "No")
