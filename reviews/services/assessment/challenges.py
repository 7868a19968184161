"""What a second reader may ask: found beforehand, and answered with a reason."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.assessment.challenges import (
    Challenge,
    ChallengeKind,
    Drawn,
    Wordings,
    challenges,
)
from reviews.domain.assessment.challenges_not_looked import LookedThrough, NotLooked, not_looked
from reviews.domain.assessment.challenges_uncited import (
    not_read_back,
    staff_time_differs,
    taken_back,
    uncited,
    voices_missing,
)
from reviews.domain.assessment.challenges_unheard import unheard
from reviews.domain.assessment.one_answer import check_its_own
from reviews.domain.assessment.overall_assessment import About
from reviews.domain.assessment.second_reading import check_changeable
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.consent.consents import Use
from reviews.domain.dates import Span
from reviews.domain.errors import Refused, check_said
from reviews.domain.people.council_settings import CouncilDetails
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.services.record.facts import first_or_again
from reviews.services.review.reviews import record, row_of
from reviews.store.accounts import read_backs
from reviews.store.assessment import challenges as store
from reviews.store.assessment import grounds, overall_assessment
from reviews.store.assessment.every_finding import EveryFinding, every_finding
from reviews.store.assessment.overall_assessment import ConclusionView
from reviews.store.board import support
from reviews.store.board.accounts_compared import spoken
from reviews.store.consent.consents import standings
from reviews.store.people import council_settings
from reviews.store.record.rows import standing_row
from reviews.store.record.session import Session
from reviews.store.tables import ChallengeAnswer

if TYPE_CHECKING:
    from reviews.store.review.reviews import ReviewHead


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that may be asked, and the reason given for it, if one is."""

    challenge: Challenge
    answer: store.Reasoned | None

    @property
    def uncited(self) -> bool:
        """Whether it asks about a finding that cites nothing."""
        return self.challenge.kind is ChallengeKind.NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Examined:
    """An assessment as it is examined, each piece read once."""

    findings: EveryFinding
    conclusions: Sequence[ConclusionView]
    council: CouncilDetails


@dataclass(frozen=True, slots=True)
class Examination:
    """What may be asked of an assessment, and of which kinds nothing could be looked for."""

    asked: tuple[Asked, ...]
    not_looked: NotLooked


def council_words(council: CouncilDetails, known: Wordings) -> Wordings:
    """The words that judge, as the council has them; `known` are those of the data."""
    own = council.judgement_words
    return known if own is None else replace(known, words=tuple(own.splitlines()))


def standing(
    session: Session, review: "ReviewHead", compared: list[ComparedAccount], known: Wordings
) -> list[Asked]:
    """What may be asked about an assessment now, grouped by kind; see `examine`."""
    return list(examine(session, review, compared, known).asked)


def examine(
    session: Session, review: "ReviewHead", compared: list[ComparedAccount], known: Wordings
) -> Examination:
    """An assessment as it stands, examined; a fixed number of queries.

    `compared` are the accounts that this officer may read for the team's own notes; `known` are
    the words that judge, of the data.
    """
    agreed = standings(session, review.id)
    found = Examined(
        every_finding(session, review.id, agreed),
        overall_assessment.conclusions(session, review.id),
        council_settings.council(session),
    )
    return examine_read(session, review, compared, known, found)


def examine_read(
    session: Session,
    review: "ReviewHead",
    compared: list[ComparedAccount],
    known: Wordings,
    found: Examined,
) -> Examination:
    """As `examine`, an assessment that is read already."""
    agreed = found.findings.agreed
    findings = found.findings.seen(Use.NOTES).items
    claims, cited = store.claims(session, review.id, findings, compared)
    drawn = [Drawn(one.id, one.about, one.reasons, one.judgement) for one in found.conclusions]
    wordings = council_words(found.council, known)
    answers = store.reasons(session, review.id)
    told = [
        (one.id, one.whose, one.shift, Span(one.true_from_on, one.true_to_on))
        for one in support.staff_time_told(session, review.id, agreed).items
        if one.resident_id is None
    ]
    every = [
        *challenges(claims, drawn, wordings, review.period_from_on),
        *unheard(compared, cited, drawn),
        *uncited(compared, cited),
        *not_read_back(claims, read_backs.waiting(session, review.id)),
        *voices_missing(spoken(session, review.id, agreed), drawn),
        *staff_time_differs(told),
        *_taken_back(session, review.id, found, drawn),
    ]
    among = LookedThrough(
        claims,
        drawn,
        wordings,
        review.period_from_on,
        compared,
        cited,
        len({whose for _, whose, *_ in told}),
    )
    return Examination(tuple(Asked(one, answers.get(one.key)) for one in every), not_looked(among))


def _taken_back(
    session: Session, review_id: UUID, found: Examined, drawn: list[Drawn]
) -> Iterator[Challenge]:
    views = found.conclusions
    if not views:
        return iter(())
    rests = grounds.rested(session, review_id, found.findings.worded)
    back = found.findings.seen(Use.NOTES, withdrawn=True).items
    overall = next((one for one in views if one.about is About.OVERALL), None)
    named = rests[overall.id].grounds.abouts if overall and overall.id in rests else ()
    return taken_back(
        drawn,
        {key: sorted(one.taken_back) for key, one in rests.items()},
        {one.fact_id: one.words for one in back},
        [
            one.about
            for one in views
            if overall and one.about in named and one.recorded_at > overall.recorded_at
        ],
    )


def answer(
    session: Session,
    act: Act,
    review_id: UUID,
    challenge: Challenge,
    reason: str,
    *,
    seen: str | None = None,
    serves_others: bool = False,
    among: Collection[str] | None = None,
) -> None:
    """Say why something that may be asked stands as it is.

    `seen` is the id of the reason that stood on the officer's page, empty where none did; None
    checks nothing. `serves_others` says that the same words are meant for other questions too;
    `among` are the keys of all that is asked now, None for whatever was.

    Raises:
        Refused: no reason is given, or one given to another question that is not meant for both,
            someone gave another meanwhile, or the assessment is with a reader or agreed.
    """
    row_of(session, act, review_id)
    check_changeable(overall_assessment.steps(session, review_id))
    check_said(reason, "Give your reason, or mend it.", "reason")
    row = standing_row(session, ChallengeAnswer, review_id=review_id, key=challenge.key)
    _check_seen(row, seen)
    others = _others(session, review_id, challenge, among)
    check_its_own(reason, others, serves_others=serves_others)
    values = {
        "kind": challenge.kind,
        "key": challenge.key,
        "reason": reason.strip(),
        "serves_others": serves_others or None,
    }
    first_or_again(session, act, ChallengeAnswer, row, review_id=review_id, **values)
    record(session, act, review_id, EventKind.WEAKNESS_ANSWERED, {"kind": challenge.kind})


def _others(
    session: Session, review_id: UUID, challenge: Challenge, among: Collection[str] | None
) -> list[str]:
    """The reasons that stand for other questions, of those asked now."""
    return [
        one.reason
        for key, one in store.reasons(session, review_id).items()
        if key != challenge.key and (among is None or key in among)
    ]


def _check_seen(row: ChallengeAnswer | None, seen: str | None) -> None:
    if row is not None and seen not in (None, str(row.id)):
        raise Refused(
            f"Someone gave a reason meanwhile: “{row.reason}” Yours is below: save again to put "
            "it in its place.",
            "reason",
        )


def unanswered(asked: Sequence[Asked]) -> int:
    """How many of these have no reason yet, findings that cite nothing apart."""
    return sum(one.answer is None and not one.uncited for one in asked)
