"""Recommendations, what the provider says of them, and how far they have come (111-119)."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from reviews.domain.assessment.overall_assessment import FINAL, FindingKind, standing_now
from reviews.domain.dates import check_past, long_date
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.follow_up.counted_dates import Counted, Days, columns_of, two_dates
from reviews.domain.follow_up.recommendations import Progress, check_dates, follows_up
from reviews.domain.follow_up.who_acts import WhoActs, check_played
from reviews.domain.letters.rights import check_told
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.reference.bank_holidays import known_bank_holidays
from reviews.services.record.facts import again, first, first_or_again, stripped
from reviews.services.record.files import Filing, Upload, file_row
from reviews.services.review.reviews import record, row_of, stream_of
from reviews.store.assessment import overall_assessment
from reviews.store.follow_up import recommendations
from reviews.store.record.events import lock
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.register.schemes import players
from reviews.store.tables import (
    Acknowledgement,
    Finding,
    ProgressRecord,
    Recommendation,
    Review,
    Visit,
)


@dataclass(frozen=True, slots=True)
class Recommended:
    """What is recommended. `plain_words` is how residents are told of it.

    `days` are counted from today, and again from the day of the letter; without it, the two dates
    are chosen, and stay.
    """

    finding_fact_id: UUID
    what: str
    plain_words: str
    evidence: str
    acknowledge_by_on: date | None
    complete_by_on: date | None
    who_acts: WhoActs = WhoActs.SUPPORT_PROVIDER
    days: Days | None = None


def _said(act: Act, made: Recommended, before: Recommendation | None = None) -> dict[str, object]:
    """A recommendation's columns, checked; `before` is the wording that it takes the place of."""
    check_said(made.what, "Say what you ask the provider to do.", "what")
    check_said(made.plain_words, "Say it in plain words for residents.", "plain_words")
    check_told(made.plain_words, "plain_words")
    check_said(made.evidence, "Say what will show that it is done.", "evidence")
    return {
        "finding_fact_id": made.finding_fact_id,
        "who_acts": made.who_acts,
        **stripped(what=made.what, plain_words=made.plain_words, evidence=made.evidence),
        **_dated(act, made, before),
    }


def _dated(act: Act, made: Recommended, before: Recommendation | None) -> dict[str, object]:
    """The two dates, checked, and how they were made."""
    counted, dates = None, (made.acknowledge_by_on, made.complete_by_on)
    if made.days is not None:
        holidays = known_bank_holidays()
        counted = Counted(act.today, made.days, holidays.checked_on)
        dates = two_dates(act.today, made.days, holidays)
    if dates[0] is None or dates[1] is None:
        raise Refused("Choose both dates, or have them counted.", "acknowledge_by_on")
    stood = (before.acknowledge_by_on, before.complete_by_on) if before else None
    check_dates(dates[0], dates[1], act.today, stood)
    return {"acknowledge_by_on": dates[0], "complete_by_on": dates[1], **columns_of(counted)}


def _check_who_acts(session: Session, act: Act, review: Review, who: WhoActs) -> None:
    played = players(session, [review.scheme_id], act.today).get(review.scheme_id, [])
    check_played(who, {part for part, _ in played})


def recommend(session: Session, act: Act, review_id: UUID, made: Recommended) -> UUID:
    """Make a recommendation on a finding; returns its lasting id.

    Raises:
        Refused: the assessment is not agreed, the finding is not one to improve, or words or
            dates are missing or out of order, or nobody plays the part that must act.
    """
    review = row_of(session, act, review_id)
    if standing_now(overall_assessment.steps(session, review_id)) not in FINAL:
        raise Refused("Recommendations are made once the overall assessment is agreed.")
    _check_finding(session, review_id, made.finding_fact_id)
    _check_who_acts(session, act, review, made.who_acts)
    number = recommendations.next_number(session, review_id)
    said = {"number": number, "change_reason": "", **_said(act, made)}
    row = first(session, act, Recommendation, review_id=review_id, **said)
    words = {"number": row.number, "what": row.what}
    record(session, act, review_id, EventKind.RECOMMENDED, words, recommendation=row.fact_id)
    return row.fact_id


def _check_finding(session: Session, review_id: UUID, fact_id: UUID) -> None:
    finding = standing_row(session, Finding, review_id=review_id, fact_id=fact_id)
    if finding is None or finding.withdrawn or finding.kind is FindingKind.STRENGTH:
        raise Refused("Choose the finding that this recommendation answers.", "finding")


def _standing(session: Session, act: Act, fact_id: UUID) -> tuple[Recommendation, Review]:
    """Lock the review of a recommendation, and give both rows to a service that works on it."""
    row = recommendations.recommendation_row(session, fact_id)
    review = session.get(Review, row.review_id) if row else None
    if row is None or review is None or not follows_up(act.by, review.team_id):
        raise NotThere
    lock(session, stream_of(review.id))
    now = recommendations.recommendation_row(session, fact_id)
    if now is None or now.withdrawn is not None:
        raise NotThere("This recommendation was taken back. Go back and look again.")
    return now, review


