"""What the record leaves behind of a letter: how someone is reached, what is asked, the council."""

from dataclasses import fields
from uuid import UUID

import pytest

from reviews.domain.assessment.grounds import Grounds
from reviews.domain.assessment.overall_assessment import About, FindingKind, Judgement
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.may_leave import COUNCIL_CHANGED, ORGANISATION_CHANGED
from reviews.domain.people.roles import Act
from reviews.domain.register.closed_words import YesNo
from reviews.services.assessment import conclusions
from reviews.services.consent.consents import Reply
from reviews.services.letters.out_of_date import left_behind
from reviews.services.people.council_settings import set_council, set_rights_wording
from reviews.services.register import residents as services
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.services.register.schemes import OrganisationFacts, change_organisation
from reviews.store.register import organisations, residents
from tests.build import Build
from tests.conftest import Clock
from tests.letter_case import LetterCase
from tests.services.register.test_tenures import WORDS, forget

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
BELL = "Answer the bell"


def whys(case: LetterCase, key: UUID) -> list[str]:
    act = Act(case.drafter, case.build.clock())
    found = case.build.read(left_behind, act, case.head(), case.letter(key))
    return [one.why for one in found]


def test_an_issued_letter_is_stopped_by_a_new_address_though_no_agreement_is_recorded(
    build: Build, clock: Clock
) -> None:
    case = LetterCase(build)
    one, other = case.residents[:2]
    first, second = case.issued(RESIDENT, one, other)
    forget(case, one)
    clock.move(days=1)
    assert whys(case, first) == []
    known = build.read(residents.contact, one)
    needs = ContactNeeds(safe_to_write=YesNo.YES, write_to="c/o Mum\n1 Safe Street")
    build.do(set_contact, case.lead, case.scheme, one, needs, seen={known.id} if known else set())
    moved = "How to reach this resident has changed since the letter was drafted."
    assert whys(case, first) == [moved]
    stay = build.read(residents.stays, other)[0][0]
    left = services.Stay(
        case.scheme, from_on=stay.true_from_on, to_on=build.days(-1), unit=stay.unit
    )
    build.do(services.change_stay, case.lead, stay.id, left)
    new = services.Stay(case.scheme, from_on=build.today, unit="Flat 99")
    build.do(services.add_stay, case.lead, other, new)
    assert whys(case, second) == [moved]


def test_what_is_asked_stops_once_the_words_behind_it_are_taken_back(
    build: Build, clock: Clock
) -> None:
    case = LetterCase(build, agreed=False)
    answer = case.interview(case.residents[0], "Nobody answers the bell.", *list(Use))
    case.been()
    bell = case.write(FindingKind.IMPROVE, "The bell is not answered.", "staff", answer)
    rotas = case.write(FindingKind.NOT_ENOUGH, "Rotas were missing.")
    for about in About:
        act = (conclusions.conclude, case.lead, case.review, about, Judgement.PARTLY)
        build.do(*act, f"Reasons for {about}.", Grounds((bell, rotas)))
    case.agree()
    case.recommend(bell, what=f"{BELL} too.", plain_words=f"{BELL} at weekends.")
    case.issued(PROVIDER)
    clock.move(days=2)
    case.recommend(rotas, what="Keep rotas.")
    (resident,) = case.approved(RESIDENT, case.residents[1])
    (later,) = case.approved(PROVIDER)
    assert whys(case, resident) == whys(case, later) == []
    clock.move(minutes=5)
    case.agree_to(case.residents[0], *[Reply(use, ConsentState.WITHDRAWN) for use in Use])
    stopped = ["This letter holds words that may no longer be used."]
    assert whys(case, resident) == whys(case, later) == stopped


def test_an_organisation_that_is_reached_otherwise_stops_a_letter_to_it(
    build: Build, clock: Clock
) -> None:
    case = LetterCase(build)
    other = build.organisation("Someone Else")
    (key,) = case.issued(PROVIDER)
    clock.move(minutes=5)
    for organisation, stopped in ((other, []), (case.provider, [ORGANISATION_CHANGED.why])):
        known = build.read(organisations.organisation, organisation)
        facts = {one.name: getattr(known, one.name) for one in fields(OrganisationFacts)}
        new = OrganisationFacts(**(facts | {"address": "99 New Road"}))
        build.do(change_organisation, case.lead, organisation, new)
        assert whys(case, key) == stopped


@pytest.mark.parametrize("rights", [False, True])
def test_the_councils_own_words_stop_what_is_not_issued(
    build: Build, clock: Clock, *, rights: bool
) -> None:
    case = LetterCase(build)
    (gone,) = case.issued(RESIDENT, case.residents[0])
    (key,) = case.approved(RESIDENT, case.residents[1])
    (provider,) = case.approved(PROVIDER)
    clock.move(minutes=5)
    if rights:
        build.do(set_rights_wording, None, WORDS)
    else:
        build.do(set_council, None, out_of_hours="01632 555555")
    assert whys(case, key) == [COUNCIL_CHANGED.why]
    assert whys(case, provider) == ([] if rights else [COUNCIL_CHANGED.why])
    assert whys(case, gone) == []
    (again,) = case.draft(RESIDENT, case.residents[1])
    assert whys(case, again) == []
