"""What is sent and how it went, and what is said and done where a letter may not be sent.

Each act after drafting stands on the same check; `ACTS` lists them all.
"""

import re
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat, LetterKind, LetterState
from reviews.domain.letters.went import Went
from reviews.domain.people.roles import Role, Viewer
from reviews.domain.register.closed_words import ContactFormat, YesNo
from reviews.domain.safeguarding.concerns import Channel, Referral
from reviews.services.across.verify import verify
from reviews.services.consent.consents import Reply
from reviews.services.letters.together import record_sent_together
from reviews.services.register.residents import ContactNeeds, set_contact
from reviews.services.safeguarding.concerns import (
    record_referral,
    release_holds,
)
from reviews.store.letters.letters import files_of
from reviews.store.letters.went import WentAs, went_as
from reviews.store.record.engine import reading_session
from reviews.store.tables import Event, LetterInstead, LetterWent
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.letter_case import LetterCase
from tests.page import Page
from tests.what_stops import (
    KNOWN,
    VEILING,
    Stopper,
    become_unsafe,
    concern,
    hold,
    move_on,
    say_no,
)

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ ŷ' Łódź سلام 🙂\n=1+1"
ASK = "Ask Lena Lead, a lead reviewer of the team: 01632 960001."
VEILED = f"The team’s lead reviewers know why, or whom to ask. {ASK}"

ACTS = {
    "letters.show": "says it, and offers what may be done instead",
    "letters.file": "says it before it gives bytes",
    "letters.approve": "refuses",
    "letters.issue": "refuses, and leaves others out of a go by name",
    "letters.sent": "refuses, and leaves others out of a go by name",
    "letters.instead": "opens for a letter that is stopped",
    "letters.edit": "says it in place of the form, and takes no file",
    "letters.to_edit": "gives no file",
    "letters.redate": "nothing leaves: it is drafted again, which asks anew",
    "letters.not_awaited": "nothing leaves: someone says why it does not wait",
    "letters.clear": "nothing leaves: someone reads a passage",
    "letters.issue_proof": "nothing of it leaves: a proof holds ids and digests",
    "letters.discard": "nothing leaves: a draft is put aside",
}
"""Every route of one letter, and what the standing check does there, or why it is not asked."""


@pytest.fixture
def case(build: Build) -> LetterCase:
    return LetterCase(build)


def main_words(page: Page) -> str:
    """What a page says, without what differs from one sign-in or letter to another."""
    words = re.sub(r"SR-2026-\d+(-L\d+)?|R-\d{4}", "", page.words())
    return re.sub(r"\d+ kB|\d+( [0-9a-z]{4}){4}", "", words)


def forms(page: Page) -> list[str]:
    return [str(one.get("action", "")) for one in page.every("form")]


def test_every_act_on_a_letter_is_on_the_list(app: Flask) -> None:
    found = {
        rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.startswith("/letters/<")
    }
    assert found == set(ACTS)


