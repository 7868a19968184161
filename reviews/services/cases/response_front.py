"""The front sheet of a response, its decision and what was done since, read from a case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviews.domain.cases.appeals import Timed, timed
from reviews.domain.cases.authority import both_ways
from reviews.domain.cases.citing import quoted
from reviews.domain.cases.kinds import AuthorityKind, Person, StepKind, Timing
from reviews.domain.cases.law import AppealLaw
from reviews.domain.cases.response import (
    CAME_ON,
    DECIDED_ON,
    NOT_GIVEN,
    OUR_REFERENCE,
    THEIR_REFERENCE,
    Choices,
    Named,
    to_fill_in,
    to_look_up,
)
from reviews.domain.dates import long_date
from reviews.domain.letters.kinds import Council
from reviews.reference.bank_holidays import known_bank_holidays
from reviews.reference.cases.appeals import appeal_law
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.decisions import Decision
from reviews.store.cases.facts import AppealView, AuthorityView, StepView
from reviews.store.cases.notes import CircumstancesView
from reviews.store.cases.standing import NoticeLine, notice_sent_on

NONE = "None recorded"
_SEVERAL = {Person.RECOVERED_FROM, Person.OTHER}
_SINCE = (
    *(StepKind.RECONSIDERED, StepKind.NOT_CHANGED, StepKind.REVISED_LAPSED),
    *(StepKind.REVISED_GOES_ON, StepKind.DIRECTION, StepKind.DECISION_NOTICE),
    *(StepKind.IN_EFFECT, StepKind.WITHDRAWN, StepKind.STRUCK_OUT),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a case has on record for its front sheet; `decision` is the one appealed.

    A notice has its addressee where its paper is in, and none where it is not.
    """

    case: CaseHead
    council: Council
    appeals: Sequence[AppealView]
    authorities: Sequence[AuthorityView]
    decision: Decision | None
    later: Sequence[Decision]
    notices: Sequence[NoticeLine]
    steps: Sequence[StepView]
    circumstances: CircumstancesView | None


def front(known: Known) -> tuple[Named, ...]:
    """The front sheet, line by line; what nobody recorded says so, or is left to fill in."""
    return (
        Named(OUR_REFERENCE, known.case.reference),
        Named(THEIR_REFERENCE, known.case.tribunal_reference or NOT_GIVEN),
        *_appellants(known),
        Named("Other respondents", _respondents(known)),
        Named("Address for documents", _address(known.council)),
        *_days(known),
        *_told_of_claimant(known.circumstances),
    )


def _appellants(known: Known) -> Iterator[Named]:
    if not known.appeals:
        yield Named("Appellant", to_fill_in("who appeals; no appeal is recorded"))
    for one in known.appeals:
        yield Named("Appellant", f"{one.appellant} ({one.person.words.lower()})")
        yield Named("Signed by", one.signed_by.words)
    acting = [one for one in known.authorities if one.kind is not AuthorityKind.APPOINTEE]
    own = {one.name.casefold() for one in acting}
    names = [one.representative for one in known.appeals if one.representative]
    names = [one for one in names if one.casefold() not in own]
    names += [f"{one.name} ({_by(one)})" for one in acting]
    yield Named("Representative", "\n".join(dict.fromkeys(names)) or NONE)
    appointees = [one.name for one in known.authorities if one not in acting]
    yield Named("Appointee", "\n".join(appointees) or NONE)


def _by(acts: AuthorityView) -> str:
    """By what authority somebody acts."""
    if both_ways(acts.kind, acts.seen_on):
        return to_fill_in("by what authority: it is recorded as seen, and that nothing was shown")
    return acts.kind.words.lower()


def _respondents(known: Known) -> str:
    appellants = {one.appellant.casefold() for one in known.appeals}
    people = known.decision.people if known.decision else ()
    return "\n".join(one for one in people if one.casefold() not in appellants) or NONE


def _address(council: Council) -> str:
    lines = (council.name, *council.address, council.telephone, council.email)
    return ", ".join(filter(None, lines))


