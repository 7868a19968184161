"""Agreement, use by use, as a reviewer records it; and what a resident takes back."""

from typing import TYPE_CHECKING, Any

import pytest

from reviews.domain.assessment.planned_parts import INTERVIEW_SET
from reviews.domain.consent.consents import (
    EASIER_WORDS,
    LEADS_TO,
    USE_ASKS,
    ConsentState,
    Use,
)
from reviews.domain.people.roles import Role
from reviews.domain.review.state import ReviewState
from reviews.services.review import reviews
from reviews.store.consent import consents
from reviews.store.tables import Consent, ExcusedPart, StoredFile
from tests.build import Build
from tests.client import Client
from tests.page import Page

if TYPE_CHECKING:
    from uuid import UUID

    from reviews.domain.people.roles import Viewer

TELL_THEM = (
    "Before someone agrees, tell them that a tribunal may read what is used, and so may a "
    "landlord who takes part in the appeal or speaks for someone in it."
)
AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام"


class Case:
    """One resident in one review, and the reviewer at a browser."""

    def __init__(self, client: Client, build: Build) -> None:
        self.build, self.client = build, client
        self.team = build.team()
        self.scheme = build.scheme(self.team, name="Canal House")
        self.lead: Viewer = build.officer(Role.LEAD_REVIEWER, team=self.team, name="Ann Ash")
        self.resident: UUID = build.resident(self.scheme, "Bo Bell")
        self.review: UUID = build.review(self.lead, self.scheme, self.resident)
        self.here = f"/reviews/{self.review}/residents/{self.resident}"
        client.sign_in(self.lead)

    def ask(self) -> Page:
        return self.client.get(f"{self.here}/agreement")

    def send(self, page: Page, fields: dict[str, Any] | None = None, **more: Any) -> Page:
        """Send the page with what a conversation always has."""
        always: dict[str, Any] = {"ways": ["spoken"], "told_of_tribunal": True}
        return self.client.send(page, fields, **(always | more))

    def agree(self, *uses: Use) -> None:
        self.build.agree(self.lead, self.review, self.resident, *uses)

    def states(self) -> dict[Use, ConsentState]:
        found = self.build.read(consents.consents, self.review, self.resident)
        return {use: one.state for use, one in found.items()}


@pytest.fixture
def case(client: Client, build: Build) -> Case:
    return Case(client, build)


def _problems(page: Page) -> list[str]:
    summaries = [
        one for one in page.every("div") if "govuk-error-summary" in (one.get("class") or "")
    ]
    return [page.words(a) for a in summaries[0].iter("a")] if summaries else []


def _link(page: Page, words: str) -> str:
    """The address of a link whose hidden words follow the words on the page."""
    found = {said.replace(" :", ":"): href for said, href in page.links().items()}
    return found[words]


def _form(page: Page, address: str) -> int:
    """Which of a page's forms goes to an address that holds these words."""
    posts = [one.get("action", "") for one in page.every("form") if one.get("method") == "post"]
    return next(number for number, action in enumerate(posts) if address in action)


def _chosen(page: Page, name: str) -> list[str]:
    return [
        one.get("value", "")
        for one in page.every("input")
        if one.get("name") == name and one.get("checked") is not None
    ]


def _value(page: Page, name: str) -> str:
    area = next(one for one in page.every("textarea") if one.get("name") == name)
    return (area.text or "").removeprefix("\n")


def test_nine_speakable_questions_and_no_yes_chosen_beforehand(case: Case) -> None:
    page = case.ask()
    for asked in USE_ASKS.values():
        assert asked in page.words()
    for use in Use:
        assert _chosen(page, f"state-{use}") == ["as-it-is"]
    case.agree()
    page = case.ask()
    for use in Use:
        assert _chosen(page, f"state-{use}") == ["as-it-is"]
    assert "You do not have to talk with us." in _value(page, "words_used")
    assert "Do not ask why" in page.words()