@pytest.mark.parametrize("stop", [*VEILING.values(), *(one for one, _ in KNOWN.values())])
def test_a_draft_that_may_not_leave_is_not_given_out_to_be_changed(
    client: Client, case: LetterCase, stop: Stopper
) -> None:
    (key,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    assert "Download draft 1 to change" in client.get(f"/letters/{key}/edit").links()
    stop(case, case.residents[0])
    page = client.get(f"/letters/{key}/edit")
    assert "This letter cannot leave now." in page.words()
    assert forms(page) == []
    client.get(f"/letters/{key}/edit/word", status=404)


def _acts(client: Client, key: UUID, *, sent: dict[str, str]) -> list[Page]:
    """Every page that says whether an issued letter may go."""
    pages = [client.get(f"/letters/{key}")]
    pages += [client.get(f"/letters/{key}/{one}") for one in (*LetterFormat, "preview")]
    pages += [client.get(f"/letters/{key}/{one}") for one in ("sent", "instead")]
    pages += [client.post(f"/letters/{key}/sent", sent), client.post(f"/letters/{key}/issue")]
    return pages


def _sent(case: LetterCase) -> dict[str, str]:
    day = case.build.today
    date = dict(zip(("day", "month", "year"), (day.day, day.month, day.year), strict=True))
    return {
        **{f"sent_on-{part}": str(value) for part, value in date.items()},
        "way": "by post",
        "went_as": "standard",
        "language": "English",
        "why_other": AWKWARD,
    }


def test_a_letter_to_someone_who_became_unsafe_to_write_to_says_not_to_send_it(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    resident = case.residents[1]
    [letter] = case.issued(RESIDENT, resident)
    page = client.sign_in(case.drafter).get(f"/letters/{letter}")
    assert "Send it, and record how." in page.words()
    clock.move(hours=1)
    become_unsafe(case, resident)
    words = client.sign_in(case.drafter).get(f"/letters/{letter}").words()
    assert "Do not send this letter. It is not safe to write to them" in words
    assert ASK in words
    assert "Send it, and record how" not in words


@pytest.mark.parametrize("why", KNOWN)
def test_each_act_after_issue_stands_on_the_same_check(
    client: Client, case: LetterCase, clock: Clock, why: str
) -> None:
    stop, said = KNOWN[why]
    (key,) = case.issued(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    assert "Do not send" not in client.get(f"/letters/{key}").words()
    before = client.download(f"/letters/{key}/pdf").data
    clock.move(minutes=5)
    stop(case, case.residents[0])
    client.sign_in(case.drafter)
    for page in _acts(client, key, sent=_sent(case)):
        assert "Do not send this letter" in page.words(), page.address
        assert said in page.words(), page.address
        assert ASK in page.words(), page.address
    assert case.letter(key).state is LetterState.ISSUED
    assert case.letter(key).sent_on is None
    given = client.download(f"/letters/{key}/pdf?read=yes")
    assert given.data == before
    assert "do-not-send" in given.headers["Content-Disposition"]


@pytest.mark.parametrize("why", KNOWN)
def test_each_act_before_issue_stands_on_it_too(
    client: Client, case: LetterCase, clock: Clock, why: str
) -> None:
    stop, said = KNOWN[why]
    (approved,) = case.approved(RESIDENT, case.residents[0])
    (drafted,) = case.draft(RESIDENT, case.residents[1])
    case.clear(drafted)
    clock.move(minutes=5)
    for resident in case.residents[: 2 if why == "contact" else 1]:
        stop(case, resident)
    client.sign_in(case.approver)
    seen = {"seen": case.letter(drafted).binding}
    pages = [
        client.get(f"/letters/{approved}"),
        client.get(f"/letters/{approved}/pdf"),
        client.post(f"/letters/{approved}/issue"),
        client.get(f"/letters/{drafted}"),
        client.get(f"/letters/{drafted}/preview"),
        client.post(f"/letters/{drafted}/approve", seen),
    ]
    for page in pages:
        assert "This letter cannot leave now" in page.words(), page.address
        assert said in page.words(), page.address
        assert ASK in page.words(), page.address
    assert case.letter(approved).state is LetterState.APPROVED
    assert case.letter(drafted).state is LetterState.DRAFT


def test_hold_safeguarding_and_consent_look_alike_at_every_act(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    seen = []
    elsewhere = case.build.officer(Role.LEAD_REVIEWER, team=case.build.team())
    of = dict(zip(VEILING, reversed(case.residents[:3]), strict=True))
    keys = dict(zip(VEILING, case.issued(RESIDENT, *of.values()), strict=True))
    clock.move(minutes=5)
    for name, stop in VEILING.items():
        key = keys[name]
        stop(case, of[name])
        client.sign_in(case.drafter)
        pages = _acts(client, key, sent=_sent(case))
        pages.append(client.other(case.second).get(f"/letters/{key}"))
        assert all("Do not send this letter" in one.words() for one in pages), name
        assert all(VEILED in one.words() for one in pages), name
        seen.append([main_words(one) for one in pages])
        client.other(elsewhere).get(f"/letters/{key}", status=404)
        if name == "hold":
            case.build.do(release_holds, case.lead, case.review)
    for first, *others in zip(*seen, strict=True):
        assert others == [first] * 2


def test_the_reason_is_told_to_who_may_know_it(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    keys = case.issued(RESIDENT, *case.residents[:3])
    clock.move(minutes=5)
    hold(case, case.residents[0])
    lead = client.sign_in(case.lead)
    assert (
        "A lead has put the letters of this review on hold."
        in lead.get(f"/letters/{keys[0]}").words()
    )
    case.build.do(release_holds, case.lead, case.review)
    about = concern(case, case.residents[1])
    words = lead.get(f"/letters/{keys[1]}").words()
    assert "A safeguarding concern that bears on it is not handed over yet." in words
    assert "You lead this team, so you say what is done with it." in words
    say_no(case, case.residents[0])
    assert "They do not want letters from us." in lead.get(f"/letters/{keys[0]}").words()
    referral = Referral("The adults team", case.build.today, "", "", Channel.EMAIL, "", None)
    case.build.do(record_referral, case.lead, about, referral, 1)
    assert "Do not send" not in client.sign_in(case.drafter).get(f"/letters/{keys[1]}").words()


def test_what_somebody_took_back_stops_a_letter_that_is_issued(
    client: Client, build: Build, clock: Clock
) -> None:
    case = LetterCase(build, agreed=False)
    amina = case.residents[0]
    uses = (Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER)
    case.conclude(case.interview(amina, "I choose my meals", *uses))
    (key,) = case.issued(PROVIDER)
    clock.move(minutes=5)
    case.agree_to(amina, Reply(Use.TELL_PROVIDER, ConsentState.WITHDRAWN))
    words = client.sign_in(case.drafter).get(f"/letters/{key}").words()
    assert f"Do not send this letter. {VEILED}" in words
    assert "may no longer be used" not in words
    assert "may no longer be used" in client.sign_in(case.lead).get(f"/letters/{key}").words()


def test_a_go_leaves_out_who_became_unsafe_by_name(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    first, second, third = case.approved(RESIDENT, *case.residents[:3])
    clock.move(minutes=5)
    become_unsafe(case, case.residents[1])
    client.sign_in(case.approver)
    page = client.get(f"/letters/{first}")
    page = client.send(page, button="Issue all 3 approved for today")
    left = case.letter(second).reference
    assert f"2 letters are issued. Not {left}, which may not leave" in page.words()
    states = [case.letter(key).state for key in (first, second, third)]
    assert states == [LetterState.ISSUED, LetterState.APPROVED, LetterState.ISSUED]
    unsafe = ContactNeeds(safe_to_write=YesNo.NO)
    case.build.do(set_contact, case.lead, case.scheme, case.residents[2], unsafe)
    page = client.get(client.get(f"/letters/{first}").links()["Record that it was sent"])
    page = client.send(page, way="by hand", others=[str(third)])
    left = case.letter(third).reference
    assert f"1 letter recorded as sent. Not {left}, which may not leave" in page.words()
    assert case.letter(third).state is LetterState.ISSUED
    assert case.letter(first).state is LetterState.SENT


def test_what_was_typed_is_kept_where_a_letter_was_stopped_meanwhile(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    (key,) = case.issued(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}/sent")
    clock.move(minutes=5)
    become_unsafe(case, case.residents[0])
    page = client.send(page, way="by post", details=AWKWARD.replace("\n", " "))
    assert "Do not send this letter. It is not safe to write to them" in page.words()
    assert "O’Brien-Łukasz" in page.text
    assert "Record what was done with it instead" in page.links()


def test_it_says_in_which_format_and_language_it_went_and_why(client: Client, build: Build) -> None:
    case = LetterCase(build, contact={"format": ContactFormat.EASY_READ, "language": "Polish"})
    first, second = case.issued(RESIDENT, *case.residents[:2])
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{first}/sent")
    assert "They asked for: Easy Read, in Polish." in page.words()
    page = client.send(page, way="by post", others=[str(second)])
    assert "They asked for: Easy Read, in Polish. Say why it went in another way." in page.words()
    assert case.letter(first).state is LetterState.ISSUED
    page = client.send(page, why_other=AWKWARD)
    assert "2 letters recorded as sent." in page.words()
    assert "It went as: Standard letter, in English." in page.words()
    assert "They had asked for: Easy Read, in Polish." in page.words()
    assert "Łódź سلام 🙂" in page.words()
    for key in (first, second):
        found = build.read(went_as, key)
        assert found == WentAs(
            ContactFormat.STANDARD,
            "English",
            "easy-read",
            "Polish",
            AWKWARD,
        )


def test_only_who_asked_for_the_same_is_offered_to_go_together(
    client: Client, build: Build
) -> None:
    case = LetterCase(build)
    needs = ContactNeeds(safe_to_write=YesNo.YES, language="Polish", format=ContactFormat.BRAILLE)
    build.do(set_contact, case.lead, case.scheme, case.residents[1], needs)
    keys = case.issued(RESIDENT, *case.residents[:3])
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{keys[0]}/sent")
    offered = {one.get("value") for one in page.every("input") if one.get("name") == "others"}
    assert offered == {str(keys[2])}
    went = Went(ContactFormat.STANDARD, "English")
    told = f"{case.letter(keys[1]).reference}: They asked for: Braille"
    with pytest.raises(Refused, match=told):
        build.do(
            record_sent_together,
            case.drafter,
            keys[0],
            [keys[1]],
            sent_on=build.today,
            sent_how="by post",
            went=went,
        )
    assert case.letter(keys[0]).state is LetterState.ISSUED


def test_a_letter_that_went_as_asked_needs_no_reason(client: Client, build: Build) -> None:
    case = LetterCase(build, contact={"format": ContactFormat.LARGE_PRINT, "language": "Cymraeg"})
    (key,), (provider,) = case.issued(RESIDENT, case.residents[0]), case.issued(PROVIDER)
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}/sent")
    client.send(page, way="by post", went_as="large-print", language="Cymraeg")
    found = build.read(went_as, key)
    assert (found.format, found.language, found.why_other) == ("large-print", "Cymraeg", "")
    page = client.get(f"/letters/{provider}/sent")
    assert "Why not as they asked?" not in page.words()
    assert "Say in which language" in client.send(page, way="by email", language=" ").words()
    client.send(page, way="by email", went_as="plain-text")
    found = build.read(went_as, provider)
    assert (found.format, found.asked_format) == ("plain-text", None)


INSTEAD = {
    "handed-over": (LetterState.SENT, "letter_handed_over"),
    "kept-back": (LetterState.ISSUED, "letter_kept_back"),
    "destroyed": (LetterState.DESTROYED, "letter_destroyed"),
    "gone-already": (LetterState.SENT, "letter_gone"),
}


@pytest.mark.parametrize("what", INSTEAD)
def test_what_is_done_instead_is_a_step_on_the_record(
    client: Client, case: LetterCase, clock: Clock, what: str
) -> None:
    state, kind = INSTEAD[what]
    (key,) = case.issued(RESIDENT, case.residents[0])
    clock.move(minutes=5)
    become_unsafe(case, case.residents[0])
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}")
    assert "Hand it over at a visit" in page.words()
    page = client.get(page.links()["Record what was done with it"])
    empty = client.send(page).words()
    assert "Select what was done with the letter" in empty
    assert "Say what was done, and by whom" in empty
    given: dict[str, Any] = {"what": what, "words": AWKWARD, "why_other": "No time: Łódź"}
    early = client.send(page, {"done_on": case.build.days(1)}, **given)
    assert "The date must be today or in the past" in early.words()
    page = client.send(early, {"done_on": case.build.today})
    assert "What was done with the letter is recorded." in page.words()
    assert "Łódź سلام 🙂" in page.words()
    (row,) = case.build.rows(LetterInstead)
    assert (row.what, row.words) == (what, AWKWARD)
    assert case.letter(key).state is state
    assert len(case.build.rows(LetterWent)) == (state is LetterState.SENT)
    page = client.get(f"/letters/{key}")
    assert ("Do not send this letter" in page.words()) is (what == "kept-back")
    with reading_session(case.build.house.engine) as session:
        assert verify(session, case.build.house.files, "").faults == ()
    assert kind in {one.kind for one in case.build.rows(Event)}


def test_a_destroyed_letter_never_went_and_another_can_be_written(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    (key,) = case.issued(PROVIDER)
    clock.move(minutes=5)
    hold(case, case.residents[0])
    client.sign_in(case.drafter)
    page = client.get(f"/letters/{key}/instead")
    assert "It was handed over at a visit" not in page.words()
    client.send(page, what="destroyed", words="Shredded by Dora")
    page = client.get(f"/letters/{key}")
    assert "Destroyed, never sent" in page.words()
    assert "Never: every copy was destroyed" in page.words()
    assert case.build.read(files_of, key, 1)
    again = case.draft(PROVIDER)
    assert again != [key]


def test_nothing_is_done_instead_of_sending_what_may_be_sent(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    (key,) = case.issued(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    assert client.get(f"/letters/{key}/instead").address == f"/letters/{key}"
    hold(case, case.residents[0])
    page = client.get(f"/letters/{key}/instead")
    case.build.do(release_holds, case.lead, case.review)
    assert client.send(page, what="destroyed", words="x").address == f"/letters/{key}"
    assert case.letter(key).state is LetterState.ISSUED
    assert case.build.rows(LetterInstead) == []


def test_who_only_reads_is_told_too_and_can_do_nothing(
    client: Client, case: LetterCase, clock: Clock
) -> None:
    (key,) = case.issued(PROVIDER)
    clock.move(minutes=5)
    move_on(case, case.residents[0])
    client.other(case.build.officer(Role.BENEFITS_OFFICER)).get(f"/letters/{key}", status=404)
    readers: list[Viewer] = [case.second]
    for reader in readers:
        page = client.other(reader).get(f"/letters/{key}")
        assert "Do not send this letter." in page.words()
        assert "Record what was done with it" not in page.links()
        refused = client.other(reader).http.get(f"/letters/{key}/instead")
        assert refused.status_code == 403
