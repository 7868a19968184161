"""Who referred residents, what they agreed to, and what is not asked of them any more."""

from reviews.domain.consent.consents import ASK_WORDS, WAYS, ConsentState, Use
from reviews.services.consent.consents import Asked, Reply, record_consent
from reviews.services.consent.referrers import ReferrerDetails, record_referrer
from reviews.services.review.reviews import excuse_part

from .case import filled
from .stage import Stage


def ask(stage: Stage, by: str, key: str) -> None:
    """Record one conversation about consent, with a signed copy where there is one."""
    told = stage.told["consents"][key]
    asked = Asked(
        words_used=told.get("words_used", ASK_WORDS),
        format_used=", ".join(WAYS[one] for one in told["ways"]),
        present=told.get("present", ""),
        told_of_tribunal=told.get("told_of_tribunal", True),
        asked_on=stage.today,
    )
    limits = told.get("limits", {})
    replies = [
        Reply(Use(use), ConsentState(state), limits.get(use, ""))
        for use, state in told["replies"].items()
    ]
    copy = ("Signed agreement to take part.", "(The signed page, as it was scanned.)")
    written = stage.upload("agreement.txt", copy) if told.get("written") else None
    resident_id = stage.made("resident", told.get("resident", key))
    stage.do(by, record_consent, stage.review_id, resident_id, asked, replies, written)


def excuse(stage: Stage, by: str, key: str) -> None:
    """Excuse the parts of one resident that were not done."""
    for part, reason in stage.told["excused"][key].items():
        stage.do(by, excuse_part, stage.review_id, part, reason, stage.made("resident", key))


def refer(stage: Stage, by: str, resident: str) -> None:
    """Record who referred a resident."""
    details = filled(ReferrerDetails, stage.told["referrer"], email="")
    stage.do(by, record_referrer, stage.review_id, stage.made("resident", resident), details)
