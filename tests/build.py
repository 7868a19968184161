"""Making people, schemes and reviews for tests, through the services that officers use."""

from collections.abc import Callable
from copy import copy, deepcopy
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from reviews.domain.accounts.answers import Answer, State
from reviews.domain.accounts.questions import Kind
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Act, Role, Viewer
from reviews.domain.people.training_and_checks import Held, RecordKind
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closed_words import OrganisationKind, Part, Tenure, YesNo
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.domain.visits.visits import Equipped
from reviews.services.accounts import accounts
from reviews.services.accounts.record_answers import record_answers
from reviews.services.assessment import findings
from reviews.services.cases.cases import NewCase, open_case
from reviews.services.consent import consents
from reviews.services.people import officers, training_and_checks
from reviews.services.people.set_up import command_line
from reviews.services.register import residents, schemes
from reviews.services.register.parts_played import set_part
from reviews.services.register.residents import ContactNeeds, NewResident, Stay
from reviews.services.register.schemes import (
    AddressDetails,
    NewScheme,
    OrganisationFacts,
    SchemeDetails,
)
from reviews.services.review import reviews
from reviews.services.visits.visits import record as record_on_visit
from reviews.store.people import officers as store_people
from reviews.store.record.engine import reading_session, writing
from reviews.store.tables import AnswerVersion, Event, StaffSpoken, Visit
from reviews.web.resources import Resources
from tests.databases import SET_UP_EVENTS, Contents

Made = TypeVar("Made")
_MADE: dict[tuple[object, ...], tuple[Contents, "count[int]", "Build", Any]] = {}
"""What was made of a new council, by kind of database, maker and day."""


