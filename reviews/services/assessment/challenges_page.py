"""What a second reader may ask, as one officer is shown it: a whole page, each piece read once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from reviews.domain.assessment.challenges import ChallengeKind, Wordings
from reviews.domain.assessment.challenges_not_looked import NotLooked
from reviews.domain.assessment.one_answer import served
from reviews.domain.assessment.overall_assessment import use_of_findings
from reviews.domain.assessment.second_reading import may_change, sent_on
from reviews.domain.board.side_by_side import asking_the_same, with_those_beneath
from reviews.domain.consent.consents import Use
from reviews.domain.people.roles import Viewer
from reviews.store.accounts.accounts import usable
from reviews.store.accounts.answers import that_say
from reviews.store.assessment.challenges_kept import KeptQuestions, kept_questions
from reviews.store.assessment.every_finding import EveryFinding, read_findings
from reviews.store.assessment.overall_assessment import ReadingView
from reviews.store.board.accounts_compared import Sets, compared_accounts
from reviews.store.consent.consents import Agreed, standings
from reviews.store.record.session import Session

from .challenges import Asked, Examination, Examined, examine_read
from .second_reading_page import SecondReading, second_reading

if TYPE_CHECKING:
    from reviews.store.review.reviews import ReviewHead


@dataclass(frozen=True, slots=True)
class AskedNow:
    """What may be asked now.

    `not_looked` are the kinds that nothing could be looked through for, each with why. `words`
    are the findings that this officer may read, by their lasting ids; `changeable` says whether
    reasons can be given, and what is asked about be changed.
    """

    asked: tuple[Asked, ...]
    not_looked: NotLooked
    words: Mapping[UUID, str]
    changeable: bool

    @property
    def by_kind(self) -> dict[ChallengeKind, list[Asked]]:
        """What is asked, kind by kind."""
        return {
            kind: [one for one in self.asked if one.challenge.kind is kind]
            for kind in ChallengeKind
        }

    @property
    def served(self) -> dict[str, int]:
        """How many questions the same words answer, by the key of each, where they are several."""
        return served(
            {one.challenge.key: one.answer.reason for one in self.asked if one.answer is not None}
        )

    def under(self, key: str) -> Asked | None:
        """What is asked under a key; None where nothing is, as it may have been mended."""
        return next((one for one in self.asked if one.challenge.key == key), None)


@dataclass(frozen=True, slots=True)
class AskedThen:
    """What was asked when the assessment was sent on, which stays as it was.

    Nothing is `kept` of a step that was taken before this was kept.
    """

    step: ReadingView
    kept: KeptQuestions | None


def challenges_page(
    session: Session, viewer: Viewer, review: "ReviewHead", sets: Sets, known: Wordings
) -> AskedNow | AskedThen:
    """What may be asked now, or once it is with a reader what was asked then.

    A fixed number of queries.

    `viewer` works in the review's team; `known` are the words that judge, of the data.
    """
    found = second_reading(session, review.id)
    sent = sent_on(found.steps)
    if sent is None:
        return _now(session, viewer, review, sets, known, found)
    step = found.readings[sent]
    agreed = standings(session, review.id)
    taken = usable(session, viewer, Use.NOTES, review.id, agreed).items
    accounts = frozenset(one.id for one in taken)
    return AskedThen(step, _kept(session, viewer, review, found, accounts, agreed).get(step.id))


def asked_now(
    session: Session, viewer: Viewer, review: "ReviewHead", sets: Sets, known: Wordings
) -> AskedNow:
    """What may be asked now, wherever the assessment is; takes what `challenges_page` takes."""
    found = second_reading(session, review.id)
    return _now(session, viewer, review, sets, known, found)


def examined(
    session: Session, viewer: Viewer, review: "ReviewHead", sets: Sets, known: Wordings
) -> Examination:
    """All that may be asked now, and what could not be looked for; to be kept."""
    found = second_reading(session, review.id)
    findings = read_findings(session, review.id)
    return _examination(session, viewer, review, sets, known, found, findings).examination


def asked_and_kept(
    session: Session,
    viewer: Viewer,
    review: "ReviewHead",
    sets: Sets,
    known: Wordings,
    reading: SecondReading,
    findings: EveryFinding | None = None,
) -> tuple[list[Asked], dict[UUID, KeptQuestions]]:
    """All that may be asked now, and what was asked each time the assessment was sent on.

    The first is to be counted, as `examined` gives it; the second, by the step, is what this
    officer may read. `findings` is every finding, where they are read already.
    """
    every = findings or read_findings(session, review.id)
    found = _examination(session, viewer, review, sets, known, reading, every)
    kept = _kept(session, viewer, review, reading, found.accounts, every.agreed)
    return list(found.examination.asked), kept


@dataclass(frozen=True, slots=True)
class _Examination:
    """An assessment examined, with which accounts at hand."""

    examination: Examination
    accounts: frozenset[UUID]


def _examination(
    session: Session,
    viewer: Viewer,
    review: "ReviewHead",
    sets: Sets,
    known: Wordings,
    reading: SecondReading,
    findings: EveryFinding,
) -> _Examination:
    cited = {rest.question for one in findings.findings for rest in one.evidence if rest.question}
    questions = with_those_beneath(sets.values(), asking_the_same(sets.values(), cited))
    taken, _ = compared_accounts(
        session, viewer, review.id, sets, questions=questions, agreed=findings.agreed, files=False
    )
    ids = frozenset(one.id for one in taken)
    say = that_say(session, ids)
    taken = [replace(one, says_more=one.id in say) for one in taken]
    read = Examined(findings, reading.conclusions, reading.council)
    return _Examination(examine_read(session, review, taken, known, read), ids)


def _now(
    session: Session,
    viewer: Viewer,
    review: "ReviewHead",
    sets: Sets,
    known: Wordings,
    reading: SecondReading,
) -> AskedNow:
    findings = read_findings(session, review.id)
    found = _examination(session, viewer, review, sets, known, reading, findings)
    shown = reading.shown_to(viewer.id)
    seen = findings.seen(use_of_findings(viewer, review.team_id)).items
    return AskedNow(
        tuple(one for one in found.examination.asked if shown or one.challenge.about is None),
        found.examination.not_looked,
        {one.fact_id: one.words for one in seen},
        may_change(review.state, reading.steps),
    )


def _kept(
    session: Session,
    viewer: Viewer,
    review: "ReviewHead",
    reading: SecondReading,
    accounts: frozenset[UUID],
    agreed: Agreed,
) -> dict[UUID, KeptQuestions]:
    if not reading.readings:
        return {}
    found = kept_questions(session, review.id, accounts, agreed)
    if reading.shown_to(viewer.id):
        return found
    return {step: _without_conclusions(one) for step, one in found.items()}


def _without_conclusions(kept: KeptQuestions) -> KeptQuestions:
    """Whoever is to conclude first is shown nothing of what was asked about a conclusion."""
    return replace(kept, asked=tuple(one for one in kept.asked if one.about is None))
