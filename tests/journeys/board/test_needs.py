"""Support needs: each source in its own row, support told on each side, silence as silence."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.accounts.answers import Answer, State, missing
from reviews.domain.assessment.planned_parts import REFERRER_SET, SUPPORT_SET
from reviews.domain.board.support import Step, SupportTold
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role
from reviews.domain.sources import Source
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.board import support
from reviews.services.record.files import take_in
from reviews.store.tables import StoredFile, SupportRecord
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing
from tests.queries import asked


class Needs(Assessing):
    """A review with one resident who agreed, and accounts about their needs."""

    def __init__(self, build: Build, residents: int = 1) -> None:
        super().__init__(build, residents)
        for one in self.residents:
            build.agree(self.ann, self.id, one)

    def page(self, resident: UUID | None = None) -> str:
        return f"{self.address}/residents/{resident or self.residents[0]}/needs"

    def told(
        self, source: Source, answers: dict[tuple[str, int], Any], *, finished: bool = False
    ) -> UUID:
        """What staff or the referrer told, by the set that asks them."""
        name = REFERRER_SET if source is Source.REFERRER else SUPPORT_SET
        asked = self.build.house.question_sets.latest(name)
        new = accounts.NewAccount(
            asked, source, "Someone", self.build.today, resident_id=self.residents[0]
        )
        key: UUID = self.build.do(accounts.start_account, self.ann, self.id, new)
        asked = asked.asked_of(source)
        given = {place: Answer(State.GIVEN, value) for place, value in answers.items()}
        if finished:
            given |= {
                (q.key, 0): Answer(State.NOT_APPLICABLE, None, "Not theirs")
                for q in asked.questions()
                if not asked.section_of[q.key].repeat and not q.optional
            }
        self.build.do(record_answers, self.ann, key, asked, given, {})
        return key

    def record(self, source: Source = Source.PROVIDER, **more: Any) -> UUID:
        facts = {
            "need": "money",
            "step": Step.OFFERED,
            "source": source,
            "said_by": "Scheme manager",
            "who": "Support worker",
            "how_often": "Twice a week",
            "how_long": "Half an hour",
            "words": "Going through the post together",
            "true_from_on": self.build.days(-7),
        }
        told = SupportTold(**(facts | more))  # type: ignore[arg-type]
        key: UUID = self.build.do(
            support.record_support, self.ann, self.id, self.residents[0], told
        )
        return key


@pytest.fixture
def case(build: Build) -> Needs:
    return build.once(Needs)


def test_each_source_stands_in_its_own_row(client: Client, case: Needs) -> None:
    case.account(answers={("need-area", 1): "money", ("need-help-needed", 1): "yes"})
    case.account(
        Source.DOCUMENT,
        case.residents[0],
        respondent="Support plan",
        answers={
            ("need-area", 1): "money",
            ("need-help-needed", 1): "no",
            ("need-change-recorded", 1): AWKWARD,
        },
    )
    case.told(Source.REFERRER, {("need-area", 1): "money", ("need-help-needed", 1): "yes"})
    client.sign_in(case.bo)
    page = client.get(case.page())
    words = page.words()
    assert page.heading == "Support needs"
    assert "Money and bills" in words
    assert "Accounts differ Do you need help with this?" in words
    assert "It says they do not" in words
    assert 'O’Brien-Łukasz & "Sons" <b>say</b> لا أعرف 🙂 ŵŷ' in words
    assert "No account yet: Family or chosen supporter; Advocate; Provider" in words
    link = next(href for text, href in page.links().items() if text.startswith("Referrer: Someone"))
    there = client.get(link.split("#")[0])
    assert link.split("#")[1] == "answer-need-help-needed-1"
    assert f'id="{link.split("#")[1]}"' in there.text


def test_each_cell_prints_its_question_and_each_heading_holds_only_what_asks_it(
    client: Client, case: Needs
) -> None:
    told: dict[tuple[str, int], Any] = {("need-area", 1): "money", ("need-help-needed", 1): "yes"}
    case.account(answers=told | {("need-met", 1): "partly"})
    case.told(Source.REFERRER, told | {("need-heard-since", 1): f"Nothing.\n{AWKWARD}"})
    client.sign_in(case.ann)
    words = client.get(case.page()).words()
    table = words[words.index("As each account has it") : words.index("What became of support")]
    assert "Do you need help with this? Yes" in table
    assert "When you referred the person, did they need help with this? Yes" in table
    assert "How far does the help you get meet what you need? " in table
    assert "Nothing." not in table
    since = words[words.index("What was heard since : Money and bills") :]
    assert "What have you heard since about this part of the person’s life" in since
    assert 'Nothing. O’Brien-Łukasz & "Sons" <b>say</b>' in since


def test_who_was_not_asked_of_a_need_did_not_pass_it_over(client: Client, case: Needs) -> None:
    case.account(
        Source.DOCUMENT,
        case.residents[0],
        answers={("need-area", 1): "food", ("need-help-needed", 1): "yes"},
    )
    key = case.account(answers={("need-area", 1): "money"})
    client.sign_in(case.ann)

    def row(words: str) -> str:
        """The resident's row of the need that only their file speaks of."""
        food = words[words.index("As each account has it : Cooking and shopping") :]
        return food[food.index("Resident") : food.index("Document")]

    assert row(client.get(case.page()).words()).count("Not asked") == 3
    asked = case.build.house.question_sets.latest("resident-interview").asked_of(Source.RESIDENT)
    answers = {("need-area", 1): Answer(State.GIVEN, "money")}
    while left := missing(asked, answers):
        answers |= {
            (one.question.key, one.repeat): Answer(State.NOT_SEEN, None, "Tired") for one in left
        }
    answers.pop(("need-area", 1))
    case.build.do(record_answers, case.ann, key, asked, answers, {})
    sets = {(one.name, one.version): one for one in case.build.house.question_sets}
    case.build.do(accounts.finish_account, case.ann, key, sets)
    words = row(client.get(case.page()).words())
    assert words.count("Not asked about this") == 3
    assert "did not mention" not in words