class Build:
    """One council in one database, at the time its clock says."""

    def __init__(self, house: Resources, clock: Callable[[], datetime]) -> None:
        self.house = house
        self.clock = clock
        self.numbers = count(1)

    def once(self, make: "Callable[[Build], Made]", *key: object) -> Made:
        """What is made of a new council: made once a process, then put back for each test.

        Args:
            make: a class or function that builds through its argument only, and keeps nothing
                of it but ids, values and the argument itself.
            key: what decides what is made, where that is not `make` alone.
        """
        place = (self.house.engine.dialect.name, self.clock(), *(key or (make,)))
        if not self._new():
            return make(self)
        if place not in _MADE:
            made = make(self)
            self.house.engine.dispose()
            held = Contents.of(self.house.settings.url, self.house.files.folder)
            _MADE[place] = (held, copy(self.numbers), self, deepcopy(made, {id(self): self}))
            return made
        held, numbers, before, as_made = _MADE[place]
        self.house.engine.dispose()
        held.put_back(self.house.settings.url, self.house.files.folder)
        self.numbers = copy(numbers)
        found: Made = deepcopy(as_made, {id(before): self})
        return found

    def _new(self) -> bool:
        """Whether nothing was done in this council since it was set up."""
        return next(copy(self.numbers)) == 1 and len(self.rows(Event)) == SET_UP_EVENTS

    @property
    def today(self) -> date:
        return self.clock().date()

    def days(self, count: int) -> date:
        """The date some days from today."""
        return self.today + timedelta(days=count)

    def do(self, service: Callable[..., Any], by: Viewer | None, *args: Any, **more: Any) -> Any:
        """Run a service in a transaction of its own, as an officer or from the command line."""
        act = Act(by, self.clock()) if by else command_line(self.clock())
        with writing(self.house.engine) as session:
            return service(session, act, *args, **more)

    def read(self, query: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Run a query in a reading session."""
        with reading_session(self.house.engine) as session:
            return query(session, *args, **more)

    def rows(self, table: Any) -> list[Any]:
        """Every row of a table."""

        def every(session: Session) -> list[Any]:
            return list(session.query(table))

        found: list[Any] = self.read(every)
        return found

    def team(self, name: str = "") -> UUID:
        key: UUID = self.do(officers.add_team, None, name or f"Team {next(self.numbers)}")
        return key

    def officer(
        self, *roles: Role, team: UUID | None = None, name: str = "", **more: Any
    ) -> Viewer:
        """An officer with these roles, a reviewer where none is given; cleared if in a team."""
        number = next(self.numbers)
        teams = [team] if team else []
        officer_id = self.do(
            officers.add_officer,
            None,
            name=name or f"Officer {number}",
            sign_in_name=f"officer{number}",
            roles=roles or (Role.REVIEWER,),
            teams=teams,
            **({"telephone": "01632 960001", "job_title": "Review officer"} | more),
        )
        if team:
            self.check(officer_id)
            self.train(officer_id)
        found: Viewer = self.read(store_people.viewer, officer_id)
        return found

    def check(self, officer_id: UUID, days: int = 1_000) -> UUID:
        """A security check of an officer, valid until some days from today."""
        held = Held(RecordKind.CHECK, "Enhanced DBS check", self.days(-100), self.days(days))
        key: UUID = self.do(training_and_checks.record_held, None, officer_id, held)
        return key

    def train(self, officer_id: UUID, days: int | None = None) -> UUID:
        """A training of an officer; valid until some days from today where a number is given."""
        last = None if days is None else self.days(days)
        held = Held(RecordKind.TRAINING, "Talking with residents", self.days(-100), last)
        key: UUID = self.do(training_and_checks.record_held, None, officer_id, held)
        return key

    def organisation(self, name: str = "") -> UUID:
        facts = OrganisationFacts(
            name=name or f"Provider {next(self.numbers)}",
            kind=OrganisationKind.CHARITY,
            contact_name="Jo Bloggs",
            address="1 Mill Lane\nAnytown",
            postcode="AN1 2BC",
        )
        key: UUID = self.do(schemes.add_organisation, None, facts)
        return key

    def scheme(
        self, team: UUID, name: str = "", provider: UUID | None = None, **details: Any
    ) -> UUID:
        """A scheme with one address, and a support provider where one is given."""
        number = next(self.numbers)
        facts = SchemeDetails(
            area="Riverside", cohort="People who were homeless", tenure=Tenure.LICENCE, units=6
        )
        new = NewScheme(
            reference=f"S-{number:04}",
            name=name or f"Scheme {number}",
            team_id=team,
            details=replace(facts, **details),
            addresses=(AddressDetails(f"{number} Mill Street", "AN2 3CD", town="Anytown"),),
        )
        key: UUID = self.do(schemes.add_scheme, None, new)
        if provider:
            self.part(key, provider, Part.SUPPORT_PROVIDER)
        return key

    def part(self, scheme: UUID, organisation: UUID, part: Part) -> None:
        """The part that an organisation plays at a scheme."""
        self.do(
            set_part,
            None,
            scheme,
            organisation_id=organisation,
            part=part,
            responsibilities="Support",
            from_on=None,
        )

    def resident(self, scheme: UUID, name: str = "", **contact: Any) -> UUID:
        """A resident who lives at a scheme; safe to write to unless `contact` says otherwise."""
        number = next(self.numbers)
        new = NewResident(
            reference=f"R-{number:04}",
            full_name=name or f"Resident {number}",
            stay=Stay(scheme, f"Room {number}", YesNo.YES, f"HB{number}", date(2026, 1, 5)),
            contact=ContactNeeds(**({"safe_to_write": YesNo.YES} | contact)),
        )
        key: UUID = self.do(residents.add_resident, None, new)
        return key

    def review(self, by: Viewer, scheme: UUID, *planned: UUID) -> UUID:
        key: UUID = self.do(
            reviews.start_review, by, scheme, why="A sample check", residents=planned
        )
        return key

    def case(
        self,
        by: Viewer,
        scheme: UUID,
        claimant: UUID | None = None,
        *reviews: UUID,
        about: str = "Found not to be exempt accommodation",
    ) -> UUID:
        """A claimant's case, or a provider's dispute where there is no claimant."""
        kind = CaseKind.CLAIM if claimant else CaseKind.DISPUTE
        new = NewCase(kind, scheme, about, claimant, reviews)
        key: UUID = self.do(open_case, by, new)
        return key

    def agree(
        self,
        by: Viewer,
        review: UUID,
        resident: UUID,
        *uses: Use,
        state: ConsentState = ConsentState.GIVEN,
        limits: str = "",
    ) -> None:
        """A resident's reply to these uses, all of them where none is given."""
        asked = consents.Asked("In plain words", "Spoken", "", True, self.today)
        replies = [consents.Reply(use, state, limits) for use in uses or tuple(Use)]
        self.do(consents.record_consent, by, review, resident, asked, replies)

    def account(
        self,
        by: Viewer,
        review: UUID,
        resident: UUID | None = None,
        source: Source = Source.RESIDENT,
        said: str = "They help me",
        **more: Any,
    ) -> UUID:
        """An account under way, with one answer in words."""
        name = "resident-interview" if source in SPEAKS_FOR_RESIDENT else "personal-file"
        asked = self.house.question_sets.latest(name)
        new = accounts.NewAccount(asked, source, "R", self.today, resident_id=resident, **more)
        key: UUID = self.do(accounts.start_account, by, review, new)
        asked = asked.asked_of(source)
        question = next(
            one for one in asked.questions() if one.kind is Kind.LONG_TEXT and one.when is None
        )
        answer = {(question.key, 0): Answer(State.GIVEN, said)}
        self.do(record_answers, by, key, asked, answer, {})
        return key

    def talk_before(
        self,
        by: Viewer,
        visit: UUID,
        post: str = "Cook",
        said: str = "Trained",
        name: str = "",
        equipped: Equipped = Equipped.YES,
    ) -> UUID:
        """A talk with staff as visits recorded them before each was an account."""

        def write(session: Session, act: Act) -> UUID:
            row = session.get(Visit, visit)
            assert row is not None
            words = {"post": post, "name": name, "said": said, "feels_equipped": equipped.value}
            talk = StaffSpoken(
                id=uuid4(), visit_id=visit, recorded_by=by.id, recorded_at=act.at, **words
            )
            session.add(talk)
            record_on_visit(session, act, row, EventKind.STAFF_SPOKEN_TO, {"post": post})
            return talk.id

        key: UUID = self.do(write, by)
        return key

    def finding(self, by: Viewer, review: UUID, *account_ids: UUID) -> UUID:
        """A finding that rests on the first answer of each of these accounts."""
        words = findings.FindingWords("delivery", FindingKind.STRENGTH, "Staff come when asked.")
        key: UUID = self.do(findings.write_finding, by, review, words)
        for account_id in account_ids:
            answer = next(one for one in self.rows(AnswerVersion) if one.account_id == account_id)
            self.do(findings.cite, by, review, key, findings.Cited(answer_id=answer.id))
        return key