def test_what_a_yes_may_lead_to_stands_before_each_benefit_question(case: Case) -> None:
    words = case.ask().words()
    for use, before in LEADS_TO.items():
        assert words.index(before.said) < words.index(before.easier) < words.index(USE_ASKS[use])
    assert "The same in easier words" in words
    assert " ".join(EASIER_WORDS.split()) in words


def test_a_conversation_is_recorded_use_by_use_with_a_signed_copy(case: Case) -> None:
    page = case.send(
        case.ask(),
        {
            "state-take-part": "given",
            "state-notes": "given",
            "state-quote": "given-in-part",
            "limits-quote": f"{AWKWARD}\nNot about staff",
            "state-read-file": "refused",
            "state-share-benefits": "could-not-ask",
            "state-record": "no-capacity",
        },
        ways=["spoken", "pictures"],
        present=AWKWARD,
        words_used=f"In plain words.\n{AWKWARD}",
        written=("signed.txt", b"Yes. Bo"),
    )
    words = page.words()
    for told in (
        "Using their own words Yes, in part: " + AWKWARD + " Not about staff",
        "Reading their support plan and file No Left out",
        "Sharing with the Housing Benefit team Could not be asked Left out",
        "A letter about what we recommended Not asked Ask first",
        "Telling the provider, with nothing that points to them Not asked Ask first",
        "Asked on 23 November 2026: Spoken, Pictures or objects. Also there: " + AWKWARD,
    ):
        assert told in words, told
    row = next(one for one in case.build.rows(Consent) if one.use is Use.QUOTE)
    assert row.words_used == f"In plain words.\n{AWKWARD}"
    signed = next(h for w, h in page.links().items() if w.startswith("Signed copy"))
    assert case.client.download(signed).data == b"Yes. Bo"
    stranger = case.client.other(case.build.officer(team=case.build.team()))
    stranger.download(signed, status=404)
    told = case.client.get(f"/reviews/{case.review}/history").words()
    assert "recorded what a resident agreed to" in told
    assert "Brien" not in told


def test_what_is_wrong_is_said_all_at_once_and_what_was_typed_stays(case: Case) -> None:
    page = case.client.send(
        case.ask(),
        {
            "state-notes": "given",
            "state-quote": "given-in-part",
            "state-read-file": "refused",
            "asked_on-day": "",
            "asked_on-month": "",
            "asked_on-year": "",
        },
        words_used="",
        present=AWKWARD,
    )
    assert _problems(page) == [
        "Enter what you said before you asked",
        TELL_THEM,
        "Say what they agreed to and what they did not.",
        "Enter the date",
        "Select how you asked",
    ]
    assert _chosen(page, "state-notes") == ["given"]
    assert _chosen(page, "state-read-file") == ["refused"]
    assert AWKWARD in [one.get("value") for one in page.every("input")]
    assert case.states() == {}
    page = case.send(page, {"limits-notes": AWKWARD}, words_used="Plain", asked_on=case.build.today)
    assert "You wrote down limits. Choose “Yes, in part”" in page.words()
    assert _value(page, "limits-notes") == AWKWARD
    page = case.send(case.ask(), {"state-notes": "given"}, asked_on=case.build.days(1))
    assert _problems(page) == ["The date must be today or in the past."]
    assert _problems(case.send(case.ask())) == [
        "Answer at least one of the questions under “What to ask”."
    ]
    page = case.send(case.ask(), {"state-notes": "given"}, written=("x.pdf", b"MZ\x90\x00"))
    assert "The file must be a PDF" in page.words()
    assert case.states() == {}


def test_made_up_answers_are_not_taken(case: Case) -> None:
    page = case.send(case.ask(), {"state-notes": "everything"})
    assert _problems(page) == ["Choose one of the answers on the list."]
    page = case.send(case.ask(), {"state-notes": "given"}, seen="not ids")
    assert case.states() == {Use.NOTES: ConsentState.GIVEN}
    assert page.heading == "Bo Bell"


