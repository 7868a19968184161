"""Taking away one repeat of an account's section, such as a support need added by mistake."""

from collections.abc import Mapping
from uuid import UUID

from reviews.domain.accounts.answers import Answer, Place, State, settled_in, versions_in
from reviews.domain.accounts.questions import QuestionSet, Section
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.store.accounts import answers
from reviews.store.record.session import Session

from .accounts import open_account
from .record_answers import newest, record_answers


def take_away(
    session: Session,
    act: Act,
    account_id: UUID,
    question_set: QuestionSet,
    section: Section,
    repeat: int,
    reason: str,
    seen: str,
) -> None:
    """Clear every answer of one repeat, each with the reason; nothing is deleted.

    `seen` holds the versions that the page showed, as `versions_in` says them.

    Raises:
        Refused: no reason is given, or someone changed an answer of it meanwhile.
        NotThere: nothing is recorded there.
    """
    open_account(session, act, account_id)
    if not reason.strip():
        raise Refused("Say why it is taken away.", "reason")
    now = newest(answers.versions(session, account_id, question_set.kinds))
    standing = {place: one.version for place, one in now.items()}
    _check_seen(section, repeat, standing, seen)
    places = settled_in(section, repeat, {place: one.answer for place, one in now.items()})
    if not places:
        raise NotThere
    cleared = Answer(State.CLEARED, None, reason.strip())
    record_answers(session, act, account_id, question_set, dict.fromkeys(places, cleared), standing)


def _check_seen(section: Section, repeat: int, standing: Mapping[Place, int], seen: str) -> None:
    if versions_in(section, repeat, standing) != seen:
        raise Refused(
            "Someone changed these answers while you had the page open. They are shown as they "
            "are now. Take them away only if they are still a mistake."
        )
