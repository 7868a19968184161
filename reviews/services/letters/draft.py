"""Drafting letters.

Letters are gathered and rendered before the writing transaction opens; what is written is refused
if the review changed in between.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from reviews.documents.letters.files import Rendered, paragraphs, render_formats
from reviews.documents.letters.holes import holes
from reviews.documents.letters.printed import printed
from reviews.documents.letters.template import LetterTemplate
from reviews.domain.accounts.questions import RequestItem
from reviews.domain.consent.consents import Withheld
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.letters.approval import binding
from reviews.domain.letters.clearance import ReadAs, reaches
from reviews.domain.letters.gate import Known, Passage, passages
from reviews.domain.letters.kinds import (
    ONE_RESIDENT,
    TO_RESIDENT,
    LetterFormat,
    LetterKind,
    LetterState,
    Recipient,
)
from reviews.domain.letters.looked_for import LookedFor
from reviews.domain.letters.record_number import record_number
from reviews.domain.letters.rights import check_paragraphs
from reviews.domain.letters.typesetting import seen
from reviews.domain.people.roles import Act, Permission, sees_every_team
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.review.state import check_open
from reviews.files.disk import FileStore, Kept
from reviews.services.review.reviews import record, stream_of
from reviews.store.letters import letters, record_numbers
from reviews.store.record.events import head_hash, lock
from reviews.store.record.session import Session
from reviews.store.record.tree import Head, tree_head
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import (
    Letter,
    LetterDraft,
    LetterFile,
    LetterFinding,
    LetterNumber,
    LetterRecommendation,
    LetterUndrawn,
    Review,
)

from .clearance import write_passages
from .content import gather
from .gate import Gathered
from .letter_dates import count_from_letter
from .letter_plan import LetterPlan
from .recipients import recipients
from .templates import LetterTemplates


@dataclass(frozen=True, slots=True)
class Made:
    """One letter on disk, its lines, and the passages that a person must clear.

    `known` is what was looked for in it, `holes` are the fields that it prints and that hold
    nothing, and `undrawn` holds the formats that could not be made of it, each with why.
    """

    files: dict[LetterFormat, Kept]
    lines: tuple[str, ...]
    known: Known
    passages: tuple[Passage, ...]
    holes: tuple[str, ...]
    undrawn: dict[LetterFormat, str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter gathered, rendered and read by the gate, waiting to be written down.

    `head` is the review's, by which it is seen whether it changed meanwhile; `counted` is that of
    the whole record, from which a first draft has its number.
    """

    plan: LetterPlan
    review_id: UUID
    reference: str
    number: str
    head: str
    counted: Head | None
    made: Made
    findings: tuple[UUID, ...]
    recommendations: tuple[UUID, ...]
    withheld: tuple[Withheld, ...]


def prepare_all(
    session: Session,
    act: Act,
    review: ReviewHead,
    plans: Sequence[LetterPlan],
    request_items: Iterable[RequestItem],
    templates: LetterTemplates,
    store: FileStore,
) -> list[Prepared]:
    """Gather the content of letters and render each to its recipient, reading only.

    `write_drafts` then writes the letters down. Whoever does not get that far discards `kept_of`,
    so that no file stays that no record names.

    `plans` are letters of one kind, with one date and one contact.

    Raises:
        Refused: the review is not open, something the letter needs is missing, someone cannot be
            reached, or the template is wrong.
    """
    check_open(review.state)
    head = head_hash(session, stream_of(review.id))
    day = record_numbers.head_of_day(session, act.today) or tree_head(session)
    gathered = _gathered(session, act, review, plans, request_items)
    to = recipients(session, act, review, plans)
    references = _references(session, review, plans)
    known = record_numbers.numbers(session, references)
    marks = {one: known.get(one) or record_number(day.size, day.root, one) for one in references}
    made = _all_made(templates.get(plans[0].kind), gathered, to, marks, store)
    return [
        Prepared(plan, review.id, reference, marks[reference], head, day, one, *of.told)
        for plan, reference, one, of in zip(plans, references, made, gathered, strict=True)
    ]