def change_recommendation(
    session: Session,
    act: Act,
    fact_id: UUID,
    made: Recommended,
    reason: str,
    *,
    seen: UUID | None = None,
) -> None:
    """Change a recommendation or its dates, with the reason. What was sent stays as it was.

    `seen` is the version on the officer's page; None checks nothing.

    Raises:
        Refused: no reason is given, someone changed it meanwhile, or words or dates are missing
            or out of order.
    """
    row, review = _standing(session, act, fact_id)
    _check_seen(row, seen)
    check_said(reason, "Say why it is changed.", "reason")
    if made.finding_fact_id != row.finding_fact_id:
        _check_finding(session, review.id, made.finding_fact_id)
    if made.who_acts is not row.who_acts:
        _check_who_acts(session, act, review, made.who_acts)
    new = again(session, act, row, change_reason=reason.strip(), **_said(act, made, row))
    words = {"number": new.number, "reason": reason.strip()}
    record(session, act, review.id, EventKind.RECOMMENDATION_CHANGED, words, recommendation=fact_id)


def _check_seen(row: Recommendation, seen: UUID | None) -> None:
    if seen is not None and row.id != seen:
        raise Refused(
            f"Someone changed this recommendation meanwhile. It now asks: “{row.what}” To be "
            f"acknowledged by {long_date(row.acknowledge_by_on)}; evidence by "
            f"{long_date(row.complete_by_on)}. Yours is below: save again to put it in its place."
        )


def withdraw_recommendation(session: Session, act: Act, fact_id: UUID, reason: str) -> None:
    """Take a recommendation back, with the reason."""
    row, review = _standing(session, act, fact_id)
    check_said(reason, "Say why it is taken back.", "reason")
    again(session, act, row, withdrawn=reason.strip())
    words = {"number": row.number, "reason": reason.strip()}
    record(
        session, act, review.id, EventKind.RECOMMENDATION_WITHDRAWN, words, recommendation=fact_id
    )


def acknowledge(
    session: Session,
    act: Act,
    fact_id: UUID,
    *,
    on: date,
    by_whom: str,
    words: str,
    seen: str | None = None,
) -> None:
    """Record that the provider acknowledged a recommendation (para 113), or correct the record.

    `seen` is the id of the acknowledgement on the officer's page, empty where none stood; None
    checks nothing.

    Raises:
        Refused: nobody is named, the day is to come or before the letter was sent, or someone
            recorded it meanwhile.
    """
    row, review = _standing(session, act, fact_id)
    _check_acknowledged(session, act, row, on, by_whom)
    before = recommendations.acknowledgement_row(session, fact_id)
    _check_acknowledgement_seen(before, seen)
    said = {"acknowledged_on": on, "by_whom": by_whom.strip(), "words": words.strip()}
    first_or_again(session, act, Acknowledgement, before, recommendation_fact_id=fact_id, **said)
    told = {"number": row.number, "on": on}
    kind = EventKind.RECOMMENDATION_ACKNOWLEDGED
    record(session, act, review.id, kind, told, recommendation=fact_id)


def _check_acknowledgement_seen(before: Acknowledgement | None, seen: str | None) -> None:
    if before is not None and seen not in (None, str(before.id)):
        raise Refused(
            f"Someone recorded this meanwhile: {before.by_whom}, "
            f"{long_date(before.acknowledged_on)}. Yours is below: save again to put it in its "
            "place."
        )


def _check_acknowledged(
    session: Session, act: Act, row: Recommendation, on: date, by_whom: str
) -> None:
    """Someone acknowledged it, after the letter was issued and not on a day to come."""
    check_past(on, act.today, "on")
    made = recommendations.recommendations(session, act.today, review_id=row.review_id)
    issued_on = next((one.issued_on for one in made if one.fact_id == row.fact_id), None)
    if issued_on is None:
        raise Refused("The letter with this recommendation is not issued yet.", "on")
    if on < issued_on:
        raise Refused(f"The letter was issued on {long_date(issued_on)}: not before then.", "on")
    check_said(by_whom, "Say who acknowledged it for the provider.", "by_whom")


@dataclass(frozen=True, slots=True)
class Looked:
    """How far a recommendation had come when someone looked, at a revisit or on papers."""

    progress: Progress
    seen_on: date
    words: str
    visit_id: UUID | None = None


def _check_looked(session: Session, act: Act, review: Review, looked: Looked) -> None:
    check_past(looked.seen_on, act.today, "seen_on")
    check_said(looked.words, "Say what you saw or were shown.", "words")
    if looked.visit_id is not None:
        visit = session.get(Visit, looked.visit_id)
        if visit is None or visit.scheme_id != review.scheme_id:
            raise NotThere


def record_progress(
    session: Session, act: Act, fact_id: UUID, looked: Looked, evidence: Upload | None = None
) -> None:
    """Record progress on a recommendation (para 119).

    Raises:
        Refused: nothing says what was seen, or the day is to come.
    """
    row, review = _standing(session, act, fact_id)
    _check_looked(session, act, review, looked)
    file_id = None
    if evidence is not None:
        filing = Filing(
            purpose="progress",
            about=f"Recommendation {row.number}",
            scheme_id=review.scheme_id,
            review_id=review.id,
            true_on=looked.seen_on,
        )
        file_id = file_row(session, act, evidence, filing).id
    of = {"recommendation_fact_id": fact_id, "file_id": file_id}
    first(session, act, ProgressRecord, **of, **stripped(**asdict(looked)))
    words = {"number": row.number, "progress": looked.progress, "on": looked.seen_on}
    about = {"recommendation": fact_id, "visit": looked.visit_id}
    record(session, act, review.id, EventKind.PROGRESS_RECORDED, words, **about)
