"""The accounts of a review as they are laid side by side and examined."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from reviews.domain.accounts.accounts import AccountState
from reviews.domain.accounts.answers import Place
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.consent.consents import Use, Withheld
from reviews.domain.people.roles import Viewer
from reviews.domain.sources import Source
from reviews.store.accounts import accounts
from reviews.store.accounts.accounts import AccountHead
from reviews.store.accounts.answers import Said, attached, said
from reviews.store.consent.consents import Agreed, standings, why_withheld
from reviews.store.record.standing import stands
from reviews.store.register import residents
from reviews.store.tables import Account, AnswerVersion

Sets = dict[tuple[str, str], QuestionSet]


def compared_accounts(
    session: Session,
    viewer: Viewer,
    review_id: UUID,
    sets: Sets,
    resident_id: UUID | None = None,
    *,
    questions: Collection[str] | None = None,
    agreed: Agreed | None = None,
    files: bool = True,
) -> tuple[list[ComparedAccount], tuple[Withheld, ...]]:
    """The accounts that a viewer may use for notes, or those about one resident; what is withheld.

    A fixed number of queries. Of the answers those to `questions` only, with the files attached to
    them if `files`; `agreed` is what residents agreed to, where it is read already.
    """
    known = standings(session, review_id) if agreed is None else agreed
    found = accounts.usable(session, viewer, Use.NOTES, review_id, known, resident_id)
    taken = {one.id: sets[one.question_set, one.version] for one in found.items}
    words = said(session, {key: one.kinds for key, one in taken.items()}, questions)
    papers = attached(session, taken) if files else {}
    about = {one.resident_id for one in found.items if one.resident_id is not None}
    references = residents.references(session, about)
    compared = [
        _compared(one, taken[one.id], words[one.id], papers.get(one.id, {}), references)
        for one in found.items
    ]
    return compared, found.withheld


def spoken(
    session: Session, review_id: UUID, agreed: Agreed | None = None
) -> set[tuple[Source, str]]:
    """The source and question set of each account with answers that may be used for notes.

    Whoever may open it: it says that some resident was heard, and nothing of which one. `agreed`
    is what residents agreed to, where it is read already.
    """
    rows = session.execute(
        select(Account.source, Account.question_set, Account.resident_id).where(
            Account.review_id == review_id,
            stands(Account.id),
            exists().where(AnswerVersion.account_id == Account.id),
        )
    )
    known = standings(session, review_id) if agreed is None else agreed
    return {
        (source, name)
        for source, name, resident_id in rows
        if not why_withheld(known, resident_id, source, Use.NOTES)
    }


def _compared(
    head: AccountHead,
    question_set: QuestionSet,
    said: Said,
    files: dict[Place, tuple[tuple[UUID, str], ...]],
    references: dict[UUID, str],
) -> ComparedAccount:
    answers, ids = said
    return ComparedAccount(
        id=head.id,
        source=head.source,
        respondent=head.respondent,
        on=head.observed_on,
        question_set=question_set,
        answers=answers,
        ids=ids,
        files=files,
        resident=references[head.resident_id] if head.resident_id is not None else "",
        short=head.short_route,
        finished=head.state is AccountState.COMPLETE,
        easy=head.easy_words,
    )
