"""What a second reader may ask: found beforehand, and answered with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.consent import Use
from reviews.domain.errors import Refused
from reviews.domain.people import Act
from reviews.domain.second_reading import check_changeable
from reviews.domain.unheard import unheard
from reviews.domain.voices import Heard
from reviews.domain.weaknesses import Drawn, Weakness, WeaknessKind, Wordings, weaknesses
from reviews.store import assessment, people
from reviews.store import weaknesses as store
from reviews.store.events import record
from reviews.store.tables import WeaknessAnswer

from .dated import again, first
from .reviews import row_of, stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from reviews.store.reviews import ReviewHead


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that may be asked, and the reason given for it, if one is."""

    weakness: Weakness
    answer: store.Reasoned | None


def council_words(session: "Session", known: Wordings) -> Wordings:
    """The words that judge, as the council has them; `known` are those of the data."""
    own = people.council(session).judgement_words
    return known if own is None else Wordings(tuple(own.splitlines()), known.facts)


def standing(
    session: "Session", review: "ReviewHead", heard: list[Heard], known: Wordings
) -> list[Asked]:
    """What may be asked about an assessment now; a fixed number of queries.

    Args:
        session: any session.
        review: the review.
        heard: the accounts that this officer may read for the team's own notes.
        known: the words that judge, of the data.
    """
    found = assessment.findings(session, Use.NOTES, review.id).items
    claims, cited = store.claims(session, review.id, found, heard)
    drawn = [
        Drawn(one.id, one.about, one.reasons) for one in assessment.conclusions(session, review.id)
    ]
    wordings = council_words(session, known)
    answers = store.reasons(session, review.id)
    every = [
        *weaknesses(claims, drawn, wordings, review.period_from_on),
        *unheard(heard, cited, drawn),
    ]
    return [Asked(one, answers.get(one.key)) for one in every]


def answer(
    session: "Session",
    act: Act,
    review_id: UUID,
    weakness: Weakness,
    reason: str,
    *,
    seen: str | None = None,
) -> None:
    """Say why something that may be asked stands as it is.

    Args:
        session: a writing session.
        act: who, and when.
        review_id: the review.
        weakness: what may be asked, as it stands now.
        reason: why it stands.
        seen: the id of the reason that stood on the officer's page, empty where none did; None
            checks nothing.

    Raises:
        Refused: no reason is given, someone gave another meanwhile, or the assessment is with a
            reader or agreed.
    """
    row_of(session, act, review_id)
    check_changeable(assessment.steps(session, review_id))
    if not reason.strip():
        raise Refused("Give your reason, or mend it.", "reason")
    row = store.reason_row(session, review_id, weakness.key)
    if row is not None and seen not in (None, str(row.id)):
        raise Refused(
            f"Someone gave a reason meanwhile: “{row.reason}” Yours is below: save again to put "
            "it in its place.",
            "reason",
        )
    if row is None:
        values = {"kind": weakness.kind, "key": weakness.key, "reason": reason.strip()}
        first(session, act, WeaknessAnswer, review_id=review_id, **values)
    else:
        again(session, act, row, reason=reason.strip())
    record(
        session,
        act,
        stream_of(review_id),
        "weakness_answered",
        about={"review": review_id},
        words={"kind": weakness.kind},
    )


def unanswered(asked: Sequence[Asked]) -> int:
    """How many of these have no reason yet, findings that cite nothing apart."""
    return sum(
        one.answer is None and one.weakness.kind is not WeaknessKind.NO_EVIDENCE for one in asked
    )
