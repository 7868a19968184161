"""Evidence of each kind in words: what it is, what it says, whose it is, and where it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask import url_for

from reviews.domain.assessment.planned_parts import INTERVIEW_SET
from reviews.domain.board.staff_time import Shift
from reviews.domain.dates import long_date
from reviews.domain.record.evidence import EvidenceKind
from reviews.domain.visits.visits import Equipped
from reviews.store.assessment.pieces import Piece
from reviews.store.record.rows import read
from reviews.store.review.reviews import ReviewHead
from reviews.web.pages import at
from reviews.web.resources import resources

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A piece in words. `whose` is by whom it was told, and `more` what it tells beside."""

    title: str
    words: str
    whose: str = ""
    more: tuple[str, ...] = ()
    link: Link | None = None


def told(review: ReviewHead, piece: Piece) -> Told:
    """What one piece is and says; only that it is, where it may not be shown."""
    if piece.row is None:
        return Told(piece.kind.words, "", piece.resident)
    return _TOLD[piece.kind](review, piece)


def lines(piece: Piece, told: Told) -> Iterator[str]:
    """Whose a piece is, and who wrote it down when."""
    source = piece.source.words if piece.source else ""
    whose = f"{source}: {told.whose}" if source and told.whose else source or told.whose
    about = f"about {piece.resident}" if piece.resident else ""
    yield from filter(None, (", ".join(filter(None, (whose, about))), *told.more))
    yield f"Recorded by {piece.by}, {at(piece.recorded_at)}"


def _account(_: ReviewHead, piece: Piece) -> Told:
    sets = resources().question_sets
    asked = next(one for one in sets if (one.name, one.version) == _set_of(piece))
    check = url_for("accounts.check", account_id=piece.id)
    said = f"All answers to “{asked.title}”"
    return Told("A finished account", said, piece.row.respondent, link=("Open it", check))


def _set_of(piece: Piece) -> tuple[str, str]:
    return piece.row.question_set, piece.row.version


def _on_visit(piece: Piece) -> Link:
    return "Open the visit", url_for("visits.show", visit_id=piece.row.visit_id)


def _staff_talk(_: ReviewHead, piece: Piece) -> Told:
    row = piece.row
    equipped = f"Feels equipped for the work: {Equipped(row.feels_equipped).words.lower()}"
    whose = ", ".join(filter(None, (row.post, row.name)))
    return Told("A talk with staff on a visit", row.said, whose, (equipped,), _on_visit(piece))


def _urgent_help(_: ReviewHead, piece: Piece) -> Told:
    row = piece.row
    passed = f"Passed to {row.passed_to}" + (
        f" on {long_date(row.passed_on)}" if row.passed_on else ""
    )
    came = f"What came of it: {row.outcome}" if row.outcome else "What came of it is not recorded"
    return Told("Urgent help", row.needed, "", (passed, came), _on_visit(piece))


def _support(review: ReviewHead, piece: Piece) -> Told:
    row = piece.row
    how = ", ".join(filter(None, (row.who, row.how_often, row.how_long)))
    page = url_for("board.needs", review_id=review.id, resident_id=piece.resident_id)
    title = f"Support, {row.step.words.lower()}: {_part_of_life(row.need)}"
    return Told(title, row.words, row.said_by, (how,), ("Open it among their needs", page))


def _part_of_life(key: str) -> str:
    question = resources().question_sets.latest(INTERVIEW_SET).by_key["need-area"]
    return next((one.say for one in question.options if one.key == key), key)


def _staff_time(review: ReviewHead, piece: Piece) -> Told:
    page = url_for("board.staff_time", review_id=review.id)
    shift = read(Shift, piece.row)
    return Told("Staff time", shift.working, piece.row.said_by, (), ("Open staff time", page))


def _outcomes(review: ReviewHead, piece: Piece) -> Link:
    page = url_for("outcomes.show", review_id=review.id, resident_id=piece.resident_id)
    return "Open it among their outcomes", page


def _outcome(review: ReviewHead, piece: Piece) -> Told:
    row = piece.row
    looks = (f"It would look like this: {row.looks_like}",) if row.looks_like else ()
    link = _outcomes(review, piece)
    return Told(f"Outcome {row.number}: what matters to them", row.words, row.who, looks, link)


def _outcome_record(review: ReviewHead, piece: Piece) -> Told:
    row = piece.row
    weeks = f" over {row.weeks} weeks" if row.weeks else ""
    changed = f"What changed{weeks}: {row.changed}" if row.changed else "No change was told"
    words = f"{changed}\nIn the way: {row.barrier or 'nothing was told'}"
    return Told("What was told of an outcome", words, row.who, (), _outcomes(review, piece))


def _outcome_pause(review: ReviewHead, piece: Piece) -> Told:
    row = piece.row
    words = "\n".join(filter(None, (row.why.words, row.note)))
    return Told("A time when an outcome rested", words, row.who, (), _outcomes(review, piece))


def _of_recommendation(piece: Piece) -> Link:
    key = piece.row.recommendation_fact_id
    return "Open it", url_for("assessment.recommendation", recommendation_id=key)


def _progress(_: ReviewHead, piece: Piece) -> Told:
    title = f"Progress on recommendation {piece.number}: {piece.row.progress.words.lower()}"
    return Told(title, piece.row.words, "", (), _of_recommendation(piece))


def _acknowledgement(_: ReviewHead, piece: Piece) -> Told:
    title = f"Acknowledgement of recommendation {piece.number}"
    return Told(title, piece.row.words, piece.row.by_whom, (), _of_recommendation(piece))


def _letter(_: ReviewHead, piece: Piece) -> Told:
    row = piece.row
    sent = f"Sent on {long_date(row.sent_on)}" if row.sent_on else ""
    link = "Open the letter", url_for("letters.show", letter_id=piece.id)
    return Told(f"A letter: {row.reference}", row.kind.words, "", (sent,), link)


_TOLD: Mapping[EvidenceKind, Callable[[ReviewHead, Piece], Told]] = {
    EvidenceKind.ACCOUNT: _account,
    EvidenceKind.STAFF_TALK: _staff_talk,
    EvidenceKind.URGENT_HELP: _urgent_help,
    EvidenceKind.SUPPORT: _support,
    EvidenceKind.STAFF_TIME: _staff_time,
    EvidenceKind.OUTCOME: _outcome,
    EvidenceKind.OUTCOME_RECORD: _outcome_record,
    EvidenceKind.OUTCOME_PAUSE: _outcome_pause,
    EvidenceKind.PROGRESS: _progress,
    EvidenceKind.ACKNOWLEDGEMENT: _acknowledgement,
    EvidenceKind.LETTER: _letter,
}
"""Answers, files and things seen are told by `evidence_shown`, which reads more beside them."""
