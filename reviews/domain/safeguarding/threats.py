"""Someone told to leave, or threatened with it: what is known, who was told, how it ended.

Paras 140-142: scrutiny can bring threats to residents' homes. Nothing here decides whether anyone
has to go; it makes sure that what is not known is asked, and that those who can help are told.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reviews.domain.dates import check_past, long_date
from reviews.domain.errors import Refused, check_said
from reviews.domain.register.tenures import TenureSource, TenureTold
from reviews.domain.worded import Worded


class ThreatKind(Worded):
    """What was said or done; the hint is how a list calls it."""

    TOLD = "told-to-leave", "They were told to leave", "Told to leave"
    THREATENED = "threatened", "They were threatened with having to leave", "Threatened"
    OUT = "out", "They are out, or cannot get back in", "Put out"


class ThreatWay(Worded):
    """How it reached them."""

    SAID = "said", "It was said"
    WRITTEN = "in-writing", "It is in writing"
    BOTH = "both", "Both: said, and in writing"
    NOT_KNOWN = "not-known", "Not known"


class ThreatBy(Worded):
    """The part that whoever said it plays."""

    LANDLORD = "landlord", "The landlord, or someone who works for the landlord"
    SUPPORT = "support-provider", "Staff of the support provider"
    AGENT = "managing-agent", "The managing agent"
    OTHER = "other", "Someone else"
    NOT_KNOWN = "not-known", "Not known"


class ThreatReason(Worded):
    """The reason that they were told; whether it is so is for nobody here to say."""

    BENEFIT_STOPPED = "benefit-stopped", "Because the benefit stopped, or is to stop"
    RENT = "rent", "Because of rent or charges that are owed"
    SPOKE = "spoke", "Because they talked with the council, or complained"
    SUPPORT = "support", "Because they do not need, or do not take, the support"
    BEHAVIOUR = "behaviour", "Because of something they are said to have done"
    CLOSING = "closing", "Because the place closes, is sold or is needed for others"
    NO_REASON = "no-reason", "They were given no reason"
    OTHER = "other", "Another reason"
    NOT_KNOWN = "not-known", "Not known"


class LeaveBy(Worded):
    """What is known of when they were told to be gone."""

    HOUR = "day-and-hour", "By a day and an hour"
    DAY = "day", "By a day; the hour is not known"
    AT_ONCE = "at-once", "At once"
    NOT_KNOWN = "not-known", "Not known"


class ThreatDone(Worded):
    """What was done to put someone out."""

    LOCKS = "locks", "The locks were changed, or their key was taken"
    BELONGINGS = "belongings", "Their belongings were put out or taken"
    SUPPLY = "supply", "Gas, electricity or water was turned off"
    NOTHING = "nothing", "None of these"
    NOT_KNOWN = "not-known", "Not known"


class SafeToRing(Worded):
    """Whether it is safe to ring them about this."""

    YES = "yes", "Yes"
    CAREFULLY = "carefully", "Only in one way, or at some hours"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"


class ThreatEnded(Worded):
    """How it ended, as far as the council knows."""

    TAKEN_BACK = "taken-back", "Whoever said it took it back"
    STILL_THERE = "still-there", "They still live there, and nobody acts on it now"
    ANOTHER_HOME = "another-home", "They moved to another home"
    TEMPORARY = "temporary", "They are in temporary accommodation"
    NOWHERE = "nowhere", "They left or were put out, and have nowhere settled"
    NOT_KNOWN = "not-known", "Not known: nobody could reach them"
    OTHER = "other", "Another way"
    NOT_OVER = "not-over", "It is not over after all"


class Office(Worded):
    """Who is told of it. None of them waits for this service."""

    TENANCY_RELATIONS = "tenancy-relations", "The tenancy relations officer"
    HOUSING_OPTIONS = "housing-options", "Housing options (homelessness)"
    POLICE = "police", "The police"
    SAFEGUARDING = "safeguarding-adults", "Adult safeguarding"
    OUT_OF_HOURS = "out-of-hours", "The out-of-hours number, given to the person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """What is known of one threat. Hours are London's, such as 17:00; empty where not known."""

    kind: ThreatKind
    way: ThreatWay
    said_by: ThreatBy
    who: str = ""
    said_on: date | None = None
    words: str
    reason: ThreatReason
    reason_words: str = ""
    leave_by: LeaveBy
    leave_by_on: date | None = None
    leave_by_at: str = ""
    done: tuple[ThreatDone, ...]
    ring: SafeToRing
    ring_how: str = ""


_HOUR = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
    r"|(?P<of12>0?[1-9]|1[0-2])(?:[:.](?P<past>[0-5]\d))? ?(?P<half>[ap])\.?m\.?",
    re.IGNORECASE,
)
"""An hour of the whole day with its minutes, or one of a half of it."""
_AHEAD = timedelta(days=730)


