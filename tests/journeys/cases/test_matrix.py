"""The matrix of a case: what it is weighed for, both sides alike, and what may be read in it."""

import io
import re
from datetime import date

import pikepdf
import pytest

from reviews.domain.cases.kinds import Inclusion, Side
from reviews.domain.cases.matrix import EMPTY_SIDE
from reviews.domain.cases.weighed_for import NO_DECISION, NO_EFFECT, NO_GROUND
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.reference.cases.appeals import appeal_law
from tests.build import Build
from tests.client import Client
from tests.documents import pdf_words
from tests.journeys.assessing import AWKWARD
from tests.page import Page
from tests.pieces import KEPT, SHARED
from tests.queries import asked
from tests.weighing import Weighing, voice


@pytest.fixture
def case(build: Build) -> Weighing:
    return build.once(Weighing)


def _matrix(case: Weighing, rest: str = "") -> str:
    return f"/cases/{case.case}/matrix{rest}"


def _limb(page: Page, key: str = "exempt-claimant") -> str:
    """The section of one question, as it was sent."""
    found = re.search(
        rf'<section class="app-limb" aria-labelledby="{key}">.*?</section>', page.text, re.DOTALL
    )
    assert found
    return found[0]


def _sides(page: Page, key: str = "exempt-claimant") -> list[str]:
    """The two cells of a question, without what names them."""
    cells = re.findall(
        r'<td class="govuk-table__cell" data-label="(.*?)">(.*?)</td>', _limb(page, key), re.DOTALL
    )
    assert [name for name, _ in cells] == ["For", "Against"]
    return [body for _, body in cells]


def _less_cells(page: Page) -> str:
    plain = re.sub(
        r'(<td class="govuk-table__cell" data-label="(?:For|Against)">).*?</td>',
        r"\1</td>",
        page.text,
        flags=re.DOTALL,
    )
    return re.sub(r'(nonce="|value=")[^"]+"', "", plain)


def test_an_officer_gets_from_the_case_to_a_piece_on_its_side(
    client: Client, case: Weighing
) -> None:
    client.sign_in(case.officer)
    links = client.get(f"/cases/{case.case}").links()
    page = client.get(links["Evidence for and against"])
    assert page.words().count(EMPTY_SIDE) == 2 * 8
    limb = next(
        href
        for words, href in page.links().items()
        if words.startswith("Say which way") and "exempt-kind" in href
    )
    listed = client.get(limb)
    assert KEPT not in listed.text
    one = next(
        href
        for words, href in listed.links().items()
        if words.startswith("Say which way it points")
    )
    form = client.get(one)
    assert not [
        radio
        for radio in form.every("input")
        if radio.get("type") == "radio" and radio.get("checked") is not None
    ]
    lacking = client.send(form, why=AWKWARD)
    assert "Select which way it points" in lacking.words()
    assert AWKWARD.replace("\n", "") in "".join(lacking.every("textarea")[0].itertext()).replace(
        "\n", ""
    ).replace("\r", "")
    page = client.send(lacking, side="against")
    assert "It stands in the matrix now." in page.words()
    favour, against = _sides(page, "exempt-kind")
    assert EMPTY_SIDE in favour
    assert "Said by Ben Fitz" in against
    assert "&lt;b&gt;say&lt;/b&gt;" in against


def test_the_sides_have_the_same_size_order_and_steps(
    client: Client, case: Weighing, build: Build
) -> None:
    """What is for and what is against are swapped in the record: the page is its own mirror."""
    case.decision()
    other = case.pieces.answer(case.account, "need-own-words")
    for piece, side in ((case.need, Side.FOR), (other, Side.FOR), (case.paper, Side.AGAINST)):
        case.say(piece, side)
    client.sign_in(case.officer)
    before = client.get(_matrix(case))
    paper = _paper(client, case)
    for piece, side in ((case.need, Side.AGAINST), (other, Side.AGAINST), (case.paper, Side.FOR)):
        case.say(piece, side)
    after = client.get(_matrix(case))
    assert _sides(before) == list(reversed(_sides(after)))
    assert _sides(before)[0] != _sides(after)[0]
    assert _less_cells(before) == _less_cells(after)
    mirrored = _paper(client, case)
    assert len(paper) == len(mirrored)
    assert sorted("".join(paper)) == sorted("".join(mirrored))


def _paper(client: Client, case: Weighing, rest: str = "?test=exempt") -> list[str]:
    data = client.download(_matrix(case, f".pdf{rest}")).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        return [
            re.sub("asitstood:[0-9a-f]{20}", "asitstood", one)
            for one in pdf_words.words_by_page(pdf)
        ]


def test_both_ways_stands_on_both_sides_and_takes_off_from_both(
    client: Client, case: Weighing
) -> None:
    case.say(case.need, Side.BOTH)
    client.sign_in(case.officer)
    page = client.get(_matrix(case))
    favour, against = _sides(page)
    assert favour == against
    assert "It points both ways" in favour
    form = client.get(
        next(
            href
            for words, href in page.links().items()
            if words.startswith("Change what is said of it")
        )
    )
    page = client.send(form, form=1)
    assert "It is off that question." in page.words()
    assert all(EMPTY_SIDE in one for one in _sides(page))


