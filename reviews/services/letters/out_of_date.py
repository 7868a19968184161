"""Whether a letter still says what the record says, and may still go to whom it is to."""

from collections.abc import Sequence

from reviews.domain.letters.kinds import FROZEN, TELLS_RIGHTS, LetterKind
from reviews.domain.letters.may_leave import (
    CHANGED,
    COUNCIL_CHANGED,
    GONE_AWAY,
    GROWN,
    NO_TENURE,
    NOT_THEIRS,
    ORGANISATION_CHANGED,
    OTHER_TENURE,
    PARTS_CHANGED,
    PLAYS_NO_PART,
    REOPENED,
    Reason,
    reached_otherwise,
    why_not_to_them,
    words_not_to_be_used,
)
from reviews.domain.letters.out_of_date import PUT_OUT_OF_DATE
from reviews.domain.people.roles import Act, Permission
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.register.tenures import NOT_RECORDED
from reviews.store.consent.consents import Agreed
from reviews.store.letters.draft_parts import (
    behind_recommendations_in,
    council_since_drafted,
    findings_in,
    happened_since_drafted,
)
from reviews.store.letters.letters import LetterLine
from reviews.store.record.session import Session
from reviews.store.register import schemes
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import Letter

from .clearance import grown
from .recipients import Addressee, addressees
from .tellable import Tellable, tellable

Drafted = LetterLine | Letter
"""A letter as drafted: what is read of it, or its row."""


def left_behind(
    session: Session,
    act: Act,
    review: ReviewHead,
    letter: Drafted,
    known: Tellable | None = None,
    living: Sequence[Addressee] | None = None,
) -> list[Reason]:
    """What the record has left behind since a letter was drafted; nothing if it still stands.

    A recommendation whose date moved, words that may no longer be used, a resident who may no
    longer be written to: none of them may leave in a letter drafted before.

    `known` is what may be told of the review, and `living` who lives there as a letter of this kind
    reaches them, where they are read already.
    """
    found = list[Reason]()
    may_tell = known or tellable(session, review.id)
    if happened_since_drafted(session, review.id, letter.id, PUT_OUT_OF_DATE[letter.kind]):
        found.append(_changed(session, review, letter))
    elif not _may_be_told(session, letter, may_tell):
        found.append(words_not_to_be_used(letter.state))
    if letter.resident_id is not None:
        if living is None:
            living = addressees(session, act.by, review, letter.kind, act.today, may_tell.agreed)
        about = _resident(living, letter, may_tell.agreed)
    else:
        about = _organisation(session, act, review, letter)
    found += [about] if about else []
    found += _of_the_council(session, letter)
    if (
        not found
        and act.by.may(Permission.WRITE_LETTERS)
        and grown(session, act, review.scheme_id, letter.id, letter.draft)
    ):
        found.append(GROWN)
    return found


def _changed(session: Session, review: ReviewHead, letter: Drafted) -> Reason:
    """What changed of that which a letter tells: said as it is, where an account was opened."""
    opened = {EventKind.ACCOUNT_OPENED_AFTER_AGREEMENT}
    return REOPENED if happened_since_drafted(session, review.id, letter.id, opened) else CHANGED


def _may_be_told(session: Session, letter: Drafted, known: Tellable) -> bool:
    """Whether what a draft prints, and what it asks, rests on findings that may be told."""
    items = known.findings.items
    printed = findings_in(session, letter.id, letter.draft)
    asked = behind_recommendations_in(session, letter.id, letter.draft)
    return printed <= {one.id for one in items} and asked <= {one.fact_id for one in items}


def _of_the_council(session: Session, letter: Drafted) -> list[Reason]:
    """What the council keeps for all its letters, and has changed since one was drafted.

    What is issued prints what stood then: it is not held back for the council's own words.
    """
    since = council_since_drafted(session, letter.id, letter.organisation_id)
    found = []
    if EventKind.ORGANISATION_CHANGED in since:
        found.append(ORGANISATION_CHANGED)
    own = {EventKind.COUNCIL_SETTINGS_CHANGED}
    if letter.kind in TELLS_RIGHTS:
        own.add(EventKind.RIGHTS_WORDING_CHANGED)
    if own & since and letter.state not in FROZEN:
        found.append(COUNCIL_CHANGED)
    return found


def _organisation(session: Session, act: Act, review: ReviewHead, letter: Drafted) -> Reason | None:
    """A letter with recommendations goes to whoever plays a part; others to one organisation."""
    if letter.kind is LetterKind.PROVIDER_RECOMMENDATIONS:
        playing, changed = schemes.parts_changed(
            session, review.scheme_id, act.today, letter.drafted_at
        )
        if letter.organisation_id not in playing:
            return PLAYS_NO_PART
        return PARTS_CHANGED if changed else None
    provider = schemes.provider_of(session, review.scheme_id, act.today)
    gone = provider is None or provider.id != letter.organisation_id
    return NOT_THEIRS if gone else None


def _resident(living: Sequence[Addressee], letter: Drafted, agreed: Agreed) -> Reason | None:
    found = next((one for one in living if one.living.id == letter.resident_id), None)
    if found is None:
        return GONE_AWAY
    why_not = found.why_not
    if why_not == NOT_RECORDED:
        if letter.state not in FROZEN:
            return NO_TENURE
        why_not = ""
    why = why_not_to_them(letter.kind, why_not, agreed.get(found.living.id, {}))
    if why is None and found.recorded_at > letter.drafted_at:
        return reached_otherwise(referrer=found.referrer is not None)
    if why is None and found.tenure is not None and found.tenure.recorded_at > letter.drafted_at:
        return OTHER_TENURE
    return why
