"""A finding put in plain words for residents: as it is written, or once all is agreed."""

from uuid import UUID

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.letters.rights import check_told
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.assessment.plain_words import plain_words_row
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import Finding, FindingPlainWords

_MEANWHILE = (
    "Someone put it in plain words meanwhile: “{}” Yours are below: save again to put them in "
    "their place."
)


def keep_plain_words(
    session: Session,
    act: Act,
    review_id: UUID,
    fact_id: UUID,
    words: str,
    seen: str | None = None,
) -> None:
    """Keep the plain words of a finding, for a service that records the event.

    `seen` are the plain words that a page showed, beside other words; None where there was none.

    Raises:
        Refused: they promise that someone can stay, or that a benefit does, or someone said it
            otherwise meanwhile.
    """
    said, before = check_told(words, "plain_words"), plain_words_row(session, fact_id)
    stands = before.words if before else ""
    if said in (stands, seen):
        return
    if seen is not None and seen != stands:
        raise Refused(_MEANWHILE.format(stands), "plain_words")
    of = {"finding_fact_id": fact_id, "review_id": review_id}
    first_or_again(session, act, FindingPlainWords, before, **of, words=said)


def say_plainly(
    session: Session, act: Act, review_id: UUID, fact_id: UUID, words: str, seen: UUID | None
) -> None:
    """Put a finding in plain words, whether or not the assessment is agreed: it stands as it is.

    `seen` is the row of plain words that the officer had on the page; None where there was none.

    Raises:
        Refused: nothing is said, it promises what others decide, or someone said it meanwhile.
        NotThere: the finding was taken back.
    """
    row_of(session, act, review_id)
    finding = standing_row(session, Finding, review_id=review_id, fact_id=fact_id)
    if finding is None or finding.withdrawn is not None:
        raise NotThere("This finding was taken back. Go back and look again.")
    if finding.kind is not FindingKind.STRENGTH:
        raise Refused("Residents are told of what works well. Of this they read what was asked.")
    check_said(words, "Say it in plain words for residents.", "plain_words")
    before = plain_words_row(session, fact_id)
    if before is not None and before.id != seen:
        raise Refused(_MEANWHILE.format(before.words), "plain_words")
    if before is not None and before.words == words.strip():
        return
    keep_plain_words(session, act, review_id, fact_id, words)
    record(session, act, review_id, EventKind.FINDING_SAID_PLAINLY, finding=fact_id)
