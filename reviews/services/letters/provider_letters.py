"""The letter to a provider, a landlord or an agent: what is new, still open and done (113-118).

Each organisation is told what is its own: whom letters on support go to reads every finding, the
others those that they are asked to act on or that concern their part.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.assessment.overall_assessment import CONCLUSION_ASKS, About, FindingKind
from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.domain.follow_up.corrections import USUAL_DAYS
from reviews.domain.follow_up.recommendations import SETTLED, Clock, Progress
from reviews.domain.follow_up.who_acts import asked_of, concerns
from reviews.domain.letters import kinds
from reviews.domain.register.closed_words import Part
from reviews.domain.visits.visits import VisitPurpose
from reviews.domain.working_days import after_working_days
from reviews.reference.bank_holidays import known_bank_holidays
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.follow_up import recommendations
from reviews.store.follow_up.recommendation_versions import taken_back
from reviews.store.follow_up.recommendations import RecommendationView
from reviews.store.letters.told_before import ToldBefore, told_before
from reviews.store.people import council_settings
from reviews.store.register import organisations, schemes
from reviews.store.visits import visits

from .findings_letters import Outcome, check_agreed, days_in_words, outcome_of
from .gate import Gathered, known_of
from .letter_dates import dates_on
from .letter_plan import Desk


@dataclass(frozen=True, slots=True)
class Reader:
    """The organisation that a letter is to: its parts, and what it was told before.

    `first` is whether letters on support go to it; `played` are all parts played at the scheme.
    """

    name: str
    parts: frozenset[Part]
    played: frozenset[Part]
    first: bool
    before: ToldBefore | None

    def must(self, made: RecommendationView) -> bool:
        """Whether it must act on a recommendation."""
        return asked_of(made.who_acts, self.parts, self.played, addressed_first=self.first)

    def knows(self, made: RecommendationView) -> bool:
        """Whether it was told of a recommendation before."""
        return self.before is not None and made.fact_id in self.before.numbers

    def gave_up(self, made: RecommendationView) -> bool:
        """Whether it was told to act on one that is asked of somebody else since that letter."""
        if self.before is None or self.must(made) or not self.knows(made):
            return False
        return made.recorded_at > self.before.issued_at


@dataclass(frozen=True, slots=True)
class Theirs:
    """What one organisation is told: recommendations new to it and still open, findings new.

    `passed_on` are those that it was told before and that are now asked of somebody else.
    """

    new: tuple[RecommendationView, ...]
    open: tuple[RecommendationView, ...]
    passed_on: tuple[RecommendationView, ...]
    findings: tuple[FindingView, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.new or self.open or self.passed_on or self.findings)

    @property
    def references(self) -> dict[UUID, str]:
        """The reference of each finding, in the order in which the letter tells them."""
        told = sorted(self.findings, key=lambda one: _ORDER.index(one.kind))
        return {one.fact_id: f"F{number}" for number, one in enumerate(told, 1)}

    def of_kind(self, kind: FindingKind) -> tuple[str, ...]:
        """The findings of one kind, each after its reference."""
        number = self.references
        return tuple(
            f"{number[one.fact_id]}. {one.words}" for one in self.findings if one.kind is kind
        )


_ORDER = (FindingKind.STRENGTH, FindingKind.IMPROVE, FindingKind.NOT_ENOUGH)


def provider_letter(desk: Desk) -> Gathered:
    """Findings good and bad, conclusions with reasons, recommendations with two dates.

    Raises:
        Refused: the assessment is not final, nothing is for this organisation, or a date of a
            recommendation has passed by then.
    """
    check_agreed(desk.session, desk.review.id)
    outcome = outcome_of(desk.session, desk.review.id, desk.act.today)
    reader = _reader(desk)
    theirs = _theirs(reader, outcome)
    if not (reader.first or theirs.anything):
        raise Refused(
            f"Nothing in this letter is for {reader.name}: it is asked to do nothing, and no "
            "finding concerns it.",
            "written",
        )
    _check_dates(desk, theirs.new)
    letter = _letter(desk, reader, theirs, outcome)
    return Gathered(
        letter,
        known_of(desk, letter, _written(letter, theirs)),
        tuple(one.id for one in theirs.findings),
        tuple(one.id for one in (*theirs.new, *theirs.open, *theirs.passed_on)),
        outcome.withheld,
    )


def _reader(desk: Desk) -> Reader:
    session, review, day = desk.session, desk.review, desk.act.today
    played = schemes.parts_on(session, review.scheme_id, day)
    to = desk.plan.organisation_id
    first = schemes.provider_of(session, review.scheme_id, day)
    return Reader(
        next((one.organisation for one in played if one.organisation_id == to), ""),
        frozenset(one.part for one in played if one.organisation_id == to),
        frozenset(one.part for one in played),
        first is not None and first.id == to,
        told_before(session, review.id, to) if to else None,
    )


def _theirs(reader: Reader, outcome: Outcome) -> Theirs:
    mine = [one for one in outcome.recommendations if reader.must(one)]
    new = tuple(one for one in mine if not reader.knows(one))
    asked, answered = ({one.finding_fact_id for one in some} for some in (mine, new))
    told = reader.before.findings if reader.before else frozenset()
    return Theirs(
        new,
        tuple(one for one in mine if reader.knows(one)),
        tuple(one for one in outcome.recommendations if reader.gave_up(one)),
        tuple(
            one
            for one in outcome.findings
            if (reader.first or one.fact_id in asked or concerns(one.theme, reader.parts))
            and (one.id not in told or one.fact_id in answered)
        ),
    )


def _check_dates(desk: Desk, new: Iterable[RecommendationView]) -> None:
    day = desk.plan.planned_issue_on
    for one in new:
        if dates_on(one, day)[0] <= day and not (one.issued_on and one.acknowledged_on):
            raise Refused(
                f"Recommendation {one.number} asks to be acknowledged by "
                f"{long_date(one.acknowledge_by_on)}, which is not after the date of the letter. "
                "Change one of the two dates.",
                "planned_issue_on",
            )


def _letter(
    desk: Desk, reader: Reader, theirs: Theirs, outcome: Outcome
) -> kinds.ProviderRecommendations:
    council = council_settings.council(desk.session)
    concluded = _concluded(desk, reader)
    others = tuple(one for about, one in concluded.items() if about is not About.OVERALL)
    done, not_needed = _settled(desk, reader, outcome)
    passed_on = tuple(map(_passed_on, theirs.passed_on))
    as_part, copy_of, copied_to = _addressed(desk, reader)
    return kinds.ProviderRecommendations(
        *desk.common,
        visited=_visited(desk, reader.before),
        overall=concluded.get(About.OVERALL),
        conclusions=others,
        strengths=theirs.of_kind(FindingKind.STRENGTH),
        improvements=theirs.of_kind(FindingKind.IMPROVE),
        not_enough=theirs.of_kind(FindingKind.NOT_ENOUGH),
        recommendations=_recommended(desk, theirs),
        help_offered=council.help_offered,
        facts_by=after_working_days(
            desk.plan.planned_issue_on, council.accuracy_days or USUAL_DAYS, known_bank_holidays()
        ),
        earlier=reader.before.on if reader.before else None,
        done=done,
        not_needed=(*not_needed, *passed_on),
        still_open=tuple(_still_open(desk, reader, one) for one in theirs.open),
        addressed_as=as_part,
        copy_of=copy_of,
        copied_to=copied_to,
    )


def _recommended(desk: Desk, theirs: Theirs) -> tuple[kinds.Recommended, ...]:
    references, day = theirs.references, desk.plan.planned_issue_on
    return tuple(
        kinds.Recommended(
            one.number,
            references[one.finding_fact_id],
            one.what,
            one.evidence,
            *dates_on(one, day),
            who=one.who_acts.words,
        )
        for one in theirs.new
    )


def _still_open(desk: Desk, reader: Reader, made: RecommendationView) -> kinds.StillOpen:
    """One told before: a date that was met is not repeated, one that has passed is said."""
    notes = []
    if reader.before and made.id not in reader.before.wordings:
        notes.append("We have changed this since we last wrote to you about it.")
    if made.complete_by_on < desk.plan.planned_issue_on:
        notes.append("The date to complete it has passed. Please tell us where it stands.")
    return kinds.StillOpen(
        made.number,
        made.what,
        made.evidence,
        made.who_acts.words,
        None if made.acknowledged_on else made.acknowledge_by_on,
        made.complete_by_on,
        " ".join(notes),
    )


def _passed_on(made: RecommendationView) -> str:
    """One that somebody else must act on now. Its words end as they were written."""
    who = made.who_acts.words
    words = made.what.rstrip()
    end = "" if words.endswith((".", "!", "?")) else "."
    whose = f"{who[0].lower()}{who[1:]}"
    return f"Recommendation {made.number}: {words}{end} This is now asked of {whose}."


def _settled(
    desk: Desk, reader: Reader, outcome: Outcome
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was done, and what is no longer asked, since the letter before; nothing in a first one.

    The words are told only where the finding behind them may be.
    """
    before = reader.before
    if before is None:
        return (), ()
    tellable = {one.fact_id for one in outcome.findings}
    looks = recommendations.history(desk.session, before.numbers)
    since = {one.recommendation_fact_id for one in looks if one.recorded_at > before.issued_at}
    made = recommendations.recommendations(
        desk.session, desk.act.today, fact_ids=before.numbers.keys() & since
    )
    settled: dict[Progress, list[str]] = {one: [] for one in SETTLED}
    for one in made:
        if one.clock is Clock.SETTLED and one.progress in settled:
            words = f": {one.what}" if one.finding_fact_id in tellable else ""
            settled[one.progress].append(f"Recommendation {one.number}{words}")
    gone = [
        f"Recommendation {one.number}"
        for one in taken_back(desk.session, desk.review.id)
        if one.number in before.numbers.values() and one.recorded_at > before.issued_at
    ]
    return tuple(settled[Progress.DONE]), (*settled[Progress.NO_LONGER_NEEDED], *gone)


