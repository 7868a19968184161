"""What protects residents: safeguarding handed over, rights told, confidence kept."""

from datetime import date
from uuid import UUID

from reviews.domain.register.closed_words import ContactFormat, Tenure
from reviews.domain.safeguarding.closure import Contingency, NeedFrom
from reviews.domain.safeguarding.concerns import Referral
from reviews.domain.safeguarding.feedback import Feedback
from reviews.domain.safeguarding.threats import Passed, Threat
from reviews.domain.sources import Source
from reviews.services.safeguarding import concerns, protection, threats
from reviews.services.safeguarding.feedback import record_feedback
from reviews.store.across import history
from reviews.store.safeguarding.protection import contingency

from .case import filled
from .stage import Stage


def raise_a_concern(stage: Stage, by: str, key: str) -> None:
    """Write a safeguarding concern down. It waits until it is handed over."""
    told = stage.told["concerns"][key]
    new = filled(
        concerns.NewConcern,
        told,
        scheme_id=stage.scheme_id,
        review_id=stage.review_id,
        visit_id=stage.made("visit", told["visit"]),
        resident_id=stage.made("resident", told["resident"]),
    )
    stage.make("concern", key, stage.do(by, concerns.raise_concern, new))


def refer(stage: Stage, by: str, key: str, *, closed_on: date | None = None) -> None:
    """Hand a concern over, or close it with what came of it."""
    told = stage.told["concerns"][key]
    came = told["referred"] | (told["closed"] if closed_on else {})
    made = stage.made("concern", key)
    seen = len(stage.read(history.history, [concerns.concern_stream(made)]))
    stage.do(by, concerns.record_referral, made, filled(Referral, came, closed_on=closed_on), seen)


def tell_rights(stage: Stage, by: str, form: ContactFormat) -> None:
    """Record that residents were told of their rights, each in the same form."""
    told = stage.told["rights"][form]
    tenure = Tenure(stage.told["scheme"]["tenure"])
    telling = protection.Telling(tenure, form, stage.today, stage.made("officer", by), told["note"])
    for key in told["residents"]:
        resident_id = stage.made("resident", key)
        stage.do(by, protection.record_rights_given, stage.scheme_id, resident_id, telling)


def hear_in_confidence(stage: Stage, by: str) -> UUID:
    """Write down what someone told the council, past the provider."""
    told = filled(Feedback, stage.told["feedback"], received_on=stage.today)
    return stage.do(by, record_feedback, stage.scheme_id, told)


def hear_of_a_threat(stage: Stage, by: str, key: str) -> None:
    """Write down that a resident was told to leave, and who was told of it."""
    told = stage.told["threats"][key]
    where = threats.CameUp(stage.review_id, None, stage.made("resident", told["resident"]))
    said = filled(Threat, told["said"])
    made = stage.do(by, threats.record_threat, stage.scheme_id, said, where)
    for one in told["passed_on"]:
        stage.do(by, threats.pass_on, made, filled(Passed, one))


def plan_for_closure(stage: Stage, by: str) -> None:
    """Record what each resident would need if the scheme closed, and where each need is from."""
    for key, told in stage.told["closure"].items():
        plan, resident_id = filled(Contingency, told), stage.made("resident", key)
        stage.do(by, protection.record_contingency, stage.scheme_id, resident_id, plan)
        if "account" in told:
            _say_the_source(stage, by, resident_id, plan, stage.made("account", told["account"]))


def _say_the_source(
    stage: Stage, by: str, resident_id: UUID, plan: Contingency, account_id: UUID
) -> None:
    """Record that the first need of a plan is from an account, and the others from the person."""
    known = stage.read(contingency, stage.scheme_id, [resident_id])[resident_id]
    told = NeedFrom(Source.RESIDENT, told_on=stage.today)
    sources = dict.fromkeys(plan.needs, told)
    sources[plan.needs[0]] = NeedFrom(Source.RESIDENT, account_id)
    what = (stage.scheme_id, resident_id, sources)
    stage.do(by, protection.record_need_sources, *what, seen=str(known.id))
