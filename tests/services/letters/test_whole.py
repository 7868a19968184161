"""No letter before the council can be reached, and none with an empty place in it."""

from uuid import UUID

import pytest

from reviews.domain.errors import Refused
from reviews.domain.letters.fields_filled import (
    FOR_EVERY_LETTER,
    FOR_RESIDENTS,
    HOLES_NOT_LOOKED_FOR,
)
from reviews.domain.letters.kinds import LetterKind, LetterState
from reviews.domain.register.closed_words import OrganisationKind
from reviews.services.across.verify import verify
from reviews.services.letters.steps import approve, issue
from reviews.services.letters.whole import drafts_that_wait, letters_that_wait, why_none_yet
from reviews.services.people.council_settings import set_council
from reviews.services.register.schemes import OrganisationFacts, change_organisation
from reviews.store.letters.draft_parts import holes_in
from reviews.store.record.engine import reading_session
from tests.build import Build
from tests.letter_case import LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER


def unset(build: Build, setting: str) -> str:
    """Empty one of the council's settings; gives what it held."""
    with reading_session(build.house.engine) as session:
        row = session.connection().exec_driver_sql(f"SELECT {setting} FROM council_settings")
        held = str(row.scalar_one())
    build.do(set_council, None, **{setting: ""})
    return held


@pytest.mark.parametrize("setting", FOR_EVERY_LETTER)
def test_no_letter_is_drafted_before_the_council_can_be_reached(build: Build, setting: str) -> None:
    case = LetterCase(build)
    before, held = case.kept_files(), unset(build, setting)
    for plans in (case.plans(PROVIDER), case.plans(RESIDENT, *case.residents)):
        with pytest.raises(Refused, match="can be written before the council’s settings say"):
            case.prepare(plans)
    assert case.kept_files() == before
    build.do(set_council, None, **{setting: held})
    assert case.draft(PROVIDER)


@pytest.mark.parametrize("setting", FOR_RESIDENTS)
def test_none_to_a_resident_before_they_are_told_whom_to_turn_to(
    build: Build, setting: str
) -> None:
    case = LetterCase(build)
    held = unset(build, setting)
    assert case.draft(PROVIDER)
    with pytest.raises(Refused, match="No letter to a resident"):
        case.prepare(case.plans(RESIDENT, *case.residents))
    build.do(set_council, None, **{setting: held})
    assert len(case.draft(RESIDENT, *case.residents)) == len(case.residents)


def test_what_was_drafted_before_a_setting_was_emptied_waits(build: Build) -> None:
    case = LetterCase(build)
    (approved,) = case.approved(RESIDENT, case.residents[0])
    (drafted,) = case.draft(RESIDENT, case.residents[1])
    case.clear(drafted)
    assert build.read(letters_that_wait) == ()
    assert build.read(drafts_that_wait, ()) == 0
    unset(build, "out_of_hours")
    waits = build.read(letters_that_wait)
    assert [key for one in waits for key, _ in one.settings] == ["out_of_hours"]
    assert build.read(drafts_that_wait, waits) == 2
    assert build.read(why_none_yet, PROVIDER) == ""
    with pytest.raises(Refused, match="the out-of-hours number for housing"):
        build.do(approve, case.approver, drafted, case.letter(drafted).binding)
    with pytest.raises(Refused, match="the out-of-hours number for housing"):
        build.do(issue, case.approver, approved, build.house.files)
    assert case.letter(approved).state is LetterState.APPROVED


def addressed(case: LetterCase, address: str) -> None:
    """Record the provider's address, which a letter to it prints."""
    facts = OrganisationFacts(case.provider_name, OrganisationKind.CHARITY, address=address)
    case.build.do(change_organisation, None, case.provider, facts)


def drafted(case: LetterCase) -> UUID:
    (key,) = case.draft(PROVIDER)
    case.clear(key)
    return key


def test_a_draft_with_an_empty_place_is_not_approved_until_it_is_drafted_whole(
    build: Build,
) -> None:
    case = LetterCase(build)
    addressed(case, "")
    key = drafted(case)
    found = build.read(holes_in, key, 1)
    assert (found.fields, found.contact_id) == (("recipient.address",), case.drafter.id)
    assert case.letter(key).holes == "recipient.address"
    with pytest.raises(Refused, match="the address that the letter goes to"):
        build.do(approve, case.approver, key, case.letter(key).binding)
    addressed(case, "1 Mill Lane")
    with pytest.raises(Refused, match="empty places"):
        build.do(approve, case.approver, key, case.letter(key).binding)
    assert drafted(case) == key
    assert case.letter(key).holes == ""
    build.do(approve, case.approver, key, case.letter(key).binding)
    with reading_session(build.house.engine) as session:
        assert verify(session, build.house.files).faults == ()


def test_a_draft_of_before_is_drafted_again(build: Build) -> None:
    case = LetterCase(build)
    (approved,) = case.approved(RESIDENT, case.residents[0])
    key = drafted(case)
    with build.house.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM letter_draft")
    assert build.read(holes_in, key, 1) is None
    with pytest.raises(Refused, match=HOLES_NOT_LOOKED_FOR[:40]):
        build.do(approve, case.approver, key, case.letter(key).binding)
    with pytest.raises(Refused, match=HOLES_NOT_LOOKED_FOR[:40]):
        build.do(issue, case.approver, approved, build.house.files)
