"""One step from each piece of evidence, wherever a case shows it, to its page in the bundle."""

from datetime import date

import pytest

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.kinds import Side, StepKind
from reviews.services.cases.bearings import Points, say_points
from reviews.store.tables import CaseAppeal, Evidence
from tests.build import Build
from tests.bundled import Stands, bundled, pages
from tests.client import Client
from tests.going_in import GoingIn
from tests.journeys.cases.appealing import Appealing
from tests.page import Page
from tests.queries import asked, tables


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(_with_a_bundle)


def _with_a_bundle(build: Build) -> GoingIn:
    case = GoingIn(build)
    case.put_in(case.pieces.account, case.pieces.paper)
    account = Stands(1, case.pieces.account, 2, 2)
    pdf = pages("Cover", "Amina", "Amina", "Rota")
    bundled(build, case.benefits, case.case, pdf, account, Stands(2, case.pieces.paper, 4))
    answer = case.pieces.answer(case.pieces.account)
    points = Points("exempt-claimant", Side.FOR, "She said so")
    build.do(say_points, case.benefits, case.case, answer, points, [])
    return case


def _ways(page: Page) -> set[str]:
    """The links to pages of the bundle, without what tells one from another."""
    return {
        said.partition(":")[0].strip()
        for said in page.links()
        if "of the bundle" in said and "that" not in said
    }


ANSWER = "On pages 2 to 3 of the bundle"
ACCOUNT = "Page 2 of the bundle"
OUT_OF_DATE = "Page 2 of the newest bundle, which is out of date"


@pytest.mark.parametrize(
    ("part", "way"),
    [
        ("papers", ACCOUNT),
        ("send", OUT_OF_DATE),
        ("bearing", ACCOUNT),
        ("bearing", ANSWER),
        ("evidence", ACCOUNT),
        ("evidence", ANSWER),
        ("matrix", ANSWER),
        ("papers/{account}", ACCOUNT),
        ("bearing/{answer}", ANSWER),
    ],
)
def test_wherever_it_is_shown(client: Client, case: GoingIn, part: str, way: str) -> None:
    account = case.pieces.account
    part = part.format(account=account, answer=case.pieces.answer(account))
    page = client.sign_in(case.benefits).get(f"/cases/{case.case}/{part}")
    (href, *_) = [to for said, to in page.links().items() if said.startswith(way)]
    assert client.get(href).heading == "Page 2 of 4"


def test_it_is_shown_to_who_decides_what_goes_in(client: Client, case: GoingIn) -> None:
    client.sign_in(case.disclosure)
    page = client.get(f"/cases/{case.case}/disclosure/{case.pieces.paper}")
    assert _ways(page) == {"Page 4 of the bundle"}
    page = client.get(f"/cases/{case.case}/disclosure/{case.pieces.kept_account}")
    assert _ways(page) == set()


def test_a_set_that_was_sent_leads_there_too(client: Client, case: GoingIn) -> None:
    client.sign_in(case.benefits)
    page = client.send(client.get(f"/cases/{case.case}/send"))
    assert _ways(page) == {"Page 2 of the bundle", "Page 4 of the bundle"}


def test_as_of_a_day_before_it_was_made_there_is_none(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.benefits)
    then = build.days(-1)
    switched = f"known-day={then.day}&known-month={then.month}&known-year={then.year}"
    for part in ("papers", "matrix"):
        assert _ways(client.get(f"/cases/{case.case}/{part}?{switched}")) == set()


def test_the_full_set_shows_nowhere_outside_itself(
    client: Client, build: Build, case: GoingIn
) -> None:
    client.sign_in(case.benefits)
    parts = "papers", "bearing", "matrix", "evidence", "timeline"
    before = [client.get(f"/cases/{case.case}/{one}").words() for one in parts]
    case.apply_for(case.pieces.kept_account)
    withheld = Stands(1, case.pieces.kept_account, 5), Stands(2, case.pieces.paper, 9)
    full = pages(*map(str, range(9)))
    bundled(build, case.disclosure, case.case, full, *withheld, kind=BundleKind.FULL, sent=True)
    assert [client.get(f"/cases/{case.case}/{one}").words() for one in parts] == before


def test_the_timeline_leads_to_what_shows_each_line(client: Client, build: Build) -> None:
    case = Appealing(build)
    case.appeal(date(2026, 11, 2))
    case.step(StepKind.REPLY, date(2026, 11, 3))
    (appeal,) = build.rows(CaseAppeal)
    assert appeal.id in {one.id for one in build.rows(Evidence)}
    bundled(build, case.bea, case.id, pages("Cover", "Appeal"), Stands(1, appeal.id, 2), sent=True)
    page = client.sign_in(case.bea).get(f"{case.address}/timeline")
    assert _ways(page) == {"Page 2 of the bundle"}
    assert "Page 2 of the bundle : An appeal came" in page.links()


def test_it_is_asked_once_for_a_whole_page(client: Client, build: Build, case: GoingIn) -> None:
    client.sign_in(case.benefits)
    for part in ("papers", "bearing", "matrix", "evidence"):
        with asked(build.house.engine) as sent:
            client.get(f"/cases/{case.case}/{part}")
        assert tables(sent)["bundle_paper"] == 1, part
