"""Cases: a claimant's appeal from the decision to the hearing, and a provider's dispute."""

from collections.abc import Callable

from reviews.domain.assessment.planned_parts import SCHEME_SET
from reviews.domain.cases.appeals import Appeal
from reviews.domain.cases.authority import Authority
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.decisions import DecisionTold, NoticeTold, SuspensionTold
from reviews.domain.cases.disputes import Dispute
from reviews.domain.cases.kinds import CaseKind, Inclusion, StepKind
from reviews.domain.cases.papers import Weighed, list_mark
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.steps import Step
from reviews.services.cases import bearings, disclosure, other_side, record_asked, sending
from reviews.services.cases.appeals import record_appeal
from reviews.services.cases.authority import record_authority
from reviews.services.cases.bearings import Points
from reviews.services.cases.cases import NewCase, add_member, open_case, take_up
from reviews.services.cases.decisions import record_decision, record_notice
from reviews.services.cases.disputes import correct_dispute, open_dispute
from reviews.services.cases.groups import start_group
from reviews.services.cases.notes import Circumstances, record_circumstances
from reviews.services.cases.other_side import Weighing
from reviews.services.cases.other_side_page import gather
from reviews.services.cases.paper_words import lines
from reviews.services.cases.sending import NewSet
from reviews.services.cases.sending_with import send_with
from reviews.services.cases.steps import record_step
from reviews.services.cases.suspensions import record_suspension
from reviews.services.record.files import Upload
from reviews.store.cases import cases, items, sets
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.facts import DISPUTES
from reviews.store.cases.items import Item

from .case import Told, filled
from .stage import Stage

_NAMED = ("account", "document", "observation")
"""The kinds of item that the files name."""
NOT_SAID = {"why": "", "harm": "", "to_whom": "", "proportionate": ""}


def _told(stage: Stage, key: str) -> Told:
    told: Told = stage.told["cases"][key]
    return told


def case_of(stage: Stage, key: str) -> CaseHead:
    """The case of a resident; LookupError where there is none yet."""
    found = stage.read(cases.case, stage.made("case", key))
    if found is None:
        raise LookupError(key)
    return found


def _paper(stage: Stage, told: Told) -> Upload | None:
    """The paper that came with something, or was sent; nothing where the files have none."""
    return stage.upload(told["name"], told["words"]) if "name" in told else None


def open_claim(stage: Stage, by: str, key: str) -> None:
    """Open the case of a resident with what it is about: the decision, and the notices of it."""
    told = _told(stage, key)
    of = {
        "kind": CaseKind.CLAIM,
        "scheme_id": stage.scheme_id,
        "resident_id": stage.made("resident", key),
        "reviews": [stage.review_id],
    }
    new = filled(NewCase, told | of)
    case_id = stage.do(by, open_case, new)
    stage.make("case", key, case_id)
    decision = stage.do(by, record_decision, case_id, filled(DecisionTold, told["decision"]))
    stage.make("decision", key, decision)
    for one in told["notices"]:
        notice = filled(NoticeTold, one)
        stage.do(by, record_notice, case_id, decision, notice, _paper(stage, one))


def appeal(stage: Stage, by: str, key: str) -> None:
    """Record the appeal as it came, and who acts for the appellant where somebody does."""
    told, case_id = _told(stage, key)["appeal"], stage.made("case", key)
    came = filled(Appeal, told, decision_fact_id=stage.made("decision", key))
    stage.do(by, record_appeal, case_id, came, _paper(stage, told))


def authority(stage: Stage, by: str, key: str) -> None:
    """Record who acts for the appellant, and what is doubted of it."""
    told = filled(Authority, _told(stage, key)["authority"])
    stage.do(by, record_authority, stage.made("case", key), told)


def circumstances(stage: Stage, by: str, key: str) -> None:
    """Record how the claimant stands with Universal Credit, and what the tribunal should know."""
    told = filled(Circumstances, _told(stage, key)["circumstances"])
    stage.do(by, record_circumstances, stage.made("case", key), told, seen="")


def suspend(stage: Stage, by: str, key: str) -> None:
    """Record that payment was suspended."""
    told = filled(SuspensionTold, _told(stage, key)["suspension"])
    stage.do(by, record_suspension, stage.made("case", key), told)


def step(stage: Stage, by: str, key: str, kind: StepKind) -> None:
    """Record a step; one of which the files tell nothing is of today."""
    told = _told(stage, key).get("steps", {}).get(kind, {})
    known = filled(Step, {"on": stage.today} | told | {"kind": kind})
    stage.do(by, record_step, stage.made("case", key), known)


def join(stage: Stage, by: str, *keys: str) -> None:
    """Put oneself on the team of cases."""
    for key in keys:
        stage.do(by, take_up, stage.made("case", key))


def group(stage: Stage, by: str, key: str, *others: str) -> None:
    """Put cases together, whose common papers then stand once."""
    name = stage.told["group"]["title"]
    ids = [stage.made("case", one) for one in others]
    stage.do(by, start_group, stage.made("case", key), name, ids)


