"""What goes into each kind of letter, gathered from the record."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from reviews.domain.accounts.questions import RequestItem
from reviews.domain.consent.consents import Withheld
from reviews.domain.errors import Refused
from reviews.domain.letters import kinds
from reviews.domain.letters.kinds import Letter, LetterKind
from reviews.domain.people.roles import Act
from reviews.domain.review.requests import RequestState
from reviews.domain.visits.visits import Announced, VisitState
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.people import council_settings
from reviews.store.record.session import Session
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.store.visits import visits

from .findings_letters import check_agreed, outcome_of, resident_letter, without_plain_words
from .gate import Gathered, known_of
from .letter_plan import Desk, LetterPlan, open_desk
from .provider_letters import provider_letter
from .tellable import Tellable, tellable
from .whole import check_settings


def gather(
    session: Session,
    act: Act,
    review: ReviewHead,
    plan: LetterPlan,
    request_items: Iterable[RequestItem],
) -> Gathered:
    """The content of one kind of letter, to be addressed to each recipient."""
    desk = open_desk(session, act, review, plan)
    match plan.kind:
        case LetterKind.VISIT_NOTICE:
            coming = _visits(session, review.id, plan.planned_issue_on)
            return _plain(desk, kinds.VisitNotice(*desk.common, coming))
        case LetterKind.DOCUMENT_REQUEST:
            items, send_by = _requested(session, review.id, request_items)
            return _plain(desk, kinds.DocumentRequest(*desk.common, items, send_by))
        case LetterKind.RESIDENT_INVITATION:
            return _plain(desk, _invitation(desk))
        case LetterKind.PROVIDER_RECOMMENDATIONS:
            return provider_letter(desk)
        case LetterKind.RESIDENT_LETTER:
            return resident_letter(desk)
        case LetterKind.REFERRER:
            return _plain(desk, kinds.ReferrerLetter(*desk.common))


def lacking(
    session: Session,
    review_id: UUID,
    kind: LetterKind,
    today: date,
    request_items: Iterable[RequestItem],
) -> str:
    """What must be done before a letter of this kind can be drafted; nothing where it can."""
    try:
        check_settings(session, kind)
        if kind in (LetterKind.VISIT_NOTICE, LetterKind.RESIDENT_INVITATION):
            _visits(session, review_id, today)
        elif kind is LetterKind.DOCUMENT_REQUEST:
            _requested(session, review_id, request_items)
        elif kind is not LetterKind.REFERRER:
            check_agreed(session, review_id)
    except Refused as error:
        return error.sentence
    return ""


def not_in_plain_words(
    session: Session, review_id: UUID, kind: LetterKind
) -> tuple[FindingView, ...]:
    """The strengths that a letter of this kind leaves out, as residents could not read them."""
    if kind is not LetterKind.RESIDENT_LETTER:
        return ()
    return without_plain_words(session, review_id, tellable(session, review_id).findings.items)


TELLS_OUTCOME = frozenset({LetterKind.PROVIDER_RECOMMENDATIONS, LetterKind.RESIDENT_LETTER})
"""The letters that tell what a review found."""


def left_out(
    session: Session, review_id: UUID, kind: LetterKind, today: date, known: Tellable | None = None
) -> tuple[Withheld, ...]:
    """What a letter drafted now would leave out, and why, without saying whose words they are.

    `known` is what may be told, where it is read already.
    """
    if kind not in TELLS_OUTCOME:
        return ()
    return outcome_of(session, review_id, today, known).withheld


def _plain(desk: Desk, letter: Letter) -> Gathered:
    """A letter that carries no findings."""
    return Gathered(letter, known_of(desk, letter))


def _visits(session: Session, review_id: UUID, since: date) -> tuple[kinds.Visiting, ...]:
    """The announced visits still to come. Unannounced ones are never told."""
    planned = [
        kinds.Visiting(
            visit.planned_on, visit.planned_time, tuple(name for _, name in visit.officers)
        )
        for visit in visits.visits_of(session, review_id=review_id)
        if visit.state is VisitState.PLANNED
        and visit.announced is Announced.YES
        and visit.planned_on >= since
    ]
    if not planned:
        raise Refused("Plan an announced visit on or after the date of the letter first.")
    return tuple(planned)


def _invitation(desk: Desk) -> kinds.ResidentInvitation:
    own = council_settings.council(desk.session)
    return kinds.ResidentInvitation(
        *desk.common,
        visits=_visits(desk.session, desk.review.id, desk.plan.planned_issue_on),
        formats=own.formats,
        kept_for=own.kept_for,
        privacy_notice=own.privacy_notice,
    )


def _requested(
    session: Session, review_id: UUID, request_items: Iterable[RequestItem]
) -> tuple[tuple[kinds.RequestedItem, ...], date]:
    """What is asked of the provider, each with its reason, and the date to send it by."""
    lines = reviews.request_lines(session, review_id)
    wanted = [
        (item, lines[item.key])
        for item in request_items
        if item.key in lines and lines[item.key].state is RequestState.REQUESTED
    ]
    if not wanted:
        raise Refused("Choose on the request list what to ask the provider for first.")
    due = [line.due_on for _, line in wanted if line.due_on]
    if not due:
        raise Refused("Give a date to send the documents by, on the request list.")
    items = tuple(kinds.RequestedItem(item.ask, line.reason) for item, line in wanted)
    return items, max(due)
