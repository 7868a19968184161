"""The papers of residents that can be compared, the pairs found, and what officers make of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviews.domain.accounts.answers import State
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.planned_parts import FILE_SET
from reviews.domain.assessment.same_words import EXAMPLES, WORDS_OF_THE_FILE, Made
from reviews.domain.board.side_by_side import asked_about
from reviews.domain.consent.consents import Material, Use
from reviews.domain.people.roles import Viewer
from reviews.store.accounts.accounts import AccountHead, FilledAccount, filled
from reviews.store.record.rows import read, select_as
from reviews.store.record.standing import stands
from reviews.store.tables import (
    Account,
    Officer,
    RequestFile,
    RequestLine,
    SameWordsLook,
    SameWordsMade,
    SameWordsPair,
    StoredFile,
)


@dataclass(frozen=True, slots=True)
class PaperHead:
    """A paper that can be compared: a stored file, or what was noted of a file at length.

    Attributes:
        id: the id of the stored file, or of the version of the answer.
        account: the personal-file account that it belongs to; none of an example in the request.
        title: the name of the file, or the question.
        words: the words noted; empty for a stored file.
        bytes_id: where a file's bytes are; empty for an answer.
        answer_id: the answer that it is cited by, where there is one.
    """

    id: UUID
    account: AccountHead | None
    resident_id: UUID | None
    title: str
    words: str
    media_type: str
    bytes_id: str
    sha256: str
    true_on: date
    recorded_at: datetime
    answer_id: UUID | None

    @property
    def whose(self) -> UUID:
        """Whose it is; an example that names nobody stands for itself."""
        return self.resident_id or self.id


@dataclass(frozen=True, slots=True)
class Look:
    """One look through the papers of a review."""

    at: datetime
    by: str
    digest: str
    papers: int


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What an officer makes of a pair as it stands."""

    id: UUID
    made: Made
    reason: str
    by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """Two papers with words in common, and what an officer makes of them."""

    id: UUID
    one_id: UUID
    other_id: UUID
    words: int
    passages: int
    made: MadeOf | None


def papers(
    session: Session, viewer: Viewer, review_id: UUID, sets: dict[tuple[str, str], QuestionSet]
) -> Material[PaperHead]:
    """The papers of a review that a viewer may read, as residents agreed, and what is withheld.

    They are the files attached to personal-file accounts, their answers at length in words of the
    file, and the example plans filed under the document request. A fixed number of queries.
    """
    ids = session.scalars(
        select(Account.id).where(
            Account.review_id == review_id, Account.question_set == FILE_SET, stands(Account.id)
        )
    )
    material = filled(session, viewer, Use.NOTES, review_id, sets, only=ids)
    attached = [key for one in material.items for files in one.files.values() for key, _ in files]
    stored = {
        row.id: row
        for row in session.scalars(select(StoredFile).where(StoredFile.id.in_(attached)))
    }
    found = [
        paper for one in material.items for paper in (*_files(one, stored), *_answers(one, sets))
    ]
    return Material((*found, *_examples(session, review_id)), material.withheld)


def _examples(session: Session, review_id: UUID) -> list[PaperHead]:
    rows = session.scalars(
        select(StoredFile)
        .join(RequestFile, RequestFile.file_id == StoredFile.id)
        .join(RequestLine, RequestLine.id == RequestFile.request_line_id)
        .where(
            RequestLine.review_id == review_id,
            RequestLine.item == EXAMPLES,
            StoredFile.purpose == "document",
            stands(StoredFile.id),
        )
        .order_by(StoredFile.recorded_at, StoredFile.id)
    )
    return [_file(row, row.recorded_at.date()) for row in rows]


def _file(
    row: StoredFile, day: date, account: AccountHead | None = None, answer_id: UUID | None = None
) -> PaperHead:
    """A stored file, of that day where it has none of its own."""
    on = row.true_on or day
    return read(
        PaperHead, row, account=account, title=row.name, words="", true_on=on, answer_id=answer_id
    )


def _files(one: FilledAccount, stored: Mapping[UUID, StoredFile]) -> list[PaperHead]:
    settled = {place: found.id for place, found in one.answers.items() if found.answer.settled}
    return [
        _file(stored[key], one.head.observed_on, one.head, settled.get(place))
        for place, files in one.files.items()
        for key, _ in files
    ]


def _answers(one: FilledAccount, sets: dict[tuple[str, str], QuestionSet]) -> list[PaperHead]:
    asked = sets[one.head.question_set, one.head.version]
    return [
        PaperHead(
            id=answer.id,
            account=one.head,
            resident_id=one.head.resident_id,
            title=asked_about(asked, asked.by_key[place[0]], one.plain, place[1]),
            words=str(answer.answer.value),
            media_type="text/plain",
            bytes_id="",
            sha256="",
            true_on=one.head.observed_on,
            recorded_at=answer.at,
            answer_id=answer.id,
        )
        for place, answer in one.answers.items()
        if place[0] in WORDS_OF_THE_FILE
        and answer.answer.state is State.GIVEN
        and one.head.resident_id is not None
    ]


def newest_look(session: Session, review_id: UUID, digest: str) -> Look | None:
    """The last look through these very papers; else the last through any."""
    rows = session.execute(
        select_as(Look, SameWordsLook, by=Officer.name)
        .join(Officer, Officer.id == SameWordsLook.by)
        .where(SameWordsLook.review_id == review_id)
        .order_by(SameWordsLook.at.desc(), SameWordsLook.id)
    )
    looks = [read(Look, row) for row in rows]
    return next((one for one in looks if one.digest == digest), looks[0] if looks else None)


def unread(session: Session, review_id: UUID) -> dict[UUID, str]:
    """Why files of a review could not be read, by their id."""
    rows = session.scalars(
        select(SameWordsLook.unread)
        .where(SameWordsLook.review_id == review_id)
        .order_by(SameWordsLook.at)
    )
    return {UUID(key): why for row in rows for key, why in json.loads(row).items()}


def pairs(session: Session, review_id: UUID) -> list[Pair]:
    """The pairs found in a review, those with most words in common first; ids and counts only."""
    rows = session.execute(
        select(SameWordsPair, SameWordsMade, Officer.name)
        .outerjoin(
            SameWordsMade,
            (SameWordsMade.pair_id == SameWordsPair.id) & SameWordsMade.superseded_at.is_(None),
        )
        .outerjoin(Officer, Officer.id == SameWordsMade.recorded_by)
        .where(SameWordsPair.review_id == review_id)
        .order_by(SameWordsPair.words.desc(), SameWordsPair.id)
    )
    return [
        read(Pair, pair, made=read(MadeOf, made, by=name) if made else None)
        for pair, made, name in rows
    ]