def test_only_who_was_asked_of_a_need_is_silent_on_it(client: Client, case: Needs) -> None:
    interview = {("need-area", 1): "food", ("need-help-needed", 1): "did-not-say"}
    case.account(answers=interview)
    file = {("need-area", 1): "food", ("need-help-needed", 1): "not-mentioned"}
    case.account(Source.DOCUMENT, case.residents[0], respondent="File", answers=file)
    case.told(Source.STAFF, {("need-area", 1): "money"})
    client.sign_in(case.ann)
    words = client.get(case.page()).words()
    food = words[words.index("As each account has it : Cooking and shopping") :]
    food = food[: food.index("What became of support")]
    assert food[food.index("Resident") :].count("Asked, and did not mention it") == 1
    assert food[food.index("Document") :].count("Looked for, and nothing found") == 1
    staff = food[food.index("Staff at the scheme") : food.index("Document")]
    assert staff.count("Not asked about this") == 3


def test_support_is_recorded_step_by_step_and_side_by_side(client: Client, case: Needs) -> None:
    client.sign_in(case.ann)
    page = client.get(client.get(case.page()).links()["Record support"])
    refused = client.send(page)
    for sentence in (
        "Select whose account this is",
        "Select the part of life",
        "Select what is told of it",
        "Say what the support was",
        "Enter the day on which it was so",
    ):
        assert sentence in refused.words()
    page = client.send(
        page,
        source="provider",
        said_by="Manager & deputy",
        need="something-else",
        need_other="My dog",
        step="declined",
        words=AWKWARD,
        who="Support worker",
        how_often="Weekly",
        how_long="An hour",
        true_from_on=case.build.days(-3),
        true_to_on=case.build.days(-1),
        file=("rota.txt", b"Mon: Jo"),
    )
    words = page.words()
    assert "My dog" in words
    assert 'O’Brien-Łukasz & "Sons" <b>say</b>' in words
    assert "Support worker, Weekly, An hour" in words
    assert "So from 20 November 2026 to 22 November 2026" in words
    assert "recorded support for a resident" in client.get(f"{case.address}/history").words()
    [row] = case.build.rows(SupportRecord)
    assert row.step is Step.DECLINED
    assert client.download(f"/files/{row.file_id}").status_code == 200


