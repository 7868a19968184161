"""Words typed on a page of questions are kept, whichever way someone leaves it."""

from uuid import UUID

from reviews.domain.accounts.answers import State
from reviews.store.tables import AnswerVersion
from tests.build import Build
from tests.client import Client
from tests.page import Page

FREE = "q-staff-training"
FIGURE = "q-staff-residents-each"


def _section(client: Client, build: Build) -> tuple[Page, str, UUID]:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    review = build.review(officer, scheme)
    client.sign_in(officer)
    page = client.send(
        client.get(f"/reviews/{review}/accounts/start/scheme-review"),
        source="staff",
        respondent="Manager",
    )
    account = page.address.rsplit("/", 1)[-1]
    return client.get(f"/accounts/{account}/sections/staff/0"), account, scheme


def _ways(page: Page) -> dict[str, str]:
    return {page.words(one): one.get("value", "") for one in page.every("button")}


def test_every_way_off_the_page_saves_what_is_typed(client: Client, build: Build) -> None:
    page, _, _ = _section(client, build)
    away = [a for a in page.every("a") if not (a.get("href") or "").startswith("#")]
    assert [page.words(a) for a in away] == []
    ways = _ways(page)
    assert {"Tell safeguarding", "Your work", "Save, and go back to all sections"} <= set(ways)
    for number, (words, go) in enumerate(ways.items()):
        if not go:
            continue
        typed = f"They are not sure who to ask, {number}"
        client.send(client.get(page.address), {FREE: typed, "go": go})
        assert typed in client.get(page.address).text, words


def test_attaching_comes_back_to_the_question(client: Client, build: Build) -> None:
    page, _, _ = _section(client, build)
    go = next(value for value in _ways(page).values() if value == f"attach {FREE[2:]}")
    attach = client.send(page, {FREE: "They are not sure", "go": go})
    assert attach.heading == "Attach a file or photo"
    assert "not sure" in client.send(attach, file=("rota.txt", b"Mon: Jo")).text
    wrong = client.send(page, {FIGURE: "about ten", "go": go})
    assert "Enter a number" in wrong.words()
    assert "about ten" in wrong.text


def test_a_wrong_answer_never_stands_before_safeguarding(client: Client, build: Build) -> None:
    page, _, _ = _section(client, build)
    saved = client.send(page, {FREE: "They are not sure"}, button="Tell safeguarding")
    assert saved.heading == "Tell safeguarding"
    assert saved.links()["Go back to the questions"] == page.address
    typed = {FIGURE: "about ten", FREE: "=two\nlines & <b>"}
    tell = client.send(client.get(page.address), typed, button="Tell safeguarding")
    assert tell.heading == "Tell safeguarding"
    assert "There is a problem" not in tell.words()
    assert "about ten" in client.send(tell, form=1).text
    tell = client.send(tell)
    assert "There is a problem" in tell.words()
    told = client.send(
        tell,
        about="adult",
        words="She said he hits her",
        told="told",
        agreed="agreed",
        wishes="To be safe",
        immediate_danger=True,
    )
    assert "The concern is written down" in told.words()
    told = client.send(told)
    assert "I have rung 999" not in told.words()
    back = client.send(told, form=len(_posts(told)) - 1)
    assert "Enter a number" in back.words()
    assert "about ten" in back.text
    assert "two\nlines &amp; &lt;b&gt;" in back.text.replace("\r\n", "\n")
    assert "They are not sure" in client.get(page.address).text


def _posts(page: Page) -> list[str]:
    return [one.get("action", "") for one in page.every("form") if one.get("method") == "post"]


def test_nobody_is_led_out_of_the_service(client: Client, build: Build) -> None:
    page, _, _ = _section(client, build)
    led = client.send(page, {"go": "//elsewhere.example/"})
    assert led.heading == "Your work"


def _needs(client: Client, build: Build) -> str:
    team = build.team()
    officer = build.officer(team=team)
    scheme = build.scheme(team)
    resident = build.resident(scheme)
    review = build.review(officer, scheme, resident)
    build.agree(officer, review, resident)
    client.sign_in(officer)
    start = f"/reviews/{review}/accounts/start/resident-interview?resident={resident}"
    account = client.send(client.get(start)).address
    for number, area in ((1, "money"), (2, "food")):
        page = client.get(f"{account}/sections/needs/{number}")
        client.send(page, {"q-need-area": area, "q-need-help-needed": "yes"})
    return account


def test_a_need_added_by_mistake_is_taken_away_with_a_reason(client: Client, build: Build) -> None:
    account = _needs(client, build)
    check = client.get(f"{account}/check")
    assert "Cooking and shopping: Do you need help with this?" in check.words()
    links = [words for words in check.links() if words.startswith("Money and bills: ")]
    assert len(links) > 2
    page = client.send(client.get(f"{account}/sections/needs/2"), {"go": "remove"})
    assert page.heading == "Take this support need away"
    stale = client.get(page.address)
    assert "Say why it is taken away" in client.send(page, reason=" ").words()
    gone = client.send(page, reason="Added twice")
    assert "Cooking and shopping" not in gone.words()
    assert "Money and bills" in gone.words()
    kept = [one for one in build.rows(AnswerVersion) if one.repeat == 2]
    assert {one.reason for one in kept if one.state is State.CLEARED} == {"Added twice"}
    assert any(one.state is State.GIVEN and "food" in (one.value or "") for one in kept)
    assert f"{account}/sections/needs/3" in client.get(account).text
    client.send(client.get(f"{account}/sections/needs/2"), {"q-need-area": "home"})
    refused = client.send(stale, reason="Added twice")
    assert "Someone changed these answers" in refused.words()
    assert "Looking after my home" in refused.words()