def _gathered(
    session: Session,
    act: Act,
    review: ReviewHead,
    plans: Sequence[LetterPlan],
    request_items: Iterable[RequestItem],
) -> list[Gathered]:
    """The content of each letter: one for all residents, and each organisation's own."""
    if plans[0].kind in ONE_RESIDENT:
        return [gather(session, act, review, plans[0], request_items)] * len(plans)
    return [gather(session, act, review, plan, request_items) for plan in plans]


@contextmanager
def keeping(store: FileStore) -> Iterator[Callable[[bytes], Kept]]:
    """Keep files, and take them away again where one of the letters cannot be made."""
    kept: list[Kept] = []

    def keep(data: bytes) -> Kept:
        kept.append(store.keep(data))
        return kept[-1]

    try:
        yield keep
    except BaseException:
        for one in kept:
            store.discard(one.bytes_id)
        raise


def _references(session: Session, review: ReviewHead, plans: Sequence[LetterPlan]) -> list[str]:
    """A new draft keeps the reference of the letter whose place it takes."""
    standing = letters.open_letters(session, review.id, plans[0].kind)
    found, ahead = [], 0
    for plan in plans:
        if row := standing.get(plan.recipient_id):
            found.append(row.reference)
        else:
            found.append(letters.next_reference(session, review.id, review.reference, ahead))
            ahead += 1
    return found


def _all_made(
    template: LetterTemplate,
    gathered: Sequence[Gathered],
    to: Sequence[Recipient],
    marks: Mapping[str, str],
    store: FileStore,
) -> list[Made]:
    """Make each letter; where one cannot be made, no file of any is kept.

    `marks` are the references of the letters, in order, each with its record number.
    """
    said = printed(template, gathered[0].letter.council)
    with keeping(store) as keep:
        return [
            _made(template, of, said, recipient, mark, keep)
            for of, recipient, mark in zip(gathered, to, marks.items(), strict=True)
        ]


def _made(
    template: LetterTemplate,
    gathered: Gathered,
    said: frozenset[str],
    recipient: Recipient,
    mark: tuple[str, str],
    keep: Callable[[bytes], Kept],
) -> Made:
    own = replace(gathered, known=replace(gathered.known, printed=said))
    letter, known = own.to(recipient, *mark)
    rendered = render_formats(template, template.kind, letter)
    lines = paragraphs(rendered.files[LetterFormat.DOCX])
    if template.kind in TO_RESIDENT:
        check_paragraphs(lines)
    return kept_as_made(rendered, lines, recipient, known, holes(template, letter), keep)


def kept_as_made(
    rendered: Rendered,
    lines: tuple[str, ...],
    recipient: Recipient,
    known: Known,
    empty: tuple[str, ...],
    keep: Callable[[bytes], Kept],
) -> Made:
    """A letter's formats kept on disk, and its lines read by the gate."""
    files = {kind: keep(data) for kind, data in rendered.files.items()}
    to = seen(recipient.name or recipient.organisation)
    why = {kind: f"{to}: {said}" for kind, said in rendered.undrawn.items()}
    return Made(files, lines, known, tuple(passages(lines, known)), empty, why)


def kept_of(prepared: Iterable[Prepared]) -> list[Kept]:
    """The files of letters that are prepared, which no record names until they are written down."""
    return [kept for one in prepared for kept in one.made.files.values()]


def open_review(session: Session, act: Act, review_id: UUID) -> Review:
    """Lock a review for work on its letters.

    Raises:
        NotAllowed: this officer's roles do not write letters.
        NotThere: the review belongs to a team whose letters this officer does not see.
    """
    if not act.by.may(Permission.WRITE_LETTERS):
        raise NotAllowed
    lock(session, stream_of(review_id))
    review = session.get(Review, review_id)
    if review is None or not (sees_every_team(act.by) or act.by.works_on(review.team_id)):
        raise NotThere
    return review


