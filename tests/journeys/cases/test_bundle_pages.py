"""At the hearing: a page of the bundle by its number, and the paper that it is of."""

import io
import re
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from PIL import Image

from reviews.domain.cases.bundle_plan import TAKEN_OUT
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.domain.people.roles import Role
from reviews.services.cases.cases import add_member
from reviews.store.tables import Bundle
from tests.build import Build
from tests.bundled import HOSTILE, Stands, bundled, pages
from tests.bundles import Bundling
from tests.client import Client
from tests.going_in import GoingIn
from tests.page import Page
from tests.pieces import SHARED
from tests.queries import asked

SIGNED = "The signature in it is no longer checked."


@dataclass
class AtHearing:
    """A case whose response went with a bundle of six pages."""

    going: GoingIn
    bundle: UUID
    full: UUID

    @property
    def address(self) -> str:
        return f"/cases/{self.going.case}/bundles/{self.bundle}"

    def full_at(self, page: int) -> str:
        return f"/cases/{self.going.case}/bundles/{self.full}/pages/{page}"


def _make(build: Build) -> AtHearing:
    going = GoingIn(build)
    account, paper, kept = going.pieces.account, going.pieces.paper, going.pieces.kept_account
    going.put_in(account, paper)
    going.apply_for(kept)
    pdf = pages("Cover", "Index", "Response", "Ŵyn & Łucja <ok>\n\nmore", "", "Rota")
    own = Stands(0, None, 3, heading=Heading.RESPONSE, what="The response")
    open_to_all = own, Stands(1, account, 4, 2, told=SIGNED), Stands(2, paper, 6, what="Rota")
    bundle = bundled(build, going.benefits, going.case, pdf, *open_to_all, sent=True)
    withheld = Stands(1, kept, 7, heading=Heading.WITHHELD, what="Borys, withheld")
    pdf = pages("Cover", "Index", "Response", "Amina", "", "Rota", "Borys speaks")
    full = bundled(
        build, going.disclosure, going.case, pdf, *open_to_all, withheld, kind=BundleKind.FULL
    )
    return AtHearing(going, bundle, full)


@pytest.fixture
def hearing(build: Build) -> AtHearing:
    return build.once(_make)


def test_page_four_is_seen_read_out_and_traced_to_the_paper_it_is_of(
    client: Client, hearing: AtHearing
) -> None:
    client.sign_in(hearing.going.benefits)
    page = client.get(f"/cases/{hearing.going.case}/page?number=4")
    assert page.heading == "Page 4 of 6"
    words = page.words()
    assert f"Paper 1: {HOSTILE}, page 1 of 2" in words
    for said in ("4 to 5", "The provider", SIGNED, "Its own pages", "Ŵyn & Łucja <ok>"):
        assert said in words, said
    (picture,) = page.every("img")
    assert picture.get("alt") == "Page 4, as text below"
    drawn = client.download(picture.get("src", ""))
    with Image.open(io.BytesIO(drawn.data)) as image:
        assert (str(image.width), str(image.height)) == (
            picture.get("width"),
            picture.get("height"),
        )
    paper = client.get(page.links()["This paper as it is recorded"])
    assert f"{SHARED} comes when I ask" in paper.words()
    (way,) = [href for said, href in paper.links().items() if said.startswith("Page 4 of")]
    assert client.get(way).heading == page.heading


