"""What the pages of decisions show: gaps, who may appeal, last days; worked out, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from reviews.domain.cases import time_limits
from reviews.domain.cases.as_of import Mark
from reviews.domain.cases.decisions import gaps, gaps_of_suspension, lacking, without_notice
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.cases.law import Ground, WhoMayAppeal
from reviews.domain.dates import long_date
from reviews.reference.cases.appeals import appeal_law
from reviews.store.cases import decisions as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.decisions import Decision, Fact, Notice, SuspensionLine
from reviews.store.record.rows import grouped
from reviews.web.database import reading
from reviews.web.resources import resources

from .as_it_stood import read_as


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A notice with what is worked out from its days."""

    now: Notice
    before: tuple[Notice, ...]
    marks: tuple[Mark, ...]

    @property
    def last_days(self) -> list[str]:
        """By when an appeal comes in time, and by when a late one can be let in."""
        now, limits = self.now, appeal_law().limits
        asked, given = now.reasons_asked_on, now.reasons_given_on
        holidays = resources().bank_holidays
        last = time_limits.last_day(now.sent_on, asked, given, holidays=holidays, limits=limits)
        latest = time_limits.absolute_last_day(last, holidays=holidays, limits=limits)
        if time_limits.reasons_awaited(now.sent_on, asked, given, limits=limits):
            awaited = "Written reasons were asked for and are not recorded as given, so the time "
            return [f"{awaited}to appeal goes on: until {last.told} at the least."]
        return [
            f"An appeal comes in time until {last.told}.",
            f"A late one can be let in until {latest.told}.",
        ]


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision with its notices, and what is worked out from the list of the law."""

    now: Decision
    before: tuple[Decision, ...]
    notices: tuple[NoticeShown, ...]
    gone: tuple[NoticeShown, ...]
    marks: tuple[Mark, ...]

    @property
    def href(self) -> str:
        """Its page."""
        return url_for("cases.decision", case_id=self.now.case_id, decision_id=self.now.fact_id)

    @property
    def ground(self) -> Ground | None:
        """The ground that it rests on."""
        return appeal_law().ground(self.now.ground)

    @property
    def ground_told(self) -> str:
        """Its ground with its regulation; empty where none is given."""
        return appeal_law().ground_told(self.now.ground)

    @property
    def lacking(self) -> list[str]:
        """What stands at the top: no ground, or no day from which it counts."""
        return [] if self.now.taken_back is not None else lacking(self.now.told, appeal_law())

    @property
    def gaps(self) -> list[str]:
        """What else is missing."""
        return gaps(self.now.told, [one.now.told for one in self.notices], appeal_law())

    @property
    def without_notice(self) -> list[str]:
        """From whom the overpayment is recoverable, and to whom no notice is recorded."""
        return without_notice(self.now.told, [one.now.told for one in self.notices])

    @property
    def may_appeal(self) -> WhoMayAppeal:
        """Who may appeal it, by which regulation and as checked when."""
        return appeal_law().who_may_appeal(self.now.kind, self.now.people)


@dataclass(frozen=True, slots=True)
class SuspensionShown:
    """A suspension with what is missing of it."""

    now: SuspensionLine
    before: tuple[SuspensionLine, ...]
    marks: tuple[Mark, ...]

    @property
    def gaps(self) -> list[str]:
        """What is missing."""
        return gaps_of_suspension(self.now.told)


def decisions_in(case: CaseHead) -> list[DecisionShown]:
    """The decisions of a case with their notices, those taken back too; two queries.

    As of a day, those of then, in the words of then.
    """
    as_of = read_as()
    every = store.notices_of(reading(), case.id, as_of)
    notices = grouped((one.now.decision_fact_id, one) for one in every)
    decided = store.decisions_of(reading(), case.id, as_of)
    return [_shown(one, notices.get(one.now.fact_id, [])) for one in decided]


def _shown(fact: Fact[Decision], notices: Sequence[Fact[Notice]]) -> DecisionShown:
    every = [NoticeShown(one.now, one.before, one.marks) for one in notices]
    standing = tuple(one for one in every if one.now.taken_back is None)
    gone = tuple(one for one in every if one.now.taken_back is not None)
    return DecisionShown(fact.now, fact.before, standing, gone, fact.marks)


def suspensions_in(case: CaseHead) -> list[SuspensionShown]:
    """The suspensions of a case, those taken back too; one query."""
    every = store.suspensions_of(reading(), case.id, read_as())
    return [SuspensionShown(one.now, one.before, one.marks) for one in every]


def lacking_in(case: CaseHead) -> list[str]:
    """What decisions of a case lack, for the top of its page: each with which decision it is.

    As of a day, of what was known by then.
    """
    if case.kind is not CaseKind.CLAIM:
        return []
    decided = store.decisions_of(reading(), case.id, read_as().then)
    return [
        f"{one.now.kind.words}, {long_date(one.now.made_on)}: {' '.join(one.lacking)}"
        for one in (_shown(fact, ()) for fact in decided)
        if one.lacking
    ]
