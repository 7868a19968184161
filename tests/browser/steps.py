"""What officers do on the way from a scheme to its revisit, page by page."""

from datetime import date, timedelta
from typing import Any

from openpyxl import load_workbook

from reviews.domain.assessment.overall_assessment import About
from reviews.domain.consent.consents import Use
from tests.browser.hand import Hand

WORDS = 'Ŵyn & Łucja said <ok> "yes" سلام 🙂'
FINDINGS = {
    "strength": "Residents know whom to ask for help.",
    "improve": "Support that is offered is not always written down.",
}
PROVIDER = "O’Brien & Łukasz <Homes>"
PASSWORD = "otter-lantern-quince-58"


def sign_in(hand: Hand, name: str) -> None:
    """The first time, with the password someone else chose."""
    hand.sign_in(name, PASSWORD)
    hand.send_wrong("Change password", current=PASSWORD, new="short")
    hand.send("Change password", current=PASSWORD, new=f"{PASSWORD}-{name}")


def register_the_scheme(hand: Hand) -> None:
    hand.open("/organisations")
    hand.follow("Add an organisation")
    hand.send_wrong("Save")
    hand.send(
        "Save",
        name=PROVIDER,
        kind="charity",
        contact_name="Jo Bloggs",
        address="1 Mill Lane\nAnytown",
        postcode="an1 2bc",
        email="jo@example.org",
    )
    hand.open("/schemes")
    hand.follow("Add a scheme")
    hand.send_wrong("Add the scheme")
    hand.send(
        "Add the scheme",
        reference="S-0001",
        name="Larch House",
        team="North review team",
        area="Riverside",
        cohort="People who were homeless",
        models=["clustered"],
        tenure="licence",
        landlord_type="charity",
        commissioned="no",
        line_1="2 Mill Street",
        postcode="AN2 3CD",
    )
    hand.follow("Add an organisation")
    hand.send("Find", find=PROVIDER[:4])
    hand.send_wrong("Save")
    hand.send("Save", organisation=True, part="support-provider")
    hand.follow("Add a resident")
    hand.send_wrong("Add the resident")
    hand.send(
        "Add the resident",
        reference="R-0001",
        full_name="Zofia Wójcik",
        known_as="Zosia",
        unit="Room 4",
        housing_benefit="yes",
    )
    hand.open("/schemes?words=larch")
    hand.follow("Larch House")


def read_the_agreement(hand: Hand, day: date) -> None:
    """What the agreement of the one resident gives, as somebody read it."""
    scheme = hand.path
    hand.follow("What their agreements give")
    name = hand.page.locator("main select[name^=tenure-]").get_attribute("name")
    assert name
    key = name.removeprefix("tenure-")
    hand.send_wrong("Save what I changed", **{name: "licence", f"source-{key}": "read"})
    told = {f"read_by-{key}": "Ann Lead", f"read_on-{key}": day}
    hand.send("Save what I changed", **told)
    hand.open(scheme)


def start_the_review(hand: Hand) -> str:
    hand.follow("Start a review")
    hand.send_wrong("Start the review")
    hand.send("Start the review", why="Two complaints about missed support.", residents=True)
    review = hand.path
    hand.follow("Document request")
    hand.follow("Decide on")
    hand.send_wrong("Save", state="requested")
    hand.send("Save", reason="We need to know whom to write to.", due_on=date(2026, 12, 7))
    hand.open(review)
    return review


def plan_the_visit(hand: Hand, review: str, purpose: str, day: date) -> str:
    hand.open(review)
    hand.follow("Plan a visit")
    hand.send_wrong("Plan the visit")
    hand.send(
        "Plan the visit", purpose=purpose, officers=True, planned_on=day, announced="announced"
    )
    hand.open(review)
    hand.follow("revisit" if purpose == "revisit" else "scheme review visit")
    return hand.path