def test_a_day_to_come_and_an_end_before_the_start_are_refused(client: Client, case: Needs) -> None:
    client.sign_in(case.ann)
    page = client.get(f"{case.page().removesuffix('needs')}support/add?need=money")
    given: dict[str, Any] = {
        "source": "staff",
        "said_by": "Worker",
        "step": "offered",
        "words": "Help",
    }
    late = client.send(page, **given, true_from_on=case.build.days(1))
    assert "The date must be today or in the past." in late.words()
    back = client.send(page, **given, true_from_on=case.build.today, true_to_on=case.build.days(-1))
    assert "The end date must be the same as or after the start date." in back.words()
    assert case.build.rows(SupportRecord) == []


def test_a_record_is_taken_back_with_a_reason_and_stays(client: Client, case: Needs) -> None:
    key = case.record()
    client.sign_in(case.bo)
    page = client.get(f"{case.page().removesuffix('needs')}support/{key}/take-back")
    assert "Say why it is taken back" in client.send(page).words()
    page = client.send(page, reason="It was another resident’s")
    assert "Going through the post together" not in page.words()
    assert len(case.build.rows(SupportRecord)) == 1
    client.get(f"{case.page().removesuffix('needs')}support/{key}/take-back", status=404)
    told = client.get(f"{case.address}/history").words()
    assert "took back a record of support: It was another resident’s" in told


def test_a_record_is_corrected_with_a_reason_and_the_one_before_is_shown(
    client: Client, case: Needs
) -> None:
    stored = take_in(case.build.house.files, "rota.txt", b"Mon: Jo", 10_000)
    told = SupportTold(
        "My dog", Step.OFFERED, Source.PROVIDER, "Manager", "", "", "", "A walk", case.build.today
    )
    key = case.build.do(support.record_support, case.ann, case.id, case.residents[0], told, stored)
    client.sign_in(case.bo)
    address = f"{case.page().removesuffix('needs')}support/{key}"
    page = client.get(f"{address}/correct")
    stale = client.get(f"{address}/take-back")
    assert "A walk" in page.text
    assert "My dog" in page.text
    assert "Say why it is corrected" in client.send(page).words()
    done = client.send(page, step="delivered", words=AWKWARD, reason=f"Misheard\n{AWKWARD}")
    words = done.words()
    assert "The record is corrected." in words
    assert 'O’Brien-Łukasz & "Sons" <b>say</b>' in words
    assert "Before it was corrected" in words
    assert "Offered A walk" in words
    assert done.text.count("rota.txt") == 2
    told_of = client.get(f"{case.address}/history").words()
    assert "corrected a record of support: Misheard" in told_of
    late = client.send(page, words="Mine", reason="Late")
    assert "Someone corrected this record or took it back" in late.words()
    assert "Mine" in late.text
    assert "Someone corrected this record" in client.send(stale, reason="Late").words()
    client.get(f"{address}/correct", status=404)
    old, new = sorted(case.build.rows(SupportRecord), key=lambda one: one.superseded_at is None)
    assert (old.fact_id, old.file_id) == (new.fact_id, new.file_id)
    assert (old.words, new.step) == ("A walk", Step.DELIVERED)