def test_what_is_missing_of_the_decision_stands_at_the_top(client: Client, case: Weighing) -> None:
    client.sign_in(case.officer)
    assert NO_DECISION in client.get(_matrix(case)).words()
    case.decision()
    words = client.get(_matrix(case)).words()
    assert NO_GROUND in words
    assert NO_EFFECT in words
    assert words.index(NO_GROUND) < words.index("Exempt accommodation")
    assert "The council. The council changed an award." in words
    shown = case.decision(
        made_on=date(2026, 11, 21),
        ground="change",
        ground_facts=AWKWARD,
        effective_on=date(2026, 5, 4),
    )
    page = client.get(_matrix(case, f"?decision={shown}"))
    assert NO_GROUND not in page.words()
    assert "From 4 May 2026 to 21 November 2026" in page.words()
    assert appeal_law().ground_told("change") in page.words()


def test_days_are_marked_and_nothing_is_left_out_for_them(client: Client, case: Weighing) -> None:
    case.decision(made_on=date(2026, 11, 1))
    case.say(case.need, Side.FOR)
    case.say(case.paper, Side.AGAINST)
    client.sign_in(case.officer)
    page = client.get(_matrix(case, "?from=2026-10-01&to=2026-10-31"))
    favour, against = _sides(page)
    assert "Recorded after the decision" in favour
    assert "Recorded after the decision" in against
    assert "True after the dates looked at" in favour
    assert "The day on which it was true is not known" in against
    later = client.get(_matrix(case, "?from=2027-01-01&to="))
    assert "True before the dates looked at" in _sides(later)[0]
    assert page.links()["Download this on paper: Exempt accommodation (PDF)"].count("2026-10-") == 2


def test_days_out_of_order_are_told_beside_the_field(client: Client, case: Weighing) -> None:
    client.sign_in(case.officer)
    typed = (
        "from_on-day=3&from_on-month=5&from_on-year=2026&to_on-day=2&to_on-month=5&to_on-year=2026"
    )
    page = client.get(_matrix(case, f"?{typed}"))
    assert "The end date must be the same as or after the start date." in page.words()
    assert [one.get("value") for one in page.every("input") if one.get("name") == "to_on-day"] == [
        "2"
    ]
    wrong = client.get(_matrix(case, "?from_on-day=31&from_on-month=2&from_on-year=2026"))
    assert "Enter a real date" in wrong.words()


def test_a_gap_says_whether_anything_was_looked_at(client: Client, case: Weighing) -> None:
    client.sign_in(case.officer)
    page = client.get(_matrix(case))
    assert "Nothing was looked at for this question" in _limb(page, "exempt-landlord")
    assert "nobody has said yet which way it points" in _limb(page, "exempt-kind")
    case.say(case.need, Side.FOR, limb="exempt-kind")
    page = client.get(_matrix(case))
    assert "Gap:" not in _limb(page, "exempt-kind")
    assert "More evidence speaks to this question" in _limb(page, "exempt-kind")


@pytest.mark.parametrize(
    ("test", "limb"),
    [
        ("managed", "managed-receives"),
        ("refuge", "refuge-left-home"),
        ("hostel", "hostel-receives"),
    ],
)
def test_each_test_has_a_page_of_its_own(
    client: Client, case: Weighing, test: str, limb: str
) -> None:
    case.say(case.need, Side.FOR, limb=limb)
    client.sign_in(case.officer)
    page = client.get(_matrix(case, f"?test={test}"))
    assert EMPTY_SIDE not in _sides(page, limb)[0]
    assert 'aria-labelledby="exempt-kind"' not in page.text


def test_rent_and_charges_stand_apart(client: Client, case: Weighing) -> None:
    case.say(case.paper, Side.FOR, limb="rent-high")
    client.sign_in(case.officer)
    page = client.get(_matrix(case, "/rent"))
    assert "An appeal about rent or charges is no appeal about exempt accommodation" in page.words()
    assert SHARED in _sides(page, "rent-high")[0]
    assert "rent-high" not in client.get(_matrix(case)).text
    assert any(
        "rentorcharges" in one.replace(" ", "") for one in _paper(client, case, "?test=rent")
    )


def test_the_paper_says_what_it_is_about_and_decides_nothing(
    client: Client, case: Weighing
) -> None:
    case.decision()
    case.say(case.need, Side.AGAINST, why=AWKWARD)
    client.sign_in(case.officer)
    words = "".join(_paper(client, case, ""))
    for said in (
        "HB-2026-001",
        NO_GROUND,
        EMPTY_SIDE,
        "Checkthemagainstthecurrentlawbeforeuse",
        "Itdecidesnothing",
        "Localauthorityhostel",
        "Recordedafterthedecision",
        "<b>say</b>",
    ):
        assert said.replace(" ", "") in words, said
    assert "UKUT" not in words, "no authority is printed before somebody looked it up"