def make_the_visit(hand: Hand, visit: str, day: date) -> None:
    hand.open(visit)
    hand.follow("Record that the visit was made")
    hand.send_wrong("Save", access="refused")
    hand.send("Save", went_on=day, access="given")
    hand.follow("Record a talk with staff")
    hand.follow("Start with a member of staff")
    hand.send("Start", respondent="Support worker")
    hand.open(visit)
    hand.follow("Record something you saw")
    hand.send_wrong("Save")
    hand.send(
        "Save",
        kind=1,
        place_kind=1,
        urgency="note",
        place="Hall",
        words="The notice board has no rota.",
    )


def ask_the_resident(hand: Hand, review: str, day: date) -> None:
    hand.open(review)
    hand.follow("R-0001")
    resident = hand.path
    hand.follow("Record how to reach them")
    hand.send_wrong("Save")
    hand.send(
        "Save", language="Polish", format="large-print", safe_to_write="yes", safe_to_ring="no"
    )
    hand.open(resident)
    hand.follow("Ask what they agree to")
    hand.send_wrong("Save", state__take__part="given")
    hand.send(
        "Save",
        **{f"state-{use}": "given" for use in Use},
        told_of_tribunal=True,
        asked_on=day,
        ways=["spoken"],
    )


def take_an_account(hand: Hand, page: str, link: str, **given: Any) -> None:
    """From its start to its end, every question answered."""
    hand.open(page)
    hand.click(hand.page.locator("main a[href*='/accounts/start/']").filter(has_text=link).first)
    hand.send("Start", **given)
    hand.click(hand.page.locator("main a[href*='/sections/']").first)
    while hand.page.get_by_role("button", name="Save and go on").count():
        hand.answer_everything(WORDS)
        hand.press("Save and go on")
    hand.send("Finish the account")
    assert "The account is finished." in hand.words, hand.words


def every_voice(hand: Hand) -> None:
    for box in hand.page.locator('input[name="voices"]').all():
        box.check()


def take_the_accounts(hand: Hand, review: str, day: date) -> None:
    hand.open(review)
    hand.follow("R-0001")
    resident = hand.path
    take_an_account(
        hand, resident, "Start: Talk", source="resident", observed_on=day, short_route=True
    )
    hand.send_wrong("Save")
    hand.send("Save", **{"take-format": "no", "why-format": "She reads large print."})
    take_an_account(
        hand, resident, "Start: Personal", source="document", respondent="File", observed_on=day
    )
    take_an_account(
        hand, review, "Scheme review", source="staff", respondent="Manager", observed_on=day
    )
    hand.open(review)
    hand.click(hand.page.locator("#account-clustered a").filter(has_text="Excuse"))
    hand.send_wrong("Save")
    every_voice(hand)
    hand.send("Save", reason="Opened last week, so nothing has happened yet.")
    hand.open(review)
    hand.click(hand.page.locator("#account-scheme-review a").filter(has_text="Excuse"))
    every_voice(hand)
    hand.send("Save", reason="The manager spoke for all of them.")
    hand.open(review)
    hand.follow("Excuse this part: Document request")
    hand.send("Save", reason="The other papers were on file already.")
    assert "parts left" not in hand.words, hand.words


def reach_the_findings(hand: Hand, review: str) -> None:
    hand.open(f"{review}/board")
    for kind, words in FINDINGS.items():
        hand.open(f"{review}/findings")
        hand.follow("Write a finding")
        hand.send_wrong("Save the finding")
        hand.send("Save the finding", theme=1, kind=kind, words=words, paragraph="110")
        if "Add evidence" in hand.words and not hand.page.locator("[name=evidence]").count():
            hand.follow("Add evidence")
        hand.send_wrong("Add to the finding")
        hand.send("Add to the finding", evidence=True)


def conclude(hand: Hand, review: str) -> None:
    for about in About:
        hand.open(f"{review}/overall")
        hand.click(hand.page.locator(f"main a[href$='/overall/{about}']"))
        hand.send_wrong("Save")
        hand.send(
            "Save",
            grounds=True,
            judgement="partly",
            reasons="Plans are good, and records are thin.",
        )
    hand.open(f"{review}/look-again")
    asked = 0
    while "Say why it stands" in hand.words:
        asked += 1
        hand.follow("Say why it stands")
        hand.send_wrong("Save your reason")
        hand.send("Save your reason", reason=f"It stands, for reason {asked} of our own.")
        hand.open(f"{review}/look-again")
    hand.open(f"{review}/overall")
    hand.follow("Send to a second reader")
    hand.press(hand.page.locator("#form button").inner_text())
    sign_in(hand, "officer2")
    hand.open(f"{review}/overall")
    hand.follow("Agree")
    hand.press(hand.page.locator("#form button").inner_text())
    assert "It is agreed." in hand.words