def test_a_paper_opens_only_where_every_version_that_it_was_filed_with_is_agreed_to(
    client: Client, case: Needs
) -> None:
    stored = take_in(case.build.house.files, "plan.txt", b"Mon: Jo", 10_000)
    told = SupportTold(
        "money", Step.OFFERED, Source.DOCUMENT, "Plan", "", "", "", "Help", case.build.today
    )
    resident = case.residents[0]
    key = case.build.do(support.record_support, case.ann, case.id, resident, told, stored)
    spoken = replace(told, source=Source.RESIDENT, said_by="R")
    case.build.do(support.correct_support, case.ann, case.id, key, spoken, "They said it")
    [file] = case.build.rows(StoredFile)
    client.sign_in(case.ann)
    assert client.download(f"/files/{file.id}").status_code == 200
    case.build.agree(case.ann, case.id, resident, Use.READ_FILE, state=ConsentState.WITHDRAWN)
    client.get(f"/files/{file.id}", status=404)
    words = client.get(case.page()).words()
    assert "Before it was corrected" not in words
    assert "Resident: R" in words


def test_what_is_not_agreed_is_neither_recorded_nor_shown(client: Client, case: Needs) -> None:
    stored = take_in(case.build.house.files, "rota.txt", b"Mon: Jo", 10_000)
    told = SupportTold(
        "money", Step.OFFERED, Source.DOCUMENT, "Rota", "", "", "", "Shown", case.build.today
    )
    case.build.do(support.record_support, case.ann, case.id, case.residents[0], told, stored)
    case.record(Source.RESIDENT, words="Nobody came", said_by="R")
    resident, withdrawn = case.residents[0], ConsentState.WITHDRAWN
    case.build.agree(case.ann, case.id, resident, Use.READ_FILE, state=withdrawn)
    client.sign_in(case.ann)
    page = client.get(case.page())
    assert "Nobody came" in page.words()
    assert "Shown" not in page.words()
    assert "Document. We hold no agreement to this use." in page.words()
    [file] = case.build.rows(StoredFile)
    client.get(f"/files/{file.id}", status=404)
    form = client.get(f"{case.page().removesuffix('needs')}support/add?need=money")
    refused = client.send(
        form,
        source="document",
        said_by="Plan",
        step="offered",
        words="x",
        true_from_on=case.build.today,
    )
    assert "We hold no agreement to this use." in refused.words()


def test_other_teams_and_auditors_see_nothing(client: Client, case: Needs, build: Build) -> None:
    case.record()
    auditor = build.officer(Role.AUDITOR)
    stranger = build.officer(team=build.team())
    for officer, status in ((auditor, 403), (stranger, 404)):
        client.sign_in(officer)
        client.get(case.page(), status=status)
        client.get(f"{case.address}/staff-time", status=status)
        client.get(f"{case.address}/frameworks", status=status)


def test_people_say_how_accounts_of_a_need_compare(client: Client, case: Needs) -> None:
    case.account(answers={("need-area", 1): "money", ("need-own-words", 1): "Jo is great"})
    case.record()
    client.sign_in(case.ann)
    page = client.get(client.get(case.page()).links()["Say how they compare : Money and bills"])
    assert "Jo is great" in page.words()
    assert "Going through the post together" in page.words()
    lacking = client.send(page, verdict="different")
    assert "Say in what they differ, or why it cannot be told." in lacking.words()
    done = client.send(page, verdict="different", words=AWKWARD)
    assert "They differ O’Brien-Łukasz" in done.words()
    assert "Ann, 23 November 2026 at 10:00am" in done.words()
    case.record(words="Another thing")
    changed = client.get(case.page()).words()
    assert "To compare again Ann compared these accounts" in changed
    assert "O’Brien-Łukasz" not in changed
    stale = client.send(page, verdict="same")
    assert "The accounts changed while you had this open." in stale.words()


def test_the_page_takes_the_same_queries_however_much_was_told(client: Client, case: Needs) -> None:
    client.sign_in(case.ann)
    counted = []
    for _ in range(2):
        case.account(answers={("need-area", 1): "money", ("need-help-needed", 1): "yes"})
        case.told(Source.STAFF, {("need-area", 1): "food", ("need-area", 2): "money"})
        case.record()
        case.record(Source.STAFF, need="food")
        with asked(case.build.house.engine) as sent:
            client.get(case.page())
        counted.append(len(sent))
    assert counted[0] == counted[1]