def hour_of_day(typed: str, field: str) -> str:
    """An hour as it is kept, such as 17:00, from what was typed; empty for nothing.

    Raises:
        Refused: it is no hour, or could be either half of the day.
    """
    if not typed.strip():
        return ""
    found = _HOUR.fullmatch(typed.strip())
    if found is None:
        raise Refused("Enter an hour, such as 17:00 or 5pm.", field)
    if found["hour"]:
        return f"{int(found['hour']):02}:{found['minute']}"
    after_noon = 12 if found["half"].lower() == "p" else 0
    return f"{int(found['of12']) % 12 + after_noon:02}:{found['past'] or '00'}"


def checked_threat(said: Threat, today: date) -> Threat:
    """A threat as it is kept, once what is said of it holds together.

    Raises:
        Refused: something is missing, is said beside what excludes it, or cannot be.
    """
    check_said(said.words, "Write what they were told, in their own words.", "words")
    if said.said_on is not None:
        check_past(said.said_on, today, "said_on")
    if said.said_by is ThreatBy.OTHER:
        check_said(said.who, "Say who it was, or what they are to the person.", "who")
    if said.reason is ThreatReason.OTHER:
        check_said(said.reason_words, "Write the reason they were told.", "reason_words")
    if said.ring in (SafeToRing.YES, SafeToRing.CAREFULLY):
        check_said(said.ring_how, "Say on which number, when, and who must not hear.", "ring_how")
    _check_done(said.done)
    said = replace(said, leave_by_at=hour_of_day(said.leave_by_at, "leave_by_at"))
    _check_leave_by(said, today)
    return said


def _check_done(done: tuple[ThreatDone, ...]) -> None:
    if not done:
        raise Refused("Choose what was done, “None of these” or “Not known”.", "done")
    for alone in (ThreatDone.NOTHING, ThreatDone.NOT_KNOWN):
        if alone in done and len(done) > 1:
            raise Refused(f"“{alone.words}” cannot be chosen with anything else.", "done")


def _check_leave_by(said: Threat, today: date) -> None:
    dated = said.leave_by in (LeaveBy.HOUR, LeaveBy.DAY)
    if dated and said.leave_by_on is None:
        raise Refused("Enter the day by which they were told to leave.", "leave_by_on")
    if not dated and said.leave_by_on is not None:
        raise Refused("You entered a day. Choose that they were told a day.", "leave_by")
    if said.leave_by is LeaveBy.HOUR and not said.leave_by_at:
        raise Refused("Enter the hour, or choose that it is not known.", "leave_by_at")
    if said.leave_by is not LeaveBy.HOUR and said.leave_by_at:
        raise Refused(
            "You entered an hour. Choose that they were told a day and an hour.", "leave_by"
        )
    if said.leave_by_on is None:
        return
    if said.said_on is not None and said.leave_by_on < said.said_on:
        raise Refused("This day is before the day on which they were told.", "leave_by_on")
    if abs(said.leave_by_on - today) > _AHEAD:
        raise Refused("This day is more than two years away. Check the year.", "leave_by_on")


@dataclass(frozen=True, slots=True)
class Passed:
    """What one office was told or the person was given, when, and what came of it."""

    office: Office
    on: date
    at: str
    words: str
    outcome: str = ""


def checked_passed(passed: Passed, today: date) -> Passed:
    """What was passed on as it is kept, once it holds together."""
    check_past(passed.on, today, "on")
    check_said(passed.words, "Say what they were told, or which number was given.", "words")
    return replace(passed, at=hour_of_day(passed.at, "at"))


@dataclass(frozen=True, slots=True)
class ThreatOutcome:
    """How a threat ended, on which day, and in words."""

    ended: ThreatEnded
    ended_on: date | None
    ended_words: str


def check_outcome(outcome: ThreatOutcome, today: date, known: ThreatEnded | None) -> None:
    """Check how a threat ended; `known` is what was recorded before."""
    not_over = outcome.ended is ThreatEnded.NOT_OVER
    if not_over and known in (None, ThreatEnded.NOT_OVER):
        raise Refused("No outcome is recorded, so the clock runs already.", "ended")
    check_said(outcome.ended_words, "Say what happened, and how you know.", "ended_words")
    if not not_over and outcome.ended_on is None:
        raise Refused("Enter the day it ended, as far as you know.", "ended_on")
    if outcome.ended_on is not None:
        check_past(outcome.ended_on, today, "ended_on")


_WHO_SAYS = {
    TenureSource.PROVIDER: "The provider or landlord says: ",
    TenureSource.RESIDENT: "The resident says: ",
}


def agreement_as_read(told: TenureTold | None) -> str:
    """What the council knows of an agreement: as someone here read it, or that nobody has."""
    if told is None or told.source is TenureSource.NOBODY:
        return "Not read by us"
    words = told.tenure.words
    if told.source is TenureSource.READ:
        on = long_date(told.read_on) if told.read_on else "a day not known"
        return f"{words}, as read by {told.read_by} on {on}"
    return f"Not read by us. {_WHO_SAYS[told.source]}{words[0].lower()}{words[1:]}"


def is_open(ended: ThreatEnded | None) -> bool:
    """Whether a threat's clock runs on."""
    return ended is None or ended is ThreatEnded.NOT_OVER
