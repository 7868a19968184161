"""Programmes of reviews: started, changed, schemes chosen with reasons or taken off (para 82)."""

from dataclasses import asdict
from uuid import UUID, uuid4

from reviews.domain.errors import NotAllowed, NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.programme.programmes import Because, Plan, check_because, check_plan
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first, stripped
from reviews.services.register.schemes import open_scheme
from reviews.store.people import officers
from reviews.store.programme import programmes
from reviews.store.record.events import lock, record
from reviews.store.record.session import Session
from reviews.store.tables import ChosenReason, ChosenScheme, Programme


def stream_of(programme_id: UUID) -> str:
    """The event stream of a programme."""
    return f"programme:{programme_id}"


def start_programme(session: Session, act: Act, team_id: UUID, plan: Plan, lead_id: UUID) -> UUID:
    """Start a programme of reviews for a team.

    Raises:
        Refused: it has no name or purpose, its dates do not hold together, or its lead is not in
            the team.
        NotAllowed: only a lead reviewer of the team may.
    """
    if not act.by.leads(team_id):
        raise NotAllowed("A lead reviewer of the team decides this.")
    key = uuid4()
    lock(session, stream_of(key))
    _check(session, team_id, plan, lead_id)
    who = {"team_id": team_id, "lead_id": lead_id}
    told = stripped(**asdict(plan))
    session.add(Programme(id=key, **who, created_at=act.at, version=1, **told))
    _record(session, act, key, EventKind.PROGRAMME_STARTED, name=plan.name.strip())
    return key


def _check(session: Session, team_id: UUID, plan: Plan, lead_id: UUID) -> None:
    check_plan(plan)
    if lead_id not in {one.id for one in officers.team_officers(session, team_id)}:
        raise Refused("Choose someone who is in the team now.", "lead")


def _record(
    session: Session,
    act: Act,
    programme_id: UUID,
    kind: EventKind,
    scheme_id: UUID | None = None,
    **words: object,
) -> None:
    about = {"programme": programme_id, "scheme": scheme_id}
    record(session, act, stream_of(programme_id), kind, about=about, words=words)


def programme_row(session: Session, act: Act, programme_id: UUID) -> Programme:
    """Lock a programme and give its row to a service that works on it.

    Raises:
        NotThere: there is none, or it belongs to a team that this officer does not work in.
    """
    lock(session, stream_of(programme_id))
    row = session.get(Programme, programme_id)
    if row is None or not act.by.works_on(row.team_id):
        raise NotThere
    return row


def led_row(session: Session, act: Act, programme_id: UUID) -> Programme:
    """As `programme_row`, for what a lead reviewer of the team decides."""
    row = programme_row(session, act, programme_id)
    if not act.by.leads(row.team_id):
        raise NotAllowed("A lead reviewer of the team decides this.")
    return row


def change_programme(
    session: Session, act: Act, programme_id: UUID, plan: Plan, lead_id: UUID, seen: int
) -> None:
    """Change what a programme is for, its period or its lead.

    `seen` is the version that the change was made on.

    Raises:
        Refused: as for a new one, or someone changed it meanwhile.
    """
    row = led_row(session, act, programme_id)
    if row.version != seen:
        raise Refused(
            "Someone changed this programme while you had it open. Look at it again in another "
            "window, then save to put yours in its place."
        )
    _check(session, row.team_id, plan, lead_id)
    row.name, row.purpose = plan.name.strip(), plan.purpose.strip()
    row.from_on, row.to_on, row.lead_id = plan.from_on, plan.to_on, lead_id
    row.version += 1
    _record(session, act, programme_id, EventKind.PROGRAMME_CHANGED, name=row.name)


def choose_scheme(
    session: Session,
    act: Act,
    programme_id: UUID,
    scheme_id: UUID,
    because: Because,
    list_version: str,
) -> UUID:
    """Choose a scheme by an indicator, or add one more reason where it is chosen already.

    `list_version` says which list the indicator was picked from.

    Raises:
        Refused: a reason or its source is missing, or the scheme is closed.
        NotThere: the scheme belongs to another team.
    """
    row = programme_row(session, act, programme_id)
    check_because(because)
    scheme = open_scheme(session, scheme_id)
    if scheme.team_id != row.team_id:
        raise NotThere
    if scheme.closed_on is not None:
        raise Refused("This scheme is closed, so it cannot be reviewed.")
    known = programmes.in_programme(session, programme_id, scheme_id)
    key = known or uuid4()
    if known is None:
        session.add(chosen_row(act, key, programme_id, scheme_id))
        session.flush()
    listed = because.indicator
    of = {"indicator": listed.key, "list_version": list_version, "name": listed.name}
    told = stripped(reason=because.said, number=because.number, source=because.source)
    first(session, act, ChosenReason, chosen_id=key, **of, **told)
    kind = EventKind.INDICATOR_ADDED if known else EventKind.SCHEME_CHOSEN
    _record(session, act, programme_id, kind, scheme_id, indicator=listed.name)
    return key


def chosen_row(
    act: Act, key: UUID, programme_id: UUID, scheme_id: UUID, draw_id: UUID | None = None
) -> ChosenScheme:
    """The row of a scheme that is put into a programme."""
    of = {"programme_id": programme_id, "scheme_id": scheme_id, "draw_id": draw_id}
    return ChosenScheme(id=key, **of, chosen_by=act.by.id, chosen_at=act.at)


def take_off_scheme(
    session: Session, act: Act, programme_id: UUID, chosen_id: UUID, reason: str
) -> None:
    """Take a scheme off a programme; why it was chosen, and why it is not reviewed, stay.

    Raises:
        Refused: no reason is given.
        NotAllowed: only a lead reviewer of the team may.
    """
    led_row(session, act, programme_id)
    row = session.get(ChosenScheme, chosen_id)
    if row is None or row.programme_id != programme_id or row.ended_at is not None:
        raise NotThere("This has changed since you opened the page. Look again.")
    check_said(reason, "Say why it is taken off.", "reason")
    row.ended_at, row.ended_reason = act.at, reason.strip()
    kind = EventKind.SCHEME_NOT_REVIEWED
    _record(session, act, programme_id, kind, row.scheme_id, reason=reason.strip())
