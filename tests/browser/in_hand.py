"""Letters in hand at the example council: at each step before the envelope, and one stopped."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.letters.kinds import LetterKind
from reviews.services.follow_up.corrections import Asked, ask_correction
from reviews.services.follow_up.recommendations import Recommended, recommend
from reviews.services.letters.steps import clear_passage
from reviews.store.letters import letters
from reviews.store.people import officers
from reviews.store.tables import Finding, Letter, LetterPassage, Officer, Review, Scheme
from tests.build import Build
from tests.client import Client

PROVIDER, RESIDENT = LetterKind.PROVIDER_RECOMMENDATIONS, LetterKind.RESIDENT_LETTER


class Desk:
    """The officers who have letters in hand, each at a browser."""

    def __init__(self, build: Build, clients: Mapping[str, Client]) -> None:
        self.build, self.clients = build, clients
        rows = {one.sign_in_name.partition(".")[0]: one.id for one in build.rows(Officer)}
        self.officers = {key: build.read(officers.viewer, one) for key, one in rows.items()}

    def review(self, scheme: str) -> UUID:
        """The review of a scheme, by the scheme's name."""
        asked = select(Review.id).join(Scheme, Scheme.id == Review.scheme_id)
        found: UUID = self.build.read(lambda session: session.scalar(asked.filter_by(name=scheme)))
        return found

    def draft(self, by: str, scheme: str, kind: LetterKind, day: date) -> list[Letter]:
        """Draft letters dated a day to all who are offered; gives those that are drafts now."""
        client, review = self.clients[by], self.review(scheme)
        page = client.get(f"/reviews/{review}/letters/draft/{kind}")
        offered = [
            one.get("value") for one in page.every("input") if one.get("name") == "residents"
        ]
        chosen = {"residents": offered} if offered else None
        client.send(page, chosen, planned_issue_on=day, covering="Thank you for your call.")
        rows = [one for one in self.build.rows(Letter) if one.review_id == review]
        return [one for one in rows if one.kind is kind and one.planned_issue_on == day]

    def issue(self, letter: Letter, by: str, issued_by: str) -> None:
        """Clear what is to be cleared, approve and issue a letter."""
        drafted = self.build.read(letters.letter, letter.id)
        for one in self.build.read(letters.passages_of, letter.id, drafted.draft):
            if not self._cleared(one.id):
                self.build.do(
                    clear_passage, self.officers[by], letter.id, one.id, "True of every home."
                )
        self.clients[by].post(f"/letters/{letter.id}/approve", {"seen": drafted.binding})
        self.clients[issued_by].post(f"/letters/{letter.id}/issue")

    def _cleared(self, passage: UUID) -> bool:
        rows = self.build.rows(LetterPassage)
        return any(one.id == passage and one.cleared_at is not None for one in rows)


def day_before(desk: Desk, day: date) -> None:
    """A letter to a provider waits for residents, and its date passes."""
    review = desk.review("Hazel House")
    improve = next(
        one
        for one in desk.build.rows(Finding)
        if one.review_id == review and one.kind is FindingKind.IMPROVE
    )
    made = Recommended(
        finding_fact_id=improve.fact_id,
        what="Say who is on call at night.",
        plain_words="Tell you whom to ring at night.",
        evidence="The list of who is on call.",
        acknowledge_by_on=day + timedelta(days=30),
        complete_by_on=day + timedelta(days=60),
    )
    desk.build.do(recommend, desk.officers["samuel"], review, made)
    desk.draft("rachel", "Hazel House", PROVIDER, day)


def on_the_day(desk: Desk, day: date) -> None:
    """Letters to residents: drafts, one to be sent, and one that may not be sent any more."""
    drafted = desk.draft("rachel", "Canal House", RESIDENT, day)
    for one in drafted[:2]:
        desk.issue(one, "priya", "rachel")
    lead = desk.clients["priya"]
    unsafe = lead.get(f"/residents/{drafted[1].resident_id}/contact")
    lead.send(unsafe, safe_to_write="no", safe_to_ring="no")
    asked = Asked(
        asked_by="The support provider",
        asked_on=day,
        what="The lounge was painted before the visit. The decorator’s bill shows it.",
        finding_fact_id=None,
    )
    desk.build.do(ask_correction, desk.officers["rachel"], desk.review("Harbour Lodge"), asked)


def starts(desk: Desk, walk: Callable[[str, str], None]) -> None:
    """Walk from what those who hold the letters open first."""
    for scheme in ("Hazel House", "Canal House"):
        walk("rachel", f"/reviews/{desk.review(scheme)}/letters")
    for letter in desk.build.rows(Letter):
        if letter.planned_issue_on >= desk.build.today - timedelta(days=1):
            walk("rachel", f"/letters/{letter.id}")
    corrections = f"/reviews/{desk.review('Harbour Lodge')}/corrections"
    walk("niamh", corrections)
    links = [one.get("href", "") for one in desk.clients["niamh"].get(corrections).every("a")]
    walk("niamh", next(one for one in links if one.startswith("/corrections/")))
