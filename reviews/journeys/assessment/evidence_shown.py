"""What findings rest on, as their pages show it: whose words, of which day, heard by whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from flask import url_for

from reviews.domain.accounts.answers import worded
from reviews.domain.assessment.citing import days_true
from reviews.domain.assessment.overall_assessment import theme_of_thing
from reviews.domain.consent.consents import Use
from reviews.domain.dates import LONDON, long_date
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.reference.code_lists import look_round
from reviews.reference.limbs import limbs
from reviews.store.accounts import read_backs
from reviews.store.accounts.accounts import AccountHead
from reviews.store.accounts.read_backs import ReadBackView
from reviews.store.assessment import evidence as store
from reviews.store.assessment import pieces as store_pieces
from reviews.store.assessment.evidence import CitedAnswer, CitedDocument, CitedObservation
from reviews.store.assessment.overall_assessment import Evidence
from reviews.store.assessment.pieces import Piece
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import viewer
from reviews.web.database import reading
from reviews.web.pages import at
from reviews.web.review_plan import all_sets, request_items

from . import pieces_shown
from .pieces_shown import lines


@dataclass(frozen=True, slots=True)
class Rest:
    """One thing that a finding rests on, as its page shows it.

    Attributes:
        id: the evidence's.
        title: what it is: the question asked, or that it is a document or was seen.
        words: its own words.
        told: whose it is, of which day, and how it came to the review, line by line.
        links: where it stands, one step away: (words, address).
        since: what it says now, where it was changed since it was cited.
        note: what in it matters.
        why: why its words are not shown.
        theme: the theme that it stands under; empty where it has none.
        paragraph: of the guidance, where that is known.
    """

    id: UUID
    title: str
    words: str
    told: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    since: str = ""
    note: str = ""
    why: str = ""
    theme: str = ""
    paragraph: str = ""


def rests(review: ReviewHead, evidence: Iterable[Evidence]) -> dict[UUID, Rest]:
    """Evidence as the team may read it, by its id; a fixed number of queries."""
    listed, session = list(evidence), reading()
    answers, why = store.cited_answers(session, viewer(), Use.NOTES, review.id, all_sets(), listed)
    backs = read_backs.read_backs(session, {one.account.id for one in answers.values()})
    documents = store.cited_documents(session, listed)
    seen = store.cited_observations(session, listed)
    items = {one.key: one.ask for one in request_items(review.id)} if documents else {}
    others = [one.evidence_id for one in listed if one.kind not in _READ_HERE]
    pieces = store_pieces.pieces(session, viewer(), Use.NOTES, review, others)
    since = store_pieces.said_since(session, [one.evidence_id for one in listed])
    found: dict[UUID, Rest] = {}
    for one in listed:
        if one.file_id is not None:
            found[one.id] = _document(one, documents[one.file_id], items)
        elif one.observation_id is not None:
            found[one.id] = _observation(one, seen[one.observation_id])
        elif one.answer_id in answers:
            cited = answers[one.answer_id]
            found[one.id] = _answer(one, cited, backs.get(cited.account.id))
        elif one.answer_id is not None:
            found[one.id] = Rest(one.id, "An answer", "", (one.respondent,), why=why[one.answer_id])
        elif one.evidence_id in pieces:
            found[one.id] = _piece(review, one, pieces[one.evidence_id])
        if one.id in found:
            found[one.id] = _beside(found[one.id], one.evidence_id, since.get(one.evidence_id, ()))
    return found


def _beside(rest: Rest, evidence_id: UUID, since: Iterable[str]) -> Rest:
    """A piece with what was said of it since, and the page on which more can be."""
    page = url_for("evidence.show", evidence_id=evidence_id)
    links = (*rest.links, ("Correct it, take it back, or say that it is wrong", page))
    return rest if rest.why else replace(rest, told=(*since, *rest.told), links=links)


_READ_HERE = (EvidenceKind.ANSWER, EvidenceKind.FILE, EvidenceKind.OBSERVATION)


def _piece(review: ReviewHead, one: Evidence, piece: Piece) -> Rest:
    if piece.why:
        return Rest(one.id, piece.kind.words, "", why=piece.why)
    told = pieces_shown.told(review, piece)
    return Rest(
        one.id,
        told.title,
        told.words,
        (
            *_left_behind(piece),
            *lines(piece, told),
            days_true(one.true_from_on, one.true_to_on),
            *_limb(one.limb),
        ),
        (told.link,) if told.link else (),
        note=one.note,
    )


def _left_behind(piece: Piece) -> tuple[str, ...]:
    since = getattr(piece.row, "superseded_at", None)
    return ("Other words took its place since it was recorded",) if since else ()


def _limb(limb: Limb | None) -> tuple[str, ...]:
    return (f"It speaks to: {limb.words.lower()}",) if limb else ()


def _read_back(account: AccountHead, back: ReadBackView | None) -> tuple[str, ...]:
    """Whether the account was read back to whoever gave it, and what they say is wrong in it."""
    state = read_backs.state_of(account, back)
    if state is None:
        return ()
    wrong = f"They say of the account: {back.corrections}" if back and back.corrections else ""
    return (state.words, *((wrong,) if wrong else ()))


def _answer(one: Evidence, cited: CitedAnswer, back: ReadBackView | None) -> Rest:
    account, (question, repeat) = cited.account, cited.place
    check = url_for("accounts.check", account_id=account.id)
    return Rest(
        one.id,
        cited.asked,
        worded(cited.question, cited.answer),
        (
            account.whose,
            f"Heard by {account.heard_by_name}, {long_date(account.observed_on)}",
            *_read_back(account, back),
            *_limb(one.limb or limbs().get((account.question_set, question))),
        ),
        (("Open the answer in its account", f"{check}#answer-{question}-{repeat}"),),
        since=worded(cited.question, cited.since) if cited.since else "",
        note=one.note,
        theme=cited.question.theme,
        paragraph=cited.question.paragraph,
    )


def _document(one: Evidence, file: CitedDocument, items: dict[str, str]) -> Rest:
    dated = f"Dated {long_date(file.true_on)}" if file.true_on else "It bears no date"
    answers = items.get(file.item, file.item)
    return Rest(
        one.id,
        "A document",
        file.about or file.name,
        (
            *((file.name,) if file.about else ()),
            dated,
            f"Filed by {file.by}, {at(file.recorded_at)}",
            f"It came in answer to: {answers}" if answers else "It answers no item we asked for",
        ),
        (("Open the document", url_for("files.show", file_id=file.id)),),
        note=one.note,
    )


def _observation(one: Evidence, seen: CitedObservation) -> Rest:
    written_on = seen.recorded_at.astimezone(LONDON).date()
    visit = url_for("visits.show", visit_id=seen.visit_id)
    photo = url_for("files.show", file_id=seen.file_id) if seen.file_id else ""
    return Rest(
        one.id,
        f"Seen on a visit: {look_round().things.words(seen.kind, written_on)}",
        seen.words,
        (
            seen.place,
            f"Visit of {long_date(seen.went_on or written_on)}",
            f"Written down by {seen.by}, {at(seen.recorded_at)}",
        ),
        (
            ("Open it on the visit", f"{visit}#seen-{seen.id}"),
            *((("Open the photograph", photo),) if photo else ()),
        ),
        note=one.note,
        theme=theme_of_thing(seen.kind),
    )
