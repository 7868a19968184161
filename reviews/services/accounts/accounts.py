"""Taking an account: started, paused, finished with a plain-language copy, opened again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from reviews.domain.accounts.accounts import (
    AccountState,
    Sensitivity,
    check_asked_once,
    may_open,
    plain_copy,
)
from reviews.domain.accounts.answers import missing
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.accounts.read_back import is_read_back
from reviews.domain.assessment.planned_parts import FILE_SET, PERSONAL_SETS, SCHEME_SET
from reviews.domain.assessment.reopened import asks_why, check_why
from reviews.domain.consent.consents import ConsentState, Ruling, Use, needed, standing
from reviews.domain.dates import LONDON, check_past, long_date
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.people.training_and_checks import Reviewing
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source
from reviews.services.people.clearance import check_reviewer
from reviews.services.record.facts import first
from reviews.services.record.files import Filing, Upload, file_row
from reviews.services.register.contact_said import settle_as_recorded
from reviews.services.review.reviews import record, row_of
from reviews.store.accounts import accounts
from reviews.store.assessment import overall_assessment, reopenings
from reviews.store.consent import consents
from reviews.store.record.session import Session
from reviews.store.record.standing import is_restricted, was_taken_back
from reviews.store.tables import Account, AccountCopy, AccountReopening, AnswerFile, Review

Sets = dict[tuple[str, str], QuestionSet]


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Whose account it is, by which questions, heard when and with whom there."""

    question_set: QuestionSet
    source: Source
    respondent: str
    observed_on: date
    present: str = ""
    resident_id: UUID | None = None
    visit_id: UUID | None = None
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    short_route: bool = False
    easy_words: bool = False
    id: UUID | None = None


def start_account(session: Session, act: Act, review_id: UUID, new: NewAccount) -> UUID:
    """Start an account in a review.

    Raises:
        Refused: no respondent is named, the day is to come, it is about a resident and does not
            say which, a member of staff is asked the same again (para 87), the resident has not
            agreed (para 97), or this officer's training or check is not complete (para 79).
    """
    review = row_of(session, act, review_id)
    check_may_take(session, act, review, new.question_set.name)
    check_said(new.respondent, "Say whose account this is.", "respondent")
    check_past(new.observed_on, act.today, "observed_on")
    _check_whose(new)
    if (new.source, new.question_set.name) == (Source.STAFF, SCHEME_SET):
        of = (review_id, new.question_set.name, new.resident_id)
        before = accounts.staff_asked(session, act.by, *of)
        check_asked_once(new.respondent, [one.respondent for one in before])
    check_consented(session, review_id, new.resident_id, new.source)
    row = _row(act, review_id, new)
    session.add(row)
    words = {"source": new.source, "set": new.question_set.title}
    about = {"account": row.id, "resident": new.resident_id}
    record(session, act, review_id, EventKind.ACCOUNT_STARTED, words, **about)
    return row.id


def _row(act: Act, review_id: UUID, new: NewAccount) -> Account:
    return Account(
        id=new.id or uuid4(),
        review_id=review_id,
        visit_id=new.visit_id,
        resident_id=new.resident_id,
        question_set=new.question_set.name,
        version=new.question_set.version,
        source=new.source,
        respondent=new.respondent.strip(),
        heard_by=act.by.id,
        present=new.present.strip(),
        observed_on=new.observed_on,
        sensitivity=new.sensitivity,
        short_route=new.short_route,
        easy_words=new.easy_words,
        state=AccountState.OPEN,
        pause_note="",
        started_at=act.at,
    )


def _check_whose(new: NewAccount) -> None:
    """What is told by or about one resident names them, so that their consent counts."""
    personal = new.source in SPEAKS_FOR_RESIDENT or new.question_set.name in PERSONAL_SETS
    if personal and new.resident_id is None:
        raise Refused(
            "Start this from the resident’s page in the review, so that what they agreed to "
            "counts.",
            "source",
        )


def check_may_take(session: Session, act: Act, review: Review, question_set: str) -> None:
    """Check that this officer's training and check are complete before they go on (para 79)."""
    doing = Reviewing.FILE if question_set == FILE_SET else Reviewing.ACCOUNT
    check_reviewer(session, act.by, review.team_id, act.today, doing)


def check_consented(
    session: Session, review_id: UUID, resident_id: UUID | None, source: Source
) -> None:
    """Check that the resident whom an account is about agreed to it (para 97)."""
    if resident_id is None:
        return
    agreed = consents.standings(session, review_id).get(resident_id, {})
    found = standing(agreed, needed(source, Use.NOTES))
    if found.state is ConsentState.NOT_ASKED:
        raise Refused(f"{found.why_withheld} Record what they agreed to first.")
    if found.ruling is not Ruling.ALLOWED:
        raise Refused(found.why_withheld)


def open_account(
    session: Session, act: Act, account_id: UUID, *, must_be_open: bool = True
) -> tuple[Account, Review]:
    """Lock the review of an account, and give both rows to a service that works on it.

    Raises:
        NotThere: there is none, or this officer may not open it.
        Refused: the review is not open, or the account was taken back, where it must be open.
    """
    row = session.get(Account, account_id)
    if row is None:
        raise NotThere
    review = row_of(session, act, row.review_id, must_be_open=must_be_open)
    session.refresh(row)
    if not may_open(
        act.by, team_id=review.team_id, heard_by=row.heard_by, sensitivity=row.sensitivity
    ):
        raise NotThere
    if must_be_open and was_taken_back(session, account_id):
        raise Refused("This account was taken back. It stays on the record as it is.")
    if must_be_open and is_restricted(session, account_id):
        raise Refused("Use of this account is restricted. It stays on the record as it is.")
    return row, review


