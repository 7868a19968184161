"""While a case is open, what bears on it is not erased; who decides learns no more than that."""

from datetime import timedelta
from uuid import UUID

import pytest

from reviews.domain.across.data_requests import Asks, Came, Ground, Outcome
from reviews.domain.errors import Refused
from reviews.domain.people.roles import Role, Viewer
from reviews.services.across import data_requests
from reviews.services.across.data_requests import Decision, NewRequest
from reviews.services.across.erasure import erase_words
from reviews.services.across.tidy import tidy
from reviews.services.cases.cases import close_case
from reviews.store.across.erasure import Key
from reviews.store.across.places import About, places
from reviews.store.cases.holds import held
from reviews.store.record.engine import reading_session
from reviews.store.tables import Event, StoredFile
from tests.build import Build
from tests.client import Client
from tests.going_in import GoingIn, typed_in
from tests.journeys.assessing import AWKWARD

ERASE = Decision(Outcome.ERASED, None, "As they asked")


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


def _keys(build: Build, resident: UUID) -> list[Key]:
    found = build.read(places, About(resident, None, ""))
    return [one.key for one in found]


def _asked(build: Build, by: Viewer, resident: UUID) -> UUID:
    new = NewRequest(
        build.today, "Themselves", Came.LETTER, Asks.ERASE, "Forget me", resident_id=resident
    )
    key: UUID = build.do(data_requests.record_request, by, new)
    return key


def test_the_claimant_and_the_review_are_held_until_the_case_is_closed(
    build: Build, case: GoingIn
) -> None:
    keys = _keys(build, case.pieces.amina)
    theirs = build.read(held, keys)
    assert {table for table, _ in theirs} >= {
        *("answer_version", "account_copy", "resident_name", "resident_contact", "residence"),
        *("consent", "account", "finding", "letter"),
    }
    of_review = build.read(held, _keys(build, case.pieces.borys))
    assert "answer_version" in {table for table, _ in of_review}
    assert "resident_name" not in {table for table, _ in of_review}
    build.do(close_case, case.benefits, case.case, "Decided")
    assert build.read(held, keys) == set()


def test_somebody_of_no_case_is_not_held(build: Build, case: GoingIn) -> None:
    team = build.team()
    scheme = build.scheme(team)
    other = build.resident(scheme, "Ann Ash")
    lead = build.officer(Role.LEAD_REVIEWER, team=team)
    review = build.review(lead, scheme, other)
    build.agree(lead, review, other)
    build.account(lead, review, other)
    keys = _keys(build, other)
    assert keys
    assert build.read(held, keys) == set()


def test_erasing_what_is_held_is_refused_with_a_ground_and_refusing_goes(
    build: Build, case: GoingIn
) -> None:
    by = build.officer(Role.DATA_PROTECTION_OFFICER)
    request = _asked(build, by, case.pieces.amina)
    keys = _keys(build, case.pieces.amina)
    claimed = sorted(build.read(held, keys))
    with pytest.raises(Refused) as refused:
        build.do(data_requests.decide, by, request, claimed[:1], ERASE)
    assert "held for a legal claim" in refused.value.sentence
    assert "article 17(3)(e)" in refused.value.sentence
    assert "HB-" not in refused.value.sentence
    no = Decision(Outcome.REFUSED, Ground.CLAIMS, "We need it for an appeal")
    build.do(data_requests.decide, by, request, keys, no)
    build.do(data_requests.carry_out, by, request)


def test_a_case_opened_since_holds_what_was_decided_before(build: Build, case: GoingIn) -> None:
    build.do(close_case, case.benefits, case.case, "Decided")
    by = build.officer(Role.DATA_PROTECTION_OFFICER)
    request = _asked(build, by, case.pieces.amina)
    build.do(data_requests.decide, by, request, _keys(build, case.pieces.amina), ERASE)
    pieces = case.pieces
    new = build.case(case.benefits, pieces.case.scheme, pieces.amina, pieces.case.review)
    no = Decision(Outcome.REFUSED, Ground.CLAIMS, "We need it for an appeal")
    build.do(data_requests.decide, by, request, [("case", str(new))], no)
    with pytest.raises(Refused, match="held for a legal claim"):
        build.do(data_requests.carry_out, by, request)


def test_the_words_of_an_event_are_held_too(build: Build, case: GoingIn) -> None:
    stream = f"review:{case.pieces.case.review}"
    event = next(one for one in build.rows(Event) if one.stream == stream)
    with pytest.raises(Refused, match="held for a legal claim"):
        build.do(erase_words, None, event.hash, "As they asked")


def test_the_page_marks_what_is_held_and_loses_nothing(
    client: Client, build: Build, case: GoingIn
) -> None:
    by = build.officer(Role.DATA_PROTECTION_OFFICER)
    request = _asked(build, by, case.pieces.amina)
    client.sign_in(by)
    page = client.get(f"/data-requests/{request}/places?kind=answer_version")
    assert "Held for a legal claim" in page.words()
    page = client.send(page, outcome="erased", reason=AWKWARD)
    assert "held for a legal claim, and cannot be erased until it ends" in page.words()
    assert typed_in(page, "reason") == AWKWARD
    assert "HB-2026" not in page.text
    page = client.send(page, outcome="refused", ground="claims")
    assert "It is decided on" in page.words()


def test_tidying_takes_nothing_that_is_held(build: Build, case: GoingIn) -> None:
    files = build.house.files
    with reading_session(build.house.engine) as session:
        tidy(session, files, build.clock() + timedelta(days=3650))
    assert all(files.digest(one.bytes_id) for one in build.rows(StoredFile))
