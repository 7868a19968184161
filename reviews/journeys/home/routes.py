"""An officer's own work, their account, and whether the service is well."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template

from reviews.domain.cases.listing import lists_every_case
from reviews.domain.health import Health
from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Permission, Role, Viewer
from reviews.domain.record.jobs import worker_state
from reviews.domain.review.state import ReviewState
from reviews.domain.safeguarding.leave_by import by_what_presses
from reviews.reference.accessibility_testing import accessibility_testing
from reviews.reference.code_lists import look_round
from reviews.services.accounts.contact_said import to_decide
from reviews.services.across.kept_safe import kept_safe
from reviews.services.letters.whole import drafts_that_wait, letters_that_wait
from reviews.store.accounts import tasks
from reviews.store.across import data_requests, reading_and_paused, work
from reviews.store.assessment import reopenings
from reviews.store.cases import changed_since, listed, record_asked
from reviews.store.letters import letters
from reviews.store.people import officers
from reviews.store.people.restricted import is_listed
from reviews.store.record import jobs, restores
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.safeguarding import concerns, feedback, threats
from reviews.store.visits import visits
from reviews.store.visits.handed_on import still_with
from reviews.web.access.allow import Page, allow, anyone, viewer
from reviews.web.database import reading
from reviews.web.resources import now, resources, today

bp = Blueprint("home", __name__)


@bp.get("/")
@allow()
def show() -> Page:
    """What waits for this officer."""
    officer, session = viewer(), reading()
    page: dict[str, Any] = {"reviews": [], "visits": [], "letters": [], "late": []}
    if officer.may(Permission.READ_FINDINGS):
        page["reviews"] = reviews.review_page(session, officer, state=ReviewState.OPEN)
    if officer.may(Permission.FOLLOW_UP):
        late = work.followed_up(session, officer, today())
        page["late"], page["more_late"] = late[: work.PAGE], len(late) > work.PAGE
        page["numbered"] = Role.BENEFITS_OFFICER not in officer.roles
    page["reads_shared"] = Role.BENEFITS_OFFICER in officer.roles
    if officer.may(Permission.REVIEW):
        page["to_read"] = reading_and_paused.to_read(session, officer)
        page["paused"] = reading_and_paused.paused(session, officer)
        page["to_follow_up"] = tasks.to_follow_up(session, officer, _led(officer), today())
        page["to_weigh"] = reopenings.to_weigh(session, _led(officer))
        page["to_decide"] = to_decide(session, officer)
        page["waiting"] = still_with(session, teams=_led(officer))
        page["things"] = look_round().things
        page["told"] = feedback.waiting(session, officer)
        page["visits"] = visits.visits_to_come(session, teams=officer.teams)
    page["threats"] = by_what_presses(threats.running(session, officer), now())
    page["concerns"] = concerns.concerns(session, officer, waiting=True)
    page["fills"] = officer.may(Permission.MANAGE_PEOPLE)
    if page["fills"] or officer.may(Permission.WRITE_LETTERS):
        page["waits"] = letters_that_wait(session)
        page["drafted"] = drafts_that_wait(session, page["waits"])
    if officer.may(Permission.READ_EVENTS):
        page["unsafe"] = kept_safe(session, today()).late
    if officer.may(Permission.DECIDE_REQUESTS):
        page["asked"] = data_requests.requests(session, waiting=True)
    page |= _cases(session, officer)
    page["listed"] = is_listed(session, Room.SAFEGUARDING, officer)
    if officer.may(Permission.WRITE_LETTERS):
        page["letters"] = letters.letters_waiting(session, officer)
    return render_template("journeys/home/show.html", viewer=officer, day=today(), **page)


def _cases(session: Session, officer: Viewer) -> dict[str, Any]:
    """What waits in the council's cases, and what was asked of the review teams."""
    page: dict[str, Any] = {}
    if lists_every_case(officer):
        page["cases"] = listed.sections(session, officer)
        page["changed"] = len(changed_since.changed_cases(session, officer))
    if officer.may(Permission.APPEALS):
        page["asked_by_me"] = record_asked.asked_by(session, officer, size=record_asked.LATEST)
    if officer.may(Permission.REVIEW):
        page["to_record"] = record_asked.to_answer(session, officer)
    return page


def _led(officer: Viewer) -> frozenset[UUID]:
    """The teams that an officer leads."""
    return frozenset(team for team in officer.teams if officer.leads(team))


@bp.get("/account")
@allow()
def account() -> Page:
    """One's own account: name, roles, teams, password, signing out."""
    return render_template(
        "journeys/home/account.html", officer=officers.officer(reading(), viewer().id)
    )


@bp.get("/accessibility")
@anyone
def accessibility() -> Page:
    """What this service does to be usable by everyone, and what it does not do yet."""
    return render_template("journeys/home/accessibility.html", tried=accessibility_testing())


@bp.get("/health")
@anyone
def health() -> tuple[dict[str, str], int]:
    """200 when the database and the file store can be written to and read; else what cannot.

    `restore` is the number that changes when the record is restored from a back-up; `worker` says
    whether anything works on long work, for want of which nothing is lost.

    The one address that writes when it is asked for: a row that tells of nothing, at most once in
    some seconds, past the session of the request.
    """
    parts = resources()
    found = parts.watch.look(parts.engine, parts.files, now())
    state = {"database": found.database.value, "files": found.files.value}
    told, seen_at = jobs.seen(parts.engine)
    if told:
        state["worker"] = worker_state(seen_at, now()).value
    number = restores.told(parts.engine)
    if number is not None:
        state["restore"] = number
    if found.well:
        return state, 200
    both = (("The database", found.database), ("The file store", found.files))
    ill = [f"{name}: {one.words}" for name, one in both if one is not Health.OK]
    return state | {"told": " ".join(ill)}, 503