def test_pages_are_gone_through_from_the_first_to_the_last(
    client: Client, hearing: AtHearing
) -> None:
    client.sign_in(hearing.going.benefits)
    page = client.get(f"{hearing.address}/pages/1")
    assert "Previous page" not in page.links()
    assert "The cover, or an index: it is of no paper." in page.words()
    met = [page.heading]
    while "Next page" in page.links():
        page = client.get(page.links()["Next page"])
        met.append(page.heading)
    assert met == [f"Page {number} of 6" for number in range(1, 7)]
    labels = [one.get("aria-label") for one in page.every("a") if one.get("aria-label")]
    assert labels == ["Page 1", "Page 5", "Page 6"]
    assert client.get(page.links()["Previous page"]).heading == "Page 5 of 6"
    assert "This page has no words" in client.get(f"{hearing.address}/pages/5").words()
    for number in (0, 7, 99_999_999_999):
        text = client.get(f"{hearing.address}/pages/{number}", status=404).words()
        assert "this bundle has 6 pages" in text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("7", "Enter a number that is at least 1 and at most 6."),
        ("0", "Enter a number that is at least 1 and at most 6."),
        ("1e999999999", "Enter a number that is at least 1 and at most 6."),
        ("-3", "Enter a number that is at least 1 and at most 6."),
        ("2.5", "Enter a whole number in figures, such as 12."),
        ("<b>&", "Enter a number in figures, such as 12."),
        ("٤x", "Enter a number in figures, such as 12."),
        ("", "Type the number of a page"),
    ],
)
def test_a_wrong_number_is_told_beside_the_box_and_the_page_stays(
    client: Client, hearing: AtHearing, typed: str, told: str
) -> None:
    client.sign_in(hearing.going.benefits)
    for address in (f"{hearing.address}/pages/4", f"/cases/{hearing.going.case}/page"):
        response = client.http.get(address, query_string={"number": typed})
        page = Page(address, response.status_code, response.text)
        page.check()
        assert told in page.words()
        (box,) = [one for one in page.every("input") if one.get("name") == "number"]
        assert (box.get("value") or "") == typed
    assert "Page 4 of 6" in client.get(f"{hearing.address}/pages/4?number=9").heading


def test_a_right_number_leads_to_its_page(client: Client, hearing: AtHearing) -> None:
    client.sign_in(hearing.going.benefits)
    assert client.get(f"{hearing.address}/pages/4?number=+6+").heading == "Page 6 of 6"
    assert client.get(f"/cases/{hearing.going.case}/page?number=1").heading == "Page 1 of 6"


def test_the_contents_lead_to_each_paper(client: Client, hearing: AtHearing) -> None:
    client.sign_in(hearing.going.benefits)
    page = client.get(f"{hearing.address}/contents")
    assert page.heading == "The parties’ set, bundle 1"
    assert "The council’s own" in page.words()
    assert client.get(page.links()["Rota"]).heading == "Page 6 of 6"
    assert client.get(page.links()[HOSTILE]).heading == "Page 4 of 6"


def test_a_made_bundle_is_followed_from_its_index_to_each_paper(
    client: Client, build: Build
) -> None:
    going = GoingIn(build)
    going.put_in(going.pieces.account, going.pieces.paper)
    made = Bundling(going).made()
    client.sign_in(going.benefits)
    index = client.get(f"/cases/{going.case}/bundles/{made.id}/pages/2")
    ways = {said: to for said, to in index.links().items() if said.startswith("Page ")}
    assert len(ways) == 2
    for said, to in ways.items():
        page = client.get(to)
        assert page.heading.startswith(said.partition(":")[0])
        assert f"{said.partition(': ')[2].partition(', ')[2]}, page 1 of" in page.words()


def test_a_bundle_with_a_paper_that_was_taken_out_again_is_given_out_no_more(
    client: Client, build: Build
) -> None:
    going = GoingIn(build)
    paper = going.pieces.paper
    going.put_in(paper)
    key = bundled(build, going.benefits, going.case, pages("Cover", "Rota"), Stands(1, paper, 2))
    bundle = f"/cases/{going.case}/bundles/{key}"
    client.sign_in(going.benefits)
    client.get(client.get(f"{bundle}/pages/2").links()["This paper as it is recorded"])
    going.leave_out(paper)
    for end in ("", ".pdf", ".zip", "/sha256-list.txt", "/pages/2", "/pages/2.png", "/contents"):
        told = client.http.get(f"{bundle}{end}")
        assert told.status_code == 404
        assert TAKEN_OUT in told.text
    assert "Page 2" not in client.get(f"/cases/{going.case}/papers").words()


