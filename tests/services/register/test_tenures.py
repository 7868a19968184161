"""Agreements recorded for many stays at once, and what letters about rights then say."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import delete

from reviews.documents.letters.text import letter_text
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat, LetterKind
from reviews.domain.people.roles import Act
from reviews.domain.register.closed_words import Tenure
from reviews.domain.register.tenures import NOT_RECORDED, TenureSource
from reviews.services.letters.out_of_date import left_behind
from reviews.services.letters.recipients import addressees
from reviews.services.people.council_settings import set_rights_wording
from reviews.services.register.residents import NewResident, Stay, add_resident
from reviews.services.register.tenures import record_tenures
from reviews.store.letters.letters import files_of
from reviews.store.register import residents, tenures
from reviews.store.tables import StayTenure
from tests.build import Build
from tests.conftest import Clock
from tests.letter_case import LetterCase

RESIDENT = LetterKind.RESIDENT_LETTER
WORDS = {
    Tenure.LICENCE: "Licence words: your licence says how it ends.",
    Tenure.ASSURED: "Tenancy words: your landlord has to go to court.",
    Tenure.NOT_KNOWN: "Careful words: ask for advice before you do anything.",
}


@pytest.fixture
def case(build: Build) -> LetterCase:
    made = LetterCase(build)
    build.do(set_rights_wording, None, dict(WORDS))
    return made


def words_of(case: LetterCase, key: UUID) -> str:
    files = case.build.read(files_of, key, case.letter(key).draft)
    word = next(one for one in files if one.format is LetterFormat.DOCX)
    blocks = read_blocks(case.build.house.files.read(word.bytes_id))
    return " ".join(letter_text(blocks).decode().split())


def forget(case: LetterCase, resident: UUID) -> None:
    """As on the day before anyone recorded what an agreement gives."""
    stay = case.build.read(residents.stays, resident)[0][0]
    with case.build.house.engine.begin() as connection:
        of_stay = delete(StayTenure).where(StayTenure.residence_fact_id == stay.fact_id)
        connection.execute(of_stay)


def test_each_is_told_of_the_rights_that_go_with_their_own_agreement(case: LetterCase) -> None:
    one, other, third = case.residents[:3]
    case.hold(other, tenure=Tenure.ASSURED)
    case.hold(third, tenure=Tenure.ASSURED, source=TenureSource.PROVIDER)
    told = [words_of(case, key) for key in case.draft(RESIDENT, one, other, third)]
    for text, tenure in zip(told, (Tenure.LICENCE, Tenure.ASSURED, Tenure.NOT_KNOWN), strict=True):
        assert [each in text for each in WORDS.values()] == [each is tenure for each in WORDS]


def test_before_anyone_asked_no_letter_is_drafted_and_once_asked_it_is_careful(
    case: LetterCase,
) -> None:
    (resident, *_) = case.residents
    forget(case, resident)
    with pytest.raises(Refused, match=NOT_RECORDED):
        case.draft(RESIDENT, resident)
    said = {"tenure": Tenure.NOT_KNOWN, "source": TenureSource.NOBODY}
    case.hold(resident, **said, note="The landlord has lost it & says “soon”.")
    (key,) = case.draft(RESIDENT, resident)
    assert WORDS[Tenure.NOT_KNOWN] in words_of(case, key)


def test_what_is_recorded_after_a_letter_puts_it_out_of_date(
    case: LetterCase, clock: Clock
) -> None:
    (key,) = case.draft(RESIDENT, case.residents[0])
    clock.move(minutes=1)
    case.hold(case.residents[0], tenure=Tenure.ASSURED)
    letter, act = case.letter(key), Act(case.lead, clock())
    (reason,) = case.build.read(left_behind, act, case.head(), letter)
    assert "agreement" in reason.why


def test_a_later_agreement_ends_the_earlier_and_a_correction_takes_its_place(
    case: LetterCase,
) -> None:
    (resident, *_) = case.residents
    case.hold(resident, tenure=Tenure.ASSURED, from_on=date(2026, 6, 1))
    stay = case.build.read(residents.stays, resident)[0][0]
    stand = [
        (one.tenure, one.from_on, one.to_on)
        for one in case.build.read(tenures.tenures_of, [stay.fact_id])
        if one.superseded_at is None
    ]
    assert sorted(stand, key=lambda one: str(one[1])) == [
        (Tenure.LICENCE, date(2026, 1, 5), date(2026, 5, 31)),
        (Tenure.ASSURED, date(2026, 6, 1), None),
    ]
    case.hold(resident, tenure=Tenure.EXCLUDED, from_on=date(2026, 6, 1))
    now = case.build.read(tenures.tenures_at, case.scheme, case.build.today)
    assert now[stay.fact_id].tenure is Tenure.EXCLUDED
    assert len(case.build.read(tenures.tenures_of, [stay.fact_id])) == 4


def test_an_agreement_of_unknown_beginning_ends_where_a_later_begins(case: LetterCase) -> None:
    build = case.build
    known = (case.lead, case.scheme)
    new = NewResident("R-OLD", "Old Hand", Stay(case.scheme, "Room 90"))
    resident = build.do(add_resident, case.lead, new)
    stay = build.read(residents.stays, resident)[0][0]
    case.hold(resident)
    case.hold(resident, tenure=Tenure.ASSURED, from_on=date(2026, 6, 1))
    stand = {
        one.tenure: (one.from_on, one.to_on)
        for one in build.read(tenures.tenures_of, [stay.fact_id])
        if one.superseded_at is None
    }
    assert stand == {
        Tenure.LICENCE: (None, date(2026, 5, 31)),
        Tenure.ASSURED: (date(2026, 6, 1), None),
    }
    at = build.read(tenures.tenures_at, case.scheme, build.today)
    told = {stay.fact_id: replace(at[stay.fact_id], from_on=date(2026, 5, 1))}
    with pytest.raises(Refused, match="recorded until 31 May 2026"):
        build.do(record_tenures, *known, told, seen=[one.id for one in at.values()])


def test_two_at_once_the_second_is_told(case: LetterCase) -> None:
    stay = case.build.read(residents.stays, case.residents[0])[0][0]
    known = case.build.read(tenures.tenures_at, case.scheme, case.build.today)
    seen = [one.id for one in known.values()]
    case.hold(case.residents[0], tenure=Tenure.ASSURED)
    told = {stay.fact_id: known[stay.fact_id]}
    with pytest.raises(Refused, match="Someone else recorded"):
        case.build.do(record_tenures, case.lead, case.scheme, told, seen=seen)


def test_only_the_letter_about_rights_waits_for_it(case: LetterCase) -> None:
    forget(case, case.residents[0])
    act = Act(case.lead, case.build.clock())
    for kind in (LetterKind.RESIDENT_INVITATION, RESIDENT):
        found = case.build.read(addressees, act.by, case.head(), kind, act.today)
        waits = next(one.why_not for one in found if one.living.id == case.residents[0])
        assert (waits == NOT_RECORDED) is (kind is RESIDENT)
