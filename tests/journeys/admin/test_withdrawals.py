"""The data protection officer: what was taken back and where it had gone, and nobody's words."""

import pytest

from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.domain.safeguarding.feedback import (
    Anonymity,
    CameBy,
    Feedback,
    FeedbackKind,
    FeedbackSource,
)
from reviews.services.consent.consents import Reply
from reviews.services.safeguarding.feedback import record_feedback
from reviews.store.across import withdrawals
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase

SAID = "Quillfeather says so"


def told(case: LetterCase, kind: FeedbackKind, days: int = 0) -> None:
    feedback = Feedback(
        kind,
        FeedbackSource.RESIDENT,
        CameBy.LETTER,
        case.build.days(-days),
        Anonymity.NOBODY,
        "Quillfeather",
        SAID,
    )
    case.build.do(record_feedback, case.lead, case.scheme, feedback)


def test_what_was_taken_back_is_shown_with_where_it_went_and_without_words(
    client: Client, build: Build
) -> None:
    case = LetterCase(build, agreed=False)
    amina, uses = case.residents[0], (Use.TAKE_PART, Use.NOTES, Use.TELL_PROVIDER)
    case.conclude(case.interview(amina, SAID, *uses))
    case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    told(case, FeedbackKind.COMPLAINT)
    told(case, FeedbackKind.WORRY, 40)
    officer = build.officer(Role.DATA_PROTECTION_OFFICER)
    client.sign_in(officer)
    page = client.get(client.get("/").links()["Complaints and withdrawals"])
    assert "Nobody has taken anything back." in page.words()
    case.agree_to(amina, Reply(Use.TELL_PROVIDER, ConsentState.WITHDRAWN))
    page = client.get("/withdrawals")
    assert "Marigold House" in page.words()
    assert "23 November 2026 Marigold House, Team 1 Open" in page.words()
    assert "14 October 2026" not in page.words()
    (link,) = [href for said, href in page.links().items() if said.startswith("R-")]
    detail = client.get(link)
    assert "Harbour & Hearth CIC" in detail.words()
    assert "SR-2026-001-L01" in detail.words()
    assert "Staff and how they are led" in detail.words()
    for one in (page, detail):
        for word in ("Quillfeather", "Amina", case.strength, case.improve):
            assert word not in one.words()
    for address in (f"/reviews/{case.review}", f"/residents/{amina}", "/letters", "/schemes"):
        client.get(address, status=403)
    client.get(f"/withdrawals/{case.review}/{case.residents[1]}", status=404)


def test_nobody_else_reads_it(client: Client, build: Build) -> None:
    for role in set(Role) - {Role.DATA_PROTECTION_OFFICER}:
        client.other(build.officer(role, team=build.team())).get("/withdrawals", status=403)


@pytest.mark.parametrize("page", ["0", "-3", "9" * 30, "x"])
def test_any_number_of_a_page_is_answered(client: Client, build: Build, page: str) -> None:
    client.sign_in(build.officer(Role.DATA_PROTECTION_OFFICER))
    client.get(f"/withdrawals?page={page}")


def test_pages_follow_one_another(client: Client, build: Build) -> None:
    case = LetterCase(build, agreed=False)
    for days in range(withdrawals.PAGE + 1):
        told(case, FeedbackKind.COMPLAINT, days)
    client.sign_in(build.officer(Role.DATA_PROTECTION_OFFICER))
    page = client.get("/withdrawals")
    assert page.text.count("Marigold House") == withdrawals.PAGE
    page = client.get(page.links()["Next page"])
    assert page.text.count("Marigold House") == 1
    assert "First page" in page.links()
    client.get("/withdrawals?page=-3")
