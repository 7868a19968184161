"""A text longer than its kind reaches no row, whichever service writes it."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from reviews.domain.accounts.answers import Answer, State
from reviews.domain.accounts.questions import Kind
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import Refused
from reviews.domain.register.closed_words import OrganisationKind
from reviews.domain.sources import Source
from reviews.domain.text_lengths import LINE, LONG, NAME
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.assessment.findings import FindingWords, write_finding
from reviews.services.register.schemes import OrganisationFacts, add_organisation
from reviews.store.record.engine import writing
from reviews.store.record.text_lengths import MADE
from reviews.store.tables import AnswerVersion, Finding, Organisation
from reviews.store.tables.base import Base
from tests.build import Build
from tests.journeys.assessing import Assessing

HARBOUR = OrganisationFacts("Harbour", OrganisationKind.CHARITY)
LENGTHS = [("name", NAME), ("contact_name", NAME), ("address", LINE)]


@pytest.mark.parametrize(("field", "most"), LENGTHS)
def test_a_service_takes_so_much_and_no_more(build: Build, field: str, most: int) -> None:
    with pytest.raises(Refused) as refusal:
        build.do(add_organisation, None, _with(field, "ŵ" * (most + 3)))
    says = f"This text has {most + 3:,} characters. Cut 3: it can have {most:,} at most."
    assert (refusal.value.sentence, refusal.value.field) == (says, field)
    assert build.rows(Organisation) == []
    build.do(add_organisation, None, _with(field, "🙂" * most))
    assert len(build.rows(Organisation)) == 1


def _with(field: str, words: str) -> OrganisationFacts:
    changes: dict[str, Any] = {field: words}
    return replace(HARBOUR, **changes)


def test_a_longer_text_of_before_goes_on_and_only_a_change_asks_for_less(build: Build) -> None:
    case, words = Assessing(build), "a" * (LONG + 1)
    fact = build.finding(case.ann, case.id)
    with writing(build.house.engine) as session:
        session.execute(update(Finding).values(words=words))
    same = FindingWords("delivery", FindingKind.IMPROVE, words)
    build.do(write_finding, case.ann, case.id, same, fact_id=fact)
    assert [one.words for one in build.rows(Finding)] == [words, words]
    with pytest.raises(Refused, match=r"10,002 characters\. Cut 2:"):
        other = replace(same, words=words + "b")
        build.do(write_finding, case.ann, case.id, other, fact_id=fact)
    assert len(build.rows(Finding)) == 2


@pytest.mark.parametrize(("kind", "most"), [(Kind.TEXT, LINE), (Kind.LONG_TEXT, LONG)])
def test_an_answer_takes_as_much_as_its_question(build: Build, kind: Kind, most: int) -> None:
    case = Assessing(build)
    asked = build.house.question_sets.latest("scheme-review").asked_of(Source.OBSERVED)
    new = accounts.NewAccount(asked, Source.OBSERVED, "Ann", build.today)
    account = build.do(accounts.start_account, case.ann, case.id, new)
    long = next(q for q in asked.questions() if q.kind is Kind.LONG_TEXT and q.when is None)
    key, place = long.key, {(long.key, 0): 0}
    section = replace(asked.section_of[key], questions=(replace(long, kind=kind),))
    asked = replace(asked, sections=(section,))

    def give(answer: Answer) -> None:
        build.do(record_answers, case.ann, account, asked, {(key, 0): answer}, place)

    for much in (Answer(State.GIVEN, "a" * most + "b"), Answer(State.NOT_SEEN, None, "a" * 501)):
        with pytest.raises(Refused, match="Cut 1:") as refusal:
            give(much)
        assert refusal.value.field == key
    assert build.rows(AnswerVersion) == []
    give(Answer(State.GIVEN, ("\n" + "a" * 9) * (most // 10)))
    assert len(build.rows(AnswerVersion)) == 1


def test_what_the_program_makes_names_columns_that_are_there() -> None:
    columns = {
        f"{table.class_.__tablename__}.{column.key}"
        for table in Base.registry.mappers
        for column in table.column_attrs
    }
    assert columns >= MADE
