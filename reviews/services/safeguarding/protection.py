"""Telling residents of their rights, and planning for a scheme's closure (paras 140-142)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from reviews.domain.dates import check_past
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.closed_words import ContactFormat, Tenure
from reviews.domain.safeguarding.closure import (
    Contingency,
    Need,
    NeedFrom,
    check_contingency,
    check_sources,
)
from reviews.services.record.facts import again, first_or_again, stripped
from reviews.services.register.schemes import open_scheme, record, stream_of
from reviews.store.across import closure_plan
from reviews.store.people import council_settings, officers
from reviews.store.record.events import lock
from reviews.store.record.session import Session
from reviews.store.safeguarding import concerns, protection
from reviews.store.tables import ContingencyNeed, NeedSource, RightsGiven


@dataclass(frozen=True, slots=True)
class Telling:
    """How one resident was told of their rights."""

    tenure: Tenure
    format: ContactFormat
    given_on: date
    given_by: UUID
    note: str = ""


def rights_words(session: Session, tenure: Tenure) -> str:
    """The council's own words on rights for a kind of agreement.

    Raises:
        Refused: the council has none yet.
    """
    words = council_settings.rights_wording(session).get(tenure, "")
    if not words:
        raise Refused(
            f"The council has no wording on rights for “{tenure.words.lower()}” yet. An "
            "administrator adds it under People and settings.",
            "tenure",
        )
    return words


def record_rights_given(
    session: Session, act: Act, scheme_id: UUID, resident_id: UUID, telling: Telling
) -> None:
    """Record that a resident was told of their rights, with the council's words as they are now.

    Raises:
        Refused: the council has no such wording, the day is to come, or whoever told them is not
            in the team.
        NotThere: the scheme is another team's, or the resident never lived there.
    """
    lock(session, stream_of(scheme_id))
    team_id = _team_of(session, act, scheme_id, resident_id)
    check_past(telling.given_on, act.today, "given_on")
    if telling.given_by not in {one.id for one in officers.team_officers(session, team_id)}:
        raise Refused("Choose someone who is in the team now.", "given_by")
    told = stripped(**asdict(telling)) | {"words": rights_words(session, telling.tenure)}
    of = {"resident_id": resident_id, "scheme_id": scheme_id}
    session.add(RightsGiven(**of, **told, recorded_by=act.by.id, recorded_at=act.at))
    words = {"on": telling.given_on}
    record(session, act, scheme_id, EventKind.RIGHTS_GIVEN, words, resident=resident_id)


def _team_of(session: Session, act: Act, scheme_id: UUID, resident_id: UUID) -> UUID:
    scheme = open_scheme(session, scheme_id)
    lived = concerns.belong(session, scheme_id, resident_id=resident_id)
    if not (lived and act.by.works_on(scheme.team_id)):
        raise NotThere
    return scheme.team_id


def record_contingency(
    session: Session,
    act: Act,
    scheme_id: UUID,
    resident_id: UUID,
    plan: Contingency,
    *,
    seen: str = "",
) -> None:
    """Record what a resident would need if the scheme closed; what was recorded before stays.

    `seen` names the wording on the page that was filled in; empty where there was none. Where a
    need was from is kept for those that stay.

    Raises:
        Refused: nothing is chosen, or someone recorded it meanwhile.
        NotThere: the scheme is another team's, or the resident never lived there.
    """
    row = _plan_row(session, act, scheme_id, resident_id, seen)
    check_contingency(plan)
    known = closure_plan.sources_of(session, [row.id]).get(row.id, {}) if row else {}
    values = stripped(**asdict(plan) | {"needs": " ".join(plan.needs)})
    whose = {"scheme_id": scheme_id, "resident_id": resident_id}
    made = first_or_again(session, act, ContingencyNeed, row, **whose, **values)
    _add_sources(session, made, {need: one for need, one in known.items() if need in plan.needs})
    record(session, act, scheme_id, EventKind.CONTINGENCY_RECORDED, resident=resident_id)


def _plan_row(
    session: Session, act: Act, scheme_id: UUID, resident_id: UUID, seen: str
) -> ContingencyNeed | None:
    """What is recorded of a resident's needs, locked, as long as it is as the page showed it."""
    lock(session, stream_of(scheme_id))
    _team_of(session, act, scheme_id, resident_id)
    row = next(iter(protection.contingency_rows(session, scheme_id, [resident_id])), None)
    if str(row.id if row else "") != seen:
        raise Refused(
            "Someone else recorded this while you had it open. What they saved is shown below. "
            "Save again to put yours in its place."
        )
    return row


def _add_sources(session: Session, row: ContingencyNeed, sources: Mapping[Need, NeedFrom]) -> None:
    for need, one in sources.items():
        session.add(NeedSource(contingency_id=row.id, need=need, **asdict(one)))


def record_need_sources(
    session: Session,
    act: Act,
    scheme_id: UUID,
    resident_id: UUID,
    sources: Mapping[Need, NeedFrom],
    *,
    seen: str,
) -> None:
    """Record where each need of a resident's plan is from; those left out are not said.

    Raises:
        Refused: a need is not in the plan, a day is to come, or someone recorded it meanwhile.
        NotThere: the scheme is another team's, there is no plan, or a form or file that is named
            is not this resident's or not open to this officer.
    """
    row = _plan_row(session, act, scheme_id, resident_id, seen)
    if row is None:
        raise NotThere
    check_sources(sources, [Need(one) for one in row.needs.split()], act.today)
    offered = closure_plan.offered_sources(session, act.by, resident_id)
    known = {(one.account_id, one.file_id) for one in offered}
    for one in sources.values():
        if (one.account_id or one.file_id) and (one.account_id, one.file_id) not in known:
            raise NotThere
    _add_sources(session, again(session, act, row), sources)
    record(session, act, scheme_id, EventKind.CONTINGENCY_RECORDED, resident=resident_id)
