"""Counted dates of recommendations count from the day of the letter that asks (paras 113-118)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.follow_up.counted_dates import Counted, Days, columns_of, short, two_dates
from reviews.domain.follow_up.recommendations import Clock
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.reference.bank_holidays import known_bank_holidays
from reviews.services.record.facts import again
from reviews.services.review.reviews import record
from reviews.store.follow_up import recommendations
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.people import council_settings
from reviews.store.record.session import Session


def dates_on(made: RecommendationView, day: date) -> tuple[date, date]:
    """The two dates of a recommendation in a letter of that day.

    Those that were counted move with the letter until one is issued; chosen ones stay.

    Raises:
        Refused: a date lies past the years whose bank holidays are known.
    """
    if made.counted is None or made.issued_on is not None:
        return made.acknowledge_by_on, made.complete_by_on
    return two_dates(day, made.counted.days, known_bank_holidays())


def count_from_letter(
    session: Session, act: Act, review_id: UUID, told: Collection[UUID], day: date
) -> dict[UUID, UUID]:
    """Count the dates of the recommendations that a letter tells from its day.

    `told` are wordings. The review's stream is locked by the service that drafts.

    Returns:
        The new wording in place of each that moved.
    """
    moved = {}
    for made in recommendations.recommendations(session, act.today, review_id=review_id):
        counted = made.counted
        if made.id not in told or made.issued_on is not None or counted is None:
            continue
        as_it_stands = (made.acknowledge_by_on, made.complete_by_on)
        if counted.start != day or dates_on(made, day) != as_it_stands:
            moved[made.id] = _count_again(session, act, made, counted, day)
    return moved


def _count_again(
    session: Session, act: Act, made: RecommendationView, counted: Counted, day: date
) -> UUID:
    row = recommendations.recommendation_row(session, made.fact_id)
    if row is None:
        raise LookupError(made.fact_id)
    acknowledge_by_on, complete_by_on = dates_on(made, day)
    from_letter = Counted(day, counted.days, known_bank_holidays().checked_on)
    new = again(
        session,
        act,
        row,
        acknowledge_by_on=acknowledge_by_on,
        complete_by_on=complete_by_on,
        change_reason=f"Its dates count from the date of the letter, {long_date(day)}.",
        **columns_of(from_letter),
    )
    words = {"number": new.number, "on": day}
    kind = EventKind.RECOMMENDATION_DATES_COUNTED
    record(session, act, made.review_id, kind, words, recommendation=made.fact_id)
    return new.id


def short_dates(session: Session, act: Act, review_id: UUID, day: date) -> list[str]:
    """What is said of dates that give little time in a letter of that day: one line each.

    A date that cannot be counted is told when the letter is drafted.
    """
    council = council_settings.council(session)
    usual = Days(council.acknowledge_days, council.complete_days)
    said = []
    for made in recommendations.recommendations(session, act.today, review_id=review_id):
        if made.clock is not Clock.NOT_ISSUED:
            continue
        try:
            little = short(dates_on(made, day), day, usual, known_bank_holidays())
        except Refused:
            continue
        if little:
            said.append(f"Recommendation {made.number} gives {little}.")
    return said
