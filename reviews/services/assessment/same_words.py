"""Looking for the same words in the papers of two residents, and saying what to make of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid4

from reviews.documents.words_of_files import words_of
from reviews.domain.assessment.same_words import (
    Made,
    Paper,
    Passage,
    candidates,
    check_made,
    check_several,
    of_several,
    passages,
)
from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.files.disk import FileStore
from reviews.services.record.facts import first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.assessment.same_words import PaperHead, pairs
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import SameWordsLook, SameWordsMade, SameWordsPair

from .findings import Cited, cite


@dataclass(frozen=True, slots=True)
class Found:
    """What a look through some papers found; made before any transaction opens.

    `digest` is of the papers, by their contents; `read` counts those that were compared, none
    where all that could be read are of one person, and
    `unread` says why a file could not, by its id; `pairs` are (one, other, words in common,
    passages), by the ids of the papers.
    """

    digest: str
    read: int
    unread: dict[UUID, str]
    pairs: tuple[tuple[UUID, UUID, int, int], ...]


def digest_of(papers: Iterable[PaperHead]) -> str:
    """One SHA-256 for the contents of some papers, whatever their order."""
    lines = sorted(f"{one.id} {one.sha256}" for one in papers)
    return sha256("\n".join(lines).encode()).hexdigest()


def text_of(files: FileStore, paper: PaperHead) -> str:
    """The words of a paper."""
    if not paper.bytes_id:
        return paper.words
    return words_of(files.read(paper.bytes_id), paper.media_type)


def look(files: FileStore, papers: Sequence[PaperHead]) -> Found:
    """Read papers and compare them, each with those of other residents.

    Raises:
        Refused: all are of one person, so that there is nothing to compare.
    """
    check_several(one.whose for one in papers)
    texts: list[Paper] = []
    unread: dict[UUID, str] = {}
    for one in papers:
        try:
            texts.append(Paper(one.id, one.whose, one.true_on, text_of(files, one)))
        except (Refused, NotThere) as error:
            unread[one.id] = error.sentence
    found = [(one.id, other.id, passages(one.text, other.text)) for one, other in candidates(texts)]
    counted = tuple(
        (one, other, sum(each.words for each in common), len(common))
        for one, other, common in found
        if common
    )
    compared = len(texts) if of_several(one.whose for one in texts) else 0
    return Found(digest_of(papers), compared, unread, counted)


def record_look(session: Session, act: Act, review_id: UUID, found: Found) -> None:
    """Keep what a look found. A pair known already stays as it is, with what is said of it."""
    row_of(session, act, review_id)
    known = {(one.one_id, one.other_id) for one in pairs(session, review_id)}
    unread = json.dumps({str(key): why for key, why in found.unread.items()})
    told = {"digest": found.digest, "papers": found.read, "unread": unread}
    row = SameWordsLook(id=uuid4(), review_id=review_id, by=act.by.id, at=act.at, **told)
    session.add(row)
    session.flush()
    of = {"review_id": review_id, "look_id": row.id}
    session.add_all(
        SameWordsPair(**of, one_id=one, other_id=other, words=words, passages=count)
        for one, other, words, count in found.pairs
        if (one, other) not in known
    )
    words = {"count": found.read}
    record(session, act, review_id, EventKind.SAME_WORDS_LOOKED_FOR, words)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two papers that an officer has before them, as they may read them."""

    pair_id: UUID
    one: PaperHead
    other: PaperHead
    references: tuple[str, str]
    common: tuple[Passage, ...]


def say_what_to_make(
    session: Session, act: Act, review_id: UUID, pair_id: UUID, made: Made, reason: str, seen: str
) -> None:
    """Record what an officer makes of a pair.

    `seen` is the id of what stood when the page was opened; empty where nothing did.

    Raises:
        Refused: it needs a reason, or someone said something else meanwhile.
        NotThere: there is no such pair in this review.
    """
    row_of(session, act, review_id)
    pair = session.get(SameWordsPair, pair_id)
    if pair is None or pair.review_id != review_id:
        raise NotThere
    check_made(made, reason)
    row = standing_row(session, SameWordsMade, pair_id=pair_id)
    _check_seen(row, seen)
    values = {"pair_id": pair_id, "made": made, "reason": reason.strip()}
    first_or_again(session, act, SameWordsMade, row, **values)
    words = {"made": made.words.lower()}
    record(session, act, review_id, EventKind.SAME_WORDS_JUDGED, words, pair=pair_id)


def _check_seen(row: SameWordsMade | None, seen: str) -> None:
    if (str(row.id) if row else "") != seen:
        raise Refused(
            "Someone else said what they make of this while you had it open. Theirs is shown "
            "below, and what you typed is still in the form. Save again to put yours in its place."
        )


def cite_both(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, compared: Compared
) -> None:
    """Let a finding rest on both papers, each with a note that names the other.

    The note says where the same words stand and quotes none of them.

    Raises:
        Refused: a file hangs on a question that nobody has answered, the finding rests on both
            already, or a resident no longer agrees.
        NotThere: the finding was taken back.
    """
    sides = list(zip((compared.one, compared.other), compared.references, strict=True))
    cited = []
    for (paper, _), (beside, reference) in zip(sides, reversed(sides), strict=True):
        if paper.answer_id is None and paper.account is not None:
            raise Refused(
                f"The question that “{paper.title}” is attached to has no answer. Answer it "
                "first: a file is cited by the answer it belongs to."
            )
        count = sum(each.words for each in compared.common)
        cited.append(
            Cited(
                answer_id=paper.answer_id,
                file_id=None if paper.answer_id else paper.id,
                note=f"{paper.title}: {count} words are the same as in “{beside.title}” of "
                f"{reference}.",
            )
        )
    cite(session, act, review_id, fact_id, *cited)
