"""Playing support: who referred someone, what became of support, and staff time."""

from reviews.domain.board.staff_time import Shift
from reviews.domain.board.support import SupportTold
from reviews.example.case import support_steps as steps
from reviews.services.board.support import record_staff_time, record_support
from reviews.services.consent.referrers import ReferrerDetails, record_referrer

from .stage import Stage


def refer(stage: Stage, step: steps.RecordReferrer) -> None:
    """Record who referred a resident."""
    address = "\n".join(step.address)
    details = ReferrerDetails(
        step.name, step.organisation, address, step.postcode, "", step.referred_on
    )
    resident = stage.made("resident", step.resident)
    stage.do(step.by, record_referrer, stage.review_id, resident, details)


def support(stage: Stage, step: steps.RecordSupport) -> None:
    """Record support for one need, as one source tells it."""
    told = SupportTold(
        need=step.need,
        step=step.step,
        source=step.source,
        said_by=step.said_by,
        who=step.who,
        how_often=step.how_often,
        how_long=step.how_long,
        words=step.words,
        true_from_on=step.true_from_on,
        true_to_on=step.true_to_on,
    )
    resident = stage.made("resident", step.resident)
    stage.do(step.by, record_support, stage.review_id, resident, told)


def staff_time(stage: Stage, step: steps.RecordStaffTime) -> None:
    """Record staff time, as one source tells it."""
    shift = Shift(step.what, step.staff, step.minutes, step.times, step.weeks, step.shared_by)
    stage.do(
        step.by,
        record_staff_time,
        stage.review_id,
        shift,
        source=step.source,
        said_by=step.said_by,
        true_from_on=step.true_from_on,
        true_to_on=step.true_to_on,
        resident_id=stage.made("resident", step.resident) if step.resident else None,
    )