def test_before_any_was_sent_no_number_is_known(client: Client, build: Build) -> None:
    going = GoingIn(build)
    bundled(build, going.benefits, going.case, pages("Not sent"))
    client.sign_in(going.benefits)
    page = client.get(f"/cases/{going.case}/page?number=1")
    assert "No bundle of this case was sent yet" in page.words()


def test_the_full_set_is_there_for_who_decides_and_for_nobody_else(
    client: Client, build: Build, hearing: AtHearing
) -> None:
    address = hearing.full_at(7)
    page = client.sign_in(hearing.going.disclosure).get(address)
    assert "Paper R1: Borys, withheld" in page.words()
    assert "Borys speaks" in page.words()
    client.get(page.links()["This paper as it is recorded"])
    client.download(f"{address}.png")
    both = build.officer(Role.DISCLOSURE_OFFICER, Role.BENEFITS_OFFICER, name="Both")
    build.do(add_member, hearing.going.benefits, hearing.going.case, both.id)
    nowhere = address.replace(str(hearing.full), str(uuid4()))
    contents = hearing.full_at(1).replace("pages/1", "contents")
    for officer in (hearing.going.benefits, both):
        client.sign_in(officer)
        for one in (address, f"{address}.png", contents):
            there, gone = (
                client.http.get(where)
                for where in (one, one.replace(str(hearing.full), str(uuid4())))
            )
            assert there.status_code == gone.status_code == 404
            assert _without_nonce(there.text) == _without_nonce(gone.text)
        assert client.http.get(nowhere).status_code == 404
    other = client.sign_in(build.officer(Role.BENEFITS_OFFICER, name="Elsewhere"))
    for one in (f"{hearing.address}/pages/1", f"{hearing.address}/pages/1.png"):
        assert other.http.get(one).status_code == 404


def test_a_bundle_of_another_case_is_not_there(client: Client, hearing: AtHearing) -> None:
    client.sign_in(hearing.going.benefits)
    client.get(f"/cases/{uuid4()}/bundles/{hearing.bundle}/pages/1", status=404)


def test_a_picture_is_kept_by_its_reader_alone_and_asked_for_again_each_time(
    client: Client, build: Build, hearing: AtHearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{hearing.address}/pages/4.png"
    client.sign_in(hearing.going.benefits)
    first = client.download(address)
    assert first.content_type == "image/png"
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    monkeypatch.setattr("reviews.services.cases.bundle_pages.page_picture", _never)
    again = client.http.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    path = build.house.files.place(_bytes_of(build, hearing))
    path.write_bytes(b"changed")
    assert client.http.get(address, headers={"If-None-Match": tag}).status_code == 404
    page = client.get(f"{hearing.address}/pages/4")
    assert "so none of its pages is shown. Tell an administrator." in page.words()
    assert page.every("img") == []
    strange = client.other(build.officer(Role.BENEFITS_OFFICER, name="Elsewhere"))
    assert strange.http.get(address, headers={"If-None-Match": tag}).status_code == 404


def test_a_page_asks_as_often_whatever_the_bundle_holds(
    client: Client, build: Build, hearing: AtHearing
) -> None:
    case = hearing.going.case
    more = [Stands(3 + one, None, 7 + one, what=f"More {one}") for one in range(60)]
    pdf = pages(*map(str, range(66)))
    second = bundled(build, hearing.going.benefits, case, pdf, *more, sent=True)
    client.sign_in(hearing.going.benefits)

    def count(address: str) -> int:
        with asked(build.house.engine) as sent:
            client.get(address)
        return len(sent)

    for part in ("pages/4", "contents"):
        few = count(f"{hearing.address}/{part}")
        assert count(f"/cases/{case}/bundles/{second}/{part}") == few, part
    contents = client.get(f"/cases/{case}/bundles/{second}/contents").words()
    assert "More 59" in contents


def _never(*_: object) -> bytes:
    raise AssertionError("It is drawn again.")


def _bytes_of(build: Build, hearing: AtHearing) -> str:
    found: str = next(one.bytes_id for one in build.rows(Bundle) if one.id == hearing.bundle)
    return found


def _without_nonce(text: str) -> str:
    return re.sub(r'nonce="[^"]*"', "", text)
