"""Who acts for an appellant: asked for, seen, doubted; a doubt stops no act of the case."""

import pytest

from reviews.domain.cases.kinds import SignedBy
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD
from tests.page import Page

from .appealing import Appealing


def _link(page: Page, words: str) -> str:
    return next(href for said, href in page.links().items() if said.startswith(words))


@pytest.mark.parametrize(
    "signed", [SignedBy.NOBODY, SignedBy.LANDLORD, SignedBy.REPRESENTATIVE, SignedBy.NOT_KNOWN]
)
def test_with_a_doubt_every_act_stays_open(client: Client, build: Build, signed: SignedBy) -> None:
    case = Appealing(build)
    case.appeal(build.days(-5), signed_by=signed, representative="Jo of Homes Ltd")
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/authority/add")
    assert "A doubt about who may act never stops an appeal." in page.words()
    page = client.send(page, name="Jo Bloggs", kind="not-shown", doubt=AWKWARD)
    for line in (
        "Ask Jo Bloggs for their authority to act.",
        "Send the appeal to the tribunal as it is. Do not wait for the authority.",
        "Write the doubt to the tribunal",
    ):
        assert line in page.words()
    sent = client.send(client.get(page.links()["Record that the appeal was sent to the tribunal"]))
    assert "The step is recorded." in sent.words()
    sent = client.send(client.get(page.links()["Record that the response was sent"]))
    assert "The step is recorded." in sent.words()
    page = client.get(f"{case.address}/authority")
    assert "Send the appeal to the tribunal as it is." not in page.words()
    assert "no response yet" not in client.get(case.address).words()


def test_it_is_asked_for_then_seen_and_the_doubt_told(client: Client, build: Build) -> None:
    case = Appealing(build)
    case.appeal(build.days(-5), signed_by=SignedBy.REPRESENTATIVE)
    client.sign_in(case.bea)
    page = client.get(f"{case.address}/authority")
    assert "Record who acts for them, and ask for their authority." in page.words()
    page = client.get(f"{case.address}/authority/add")
    page = client.send(page, name="Jo Bloggs", kind="signed", asked_on=build.days(-2))
    waits = client.get(f"{case.address}/appeal").words()
    assert "and is not seen. Jo Bloggs" in waits
    change = client.get(_link(page, "Change"))
    page = client.send(change, seen_on=build.today, doubt_told_on=build.today)
    assert "Say what the doubt is" in page.words()
    page = client.send(page, doubt="Two signatures differ")
    assert "It is changed." in page.words()
    assert "is not seen. Jo Bloggs" not in client.get(f"{case.address}/appeal").words()
    mine = client.get(_link(page, "Take back"))
    assert "Nobody is recorded" in client.send(mine, reason="Another Jo").words()
