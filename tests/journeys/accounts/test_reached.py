"""What a resident said of how to be reached, confirmed by a person, fact by fact."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.accounts.accounts import Sensitivity
from reviews.domain.accounts.answers import Answer, Place, State, missing
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.domain.sources import Source
from reviews.services.accounts.record_answers import record_answers
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.store.register import residents
from reviews.store.tables import ContactDecision, Event
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    return build.once(Assessing)


def say(case: Assessing, answers: Mapping[str, object], **more: Any) -> UUID:
    """An account ready to be finished, in which the resident gives these answers."""
    build = case.build
    build.agree(case.ann, case.id, case.residents[0])
    key = build.account(case.bo, case.id, case.residents[0], **more)
    asked = build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    given: dict[Place, Answer] = {
        (name, 0): Answer(State.GIVEN, one)  # type: ignore[arg-type]  # answers by key
        for name, one in answers.items()
    }
    while left := missing(asked, given):
        for one in left:
            given[one.question.key, one.repeat] = Answer(State.NOT_SEEN, None, "Out of time")
    given.pop(("came-how", 0))
    build.do(record_answers, case.bo, key, asked, given, {})
    return key


def contact(case: Assessing) -> residents.Contact:
    found: residents.Contact = case.build.read(residents.contact, case.residents[0])
    return found


def test_finishing_shows_what_it_would_change_and_a_person_confirms(
    client: Client, case: Assessing
) -> None:
    answers = {
        "back-safe-ways": ("no-contact",),
        "back-form": "braille",
        "back-take-care": AWKWARD,
    }
    key = say(case, answers)
    client.sign_in(case.bo)
    page = client.send(client.get(f"/accounts/{key}/check"))
    assert page.address == f"/accounts/{key}/reached"
    for words in ("Safe to write: yes", "Safe to write: no", "Braille", "Please do not contact me"):
        assert words in page.words()
    assert " ".join(AWKWARD.split()) in " ".join(page.words().split())
    assert contact(case).safe_to_write is YesNo.YES
    facts = ("safe-to-write", "safe-to-ring", "format", "care")
    after = client.send(page, {f"take-{one}": "yes" for one in facts})
    assert after.address.endswith(str(case.residents[0]))
    now = contact(case)
    assert (now.safe_to_write, now.format) == (YesNo.NO, ContactFormat.BRAILLE)
    assert now.safety_note.split() == AWKWARD.split()
    kinds = [one.kind for one in case.build.rows(Event)]
    assert kinds[-2:] == ["contact_needs_recorded", "contact_answers_decided"]


def test_the_record_stays_with_a_reason(client: Client, case: Assessing) -> None:
    key = say(case, {"back-form": "braille"})
    client.sign_in(case.bo)
    page = client.send(client.get(f"/accounts/{key}/check"))
    again = client.send(page)
    assert "Select whether to record what they said" in again.words()
    again = client.send(page, {"take-format": "no"})
    assert "Say why the record stays as it is." in again.words()
    client.send(again, {"take-format": "no", "why-format": AWKWARD})
    assert contact(case).format is ContactFormat.STANDARD
    (row,) = [one for one in case.build.rows(ContactDecision) if one.fact == "format"]
    assert row.reason.split() == AWKWARD.split()


def test_a_form_by_email_and_another_place_ask_for_the_address(
    client: Client, case: Assessing
) -> None:
    key = say(case, {"back-form": "plain-text", "back-safe-ways": ("letter-elsewhere",)})
    client.sign_in(case.bo)
    page = client.send(client.get(f"/accounts/{key}/check"))
    given = {f"take-{one}": "yes" for one in ("safe-to-write", "safe-to-ring", "format")}
    again = client.send(page, given)
    assert "Enter the email address that this format is sent to." in again.words()
    given |= {"email": "r@example.org", "write_to": "c/o The Library\nAnytown"}
    client.send(again, given)
    now = contact(case)
    assert (now.email, now.write_to.split()[0]) == ("r@example.org", "c/o")
    assert now.safe_to_write is YesNo.YES


def test_care_is_recorded_in_words_fit_for_who_writes(client: Client, case: Assessing) -> None:
    key = say(case, {"back-take-care": "My brother opens the post and he must not know"})
    client.sign_in(case.bo)
    page = client.send(client.get(f"/accounts/{key}/check"))
    assert "Everyone who may write to them or ring them reads this." in page.words()
    client.send(page, {"take-care": "yes", "care": "Plain envelope"})
    assert contact(case).safety_note == "Plain envelope"


def test_what_changed_since_the_page_is_shown_again(client: Client, case: Assessing) -> None:
    key = say(case, {"back-form": "braille"})
    client.sign_in(case.bo)
    page = client.send(client.get(f"/accounts/{key}/check"))
    later = ContactNeeds(safe_to_write=YesNo.YES, format=ContactFormat.AUDIO)
    case.build.do(set_contact, case.ann, case.scheme, case.residents[0], later)
    again = client.send(page, {"take-format": "yes"})
    assert "has changed since you opened this page" in again.words()
    assert "Audio (ordered by the council)" in again.words()
    client.send(again, {"take-format": "yes"})
    assert contact(case).format is ContactFormat.BRAILLE


def test_nothing_is_asked_where_nothing_changes(client: Client, case: Assessing) -> None:
    key = say(case, {"back-form": "standard", "back-worry": "no"})
    client.sign_in(case.bo)
    page = client.send(client.get(f"/accounts/{key}/check"))
    assert page.address.endswith(str(case.residents[0]))


def test_it_stands_on_the_work_of_who_heard_it(client: Client, case: Assessing) -> None:
    key = say(case, {"back-form": "braille"})
    assert f"/accounts/{key}/reached" in client.sign_in(case.bo).get("/").links().values()
    assert f"/accounts/{key}/reached" not in client.sign_in(case.cy).get("/").links().values()


def test_an_agreement_taken_back_shows_no_words_and_still_holds(
    client: Client, case: Assessing
) -> None:
    key = say(case, {"back-form": "braille"})
    uses = (Use.TAKE_PART, Use.NOTES)
    case.build.agree(case.ann, case.id, case.residents[0], *uses, state=ConsentState.REFUSED)
    page = client.sign_in(case.bo).get(f"/accounts/{key}/reached")
    assert "What they said is not shown." in page.words()
    assert "Braille" not in page.words()
    client.send(page, reason="Asked again: a standard letter")
    assert contact(case).format is ContactFormat.STANDARD
    assert {one.taken_up for one in case.build.rows(ContactDecision)} == {False}


def test_who_writes_letters_is_not_told_what_was_said_to_a_reviewer(
    client: Client, case: Assessing
) -> None:
    key = say(
        case,
        {"back-safe-ways": ("no-contact",), "back-take-care": "My brother opens the post"},
        sensitivity=Sensitivity.CONFIDENTIAL,
    )
    invite = f"/reviews/{case.id}/letters/draft/resident-invitation"
    case.build.agree(case.ann, case.id, case.residents[0], Use.TAKE_PART)
    for officer in (case.build.officer(Role.LETTER_OFFICER), case.cy):
        client.sign_in(officer)
        pages = [client.get(f"/residents/{case.residents[0]}")]
        if Role.LETTER_OFFICER in officer.roles:
            pages.append(client.get(invite))
        for page in pages:
            for words in ("brother", "do not contact", "What they said"):
                assert words not in page.words()
            assert f"/accounts/{key}/reached" not in page.links().values()
        assert "waits to be confirmed by the review team" in pages[0].words()
        client.get(f"/accounts/{key}/reached", status=403 if len(pages) > 1 else 404)
    led = client.sign_in(case.ann).get(f"/residents/{case.residents[0]}")
    assert f"/accounts/{key}/reached" in led.links().values()