def recommend(hand: Hand, review: str) -> None:
    hand.open(f"{review}/recommendations")
    hand.follow("Add a recommendation")
    hand.send_wrong("Save the recommendation")
    hand.send(
        "Save the recommendation",
        finding=True,
        what="Keep a record of support offered & given.",
        plain_words="Write down the help you get.",
        evidence="A month of records.",
        dated="chosen",
        acknowledge_by_on=date(2026, 12, 14),
        complete_by_on=date(2027, 1, 29),
    )


def write_the_letters(hand: Hand, review: str, day: date) -> None:
    """Drafted by one officer, approved, issued and sent by another, to residents first."""
    signed_in: set[str] = set()
    for kind, button in {
        "resident-letter": "Draft the letters",
        "provider-recommendations": "Draft the letter",
    }.items():
        back_again(hand, "officer3", signed_in)
        hand.open(f"{review}/letters/draft/{kind}")
        hand.send_wrong(button, planned_issue_on=day - timedelta(days=1))
        hand.send(button, planned_issue_on=day)
        letter = draft_of(hand, review, kind)
        while hand.page.get_by_role("link", name="Read this passage").count():
            hand.follow("Read this passage")
            hand.send_wrong("It points to nobody")
            hand.send("It points to nobody", reason="Everyone there was told this.")
            hand.open(letter)
        back_again(hand, "officer4", signed_in)
        hand.open(letter)
        hand.press("Approve this letter")
        hand.press("Issue this letter")
        hand.follow("Record that it was sent")
        hand.send_wrong("Save")
        other = {"went_as": "large-print", "why_other": "The Polish is ordered and follows."}
        asked = other if kind == "resident-letter" else {}
        hand.send("Save", sent_on=day, way="by post", **asked)
        assert "Sent by post" in hand.words


def back_again(hand: Hand, name: str, signed_in: set[str]) -> None:
    if name in signed_in:
        hand.sign_in(name, f"{PASSWORD}-{name}")
    else:
        sign_in(hand, name)
        signed_in.add(name)


def draft_of(hand: Hand, review: str, kind: str) -> str:
    """The letter of a kind, among the letters of a review kind by kind."""
    hand.open(f"{review}/letters")
    section = hand.page.locator(f"main section[aria-labelledby='kind-{kind}']")
    hand.click(section.locator("table a[href^='/letters/']").first)
    return hand.path


def read_the_log(hand: Hand, scheme: str) -> None:
    hand.open("/log")
    assert f"{scheme}" in hand.words
    assert "Acknowledge by 14 December 2026" in hand.words
    with hand.page.expect_download() as download:
        hand.page.get_by_role("button", name="Download the whole log").click()
    with download.value.path().open("rb") as file:
        sheet = load_workbook(file).worksheets[0]
        cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert scheme in cells


def revisit(hand: Hand, review: str, day: date) -> None:
    hand.sign_in("officer1", f"{PASSWORD}-officer1")
    visit = plan_the_visit(hand, review, "revisit", day)
    hand.open(visit)
    hand.follow("Record that the visit was made")
    hand.send("Save", went_on=day, access="given")
    hand.open(visit)
    hand.follow("Look at each recommendation")
    hand.send_wrong("Save")
    looked_at = hand.page.locator("main select[name^=progress-]").get_attribute("name")
    assert looked_at
    words = looked_at.replace("progress", "words")
    hand.send("Save", seen_on=day, **{looked_at: "done", words: "We saw a month of records."})
    hand.open("/log")
    assert "Keep a record of support" not in hand.words
    hand.follow("Larch House")
    hand.follow("History of this scheme")
    assert "Sent by post" in hand.words or "was sent by post" in hand.words
