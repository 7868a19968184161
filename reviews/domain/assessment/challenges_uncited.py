"""What an assessment passes over (para 110).

Accounts that no finding cites or that were not read back, voices not heard, staff time on which
accounts differ, and findings taken back beneath a conclusion that still stands.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from reviews.domain.board.staff_time import Duty, Shift, Timed, duration, periods, when
from reviews.domain.board.voices import VOICE_OF, ComparedAccount, Voice
from reviews.domain.dates import Span, long_date
from reviews.domain.sources import Source

from .challenges import Challenge, ChallengeKind, Claim, Drawn, key_of
from .challenges_unheard import Cited
from .overall_assessment import About, Judgement
from .planned_parts import FILE_SET

ASKED_ALONE = 3
"""Up to so many accounts of one source are asked about one by one; more are asked about at once."""

_OF_RESIDENTS = (About.TAILORED, About.RESPECT, About.OVERALL)
_OF_RECORDS = (About.TAILORED, About.OVERALL)


def uncited(accounts: Sequence[ComparedAccount], cited: Cited) -> Iterator[Challenge]:
    """The finished accounts of which no finding cites an answer."""
    kind = ChallengeKind.UNCITED
    used = {account for account, _, _ in cited}
    left = [one for one in accounts if one.finished and one.id not in used and _says(one)]
    for _, group in groupby(sorted(left, key=lambda one: one.source), lambda one: one.source):
        some = sorted(group, key=lambda one: (one.on, one.respondent, one.id))
        at_once = [some] if len(some) > ASKED_ALONE else [[one] for one in some]
        for each in at_once:
            ids = tuple(one.id for one in each)
            named = "; ".join(map(_named, each))
            which = "this account" if len(each) == 1 else "any of these accounts"
            says = f"No finding cites an answer of {which}: {named}."
            yield Challenge(kind, key_of(kind, *ids), says, accounts=ids)


def _says(account: ComparedAccount) -> bool:
    return account.says_more or any(answer.settled for answer in account.answers.values())


def _named(account: ComparedAccount) -> str:
    whose = account.whose
    if whose.startswith(account.respondent):
        whose = f"{account.source.words}: {whose}"
    return f"{whose}, {long_date(account.on)}"


def not_read_back(claims: Sequence[Claim], waits: Collection[UUID]) -> Iterator[Challenge]:
    """The accounts that findings rest on, and that still wait to be read back to who gave them."""
    kind = ChallengeKind.NOT_READ_BACK
    for claim in claims:
        for rest in {one.account: one for one in claim.rests if one.account in waits}.values():
            says = f"This finding rests on an account that was not read back: {rest.title}"
            key = key_of(kind, claim.id, rest.account)
            accounts = (rest.account,) if rest.account else ()
            yield Challenge(kind, key, says, (claim.fact_id,), accounts=accounts)


def voices_missing(
    spoken: Collection[tuple[Source, str]], drawn: Sequence[Drawn]
) -> Iterator[Challenge]:
    """Conclusions about all residents where no resident was heard, or no personal file was read.

    Para 110 sets what residents say beside what the provider and the referrer recorded.

    `spoken` holds the source and question set of each account that may be used, whoever may
    open it.
    """
    heard = any(VOICE_OF[source] is Voice.RESIDENT for source, _ in spoken)
    filed = any(name == FILE_SET for _, name in spoken)
    lacking = (
        (heard, _OF_RESIDENTS, "no resident was heard whose words may be used"),
        (filed, _OF_RECORDS, "no resident’s personal file was read"),
    )
    kind = ChallengeKind.VOICE
    for there, abouts, what in lacking:
        on = [
            one
            for one in drawn
            if one.about in abouts and one.judgement is not Judgement.NOT_ENOUGH
        ]
        if on and not there:
            titles = " and ".join(f"“{one.about.words}”" for one in on)
            verb = "speaks" if len(on) == 1 else "speak"
            says = f"{titles} {verb} of every resident, and {what}."
            key = key_of(kind, what, *(one.id for one in on))
            yield Challenge(kind, key, says, about=on[0].about)


@dataclass(frozen=True, slots=True)
class _Line(Timed):
    """A shift, when it was so, and whose account it is."""

    whose: str


def staff_time_differs(told: Sequence[tuple[UUID, str, Shift, Span]]) -> Iterator[Challenge]:
    """Accounts of the scheme's staff time at one time that come to different hours a week.

    Waking hours, sleeping nights and time on call are compared apart, and only what adds up is.
    No finding can cite a figure of staff time, so that someone says which account is relied on.

    `told` holds for each line its id, whose account it is, the figures and when they held.
    """
    apart: dict[str, None] = {}
    unsaid = False
    for span, held in periods([_Line(shift, span, whose) for _, whose, shift, span in told]):
        by_account: dict[str, list[Shift]] = {}
        for line in held:
            by_account.setdefault(line.whose, []).append(line.shift)
        if len(by_account) > 1 and not all(line.shift.said for line in held):
            unsaid = True
        elif len(by_account) > 1:
            apart |= dict.fromkeys(_apart(by_account, span))
    says = []
    if apart:
        says.append(f"Accounts of staff time a week differ. {' '.join(apart)}")
    if unsaid:
        says.append(
            "Accounts of staff time cannot be compared where it is not said whether the time is "
            "within the shared time or on top of it."
        )
    if says:
        kind = ChallengeKind.STAFF_TIME
        key = key_of(kind, *(one for one, *_ in told))
        yield Challenge(kind, key, f"{' '.join(says)} Which do you rely on, and why?")


def _apart(by_account: Mapping[str, Sequence[Shift]], span: Span) -> Iterator[str]:
    """Each kind of duty of which these accounts, at one time, come to different hours."""
    for duty in Duty:
        weeks = {
            whose: sum(one.a_week for one in some if one.adds and one.duty is duty)
            for whose, some in by_account.items()
        }
        if len(set(weeks.values())) > 1:
            said = "; ".join(
                f"{whose}: {duration(week) if week else 'nothing told'}"
                for whose, week in weeks.items()
            )
            yield f"{duty.words}, {when(span)}: {said}."


def taken_back(
    drawn: Sequence[Drawn],
    gone: Mapping[UUID, Collection[UUID]],
    words: Mapping[UUID, str],
    anew: Collection[About],
) -> Iterator[Challenge]:
    """Conclusions that rest on findings taken back, or on conclusions put otherwise, since.

    `gone` are the findings taken back that each conclusion rests on, `words` the words of those
    that may be shown, and `anew` the conclusions that the overall one rests on, given otherwise
    since.
    """
    kind = ChallengeKind.TAKEN_BACK
    for one in drawn:
        for fact_id in gone.get(one.id, ()):
            said = f": “{words[fact_id]}”" if fact_id in words else "."
            says = f"This conclusion rests on a finding that was taken back since{said}"
            yield Challenge(kind, key_of(kind, one.id, fact_id), says, (fact_id,), one.about)
        for about in anew if one.about is About.OVERALL else ():
            title = about.words
            says = f"This conclusion rests on “{title}”, which was concluded on anew since."
            other = next((it.id for it in drawn if it.about is about), None)
            yield Challenge(kind, key_of(kind, one.id, about, other), says, about=one.about)