def _concluded(desk: Desk, reader: Reader) -> dict[About, kinds.Concluded]:
    """The conclusions, for whoever letters on support go to; later on, once one is new."""
    found = overall_assessment.conclusions(desk.session, desk.review.id)
    before = reader.before
    new = before is None or any(one.recorded_at > before.issued_at for one in found)
    if not (reader.first and new):
        return {}
    by_about = {one.about: one for one in found}
    return {
        about: kinds.Concluded(CONCLUSION_ASKS[about], one.judgement.words, one.reasons)
        for about in About
        if (one := by_about.get(about))
    }


def _visited(desk: Desk, before: ToldBefore | None) -> str:
    """The dates of the visits made, in words: those since the letter before, where there is one."""
    made = visits.visits_of(desk.session, scheme_id=desk.review.scheme_id)
    own = [one.went_on for one in made if one.review_id == desk.review.id]
    again = [
        one.went_on for one in made if one.review_id is None and one.purpose is VisitPurpose.REVISIT
    ]
    if before is None:
        return days_in_words(own)
    return days_in_words(day for day in (*own, *again) if day is not None and day > before.on)


def _addressed(desk: Desk, reader: Reader) -> tuple[str, str, tuple[str, ...]]:
    """As what a recipient is written to, of whose letter it gets a copy, and who else gets one."""
    session, plan = desk.session, desk.plan
    copied = [organisations.organisation(session, key) for key in plan.copied]
    names = tuple(one.name for one in copied if one is not None)
    if reader.first:
        return "", "", names
    as_part = " and ".join(part.words.lower() for part in sorted(reader.parts))
    first = schemes.provider_of(session, desk.review.scheme_id, desk.act.today)
    copy_of = first.name if first and plan.organisation_id in plan.copied else ""
    return as_part, copy_of, names


def _written(letter: kinds.ProviderRecommendations, theirs: Theirs) -> Sequence[str]:
    """What officers wrote in it, in their own words."""
    concluded = (letter.overall, *letter.conclusions)
    return (
        *(one.words for one in theirs.findings),
        *(one.reasons for one in concluded if one is not None),
        *(text for one in (*theirs.new, *theirs.open) for text in (one.what, one.evidence)),
        *letter.done,
        *letter.not_needed,
    )
