"""Whether a letter still says what the record says, before it is approved or issued."""

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.out_of_date import PUT_OUT_OF_DATE
from reviews.domain.people.roles import Act
from reviews.store.consent.consents import Agreed
from reviews.store.letters.draft_parts import findings_in, happened_since_drafted
from reviews.store.letters.letters import LetterLine
from reviews.store.record.session import Session
from reviews.store.register import schemes
from reviews.store.review.reviews import ReviewHead
from reviews.store.tables import Letter

from .recipients import addressees
from .tellable import Tellable, tellable

_AGAIN = "Draft it again, so that it says what the record says."


Drafted = LetterLine | Letter
"""A letter as drafted: what is read of it, or its row."""


def why_out_of_date(
    session: Session, act: Act, review: ReviewHead, letter: Drafted, known: Tellable | None = None
) -> str:
    """Why a letter that is not issued must be drafted again or put aside; nothing if it stands.

    A recommendation whose date moved, words that may no longer be used, a resident who may no
    longer be written to: none of them may leave in a letter drafted before.

    `known` is what may be told of the review, where it is read already.
    """
    if happened_since_drafted(session, review.id, letter.id, PUT_OUT_OF_DATE[letter.kind]):
        return f"What this letter tells has changed since it was drafted. {_AGAIN}"
    may_tell = known or tellable(session, review.id)
    told = {one.id for one in may_tell.findings.items}
    if not findings_in(session, letter.id, letter.draft) <= told:
        return f"This letter holds words that may no longer be used. {_AGAIN}"
    if letter.resident_id is not None:
        return _resident_out_of_date(session, act, review, letter, may_tell.agreed)
    return _organisation_out_of_date(session, act, review, letter)


def _organisation_out_of_date(
    session: Session, act: Act, review: ReviewHead, letter: Drafted
) -> str:
    """A letter with recommendations goes to whoever plays a part; others to one organisation."""
    if letter.kind is LetterKind.PROVIDER_RECOMMENDATIONS:
        playing, changed = schemes.parts_changed(
            session, review.scheme_id, act.today, letter.drafted_at
        )
        if letter.organisation_id not in playing:
            return "This organisation plays no part at the scheme now. Put this letter aside."
        if changed:
            return f"Who plays which part at this scheme has changed since. {_AGAIN}"
        return ""
    provider = schemes.provider_of(session, review.scheme_id, act.today)
    if provider is None or provider.id != letter.organisation_id:
        return "Another organisation provides the support now. Put this letter aside."
    return ""


def _resident_out_of_date(
    session: Session, act: Act, review: ReviewHead, letter: Drafted, agreed: Agreed
) -> str:
    living = addressees(session, act.by, review, letter.kind, act.today, agreed)
    found = next((one for one in living if one.living.id == letter.resident_id), None)
    if found is None:
        return "This resident does not live at the scheme any more. Put this letter aside."
    if found.why_not:
        return f"{found.why_not} Put this letter aside."
    if found.recorded_at > letter.drafted_at:
        whom = "whoever referred this resident" if found.referrer else "this resident"
        return f"How to reach {whom} has changed since the letter was drafted. {_AGAIN}"
    return ""


def check_up_to_date(session: Session, act: Act, review: ReviewHead, letter: Drafted) -> None:
    """Check that a letter may leave as it is."""
    if why := why_out_of_date(session, act, review, letter):
        raise Refused(why)
