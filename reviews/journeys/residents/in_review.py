"""One resident in one review: how to reach them, what they agreed to, what was heard and read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import render_template

from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.assessment.overall_assessment import THEMES
from reviews.domain.assessment.planned_parts import (
    FILE_SET,
    INTERVIEW_SET,
    REFERRER_SET,
    SUPPORT_SET,
    PlannedPart,
)
from reviews.domain.consent.capacity import CapacityOutcome
from reviews.domain.consent.consents import (
    REFUSES,
    ConsentState,
    Ruling,
    Standing,
    Use,
    needed,
    standing,
    taken_back,
)
from reviews.domain.people.roles import Permission
from reviews.domain.review.state import ReviewState
from reviews.domain.sources import Source
from reviews.store.accounts import accounts, answers
from reviews.store.accounts.accounts import AccountHead
from reviews.store.accounts.tasks import advocate_sought
from reviews.store.across.where_words_went import where_words_went
from reviews.store.consent import consents
from reviews.store.consent.consents import CapacityRecord, ConsentRecord
from reviews.store.consent.referrers import referrers
from reviews.store.people import officers
from reviews.store.register import residents
from reviews.store.review.reviews import PlannedResident, ReviewHead
from reviews.web.access.allow import allow, viewer
from reviews.web.access.loaders import resident_in_review
from reviews.web.database import reading
from reviews.web.review_plan import model_sets, review_parts

from .routes import IN_REVIEW, bp, what_waits

_TASKS = {
    INTERVIEW_SET: ("Talk with the resident", Source.RESIDENT),
    FILE_SET: ("Personal file", Source.DOCUMENT),
    SUPPORT_SET: ("What others say of their support", Source.STAFF),
    REFERRER_SET: ("Asking whoever referred them", Source.REFERRER),
}


_COLOURS = {"May be done": "green", "A person decides": "blue", "To be checked": "yellow"}


@dataclass(frozen=True, slots=True)
class UseLine:
    """How one use stands, and how that decision was made."""

    use: Use
    record: ConsentRecord | None
    capacity: CapacityRecord | None

    @property
    def standing(self) -> Standing:
        """What the table of uses and states is asked with."""
        return self.record.standing if self.record else Standing(self.use)

    @property
    def lacks_reasons(self) -> bool:
        """Whether they are said not to have decided, and nothing shows why or what is best."""
        if self.standing.state is not ConsentState.NO_CAPACITY:
            return False
        found = self.capacity
        shown = found is not None and found.outcome is CapacityOutcome.COULD_NOT_DECIDE
        return not (shown and found is not None and found.best_interests)

    @property
    def to_clear(self) -> bool:
        """Whether a person can check it now."""
        return self.standing.to_clear and not self.lacks_reasons

    @property
    def so(self) -> str:
        """What it means for the team, in a word or two that blame nobody."""
        if self.standing.ruling is Ruling.ALLOWED:
            return "May be done"
        if self.standing.state is ConsentState.NOT_ASKED:
            return "Ask first"
        if self.standing.ruling is Ruling.PERSON_DECIDES:
            return "A person decides"
        return "To be checked" if self.standing.to_clear else "Left out"

    @property
    def colour(self) -> str:
        """The colour of that word, for those who see it."""
        return _COLOURS.get(self.so, "grey")


@dataclass(frozen=True, slots=True)
class Task:
    """One set taken for a resident: how it stands, and whether it may start.

    The talk and the personal file are planned parts; the others are taken where they help.
    """

    key: str
    title: str
    part: PlannedPart | None
    standing: Standing
    accounts: tuple[AccountHead, ...]
    open: bool

    @property
    def starts(self) -> bool:
        """Whether an account can be started: the review is open, and the resident agreed."""
        return self.open and self.standing.ruling is Ruling.ALLOWED

    @property
    def excusable(self) -> bool:
        """Whether it is a planned part that can still be excused."""
        return self.open and self.part is not None and not self.part.settled

    @property
    def excused(self) -> str:
        """Why it was excused; nothing where it was not."""
        return self.part.reason if self.part else ""

    @property
    def why_not(self) -> str:
        """Why no account can be started; nothing where one can, or there is something to read."""
        if not self.open:
            return "" if self.accounts or self.excused else "Nothing is recorded."
        if self.starts:
            return ""
        if self.standing.state is ConsentState.NOT_ASKED:
            return "They have not been asked about this yet."
        if self.standing.to_clear:
            return self.standing.why_withheld
        return "There is no agreement to this, so it is left out. That changes nothing for them."


@bp.get(IN_REVIEW)
@allow(Permission.REVIEW, to=resident_in_review)
def in_review(review: ReviewHead, resident: PlannedResident) -> str:
    """One resident in one review, all on one page."""
    session, officer, resident_id = reading(), viewer(), resident.resident_id
    lines = _lines(review.id, resident_id)
    now = {line.use: line.standing for line in lines}
    every_head = accounts.accounts_of(session, officer, review.id)
    heads = [one for one in every_head if one.resident_id == resident_id]
    held_back = {
        one.id
        for one in heads
        if standing(now, needed(one.source, Use.NOTES)).ruling is not Ruling.ALLOWED
    }
    every = consents.every_consent(session, review.id, resident_id)
    back = taken_back(now, [one.standing for one in every])
    return render_template(
        "journeys/residents/in_review.html",
        review=review,
        resident=resident,
        name=residents.names(session, officer, [resident_id]).get(resident_id),
        **what_waits(resident_id, residents.contact(session, resident_id)),
        lines=lines,
        said_no=now[Use.TAKE_PART].state in REFUSES,
        conversations=_conversations(lines),
        tasks=_tasks(review, resident_id, now, heads),
        referrer_set=REFERRER_SET,
        talk_set=INTERVIEW_SET,
        sought=advocate_sought(session, review.id, resident_id),
        others=[one for one in heads if one.question_set not in _TASKS],
        models=_models(review),
        held_back=held_back,
        files=_files([one.id for one in heads if one.id not in held_back]),
        referrer=referrers(session, [resident_id]).get(resident_id),
        taken_back=[use for use in Use if use in back],
        went=where_words_went(session, officer, review.id, resident_id, back),
        earlier=[one for one in every if one.superseded_at is not None],
        officers=officers.names(session),
        themes=THEMES,
    )


def _lines(review_id: UUID, resident_id: UUID) -> list[UseLine]:
    records = consents.consents(reading(), review_id, resident_id)
    decided = {one.decision: one for one in consents.capacities(reading(), review_id, resident_id)}
    return [UseLine(use, records.get(use), decided.get(use)) for use in Use]


def _conversations(lines: Sequence[UseLine]) -> list[ConsentRecord]:
    """One record for each conversation that what stands rests on, newest first."""
    found = {
        (one.true_from_on, one.format_used, one.present, one.written_file_id): one
        for line in lines
        if (one := line.record) and one.format_used
    }
    return sorted(found.values(), key=lambda one: one.recorded_at, reverse=True)


def _tasks(
    review: ReviewHead, resident_id: UUID, now: Mapping[Use, Standing], heads: Sequence[AccountHead]
) -> list[Task]:
    parts = {one.key: one for one in review_parts(review) if one.resident_id == resident_id}
    return [
        Task(
            key,
            title,
            parts.get(key),
            standing(now, needed(source, Use.NOTES)),
            tuple(one for one in heads if one.question_set == key),
            review.state is ReviewState.OPEN,
        )
        for key, (title, source) in _TASKS.items()
    ]


def _models(review: ReviewHead) -> list[QuestionSet]:
    """The question sets of the scheme's service models that residents are asked too."""
    return [one for one in model_sets(review).values() if Source.RESIDENT in one.sources]


def _files(account_ids: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """The files attached to these accounts."""
    by_account = answers.attached(reading(), account_ids)
    return [file for places in by_account.values() for files in places.values() for file in files]
