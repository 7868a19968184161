"""Two names of a resident in a letter: one on the envelope, and one after "Dear"."""

from dataclasses import asdict
from uuid import UUID

import pytest

from reviews.domain.letters.kinds import LetterKind, Recipient
from reviews.domain.people.roles import Act
from reviews.domain.register.closed_words import YesNo
from reviews.services.letters.recipients import recipients
from reviews.services.register.residents import ContactNeeds, change_name, set_contact
from reviews.store.record.engine import reading_session
from reviews.store.tables import ResidentContact
from tests.build import Build
from tests.letter_case import LetterCase

RESIDENT = LetterKind.RESIDENT_LETTER
SAFE = ContactNeeds(safe_to_write=YesNo.YES)


def to(case: LetterCase, kind: LetterKind, *residents: UUID) -> Recipient:
    with reading_session(case.build.house.engine) as session:
        act = Act(case.drafter, case.build.clock())
        (found,) = recipients(session, act, case.head(), case.plans(kind, *residents))
    return found


def test_the_envelope_has_the_full_name_and_dear_what_they_like_to_be_called(build: Build) -> None:
    case = LetterCase(build)
    resident = case.residents[0]
    build.do(change_name, case.lead, case.scheme, resident, "Amina Yusuf", "Mina")
    found = to(case, RESIDENT, resident)
    assert (found.name, found.dear) == ("Amina Yusuf", "Mina")
    other = to(case, RESIDENT, case.residents[1])
    assert (other.name, other.dear) == ("Borys Łęcki", "Borys Łęcki")


@pytest.mark.parametrize(
    "chosen", ["A. Y.", 'Ms & <O\'Brien> "A"', "ياسمين", "Zażółć 😀", "  A.\n Y. "]
)
def test_a_name_chosen_for_the_envelope_stands_there_and_nowhere_else(
    build: Build, chosen: str
) -> None:
    case = LetterCase(build)
    resident = case.residents[0]
    needs = ContactNeeds(**asdict(SAFE) | {"envelope_name": chosen})
    build.do(set_contact, case.lead, case.scheme, resident, needs)
    found = to(case, RESIDENT, resident)
    assert (found.name, found.dear) == (" ".join(chosen.split()), "Amina Yusuf")


def test_an_empty_name_for_the_envelope_is_none_and_counts_in_no_digest(build: Build) -> None:
    case = LetterCase(build)
    needs = ContactNeeds(**asdict(SAFE) | {"envelope_name": "  "})
    build.do(set_contact, case.lead, case.scheme, case.residents[0], needs)
    assert {one.envelope_name for one in build.rows(ResidentContact)} == {None}


def test_an_organisation_is_greeted_by_the_name_of_its_contact(build: Build) -> None:
    found = to(LetterCase(build), LetterKind.PROVIDER_RECOMMENDATIONS)
    assert found.dear == found.name