def test_a_no_is_neutral_and_nobody_asks_why(case: Case) -> None:
    page = case.send(case.ask(), {"state-take-part": "refused", "state-read-file": "refused"})
    assert "Left out" in page.words()
    assert page.words().count("There is no agreement to this, so it is left out.") == 3
    assert "That changes nothing for them." in page.words()
    assert not [w for w in page.links() if w.startswith("Start")]
    for harsh in ("refus", "declin", "unco", "reason for"):
        assert harsh not in page.words().lower()
    assert page.words().count("Excused: Chose not to take part") == 1
    assert page.words().count("Excused: Chose not to have their file read") == 1
    assert "They have told us they want to change their mind" in page.links()
    assert "Ask what they agree to" not in page.words()
    review = case.client.get(f"/reviews/{case.review}")
    assert "Excuse this part : Talk with R-" not in review.words()
    again = case.client.send(review, form=_form(review, "/plan-again"))
    assert "The part is planned again." in again.words()
    assert again.words().count("Plan it again") == 1


NO_TALK, NO_FILE = "Excused: Chose not to take part", "Excused: Chose not to have their file read"


def test_a_no_to_talking_says_nothing_of_the_file(case: Case) -> None:
    words = case.send(case.ask(), {"state-take-part": "refused"}).words()
    assert (words.count(NO_TALK), words.count(NO_FILE)) == (1, 0)
    assert [one.part for one in case.build.rows(ExcusedPart)] == [INTERVIEW_SET]


def test_who_will_not_talk_may_let_the_file_be_read(case: Case) -> None:
    page = case.send(case.ask(), {"state-take-part": "refused", "state-read-file": "given"})
    assert page.words().count("Excused: ") == 1


def test_a_no_to_notes_has_a_reason_of_its_own(case: Case) -> None:
    page = case.send(case.ask(), {"state-take-part": "given", "state-notes": "refused"})
    assert page.words().count("Excused: Chose not to have notes written") == 1
    assert page.words().count("Excused: ") == 1


def test_a_no_to_one_thing_excuses_that_part_alone(case: Case) -> None:
    asks = case.ask().words()
    for reason in ("Chose not to take part", "Chose not to have their file read"):
        assert f"“{reason}”" in asks
    page = case.send(case.ask(), {"state-quote": "refused", "state-read-file": "given"})
    assert "Excused" not in page.words()
    page = case.send(case.ask(), {"state-read-file": "withdrawn"})
    assert (page.words().count(NO_TALK), page.words().count(NO_FILE)) == (0, 1)
    assert "Ask what they agree to" in page.links()
    page = case.send(case.ask(), {"state-read-file": "refused"})
    assert page.words().count(NO_FILE) == 1


def test_two_people_who_record_one_use_see_each_other(case: Case) -> None:
    other = case.client.other(case.build.officer(team=case.team, name="Cy"))
    mine, theirs = case.ask(), other.get(f"{case.here}/agreement")
    case.send(mine, {"state-notes": "refused"})
    page = other.send(theirs, {"state-notes": "given"}, ways=["spoken"], told_of_tribunal=True)
    assert "Someone else recorded how this stands while you had the page open." in page.words()
    assert "As it stands: No" in page.words()
    assert _chosen(page, "state-notes") == ["given"]
    assert case.states() == {Use.NOTES: ConsentState.REFUSED}
    other.send(page)
    assert case.states() == {Use.NOTES: ConsentState.GIVEN}


