"""What the gate knows of a scheme's people and of a letter, before it names passages."""

from collections.abc import Iterable

from reviews.domain import letters as content
from reviews.domain.identify import Known
from reviews.domain.letters import Letter, long_date
from reviews.store import assessment, people, residents, reviews, visits

from .letter_desk import Desk


def known_of(desk: Desk, letter: Letter, findings: Iterable[str] = ()) -> Known:
    """What the gate needs to know of the people at the scheme and of this letter."""
    session, day = desk.session, desk.act.today
    living = residents.residents_at(session, desk.act.by, desk.review.scheme_id, day)
    ids = [one.id for one in living]
    ids += [one.resident_id for one in reviews.planned_residents(session, desk.review.id)]
    names = residents.names(session, desk.act.by, ids).values()
    staff = [
        spoken.name
        for visit in visits.visits_of(session, review_id=desk.review.id)
        for spoken in visits.staff_spoken(session, visit.id)
    ]
    everyone = {one for name in names for one in (name.full_name, name.known_as)}
    conclusions = [one.reasons for one in assessment.conclusions(session, desk.review.id)]
    return Known(
        names=frozenset({*everyone, *staff} - {""}),
        units=frozenset(one.stay.unit for one in living if len(one.stay.unit) > 2),
        safe=frozenset(_safe(desk, letter)),
        findings=frozenset([*findings, *conclusions]),
        residents=len(living),
        threshold=people.council(session).small_scheme_threshold,
    )


def _safe(desk: Desk, letter: Letter) -> set[str]:
    """What belongs in this letter: its dates, its recipient, its officers, its scheme."""
    council, contact, recipient, heading = desk.common
    safe = {recipient.name, *recipient.address, recipient.organisation}
    safe |= {heading.scheme, heading.scheme_address, heading.reference, heading.record}
    safe |= {contact.name, contact.telephone, *council.address, council.telephone}
    days = [heading.date]
    if isinstance(letter, content.VisitNotice | content.ResidentInvitation):
        days += [visit.on for visit in letter.visits]
        safe |= {text for visit in letter.visits for text in (visit.time, *visit.people)}
    if isinstance(letter, content.DocumentRequest):
        days.append(letter.send_by)
    if isinstance(letter, content.ProviderRecommendations):
        days += [
            day for one in letter.recommendations for day in (one.acknowledge_by, one.complete_by)
        ]
    if isinstance(letter, content.ResidentLetter):
        days += [one.complete_by for one in letter.asked]
    if isinstance(letter, content.ProviderRecommendations | content.ResidentLetter):
        safe |= set(letter.visited.split(" and "))
        safe |= {letter.visited}
    return safe | {long_date(day) for day in days}