def write_drafts(session: Session, act: Act, prepared: Sequence[Prepared]) -> list[UUID]:
    """Write letters of one review down as drafts, each in place of one not yet issued.

    A new draft has no approval. Of its passages those stay cleared that are the same as before.

    Raises:
        Refused: the review changed while the letters were made, or is not open.
    """
    review_id, head = prepared[0].review_id, prepared[0].head
    review = open_review(session, act, review_id)
    check_open(review.state)
    if head_hash(session, stream_of(review_id)) != head:
        raise Refused("Someone changed this review while the letter was made. Draft it again.")
    standing = letters.open_letters(session, review_id, prepared[0].plan.kind)
    dated = _dates_counted(session, act, prepared)
    return [_write_draft(session, act, one, standing) for one in dated]


def _dates_counted(session: Session, act: Act, prepared: Sequence[Prepared]) -> Sequence[Prepared]:
    """The same letters, with recommendations whose dates count from the letter's day."""
    plan = prepared[0].plan
    if plan.kind is not LetterKind.PROVIDER_RECOMMENDATIONS:
        return prepared
    told = {key for one in prepared for key in one.recommendations}
    now = count_from_letter(session, act, prepared[0].review_id, told, plan.planned_issue_on)
    return [
        replace(one, recommendations=tuple(now.get(key, key) for key in one.recommendations))
        for one in prepared
    ]


def _write_draft(
    session: Session, act: Act, prepared: Prepared, standing: dict[UUID | None, Letter]
) -> UUID:
    plan = prepared.plan
    row = standing.get(plan.recipient_id)
    if row is None:
        row = Letter(
            id=uuid4(),
            reference=prepared.reference,
            review_id=prepared.review_id,
            kind=plan.kind,
            organisation_id=plan.organisation_id,
            resident_id=plan.resident_id,
            draft=0,
        )
        session.add(row)
    write_next(session, act, row, prepared)
    words = {"reference": row.reference, "kind": row.kind, "draft": row.draft}
    about = {"letter": row.id, "resident": row.resident_id}
    record(session, act, prepared.review_id, EventKind.LETTER_DRAFTED, words, **about)
    return row.id


def write_next(
    session: Session,
    act: Act,
    row: Letter,
    prepared: Prepared,
    *,
    edited_from: int | None = None,
) -> None:
    """Write a letter's next draft into its row, with its parts; whoever calls records the event."""
    plan = prepared.plan
    row.draft += 1
    row.state, row.planned_issue_on = LetterState.DRAFT, plan.planned_issue_on
    row.drafted_by, row.drafted_at = act.by.id, act.at
    row.approved_by = row.approved_at = row.approved_binding = None
    row.binding = binding(
        {kind: kept.sha256 for kind, kept in prepared.made.files.items()}, plan.planned_issue_on
    )
    session.flush()
    _write_parts(session, row, prepared, edited_from)


def _write_parts(
    session: Session, row: Letter, prepared: Prepared, edited_from: int | None
) -> None:
    of: dict[str, Any] = {"letter_id": row.id, "draft": row.draft}
    if prepared.counted and session.get(LetterNumber, row.id) is None:
        at = {"size": prepared.counted.size, "head": prepared.counted.root.hex()}
        session.add(LetterNumber(letter_id=row.id, number=prepared.number, **at))
    session.add_all(
        LetterFile(**of, format=kind, bytes_id=kept.bytes_id, sha256=kept.sha256, size=kept.size)
        for kind, kept in prepared.made.files.items()
    )
    session.add_all(
        LetterUndrawn(**of, format=kind, why=why) for kind, why in prepared.made.undrawn.items()
    )
    made, plan = prepared.made, prepared.plan
    session.add(
        LetterDraft(
            **of,
            reaches=reaches(row.kind, row.organisation_id, row.resident_id),
            contact_id=plan.contact_id,
            looked_for=LookedFor.of(made.known).stored,
            read_as=ReadAs.of(made.lines, made.known).stored,
            holes=" ".join(made.holes),
            covering=plan.covering.strip(),
            copied=" ".join(map(str, plan.copied)),
            edited_from=edited_from,
        )
    )
    write_passages(session, row, made.passages)
    session.add_all(LetterFinding(**of, finding_id=one) for one in prepared.findings)
    session.add_all(
        LetterRecommendation(**of, recommendation_id=one) for one in prepared.recommendations
    )