def pause_account(session: Session, act: Act, account_id: UUID, note: str) -> None:
    """Pause an account, with a note on where to pick it up."""
    row, review = open_account(session, act, account_id)
    if row.state is not AccountState.OPEN:
        raise Refused("This account is not under way, so it cannot be paused.")
    row.state, row.pause_note = AccountState.PAUSED, note.strip()
    record(session, act, review.id, EventKind.ACCOUNT_PAUSED, account=account_id)


def resume_account(
    session: Session, act: Act, account_id: UUID, *, short_route: bool, easy_words: bool
) -> None:
    """Take up an account again, on the short or the whole route.

    A finished one is opened again as `reopen_account` does, as it was asked.

    Raises:
        Refused: this officer's training or check is not complete.
    """
    row, review = open_account(session, act, account_id)
    check_may_take(session, act, review, row.question_set)
    if row.state is AccountState.COMPLETE:
        reopen_account(session, act, account_id)
        return
    row.state = AccountState.OPEN
    row.short_route, row.easy_words = short_route, easy_words
    record(session, act, review.id, EventKind.ACCOUNT_RESUMED, account=account_id)


def reopen_account(session: Session, act: Act, account_id: UUID, reason: str = "") -> None:
    """Open a finished account again, on the route and in the words in which it was asked.

    Raises:
        Refused: it is open already, or others rely on what came of the review and no reason is
            given.
    """
    row, review = open_account(session, act, account_id)
    _check_finished(session, row)
    steps = overall_assessment.steps(session, review.id)
    told = reopenings.told_already(session, review.id)
    check_why(reason, steps, told=told)
    after = asks_why(steps, told=told)
    of = {"account_id": account_id, "review_id": review.id}
    first(session, act, AccountReopening, **of, after_agreement=after, reason=reason.strip())
    row.state, row.completed_at = AccountState.OPEN, None
    kind = EventKind.ACCOUNT_OPENED_AFTER_AGREEMENT if after else EventKind.ACCOUNT_REOPENED
    record(session, act, review.id, kind, account=account_id)


def needs_why(session: Session, review_id: UUID) -> bool:
    """Whether an account of a review is opened again with a reason; two queries."""
    told = reopenings.told_already(session, review_id)
    return asks_why(overall_assessment.steps(session, review_id), told=told)


def _check_finished(session: Session, row: Account) -> None:
    if row.state is AccountState.COMPLETE:
        return
    opened = reopenings.reopenings_of(session, row.id)
    if not opened:
        raise Refused("This account is not finished, so it cannot be opened again.")
    on = long_date(opened[-1].recorded_at.astimezone(LONDON).date())
    raise Refused(f"{opened[-1].by} opened this account again on {on}, so it is open already.")


def finish_account(session: Session, act: Act, account_id: UUID, sets: Sets) -> None:
    """Finish an account and keep its plain-language copy.

    What it says of how to reach the person waits to be confirmed: see `contact_said.decide`.

    Raises:
        Refused: questions are still to be answered.
    """
    row, review = open_account(session, act, account_id)
    question_set = sets[row.question_set, row.version].asked_of(row.source)
    material = accounts.filled(session, act.by, Use.NOTES, review.id, sets, only=[account_id])
    if not material.items:
        raise Refused(material.withheld[0].why)
    account = material.items[0]
    left = missing(question_set, account.plain, short=row.short_route)
    if left:
        raise Refused(
            f"{len(left)} question{'s are' if len(left) > 1 else ' is'} still to be answered. "
            f"The first: {left[0].question.missing}."
        )
    row.state, row.completed_at, row.pause_note = AccountState.COMPLETE, act.at, ""
    row.to_read_back = is_read_back(row.source)
    text = plain_copy(
        question_set,
        account.plain,
        short=row.short_route,
        easy=row.easy_words,
        files={place: tuple(name for _, name in files) for place, files in account.files.items()},
    )
    at = accounts.after_every_copy(session, account_id, act.at)
    session.add(AccountCopy(account_id=account_id, completed_at=at, text=text))
    settle_as_recorded(session, act, account_id)
    words = {"source": row.source, "set": question_set.title}
    about = {"account": account_id, "resident": row.resident_id}
    record(session, act, review.id, EventKind.ACCOUNT_FINISHED, words, **about)


def attach_file(
    session: Session, act: Act, account_id: UUID, question: str, repeat: int, upload: Upload
) -> UUID:
    """Attach a file to an answer.

    Raises:
        Refused: the resident no longer agrees to the account, or this officer's training or check
            is not complete.
    """
    row, review = open_account(session, act, account_id)
    check_may_take(session, act, review, row.question_set)
    check_consented(session, review.id, row.resident_id, row.source)
    filing = Filing(
        purpose="answer",
        about=question,
        scheme_id=review.scheme_id,
        review_id=review.id,
        resident_id=row.resident_id,
        true_on=row.observed_on,
        sensitivity=row.sensitivity,
    )
    stored = file_row(session, act, upload, filing)
    place = {"account_id": account_id, "question": question, "repeat": repeat}
    session.add(AnswerFile(**place, file_id=stored.id))
    record(session, act, review.id, EventKind.FILE_ATTACHED, account=account_id, file=stored.id)
    return stored.id