def test_after_a_change_of_mind_the_page_shows_where_the_words_went(case: Case) -> None:
    build = case.build
    case.agree()
    account = build.account(case.lead, case.review, case.resident)
    finding = build.finding(case.lead, case.review, account)
    assert "Where their words already went" not in case.client.get(case.here).words()
    asked = case.ask()
    assert "No, they have changed their mind" in asked.words()
    page = case.send(asked, {"state-notes": "refused", "state-quote": "refused"})
    words = page.words()
    assert case.states()[Use.NOTES] is ConsentState.WITHDRAWN
    assert "It is recorded. What they took back is held back from now on." in words
    assert "They took back: notes of what they say; using their own words." in words
    assert "A letter that was issued stays as it was" in words
    addresses = set(page.links().values())
    assert f"/accounts/{account}" in addresses
    assert f"/reviews/{case.review}/findings/{finding}" in addresses
    assert "Held back" in words
    assert "Where their words already went" in case.client.get(case.here).words()
    assert "The answers are not shown." in case.client.get(f"/accounts/{account}").words()
    again = case.send(case.ask(), {"state-notes": "given", "state-quote": "given"})
    assert "Where their words already went" not in again.words()


def test_words_that_went_nowhere_are_said_to_have_gone_nowhere(case: Case) -> None:
    case.agree(Use.NOTES)
    page = case.send(case.ask(), {"state-notes": "refused"})
    assert "Nothing was made with them yet." in page.words()


def test_a_change_of_mind_is_taken_while_the_review_is_paused(case: Case) -> None:
    case.agree()
    args = (case.review, ReviewState.PAUSED, "Police are looking into it")
    case.build.do(reviews.move_review, case.lead, *args)
    page = case.client.get(case.here)
    assert "Start" not in " ".join(page.links())
    page = case.client.get(page.links()["Record a change of mind"])
    assert "A no, or a change of mind, can still be recorded." in page.words()
    offered = {one.get("value") for one in page.every("input") if one.get("name") == "state-notes"}
    assert offered == {"refused", "not-asked", "as-it-is"}
    case.send(page, {"state-notes": "refused"})
    assert case.states()[Use.NOTES] is ConsentState.WITHDRAWN
    assert "can open it again" in case.send(case.ask(), {"state-quote": "given"}).words()


def test_a_part_is_checked_by_name_before_it_is_used(case: Case) -> None:
    limits = f"Only {AWKWARD}\nNothing else"
    case.build.agree(
        case.lead,
        case.review,
        case.resident,
        Use.NOTES,
        state=ConsentState.IN_PART,
        limits=limits,
    )
    case.agree(Use.TAKE_PART)
    page = case.client.get(case.here)
    assert "A person must check what was agreed before this is used." in page.words()
    page = case.client.get(_link(page, "Check it: Notes of what they say"))
    assert AWKWARD in page.words()
    assert _problems(case.client.send(page, reason="")) == [
        "Say what may be used, and what you checked"
    ]
    other = case.client.other(case.build.officer(team=case.team))
    theirs = other.get(f"{case.here}/agreement/notes/clear")
    page = case.client.send(page, reason=f"Looked at {AWKWARD}")
    assert f"Looked at {AWKWARD} (checked by Ann Ash, 23 November 2026 at 10:00am)" in page.words()
    assert "/accounts/start/" in _link(page, "Start: Talk with the resident")
    late = other.send(theirs, status=404, reason="Me too")
    assert "This does not wait to be checked." in late.words()
    changed = case.send(
        case.ask(), {"state-notes": "given-in-part", "limits-notes": "Only the garden"}
    )
    assert "To be checked" in changed.words()
    assert not [words for words in changed.links() if words.startswith("Start")]


def test_what_was_checked_is_what_was_seen(case: Case) -> None:
    part = ConsentState.IN_PART
    args = (case.lead, case.review, case.resident, Use.QUOTE)
    case.build.agree(*args, limits="Only the kitchen", state=part)
    page = case.client.get(f"{case.here}/agreement/quote/clear")
    case.build.agree(*args, limits="Only the garden", state=part)
    page = case.client.send(page, reason="Fine")
    assert "Someone recorded this again while you had it open." in page.words()
    assert "Only the garden" in page.words()
    assert "checked by" in case.client.send(page, reason="Fine").words()