def test_what_a_font_lacks_is_told_and_the_page_stands(client: Client, case: Weighing) -> None:
    case.say(case.need, Side.FOR, why="\U00013080 stands there")
    client.sign_in(case.officer)
    page = client.get(_matrix(case, ".pdf"))
    assert "The paper cannot show" in page.words()
    assert "U+13080" in page.words()


def test_a_second_officer_is_told_and_loses_nothing(
    client: Client, case: Weighing, build: Build
) -> None:
    client.sign_in(case.officer)
    form = client.get(f"/cases/{case.case}/bearing/{case.need}?limb=exempt-claimant")
    case.say(case.need, Side.FOR, why="She said so herself")
    told = client.send(form, side="against", why="A worker says otherwise")
    assert "Ben Fitz said meanwhile that it points this way on this question: For." in told.words()
    assert "She said so herself" in told.words()
    page = client.send(told)
    assert "A worker says otherwise" in _sides(page)[1]
    assert EMPTY_SIDE in _sides(page)[0]


def test_accounts_that_contradict_one_another_are_pointed_at(
    client: Client, case: Weighing
) -> None:
    client.sign_in(case.officer)
    voice(case, Source.RESIDENT, "yes")
    voice(case, Source.DOCUMENT, "yes")
    assert "Accounts differ." not in client.get(_matrix(case)).words()
    voice(case, Source.DOCUMENT, "no")
    page = client.get(_matrix(case))
    assert _limb(page).count("Accounts differ.") == 2
    assert "Accounts differ." not in _limb(page, "exempt-kind")
    assert "Accounts differ." not in client.get(_matrix(case, "?from=&to=2026-01-01")).words()


def test_who_does_not_work_the_case_weighs_nothing(
    client: Client, case: Weighing, build: Build
) -> None:
    disclosure = case.disclosure()
    lead = case.pieces.case.lead
    for officer in (
        disclosure,
        lead,
        build.officer(Role.BENEFITS_OFFICER),
        build.officer(Role.AUDITOR),
    ):
        other = client.other(officer)
        for address in (
            _matrix(case),
            _matrix(case, "/rent"),
            _matrix(case, ".pdf"),
            f"/cases/{case.case}/bearing",
            f"/cases/{case.case}/bearing/{case.need}",
        ):
            assert other.http.get(address).status_code in (403, 404), (officer.roles, address)
    assert (
        "Evidence for and against"
        not in client.other(disclosure).get(f"/cases/{case.case}").words()
    )


def test_a_dispute_has_no_matrix(client: Client, case: Weighing, build: Build) -> None:
    dispute = build.case(case.officer, case.scheme, None, case.review)
    client.sign_in(case.officer)
    client.get(f"/cases/{dispute}/matrix", status=404)
    assert "Evidence for and against" not in client.get(f"/cases/{dispute}").words()


def test_the_page_takes_the_same_queries_however_much_is_weighed(
    client: Client, case: Weighing, build: Build
) -> None:
    client.sign_in(case.officer)
    client.get(_matrix(case))

    def sent(address: str) -> int:
        with asked(build.house.engine) as found:
            client.get(address)
        return len(found)

    pages = (
        _matrix(case),
        f"/cases/{case.case}/bearing",
        f"/cases/{case.case}/bearing/{case.need}",
    )
    case.say(case.need, Side.FOR)
    few = [sent(one) for one in pages]
    for number in range(3):
        case.pieces.finished(case.pieces.amina, f"{SHARED} {number}")
        case.pieces.received(f"{SHARED} paper {number}", "staff")
    for one in case.readable():
        case.say(one.id, Side.AGAINST)
    assert [sent(one) for one in pages] == few


def _equal(client: Client, case: Weighing) -> list[str]:
    """Every page and paper of the matrix, less what is new on each request."""
    rest = ("", "?test=managed", "?test=refuge", "?test=hostel", "/rent")
    pages = [client.get(_matrix(case, one)).text for one in rest]
    pages += [
        client.get(f"/cases/{case.case}/bearing{one}").text for one in ("", "?limb=exempt-kind")
    ]
    papers = ["".join(_paper(client, case, one)) for one in ("", "?test=rent")]
    return [re.sub(r'(nonce="|value=")[^"]+"', "", one) for one in [*pages, *papers]]


def test_a_refusal_more_leaves_no_trace_until_the_piece_is_put_in(
    client: Client, case: Weighing
) -> None:
    case.say(case.need, Side.FOR)
    client.sign_in(case.officer)
    before = _equal(client, case)
    case.pieces.more_that_is_kept()
    kept = case.pieces.finished(case.pieces.borys, f"{KEPT} refuses")
    case.put(kept, Inclusion.NOT_RELEVANT)
    assert _equal(client, case) == before
    assert KEPT not in "".join(before)
    told = case.pieces.answer(kept, "need-own-words")
    client.get(f"/cases/{case.case}/bearing/{told}", status=404)
    case.put(kept)
    assert KEPT in client.get(f"/cases/{case.case}/bearing/{told}").text