def _days(known: Known) -> Iterator[Named]:
    made = known.decision
    yield Named(DECIDED_ON, long_date(made.made_on) if made else to_fill_in("the day"))
    for one in known.appeals:
        found = _timed(known, one)
        yield Named(CAME_ON, long_date(one.received_on))
        yield Named("In time or late", f"{found.timing.words}, as far as is recorded")
        if found.timing in (Timing.LATE, Timing.VERY_LATE):
            yield Named("Why it is late, as the appellant says", one.late_reason or NONE)
            yield Named("Whether the council objects to its being late", _objects(one))


def _timed(known: Known, one: AppealView) -> Timed:
    return timed(
        one.received_on,
        notice_sent_on(known.notices, one.decision_fact_id, one.person),
        one.reasons_asked_on,
        one.reasons_given_on,
        holidays=known_bank_holidays(),
        limits=appeal_law().limits,
    )


def _objects(one: AppealView) -> str:
    if one.objects is None:
        return to_fill_in("whether the council objects")
    return f"Yes. {one.objection}".strip() if one.objects else "No"


def _told_of_claimant(told: CircumstancesView | None) -> Iterator[Named]:
    said = told.capacity if told else ""
    yield Named("Adjustments, an interpreter, capacity", said or NONE)
    uc = (told.universal_credit.words, told.universal_credit_note) if told else (NONE, "")
    yield Named("Universal Credit beside", "\n".join(filter(None, uc)))


def opposed(choices: Choices) -> tuple[Named, ...]:
    """Whether it is opposed and somebody comes, as an officer said or has still to say."""
    opposing = choices.opposed.words if choices.opposed else to_fill_in("whether it is opposed")
    coming = choices.attends.words if choices.attends else to_fill_in("whether somebody comes")
    return (
        Named("Whether the appeal is opposed", opposing),
        Named("Whether somebody comes for the council", coming),
    )


def decided(known: Known, law: AppealLaw) -> tuple[Named, ...]:
    """The decision: its kind, its ground, and from when it counts."""
    made = known.decision
    if made is None:
        return (Named("What was decided", to_fill_in("the decision; none is recorded")),)
    checked = f"last checked on {long_date(law.checked_on)}"
    ground = to_look_up(f"{law.ground_told(made.ground)}; {checked}") if made.ground else ""
    asked = law.changes_award(made.kind, made.ground)
    missing = to_fill_in("none is recorded") if asked else NONE
    effect = long_date(made.effective_on) if made.effective_on else ""
    rows = (
        ("What was decided", f"{made.kind.words}. {made.what}"),
        ("The ground", ground or missing),
        ("What shows the ground", made.ground_facts or missing),
        ("It has effect from", effect or missing),
        ("Amount", made.amount),
        ("Recoverable from", "\n".join(made.people)),
        ("Notices of it", _notices(known, made)),
    )
    return tuple(Named(name, quoted(words)) for name, words in rows if words)


def _notices(known: Known, made: Decision) -> str:
    own = [one for one in known.notices if one.decision_fact_id == made.fact_id]
    return "\n".join(f"Sent on {long_date(one.sent_on)}: {_to(one)}" for one in own) or NONE


def _to(sent: NoticeLine) -> str:
    """Whom a notice was sent to: by their part, and by name where several can play it."""
    part = sent.person.words.lower()
    return f"{part} ({sent.addressee})" if sent.addressee and sent.person in _SEVERAL else part


def since(known: Known) -> tuple[str, ...]:
    """What was decided or done after the decision that is appealed, in the order of days."""
    found = [(one.made_on, f"{one.kind.words}: {one.what}") for one in known.later]
    from_on = known.decision.made_on if known.decision else None
    found += [
        (one.on, one.kind.words)
        for one in known.steps
        if one.kind in _SINCE and (from_on is None or one.on >= from_on)
    ]
    ordered = sorted(found, key=lambda one: one[0])
    return tuple(f"On {long_date(on)}: {quoted(words)}" for on, words in ordered)
