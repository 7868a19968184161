"""What tells papers of one kind apart names nobody, and is left out where it is another's."""

from datetime import date
from types import SimpleNamespace as Row
from typing import Any

import pytest

from reviews.domain.across.told_apart import CORRECTED, SAYS, of_another, told_apart
from reviews.domain.board.outcomes import PauseWhy
from reviews.domain.cases.kinds import Person
from reviews.domain.record.evidence import EvidenceKind as Kind
from reviews.domain.sources import Source
from reviews.store.record.registering import table_of

SHIFT = Row(what="Nights:  8pm\nto 8am, Łukasz & <b>", source=Source.STAFF)


@pytest.mark.parametrize(
    ("kind", "row", "beside", "called"),
    [
        (
            Kind.STAFF_TIME,
            SHIFT,
            (),
            "Staff time (Nights, 8pm to 8am, Łukasz & <b>, staff at the scheme)",
        ),
        (Kind.STAFF_TIME, Row(what="", source=None), (), "Staff time"),
        (
            Kind.OUTCOME,
            Row(number=2, source=Source.RESIDENT),
            (),
            "An outcome (number 2, resident)",
        ),
        (
            Kind.OUTCOME_RECORD,
            Row(source=Source.STAFF, on=date(2026, 9, 2)),
            ("outcome 1",),
            "What was told of an outcome (outcome 1, staff at the scheme, 2 September 2026)",
        ),
        (
            Kind.OUTCOME_PAUSE,
            Row(why=PauseWhy.HOSPITAL),
            (),
            "A time when an outcome rested (in hospital)",
        ),
        (
            Kind.ACKNOWLEDGEMENT,
            Row(by_whom="Ann Other"),
            ("recommendation 4",),
            "An acknowledgement (recommendation 4)",
        ),
        (
            Kind.DECISION_NOTICE,
            Row(person=Person.LANDLORD, addressee="Ann Other"),
            (),
            "A notice of a decision (the landlord)",
        ),
    ],
)
def test_a_record_is_called_by_its_kind_and_what_tells_it_apart(
    kind: Kind, row: Any, beside: tuple[str, ...], called: str
) -> None:
    assert told_apart(kind, row, beside).replace("\xa0", " ") == called


def test_no_column_says_who_somebody_is() -> None:
    """What a table calls personal is somebody's name or words, but for what a shift is called."""
    tables: dict[Kind, Any] = {kind: table_of(kind) for kind in SAYS}
    for kind, columns in SAYS.items():
        assert set(columns) <= set(tables[kind].__table__.columns.keys()), kind
    personal = {
        (kind, column)
        for kind, columns in SAYS.items()
        for column in columns
        if column in tables[kind].personal
    }
    assert personal == {(Kind.STAFF_TIME, "what")}


@pytest.mark.parametrize(
    ("what", "called"),
    [
        (told_apart(Kind.STAFF_TIME, SHIFT), "Staff time: R-0102"),
        (
            "Talking with a resident. Resident: Ann Other",
            "Talking with a resident. Resident: R-0102",
        ),
        ("A plan.pdf", "A plan.pdf: R-0102"),
        (f"{told_apart(Kind.STAFF_TIME, SHIFT)}{CORRECTED}", f"Staff time: R-0102{CORRECTED}"),
        (f"A talk. Resident: Ann Other{CORRECTED}", f"A talk. Resident: R-0102{CORRECTED}"),
    ],
)
def test_of_another_resident_the_reference_alone_is_told(what: str, called: str) -> None:
    assert of_another(what, "R-0102") == called
