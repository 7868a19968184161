"""Each column that is about people is looked for in letters, or excused with a reason."""

from reviews.domain.letters.fields_of_people import (
    EXCUSED,
    LOOKED_FOR,
    answered_as,
    names_someone,
)
from reviews.domain.letters.recorded import Sought
from reviews.domain.sources import Source
from reviews.store.tables import Base

OF_NO_PERSON = {"fact_id", "recorded_at", "recorded_by", "superseded_at", "created_at"}
LINKS = ("_id", "_by", "_at")
ABOUT_PEOPLE = {"resident", "organisation"}
OF_ORGANISATIONS = {
    *("organisation.name", "organisation.sort_name", "organisation.kind"),
    *("organisation.registration", "organisation.contact_role", "organisation.email"),
    *("organisation.telephone", "organisation.address", "organisation.postcode"),
}
"""An organisation is no person; only whom to write to there is one."""


def _about_people(table: type[Base]) -> bool:
    columns = set(table.__table__.columns.keys())
    return bool(
        table.personal
        or columns & {"resident_id", "account_id", "outcome_fact_id"}
        or table.__tablename__ in ABOUT_PEOPLE
    )


def _to_declare() -> set[str]:
    tables = [mapper.class_ for mapper in Base.registry.mappers]
    return {
        f"{table.__tablename__}.{column}"
        for table in tables
        if _about_people(table) and table.__tablename__ not in EXCUSED
        for column in table.__table__.columns.keys()  # noqa: SIM118 - a collection of its own
        if column not in OF_NO_PERSON and column != "id" and not column.endswith(LINKS)
    } - OF_ORGANISATIONS


def test_each_column_of_a_person_is_looked_for_or_excused() -> None:
    assert _to_declare() - set(LOOKED_FOR) - set(EXCUSED) == set()


def test_nothing_is_declared_that_is_not_there_nor_twice() -> None:
    tables = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    columns = {f"{name}.{one.name}" for name, it in tables.items() for one in it.__table__.columns}
    assert set(LOOKED_FOR) <= columns
    assert set(EXCUSED) <= columns | set(tables)
    assert not set(LOOKED_FOR) & set(EXCUSED)
    assert all(EXCUSED.values())


def test_a_persons_own_account_is_looked_for_word_for_word() -> None:
    for source in Source:
        assert answered_as(source, of_one=True) in (Sought.SAID, Sought.NOTED)
    assert answered_as(Source.RESIDENT, of_one=True) is Sought.SAID
    assert answered_as(Source.DOCUMENT, of_one=True) is Sought.NOTED
    assert answered_as(Source.STAFF, of_one=False) is Sought.WORD_FOR_WORD
    assert answered_as(Source.PROVIDER, of_one=False) is None
    assert not names_someone(Source.DOCUMENT)