def weigh_evidence(stage: Stage, by: str, key: str) -> None:
    """Say which way pieces of evidence point, limb by limb."""
    case = case_of(stage, key)
    known = stage.read(bearings.pieces, stage.act(by).by, case)
    for one in _told(stage, key)["bearings"]:
        piece = _piece(stage, known, one)
        stage.do(by, bearings.say_points, case.id, piece.id, filled(Points, one), ())


def _piece(stage: Stage, known: list[Piece], told: Told) -> Piece:
    """The piece that the files mean; LookupError where a benefits officer does not read it."""
    if "document" in told:
        found = [one for one in known if one.id == stage.made("document", told["document"])]
    else:
        account, question = stage.made("account", told["account"]), told["question"]
        found = [
            one
            for one in known
            if one.account is not None and (one.account[0], one.account[3]) == (account, question)
        ]
    if not found:
        raise LookupError(f"Nobody who works the case reads {told}.")
    return found[0]


def answer_points(stage: Stage, by: str, key: str) -> None:
    """Say what is done about points that the other side can make."""
    case = case_of(stage, key)
    asked = stage.parts.question_sets.latest(SCHEME_SET).requests
    asks = {one.key: one.ask for one in asked}
    found = stage.read(gather, stage.act(by).by, case, stage.sets, asks)
    for one in _told(stage, key)["points"]:
        fitting = (each for each in found if each.kind == one["of"] and one["says"] in each.words)
        point = next(fitting, None)
        if point is None:
            raise LookupError(f"No point says “{one['says']}”.")
        stage.do(by, other_side.weigh, case.id, point.key, filled(Weighing, one), None)


def ask_to_record(stage: Stage, by: str, key: str) -> None:
    """Ask the team of the review to record something."""
    words, case_id = _told(stage, key)["please_record"]["words"], stage.made("case", key)
    made = stage.do(by, record_asked.ask, stage.review_id, words, case_id)
    stage.make("asked", key, made)


def answer_asked(stage: Stage, by: str, key: str) -> None:
    """Answer what the team was asked to record."""
    answer = _told(stage, key)["please_record"]["answer"]
    stage.do(by, record_asked.answer, stage.made("asked", key), answer)


def decide_items(
    stage: Stage, by: str, key: str, which: Callable[[Item], bool], rest: str = ""
) -> None:
    """Decide on items that nobody decided on yet, the named ones as the files say.

    The rest goes in, unless a table of the file says otherwise.
    """
    case = case_of(stage, key)
    ids = {one.id for one in stage.read(items.items, case) if one.decided is None and which(one)}
    for told in _told(stage, key).get("weighed", ()):
        named = {stage.made(kind, one) for kind in _NAMED for one in told.get(kind, ())} & ids
        if named:
            weighed = filled(Weighed, NOT_SAID | told)
            stage.do(by, disclosure.decide, case.id, named, weighed, seen={})
            ids -= named
    left = filled(Weighed, _told(stage, key)[rest]) if rest else Weighed(Inclusion.IN)
    stage.do(by, disclosure.decide, case.id, ids, left, seen={})


def certify(stage: Stage, by: str, key: str) -> None:
    """Give the certificate that all that is relevant is in."""
    words = _told(stage, key)["certificate"]["words"]
    stage.do(by, disclosure.certify, stage.made("case", key), words)


def send(stage: Stage, by: str, key: str) -> None:
    """Send what is in and has not gone, in its bundle: the response first, then what follows."""
    case = case_of(stage, key)
    number = stage.read(sets.last_number, case.id)
    going = list(stage.read(sending.to_go, case).values())
    told = {"to_follow": "", "follows_by_on": None} | _told(stage, key)["sent"][number]
    known = {
        "sent_on": stage.today,
        "lines": stage.read(lines, going, stage.sets),
        "seen": list_mark(one.id for one in going),
    }
    bundle = stage.made(f"bundle-{BundleKind.PARTIES}", key)
    new, files = filled(NewSet, told, **known), stage.parts.files
    stage.do(by, send_with, case.id, new, bundle, stage.sets, files)


def dispute(stage: Stage, by: str, *team: str) -> None:
    """A provider disputes the review; whoever leads opens the case, with others on its team."""
    case_id = stage.do(by, open_dispute, stage.review_id, _dispute(stage, "said"))
    stage.make("case", "dispute", case_id)
    for one in team:
        stage.do(by, add_member, case_id, stage.made("officer", one))


def answer_dispute(stage: Stage, by: str) -> None:
    """The provider is answered, in the same words that are sent to them."""
    case_id = stage.made("case", "dispute")
    [said] = stage.read(DISPUTES.of, [case_id])
    answered = _dispute(stage, "said", "answered")
    stage.do(by, correct_dispute, case_id, said.fact_id, answered, seen=str(said.id))


def _dispute(stage: Stage, *parts: str) -> Dispute:
    told = stage.told["dispute"]
    organisation = stage.made("organisation", told["organisation"])
    values = {name: value for part in parts for name, value in told[part].items()}
    return filled(Dispute, values, organisation_id=organisation)