def test_a_decision_someone_could_not_make_is_shown_then_checked(case: Case) -> None:
    page = case.send(case.ask(), {"state-quote": "no-capacity"})
    page = case.client.get(_link(page, "Record how it was decided: Using their own words"))
    assert "Everyone can decide for themselves, until it is shown that they cannot." in page.words()
    assert "It says nothing about the person’s other decisions" in page.words()
    lacking = case.client.send(page, help_given=AWKWARD, outcome="could-not-decide")
    assert _problems(lacking) == ["Choose what they could not do at this time, in spite of help."]
    assert _value(lacking, "help_given") == AWKWARD
    page = case.client.send(
        lacking,
        could_not=["understand", "weigh"],
        shown_by=f"Yes and no\n{AWKWARD}",
        ask_again_on=case.build.days(14),
        best_interests="Her sister and the team agree",
        authority="Her sister, deputy for welfare",
        authority_seen=True,
    )
    words = page.words()
    for told in (
        "Could not make this decision at this time",
        f"Could not understand what it is about; weigh it up. Yes and no {AWKWARD}",
        "Ask again on: 7 December 2026",
        "Her sister, deputy for welfare (authority seen)",
    ):
        assert told in words, told
    page = case.client.get(_link(page, "Check it: Using their own words"))
    assert "Her sister and the team agree" in page.words()
    page = case.client.send(page, reason="Only what she says of the garden")
    assert case.states() == {Use.QUOTE: ConsentState.NO_CAPACITY}
    assert "Using their own words Could not make this decision at the time" in page.words()
    assert "May be done" in page.words()
    refused = case.send(case.ask(), {"state-quote": "given"})
    assert "On 23 November 2026 they could not make this decision." in refused.words()
    form = case.client.get(f"{case.here}/capacity/quote")
    page = case.client.send(form, help_given="", outcome="decided", shown_by="left over")
    assert "They can make this decision now. Ask them ." in page.words()
    assert "May be done" not in page.words()


def test_capacity_says_what_is_missing_and_keeps_two_people_apart(case: Case) -> None:
    page = case.client.get(f"{case.here}/capacity/notes")
    assert _problems(case.client.send(page, assessed_by="", asked_on=None)) == [
        "Select how the decision went",
        "Say who saw how it went",
    ]
    helped = case.client.send(page, outcome="decided-with-help")
    assert _problems(helped) == ["Say what help was given to make the decision."]
    unread = {"ask_again_on-day": "x"}
    opened = case.client.send(page, unread, outcome="could-not-decide")
    assert "“When to ask again” The date must include a month and a year." in _problems(opened)
    assert _problems(case.client.send(page, unread)) == ["Select how the decision went"]
    other = case.client.other(case.build.officer(team=case.team))
    theirs = other.get(f"{case.here}/capacity/notes")
    case.client.send(page, outcome="decided")
    late = other.send(theirs, outcome="decided-with-help", help_given=AWKWARD)
    assert "Someone else recorded this decision while you had the page open." in late.words()
    assert _value(late, "help_given") == AWKWARD
    assert AWKWARD in other.send(late).words()


def test_nobody_else_finds_any_of_it(case: Case) -> None:
    case.build.agree(
        case.lead,
        case.review,
        case.resident,
        Use.QUOTE,
        state=ConsentState.IN_PART,
        limits="Some",
    )
    paths = ["", "/agreement", "/agreement/quote/clear", "/capacity/quote"]
    stranger = case.client.other(case.build.officer(Role.LEAD_REVIEWER, team=case.build.team()))
    for path in paths:
        stranger.get(f"{case.here}{path}", status=404)
    for role in (Role.LETTER_OFFICER, Role.BENEFITS_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR):
        other = case.client.other(case.build.officer(role))
        for path in paths:
            page = other.get(f"{case.here}{path}", status=403)
            assert "Bo Bell" not in page.text
    for path in ("/agreement/nothing/clear", "/capacity/nothing", "/agreement/notes/clear"):
        case.client.get(f"{case.here}{path}", status=404)
    elsewhere = case.build.resident(case.scheme)
    case.client.get(f"/reviews/{case.review}/residents/{elsewhere}", status=404)
    assert case.build.rows(StoredFile) == []
