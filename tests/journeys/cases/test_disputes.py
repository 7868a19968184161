"""A provider's dispute: opened from the review, answered, without advice for the lead."""

from reviews.domain.cases.kinds import NoteKind
from reviews.domain.people.roles import Role
from reviews.services.cases import cases, notes
from reviews.store.tables import Case
from tests.build import Build
from tests.client import Client
from tests.journeys.assessing import AWKWARD, Assessing


def test_a_lead_opens_it_from_the_review_and_answers(client: Client, build: Build) -> None:
    review = Assessing(build)
    client.sign_in(review.ann)
    page = client.get(client.get(review.address).links()["Record a provider’s dispute"])
    (provider,) = [
        one.get("value") for one in page.every("input") if one.get("name") == "organisation_id"
    ]
    lacking = client.send(page, words=AWKWARD, answer_by_on=build.days(-1))
    assert "Select who disputes it" in lacking.words()
    lacking = client.send(lacking, organisation_id=provider)
    assert "This is before the day on which it came." in lacking.words()
    assert AWKWARD.splitlines()[1] in lacking.words()
    page = client.send(lacking, answer_by_on=build.days(5), file=("letter.txt", b"We do much more"))
    assert "A provider’s dispute" in page.words()
    case = page.address
    assert "Answer the provider" in page.words()
    assert page.links()["What the provider disputes"] == f"{case}/dispute"
    page = client.get(f"{case}/dispute")
    letter = page.links()["letter.txt"]
    assert client.download(letter).data == b"We do much more"
    for other in (review.bo, build.officer(Role.LEAD_REVIEWER, team=review.team)):
        assert client.other(other).http.get(letter).status_code == 404
    assert "The answer to the provider" in client.get(f"{case}/timeline").words()
    refused = client.send(client.get(f"{case}/close"), reason="Done")
    assert "is not answered." in refused.words()
    change = next(href for words, href in page.links().items() if words.startswith("Change"))
    page = client.send(client.get(change), answered_on=build.today)
    assert "Select what the answer was." in page.words()
    page = client.send(page, outcome="corrected", answer="We put two findings right")
    assert "What the review found is put right" in page.words()
    assert "Nothing is left to do." in client.get(case).words()
    assert "The case is closed." in client.send(client.get(f"{case}/close"), reason="Done").words()


def test_a_benefits_officer_opens_it_too_and_others_do_not(client: Client, build: Build) -> None:
    review = Assessing(build)
    officer = build.officer(Role.BENEFITS_OFFICER)
    client.sign_in(officer)
    page = client.get(f"{review.address}/findings")
    assert "Record a provider’s dispute" in page.words()
    page = client.get(f"{review.address}/dispute")
    assert page.heading == "Record a provider’s dispute"
    client.sign_in(review.bo)
    assert client.http.get(f"{review.address}/dispute").status_code == 403


def test_a_lead_meets_no_trace_of_advice(client: Client, build: Build) -> None:
    review = Assessing(build)
    officer = build.officer(Role.BENEFITS_OFFICER)
    case = build.case(officer, review.scheme)
    build.do(cases.add_member, officer, case, review.ann.id)
    client.sign_in(review.ann)
    pages = ("", "/notes", "/history", "/timeline", "/dispute")

    def read() -> list[str]:
        return [client.get(f"/cases/{case}{part}").words() for part in pages]

    before = read()
    for kind in (NoteKind.ADVICE, NoteKind.STRATEGY):
        build.do(notes.write_note, officer, case, kind, "Our ground is weak")
    assert read() == before
    assert not any("advice" in one.lower() for one in before)
    client.sign_in(officer)
    assert client.get(f"/cases/{case}/notes").words().count("Our ground is weak") == 2
    assert "wrote advice in a case" in client.get(f"/cases/{case}/history").words()
    assert len(build.rows(Case)) == 1


def test_a_lead_writes_no_advice(client: Client, build: Build) -> None:
    review = Assessing(build)
    officer = build.officer(Role.BENEFITS_OFFICER)
    case = build.case(officer, review.scheme)
    build.do(cases.add_member, officer, case, review.ann.id)
    client.sign_in(review.ann)
    page = client.send(client.get(f"/cases/{case}/notes"), words=AWKWARD)
    assert AWKWARD.splitlines()[1] in page.words()
    assert 'value="advice"' not in page.text
