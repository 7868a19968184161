"""Saving a page of answers: whole or not at all, and never over someone else's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.accounts.answers import (
    PUT_ASIDE,
    Answer,
    Missing,
    Place,
    State,
    asked_again,
    check_length,
    missing,
    no_longer_asked,
    stored,
)
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.accounts.together import check_together
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.reference.limbs import limbs
from reviews.services.review.reviews import record
from reviews.store.accounts import answers
from reviews.store.accounts.answers import Recorded
from reviews.store.record.registering import register
from reviews.store.record.session import Session
from reviews.store.tables import Account, AnswerVersion

from .accounts import check_consented, check_may_take, open_account


@dataclass(frozen=True, slots=True)
class Clash:
    """One answer that someone else changed meanwhile: theirs, beside the one not saved."""

    place: Place
    mine: Answer
    theirs: Recorded


class SomeoneElseSavedError(Refused):
    """Someone saved other answers since the page was opened. Nothing was saved; both are here."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__("Someone else changed answers on this page while you had it open.")
        self.clashes = clashes


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did.

    How many answers it wrote, which are no longer asked, which came back with their question, and
    what is missing.
    """

    written: int
    no_longer_asked: tuple[Place, ...]
    missing: tuple[Missing, ...]
    asked_again: tuple[Place, ...] = ()


def record_answers(
    session: Session,
    act: Act,
    account_id: UUID,
    question_set: QuestionSet,
    given: Mapping[Place, Answer],
    seen: Mapping[Place, int],
) -> Saved:
    """Write version n+1 of each answer that this officer changed.

    `seen` holds for each place the version that the page showed, 0 for none.

    Raises:
        SomeoneElseSavedError: another officer changed one of the same answers meanwhile.
        Refused: the account is finished, the review is not open, the resident no longer agrees to
            the account, this officer's training or check is not complete, or an answer is too
            long or holds options that exclude each other; it names the question.
    """
    row = _account_to_answer(session, act, account_id)
    if {key for key, _ in given} - set(question_set.by_key):
        raise NotThere
    versions = answers.versions(session, account_id, question_set.kinds)
    now = newest(versions)
    changed, clashes = _sort(given, seen, versions, now)
    if clashes:
        raise SomeoneElseSavedError(clashes)
    for (key, _), answer in changed.items():
        check_together(question_set.by_key[key], answer.value)
        check_length(question_set.by_key[key], answer)
    after = {place: recorded.answer for place, recorded in now.items()} | changed
    back = asked_again(question_set, after, _aside(versions, changed))
    gone = dict.fromkeys(no_longer_asked(question_set, after | back), PUT_ASIDE)
    writes = [*changed.items(), *back.items(), *gone.items()]
    if writes:
        _write(session, act, row, question_set, writes, now)
    left = missing(question_set, after | back | gone, short=row.short_route)
    return Saved(len(changed.keys() - gone.keys()), tuple(gone), tuple(left), tuple(back))


def _aside(
    versions: Mapping[tuple[str, int, int], Recorded], changed: Mapping[Place, Answer]
) -> dict[Place, Answer]:
    """The answers put aside that nobody gives anew now, as they were last given."""
    return {
        one.said.place: one.said.answer
        for one in answers.put_aside(versions)
        if one.cleared.answer.put_aside and one.said.place not in changed
    }


def _account_to_answer(session: Session, act: Act, account_id: UUID) -> Account:
    """Lock the review of an account whose answers may still be changed."""
    row, review = open_account(session, act, account_id)
    if row.state is AccountState.COMPLETE:
        raise Refused("This account is finished. Open it again before you change an answer.")
    check_may_take(session, act, review, row.question_set)
    check_consented(session, review.id, row.resident_id, row.source)
    return row


def newest(versions: Mapping[tuple[str, int, int], Recorded]) -> dict[Place, Recorded]:
    """The newest version at each place."""
    now: dict[Place, Recorded] = {}
    for (key, repeat, version), recorded in versions.items():
        if (key, repeat) not in now or now[key, repeat].version < version:
            now[key, repeat] = recorded
    return now


def _sort(
    given: Mapping[Place, Answer],
    seen: Mapping[Place, int],
    versions: Mapping[tuple[str, int, int], Recorded],
    now: Mapping[Place, Recorded],
) -> tuple[dict[Place, Answer], list[Clash]]:
    """What to write, and what two people changed in two ways."""
    nothing = Answer(State.CLEARED)
    changed: dict[Place, Answer] = {}
    clashes: list[Clash] = []
    for place, mine in given.items():
        base = versions.get((*place, seen.get(place, 0)))
        stands = now.get(place)
        if _same(mine, base.answer if base else nothing):
            continue
        if stands is None or stands.version == seen.get(place, 0):
            changed[place] = mine
        elif not _same(mine, stands.answer):
            clashes.append(Clash(place, mine, stands))
    return changed, clashes


def _same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same; a cleared one says nothing, whatever cleared it."""
    return one == other or one.state is other.state is State.CLEARED


def _write(
    session: Session,
    act: Act,
    account: Account,
    question_set: QuestionSet,
    writes: Sequence[tuple[Place, Answer]],
    now: Mapping[Place, Recorded],
) -> None:
    """Write each answer after the version that stands: one given and put aside at once is both.

    Each is registered as evidence with the paragraph and the limb that its question speaks to.
    """
    speaks = limbs()
    standing = {place: recorded.version for place, recorded in now.items()}
    for place, answer in writes:
        standing[place] = standing.get(place, 0) + 1
        row = _version(act, account.id, place, answer, standing[place])
        session.add(row)
        asked = question_set.by_key[place[0]]
        limb = speaks.get((question_set.name, asked.key))
        register(session, row, paragraph=asked.paragraph, limb=limb)
    words = {"count": len({place for place, _ in writes})}
    record(session, act, account.review_id, EventKind.ANSWERS_RECORDED, words, account=account.id)


def _version(
    act: Act, account_id: UUID, place: Place, answer: Answer, number: int
) -> AnswerVersion:
    return AnswerVersion(
        id=uuid4(),
        account_id=account_id,
        question=place[0],
        repeat=place[1],
        version=number,
        state=answer.state,
        value=None if answer.value is None else stored(answer.value),
        reason=answer.reason,
        recorded_by=act.by.id,
        recorded_at=act.at,
        captured_at=act.captured_at,
    )
