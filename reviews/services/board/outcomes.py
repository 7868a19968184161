"""A resident's outcomes: set, told of over time, at rest, put in other words, ended."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from reviews.domain.board.outcomes import Noted, PauseWhy, PromptingLists, check_noted, check_pause
from reviews.domain.dates import Span, check_past
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import Source
from reviews.services.accounts.accounts import check_consented
from reviews.services.consent.consents import check_planned
from reviews.services.record.evidence import end_evidence
from reviews.services.record.facts import again, first, stripped
from reviews.services.review.reviews import record, row_of
from reviews.store.across.evidence import kind_if_cited
from reviews.store.board.outcomes import next_number, pause_rows
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Outcome, OutcomePause, OutcomeRecord


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome in the person's own words, and what would be seen if it came about."""

    words: str
    looks_like: str
    source: Source
    who: str
    set_on: date


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which an outcome rests; `to_on` is None while it goes on."""

    why: PauseWhy
    from_on: date
    to_on: date | None
    note: str
    source: Source
    who: str


def set_outcome(
    session: Session, act: Act, review_id: UUID, resident_id: UUID, new: OutcomeWords
) -> UUID:
    """Record an outcome; returns its lasting id.

    Raises:
        Refused: it says nothing, nobody is named as saying it, the day is to come, or the resident
            has not agreed to what its source needs.
        NotThere: the resident is not in this review.
    """
    row_of(session, act, review_id)
    check_planned(session, review_id, resident_id)
    _check_words(new, act.today)
    check_consented(session, review_id, resident_id, new.source)
    whose = {"review_id": review_id, "resident_id": resident_id}
    number = next_number(session, **whose)
    told = {"number": number, "change_reason": "", "ended": None, **_values(new)}
    row = first(session, act, Outcome, **whose, **told)
    _tell(session, act, row, EventKind.OUTCOME_SET, number=row.number)
    return row.fact_id


def _values(new: OutcomeWords) -> dict[str, object]:
    values = stripped(**asdict(new))
    return {"true_from_on": values.pop("set_on"), **values}


def _check_words(new: OutcomeWords, today: date) -> None:
    check_said(new.words, "Write what matters to them, in their own words.", "words")
    check_said(new.who, "Say who says so.", "who")
    check_past(new.set_on, today, "set_on")


def _tell(session: Session, act: Act, row: Outcome, kind: EventKind, **words: object) -> None:
    record(session, act, row.review_id, kind, words, resident=row.resident_id, outcome=row.fact_id)


def _open(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, source: Source | None = None
) -> Outcome:
    """An outcome that stands, whose resident agrees to it and to what another source tells."""
    row_of(session, act, review_id)
    row = standing_row(session, Outcome, review_id=review_id, fact_id=fact_id)
    if row is None:
        raise NotThere
    for one in {row.source, source or row.source}:
        check_consented(session, review_id, row.resident_id, one)
    return row


def _standing(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, source: Source | None = None
) -> Outcome:
    row = _open(session, act, review_id, fact_id, source)
    if row.ended is not None:
        raise Refused("This outcome was ended. Go back and look again.")
    return row


def change_outcome(
    session: Session,
    act: Act,
    review_id: UUID,
    fact_id: UUID,
    new: OutcomeWords,
    *,
    reason: str,
    seen: str,
) -> None:
    """Put an outcome in other words, with the reason; the words before stay on the record.

    Raises:
        Refused: as for a new one; or no reason is given, or someone changed it meanwhile.
    """
    row = _standing(session, act, review_id, fact_id, new.source)
    _check_words(new, act.today)
    check_said(reason, "Say why it is changed, and who agreed to that.", "reason")
    if str(row.id) != seen:
        raise Refused(
            f"Someone put this outcome in other words meanwhile: “{row.words}” Yours are below: "
            "save again to put them in its place.",
            "words",
        )
    row = again(session, act, row, change_reason=reason.strip(), **_values(new))
    _tell(session, act, row, EventKind.OUTCOME_CHANGED, number=row.number)


def end_outcome(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, reason: str, ended_on: date
) -> None:
    """Record that an outcome no longer stands: it came about, or is no longer the right one.

    Raises:
        Refused: no reason is given, the day is to come or before it was set, or it was ended.
    """
    row = _standing(session, act, review_id, fact_id)
    check_said(reason, "Say why it no longer stands.", "reason")
    if ended_on > act.today or (row.true_from_on and ended_on < row.true_from_on):
        raise Refused("The date must be in the past, and after the outcome was set.", "ended_on")
    row = again(session, act, row, ended=reason.strip(), true_to_on=ended_on)
    _tell(session, act, row, EventKind.OUTCOME_ENDED, number=row.number)


def note(
    session: Session,
    act: Act,
    review_id: UUID,
    fact_id: UUID,
    noted: Noted,
    source: Source,
    lists: PromptingLists,
) -> None:
    """Record what one source tells of an outcome on a day.

    Raises:
        Refused: see `check_noted`; or the resident has not agreed to what that source needs.
    """
    row = _standing(session, act, review_id, fact_id, source)
    check_noted(noted, lists, act.today)
    told = stripped(**asdict(noted), source=source)
    first(session, act, OutcomeRecord, outcome_fact_id=fact_id, **told)
    _tell(session, act, row, EventKind.OUTCOME_NOTED, number=row.number, on=noted.on)


def take_back_note(session: Session, act: Act, review_id: UUID, record_id: UUID) -> None:
    """Take back a record that is wrong; it stays, and is no longer shown.

    Raises:
        NotThere: it was taken back already, or belongs to another review.
    """
    row_of(session, act, review_id)
    told = session.get(OutcomeRecord, record_id)
    if told is None or told.superseded_at is not None:
        raise NotThere
    row = _open(session, act, review_id, told.outcome_fact_id)
    told.superseded_at = act.at
    end_evidence(session, act, record_id, "Taken back beside the outcome, where no reason is asked")
    _tell(session, act, row, EventKind.OUTCOME_NOTE_TAKEN_BACK, number=row.number)
    if found := kind_if_cited(session, record_id):
        record(session, act, review_id, EventKind.CITED_RECORD_TAKEN_BACK, {"kind": found})


def pause_outcome(session: Session, act: Act, review_id: UUID, fact_id: UUID, pause: Pause) -> None:
    """Record that an outcome rests, or rested, and why.

    Raises:
        Refused: see `check_pause`; or nobody is named as saying so.
    """
    row = _standing(session, act, review_id, fact_id, pause.source)
    others = [Span(one.true_from_on, one.true_to_on) for one in pause_rows(session, fact_id)]
    check_pause(Span(pause.from_on, pause.to_on), others, act.today)
    check_said(pause.who, "Say who says so.", "who")
    told = stripped(why=pause.why, note=pause.note, source=pause.source, who=pause.who)
    dates = {"true_from_on": pause.from_on, "true_to_on": pause.to_on}
    first(session, act, OutcomePause, outcome_fact_id=fact_id, **told, **dates)
    _tell(session, act, row, EventKind.OUTCOME_PAUSED, number=row.number)


def resume_outcome(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, last_on: date
) -> None:
    """Record that an outcome is taken up again; `last_on` is the last day that it rested.

    Raises:
        Refused: it does not rest now, or the day is to come or before the pause began.
    """
    row = _standing(session, act, review_id, fact_id)
    every = pause_rows(session, fact_id)
    now = next((one for one in every if one.true_to_on is None), None)
    if now is None:
        raise Refused("This outcome is not paused. Go back and look again.")
    check_consented(session, review_id, row.resident_id, now.source)
    others = [Span(one.true_from_on, one.true_to_on) for one in every if one is not now]
    check_pause(Span(now.true_from_on, last_on), others, act.today)
    again(session, act, now, true_to_on=last_on)
    _tell(session, act, row, EventKind.OUTCOME_RESUMED, number=row.number)
