"""What says that someone needs or takes no support is let go by a lead, and by nobody else."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from reviews.domain.accounts.read_back import ReadBackTold, Way
from reviews.domain.assessment.overall_assessment import FindingKind, Reading
from reviews.domain.board.support import Step, SupportTold
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.consent.sharing_acts import Adviser, ToldFirst
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.read_back import record_read_back
from reviews.services.across import evidence
from reviews.services.assessment import findings
from reviews.services.assessment.conclusions import take_step
from reviews.services.board import support
from reviews.services.consent.consents import Reply
from reviews.services.consent.sharing_acts import let_read, take_back
from reviews.store.accounts.read_backs import waiting
from reviews.store.across.agreed_to_share import shared
from reviews.store.across.shared_accounts import accounts_shared, words_shared
from reviews.store.assessment.overall_assessment import findings as written
from reviews.store.consent.sharing_acts import acts_of, kept_back, say_it_now, say_no_support
from reviews.store.tables import AnswerVersion, Event, FindingEvidence, SharingAct
from tests.build import Build
from tests.client import Client
from tests.pieces import KEPT, Pieces

AWKWARD = 'Yn iawn, "Łukasz" & <b>\nلا أعرف 🙂'


class Case:
    """A resident who shares, and whose interview says that they need no help with money."""

    def __init__(self, build: Build) -> None:
        self.pieces = Pieces(build)
        self.build, self.case = build, self.pieces.case
        self.account = self.pieces.finished(self.pieces.amina, f"{KEPT} for me", need="no")
        rows = [one for one in build.rows(AnswerVersion) if one.account_id == self.account]
        place = ("need-help-needed", 1)
        self.answer: UUID = next(one.id for one in rows if (one.question, one.repeat) == place)
        self.told = ToldFirst(build.today, AWKWARD, Adviser.SPOKE, AWKWARD, AWKWARD)

    def let(self, told: ToldFirst | None = None, **more: UUID) -> None:
        of = {"review": self.case.review, "answer": self.answer} | more
        by = self.case.lead
        self.build.do(let_read, by, of["review"], of["answer"], told or self.told)

    def read(self) -> str:
        """What benefits officers read of the account."""
        every = self.build.read(accounts_shared, self.case.review)
        (mine,) = [one for one in every if one.id == self.account]
        sections = self.build.read(words_shared, self.case.review, mine, ())
        return " ".join(f"{one.title} {line.answer}" for one in sections for line in one.lines)


@pytest.fixture
def case(build: Build) -> Case:
    return build.once(Case)


def test_a_lead_lets_it_go_and_takes_it_back(case: Case) -> None:
    assert "Money and bills" not in case.read()
    assert "with money" not in case.read()
    assert "Cooking and shopping" in case.read()
    case.let()
    assert f"{KEPT} for me, with money" in case.read()
    (act,) = case.build.read(acts_of, case.case.review).values()
    assert (act.told_how, act.adviser_reply, act.by) == (AWKWARD, AWKWARD, "Lena Lead")
    with pytest.raises(Refused, match="recorded this already"):
        case.let()
    case.build.do(take_back, case.case.lead, case.case.review, case.answer, AWKWARD)
    assert "with money" not in case.read()
    with pytest.raises(NotThere):
        case.build.do(take_back, case.case.lead, case.case.review, case.answer, "Again")
    case.let(replace(case.told, adviser=Adviser.NO))
    assert "with money" in case.read()
    assert len(case.build.rows(SharingAct)) == 3, "what was recorded stays"
    kinds = [one.kind for one in case.build.rows(Event) if "no_support" in one.kind]
    assert kinds == ["no_support_shared", "no_support_unshared", "no_support_shared"]


def test_nobody_but_the_teams_lead_lets_it_go(case: Case) -> None:
    elsewhere = case.build.officer(Role.LEAD_REVIEWER, team=case.build.team())
    of = (case.case.review, case.answer, case.told)
    with pytest.raises(NotAllowed):
        case.build.do(let_read, case.case.second, *of)
    for stranger in (elsewhere, case.pieces.benefits):
        with pytest.raises(NotThere):
            case.build.do(let_read, stranger, *of)
    for other in (uuid4(), case.pieces.answer(case.account)):
        with pytest.raises(NotThere):
            case.let(answer=other)
    assert "with money" not in case.read()


def test_it_waits_for_their_agreement_and_for_an_adviser(case: Case) -> None:
    with pytest.raises(Refused, match="Wait until they have spoken"):
        case.let(replace(case.told, adviser=Adviser.WAITS))
    case.case.agree_to(case.pieces.amina, Reply(Use.SHARE_BENEFITS, ConsentState.REFUSED))
    with pytest.raises(Refused, match="have not agreed"):
        case.let()
    assert case.build.read(accounts_shared, case.case.review) == []


def test_what_was_turned_down_is_kept_too(case: Case) -> None:
    told = SupportTold(
        "money", Step.DECLINED, Source.RESIDENT, "R", "Staff", "", "", "No", case.build.today
    )
    args = (case.case.review, case.pieces.amina, told)
    key = case.build.do(support.record_support, case.case.lead, *args)
    found = case.build.read(say_no_support, [case.case.review])
    assert {one.id for one in found} == {case.answer, key}
    assert {one.said for one in found} == {
        "That they do not need help with one part of life",
        "That support was turned down, as it was told",
    }
    case.let(answer=key)
    assert case.build.read(kept_back, [case.case.review]).records == {case.answer}


def test_a_finding_that_rests_on_it_waits_for_the_lead_too(case: Case) -> None:
    of, build = case.case, case.build
    shares = case.pieces.answer(case.pieces.account)
    build.do(take_step, of.lead, of.review, Reading.REOPENED, "More was said")
    rest = []
    for one in (case.answer, case.account, case.answer):
        key = of.write(FindingKind.STRENGTH, f"{KEPT} needs no help.", answer=shares)
        build.do(findings.cite, of.lead, of.review, key, findings.Cited(evidence=one))
        rest.append(key)
    cited = next(
        one.id
        for one in build.rows(FindingEvidence)
        if (one.finding_fact_id, one.evidence_id) == (rest[-1], case.answer)
    )
    build.do(findings.uncite, of.lead, of.review, cited)

    def read() -> tuple[set[UUID], set[UUID]]:
        found = {one.fact_id for one in build.read(written, Use.SHARE_BENEFITS, of.review).items}
        return found & {*rest}, build.read(shared, [of.review]).standing & {*rest}

    assert read() == (set(), set())
    case.let()
    assert read() == ({*rest}, {*rest})


def test_a_lead_lets_go_what_stands_of_a_finished_account(case: Case) -> None:
    def ids() -> set[UUID]:
        return {one.id for one in case.build.read(say_it_now, case.case.review)}

    assert ids() == {case.answer}
    case.case.agree_to(case.pieces.amina, Reply(Use.NOTES, ConsentState.WITHDRAWN))
    assert ids() == set()
    case.case.agree_to(case.pieces.amina, Reply(Use.NOTES, ConsentState.GIVEN))
    case.build.do(accounts.reopen_account, case.case.lead, case.account, "To ask again")
    assert ids() == set()
    with pytest.raises(NotThere):
        case.let()
    assert case.build.read(kept_back, [case.case.review]).records == {case.answer}


def test_what_is_said_to_be_wrong_is_read_beside_the_account(client: Client, case: Case) -> None:
    build, by, today = case.build, case.case.lead, case.build.today
    address = f"/reviews/{case.case.review}/shared/{case.account}"
    client.sign_in(case.pieces.benefits)
    assert "Not read back yet." in client.get(address).words()
    back = ReadBackTold(Way.READ_BACK, read_on=today, by_whom="Lena", corrections="More, at night")
    build.do(record_read_back, by, case.account, back)
    build.do(evidence.dispute, by, case.account, evidence.Said("The manager", today, "Not so"))
    words = client.get(address).words()
    for shown in ("Read back to them.", "They say of the account: Something in it is wrong."):
        assert shown in words
    assert "More, at night" not in words, "it may tell of the need that waits"
    case.let()
    words = client.get(address).words()
    assert "They say of the account: More, at night" in words
    assert "The manager says of the account: Not so" in words


def test_an_account_that_was_taken_back_waits_for_no_reading_back(case: Case) -> None:
    of = case.case
    assert case.account in case.build.read(waiting, of.review)
    case.build.do(evidence.take_back, of.lead, case.account, "Another person’s")
    assert case.account not in case.build.read(waiting, of.review)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_lead_does_it_on_the_page(client: Client, case: Case) -> None:
    client.sign_in(case.case.lead)
    review = f"/reviews/{case.case.review}"
    page = client.get(client.get(review).links()["What the Housing Benefit team reads"])
    page = client.get(page.links()["What waits for a lead before it is shared"])
    assert "That they do not need help with one part of life." in page.words()
    link = f"{review}/told-first/{case.answer}"
    form = client.get(link)
    for lacking in ("Say how they were told", "Select what they said", "Say why the Housing"):
        assert lacking in client.send(form).words()
    assert "Enter the day on which they were told" in client.send(form).words()
    given = {"told_how": AWKWARD, "reply": AWKWARD, "reason": AWKWARD}
    waits = client.send(form, given, adviser="waits", told_on=case.build.today)
    assert "Wait until they have spoken with an adviser." in waits.words()
    done = client.send(waits, adviser="spoke")
    assert "The Housing Benefit team can read it now." in done.words()
    assert " ".join(AWKWARD.split()) in done.words()
    shared = client.other(case.pieces.benefits)
    address = f"{review}/shared/{case.account}"
    assert "with money" in shared.get(address).words()
    for kept in (f"{review}/told-first", link, f"{link}/take-back"):
        shared.get(kept, status=403)
    back = client.send(client.get(f"{link}/take-back"), reason=AWKWARD)
    assert "can read it no more" in back.words()
    assert "with money" not in shared.get(address).words()
    client.other(case.case.second).get(link, status=403)
