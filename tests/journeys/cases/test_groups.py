"""Cases of one scheme put together: who sees the group, where each stands, one taken out."""

from reviews.domain.cases.kinds import StepKind
from reviews.domain.people.roles import Role
from reviews.services.cases import cases, groups
from tests.build import Build
from tests.client import Client
from tests.going_in import GoingIn
from tests.journeys.assessing import AWKWARD
from tests.queries import asked

from .appealing import Appealing


def test_three_cases_are_put_together_and_one_is_taken_out(client: Client, build: Build) -> None:
    case = Appealing(build)
    second, third = (
        build.case(case.bea, case.scheme, build.resident(case.scheme)) for _ in range(2)
    )
    elsewhere = build.scheme(case.team)
    other = build.case(case.bea, elsewhere, build.resident(elsewhere))
    case.appeal(build.days(-7))
    case.appeal(build.days(-40), second)
    client.sign_in(case.bea)
    page = client.get(client.get(case.address).links()["Put this case together with others"])
    assert str(other) not in page.text
    name = AWKWARD.splitlines()[0]
    lacking = client.send(page, name=name)
    assert "Choose at least one other case" in lacking.words()
    page = client.send(lacking, cases=[str(second)])
    assert page.heading == name
    assert "HG-2026-001" in page.words()
    assert "7 days since it came" in page.words()
    assert "40 days since it came" in page.words()
    page = client.send(
        client.get(page.links()["Put more cases into this group"]), cases=[str(third)]
    )
    assert "HB-2026-003" in page.words()
    links = [one for one in page.every("form") if "take-out" in one.get("action", "")]
    assert len(links) == 3
    page = client.send(page, form=2)
    assert "HB-2026-003 is in no group now." in page.text
    group = client.get(f"/cases/{second}").links()[name]
    assert "HB-2026-003" not in client.get(group).words()


def test_who_opens_some_sees_those_and_others_nothing(client: Client, build: Build) -> None:
    case = Appealing(build)
    second = build.case(case.bea, case.scheme, build.resident(case.scheme))
    client.sign_in(case.bea)
    page = client.send(client.get(f"{case.address}/group"), name="March", cases=[str(second)])
    group = page.address
    some, disclosure = build.officer(Role.BENEFITS_OFFICER), build.officer(Role.DISCLOSURE_OFFICER)
    for one in (some, disclosure):
        build.do(cases.add_member, case.bea, second, one.id)
    client.sign_in(some)
    words = client.get(group).words()
    assert "HB-2026-002" in words
    assert "HB-2026-001" not in words
    client.sign_in(disclosure)
    client.get(group, status=404)
    assert "March" in client.get(f"/cases/{second}").words()
    build.do(cases.add_member, case.bea, case.id, disclosure.id)
    assert "HB-2026-001" in client.get(group).words()
    for role in (Role.LEAD_REVIEWER, Role.BENEFITS_OFFICER, Role.DISCLOSURE_OFFICER):
        client.sign_in(build.officer(role, team=case.team))
        assert client.http.get(group).status_code in (403, 404)


def test_a_case_in_a_group_already_is_refused_and_nothing_is_lost(
    client: Client, build: Build
) -> None:
    case = Appealing(build)
    second, third, _ = (
        build.case(case.bea, case.scheme, build.resident(case.scheme)) for _ in range(3)
    )
    client.sign_in(case.bea)
    mine = client.get(f"{case.address}/group")
    client.send(client.get(f"/cases/{third}/group"), name="Theirs", cases=[str(second)])
    page = client.send(mine, name="Mine", cases=[str(second)])
    assert "Choose from the answers on the list." in page.words()
    assert "Mine" in page.text


def test_pages_ask_no_more_for_more_cases_appeals_and_steps(client: Client, build: Build) -> None:
    case = Appealing(build)
    more = [build.case(case.bea, case.scheme, build.resident(case.scheme)) for _ in range(3)]
    client.sign_in(case.bea)
    page = client.send(client.get(f"{case.address}/group"), name="March", cases=[str(more[0])])
    addresses = (page.address, f"{case.address}/appeal", f"{case.address}/timeline")

    def queries() -> list[int]:
        counts = []
        for address in addresses:
            with asked(build.house.engine) as sent:
                client.get(address)
            counts.append(len(sent))
        return counts

    case.appeal(build.days(-9))
    case.step(StepKind.SENT_ON, build.days(-8))
    queries()
    few = queries()
    chosen = [str(one) for one in more[1:]]
    client.send(client.get(f"{page.address}/add"), cases=chosen)
    for one in (case.id, *more):
        case.appeal(build.days(-7), one)
        case.step(StepKind.RECONSIDERED, build.days(-6), one)
    assert queries() == few


def test_common_papers_that_are_in_stand_once_on_the_group_and_a_persons_own_do_not(
    client: Client, build: Build
) -> None:
    case = GoingIn(build)
    pieces = case.pieces
    other = build.case(case.benefits, pieces.case.scheme, pieces.borys, pieces.case.review)
    group = build.do(groups.start_group, case.benefits, case.case, "Canal House", [other])
    client.sign_in(case.benefits)
    assert "No common paper is in yet." in client.get(f"/case-groups/{group}").words()
    case.put_in(pieces.paper, pieces.account)
    page = client.get(f"/case-groups/{group}")
    assert [one for one in page.links() if "rota" in one] != []
    assert str(pieces.account) not in page.text
    assert page.links()["Papers of HB-2026-002"] == f"/cases/{other}/papers"
