"""The loaders of routes: from an id in the address to the thing, for those who may know of it.

Most are a line of the table: the name, what the address calls the id, the query, and who may.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar
from uuid import UUID

from reviews.domain.assessment.overall_assessment import use_of_findings
from reviews.domain.cases.access import may_take_up, reads_advice, works
from reviews.domain.cases.bundle_plan import TAKEN_OUT
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.kinds import CaseKind
from reviews.domain.consent.consents import Use
from reviews.domain.errors import NotAllowed, NotThere
from reviews.domain.letters.kinds import open_to
from reviews.domain.people.restricted import Room
from reviews.domain.people.roles import Permission, Viewer, sees_every_team
from reviews.domain.people.training_and_checks import Reviewing
from reviews.domain.record.events import COMMAND_LINE
from reviews.services.cases.disclosure import check_decides
from reviews.services.people.clearance import check_reviewer
from reviews.store.accounts import accounts, tasks
from reviews.store.across import data_requests, evidence, stored_files, withdrawals
from reviews.store.across.agreed_to_share import letters_read, withheld_recommendations
from reviews.store.cases import (
    bundles_read,
    case_files,
    cases,
    groups,
    record_asked,
    redactions_asked,
)
from reviews.store.follow_up import corrections, recommendations
from reviews.store.letters import letters
from reviews.store.people import officers
from reviews.store.people.restricted import is_listed
from reviews.store.programme import programmes
from reviews.store.record import checkpoints, jobs
from reviews.store.record.session import Session
from reviews.store.register import residents, schemes
from reviews.store.review import reviews
from reviews.store.safeguarding import closure, concerns, feedback, threats
from reviews.store.visits import visits
from reviews.web.access.allow import Ids, Loader
from reviews.web.database import reading
from reviews.web.resources import today

T = TypeVar("T")
Stays = list[tuple[residents.Lives, str, UUID]]


class OfTeam(Protocol):
    """What belongs to a review team."""

    @property
    def team_id(self) -> UUID:
        """The team."""


def anybody(_viewer: Viewer, _thing: object) -> bool:
    """The permission alone guards it."""
    return True


def _team(viewer: Viewer, thing: OfTeam) -> bool:
    return viewer.works_on(thing.team_id)


def _lead(viewer: Viewer, thing: OfTeam) -> bool:
    return viewer.leads(thing.team_id)


def _reads_findings(viewer: Viewer, thing: OfTeam) -> bool:
    return viewer.works_on(thing.team_id) or sees_every_team(viewer)


def _opens_closure(viewer: Viewer, thing: OfTeam) -> bool:
    return closure.may_open(reading(), viewer, thing.team_id)


def _opens_letter(viewer: Viewer, letter: letters.LetterLine) -> bool:
    known = open_to(viewer, letter.team_id, letter.kind)
    return known and bool(letters_read(reading(), viewer, [letter]))


def _takes_up(viewer: Viewer, case: cases.CaseHead) -> bool:
    return may_take_up(viewer, case.kind)


def _is_person(_viewer: Viewer, officer: officers.OfficerLine) -> bool:
    return officer.id != COMMAND_LINE


def _asked_for_it(viewer: Viewer, job: jobs.JobLine) -> bool:
    return job.asked_by == viewer.id


def _keeps_officer(viewer: Viewer, officer: officers.OfficerLine) -> bool:
    led = any(viewer.leads(team.id) for team in officers.teams_of(reading(), officer.id))
    kept = led or viewer.may(Permission.MANAGE_PEOPLE)
    return kept and officer.closed_at is None and officer.id != COMMAND_LINE


def loader(
    name: str, key: str, find: Callable[[Session, UUID], T | None], may: Callable[[Viewer, T], bool]
) -> Loader[tuple[T]]:
    """A line of the table: its own name, and what addresses call the id.

    `find` gives the thing or None; `may` says who may know of it: for others it is not there.
    """

    def load(viewer: Viewer, ids: Ids) -> tuple[T]:
        found = find(reading(), ids.pop(key))
        if found is None or not may(viewer, found):
            raise NotThere
        return (found,)

    load.__name__ = name
    return load


any_review = loader("any_review", "review_id", reviews.review, anybody)
team_review = loader("team_review", "review_id", reviews.review, _team)
led_review = loader("led_review", "review_id", reviews.review, _lead)
findings_review = loader("findings_review", "review_id", reviews.review, _reads_findings)
any_scheme = loader("any_scheme", "scheme_id", schemes.scheme, anybody)
team_scheme = loader("team_scheme", "scheme_id", schemes.scheme, _team)
closure_scheme = loader("closure_scheme", "scheme_id", schemes.scheme, _opens_closure)
team_visit = loader("team_visit", "visit_id", visits.visit, _team)
team_programme = loader("team_programme", "programme_id", programmes.programme, _team)
led_programme = loader("led_programme", "programme_id", programmes.programme, _lead)
team_correction = loader("team_correction", "correction_id", corrections.correction, _team)
seen_letter = loader("seen_letter", "letter_id", letters.letter, _opens_letter)
takeable_case = loader("takeable_case", "case_id", cases.case, _takes_up)
team_asked = loader("team_asked", "asked_id", record_asked.asked, _team)
any_request = loader("any_request", "request_id", data_requests.request, anybody)
any_officer = loader("any_officer", "officer_id", officers.officer, _is_person)
any_checkpoint = loader("any_checkpoint", "checkpoint_id", checkpoints.checkpoint, anybody)
any_witness = loader("any_witness", "witness_id", checkpoints.witness, anybody)
own_job = loader("own_job", "job_id", jobs.job, _asked_for_it)
kept_officer = loader("kept_officer", "officer_id", officers.officer, _keeps_officer)


def _there(found: T | None) -> T:
    if found is None:
        raise NotThere
    return found


def team_account(viewer: Viewer, ids: Ids) -> tuple[accounts.AccountHead]:
    """An account that the viewer may open."""
    return (_there(accounts.account(reading(), viewer, ids.pop("account_id"))),)


def open_case(viewer: Viewer, ids: Ids) -> tuple[cases.CaseHead]:
    """A case on whose team the viewer is."""
    return (_there(cases.opened(reading(), viewer, ids.pop("case_id"))),)


def worked_case(viewer: Viewer, ids: Ids) -> tuple[cases.CaseHead]:
    """A case on whose team the viewer is, to work it: not to decide on disclosure alone."""
    (case,) = open_case(viewer, ids)
    if not works(viewer, case.kind):
        raise NotAllowed
    return (case,)


def open_claim(viewer: Viewer, ids: Ids) -> tuple[cases.CaseHead]:
    """A case about a claim on whose team the viewer is; a provider's dispute has no decisions."""
    (case,) = open_case(viewer, ids)
    if case.kind is not CaseKind.CLAIM:
        raise NotThere
    return (case,)


def worked_claim(viewer: Viewer, ids: Ids) -> tuple[cases.CaseHead]:
    """A case about a claim on whose team the viewer is, to work it."""
    open_claim(viewer, dict(ids))
    return worked_case(viewer, ids)


def advised_case(viewer: Viewer, ids: Ids) -> tuple[cases.CaseHead]:
    """A case about a claim whose advice, and working papers, the viewer reads."""
    (case,) = open_claim(viewer, ids)
    if not reads_advice(viewer):
        raise NotThere
    return (case,)


def disclosure_case(viewer: Viewer, ids: Ids) -> tuple[cases.CaseHead]:
    """A case of which the viewer decides what goes in, and reads for that what the council holds.

    Who is a reviewer or a benefits officer too does so only where the council's settings let them.
    """
    (case,) = open_claim(viewer, ids)
    check_decides(reading(), viewer)
    return (case,)


def own_redaction(viewer: Viewer, ids: Ids) -> tuple[redactions_asked.Asked]:
    """What the viewer asked to have taken out of a paper of a case in which they decide."""
    asked = _there(redactions_asked.asked(reading(), ids.pop("asked_id")))
    if asked.asked_by != viewer.id:
        raise NotThere
    disclosure_case(viewer, {"case_id": asked.case_id})
    return (asked,)


def open_bundle(viewer: Viewer, ids: Ids) -> tuple[cases.CaseHead, bundles_read.BundleLine]:
    """A bundle of a case about a claim that the viewer opens, with the case.

    The full set is there for those who decide what goes in, and for nobody else.
    """
    (case,) = open_claim(viewer, ids)
    bundle = _there(bundles_read.bundle(reading(), case.id, ids.pop("bundle_id")))
    if bundle.kind is BundleKind.FULL:
        try:
            check_decides(reading(), viewer)
        except NotAllowed as error:
            raise NotThere from error
    if bundles_read.taken_out(reading(), case, bundle):
        raise NotThere(TAKEN_OUT)
    return case, bundle


def open_group(viewer: Viewer, ids: Ids) -> tuple[groups.GroupOpened]:
    """A group of cases that the viewer opens all of, or as a benefits officer some."""
    return (_there(groups.opened_group(reading(), viewer, ids.pop("group_id"))),)


def team_evidence(viewer: Viewer, ids: Ids) -> tuple[evidence.Opened]:
    """A piece of evidence of a team that the viewer works in, less what they may not open."""
    return (_there(evidence.evidence(reading(), viewer, ids.pop("evidence_id"))),)


def team_task(viewer: Viewer, ids: Ids) -> tuple[tasks.TaskView]:
    """Something to follow up, for those who may open the account it comes from."""
    return (_there(tasks.task(reading(), viewer, ids.pop("task_id"))),)


def team_feedback(viewer: Viewer, ids: Ids) -> tuple[feedback.Told]:
    """What was told in confidence to a team that the viewer works in."""
    return (_there(feedback.told(reading(), viewer, ids.pop("feedback_id"))),)


def safeguarding_reader(viewer: Viewer, _ids: Ids) -> tuple[()]:
    """Those who review, and those on the council's list for safeguarding."""
    if not (viewer.may(Permission.REVIEW) or is_listed(reading(), Room.SAFEGUARDING, viewer)):
        raise NotAllowed
    return ()


def own_concern(viewer: Viewer, ids: Ids) -> tuple[concerns.Concern]:
    """A safeguarding concern that the viewer raised, of a team they lead, or as one listed."""
    safeguarding_reader(viewer, ids)
    return (_there(concerns.concern(reading(), viewer, ids.pop("concern_id"))),)


def own_threat(viewer: Viewer, ids: Ids) -> tuple[threats.KnownThreat]:
    """A threat to someone's home that the viewer wrote down, of a team they lead, or as listed."""
    safeguarding_reader(viewer, ids)
    return (_there(threats.threat(reading(), viewer, ids.pop("threat_id"))),)


def own_passed(viewer: Viewer, ids: Ids) -> tuple[threats.KnownThreat, threats.KnownPassed]:
    """Who was told of a threat that the viewer may read, with the threat."""
    (threat,) = own_threat(viewer, ids)
    key = ids.pop("passed_id")
    every = threats.standing(threats.passed_on(reading(), threat.fact_id))
    return threat, _there(next((one for one in every if one.fact_id == key), None))


def known_team(viewer: Viewer, ids: Ids) -> tuple[officers.TeamLine]:
    """A team that the viewer is in; an administrator knows every team."""
    team_id: UUID = ids.pop("team_id")
    if not (viewer.works_on(team_id) or viewer.may(Permission.MANAGE_PEOPLE)):
        raise NotThere
    return (_there(next((one for one in officers.teams(reading()) if one.id == team_id), None)),)


def known_resident(viewer: Viewer, ids: Ids) -> tuple[UUID, str, Stays]:
    """A resident who lives, or lived, where one of the viewer's teams works, or is in their review.

    Letter officers and benefits officers know residents across the council. A scheme can be given
    to another team while a review of it goes on.
    """
    resident_id: UUID = ids.pop("resident_id")
    stays = residents.stays(reading(), resident_id)
    known = any(viewer.works_on(team_id) for _, _, team_id in stays) or sees_every_team(viewer)
    if not (known or residents.reviews_of_resident(reading(), viewer, resident_id)):
        raise NotThere
    reference = _there(residents.references(reading(), [resident_id]).get(resident_id))
    return resident_id, reference, stays


def resident_in_review(
    viewer: Viewer, ids: Ids
) -> tuple[reviews.ReviewHead, reviews.PlannedResident]:
    """A resident whose interview or file is planned in a review of the viewer's team."""
    (review,) = team_review(viewer, ids)
    resident_id = ids.pop("resident_id")
    planned = reviews.planned_residents(reading(), review.id)
    return review, _there(next((one for one in planned if one.resident_id == resident_id), None))


def resident_who_withdrew(_viewer: Viewer, ids: Ids) -> tuple[reviews.ReviewHead, UUID]:
    """A resident who took something back in a review, with the review."""
    review_id, resident_id = ids.pop("review_id"), ids.pop("resident_id")
    if not withdrawals.withdrew(reading(), review_id, resident_id):
        raise NotThere
    return _there(reviews.review(reading(), review_id)), resident_id


def resident_at_scheme(viewer: Viewer, ids: Ids) -> tuple[schemes.SchemeHead, UUID, str]:
    """Someone who lives, or lived, at a scheme of a team that the viewer works in."""
    return _resident_of(*team_scheme(viewer, ids), ids.pop("resident_id"))


def closure_resident(viewer: Viewer, ids: Ids) -> tuple[schemes.SchemeHead, UUID, str]:
    """Someone of whom the viewer may record where they went."""
    return _resident_of(*closure_scheme(viewer, ids), ids.pop("resident_id"))


def _resident_of(
    scheme: schemes.SchemeHead, resident_id: UUID
) -> tuple[schemes.SchemeHead, UUID, str]:
    if not concerns.belong(
        reading(), scheme.id, review_id=None, visit_id=None, resident_id=resident_id
    ):
        raise NotThere
    return scheme, resident_id, residents.references(reading(), [resident_id])[resident_id]


def seen_recommendation(viewer: Viewer, ids: Ids) -> tuple[reviews.ReviewHead, UUID]:
    """A recommendation of a review whose findings the viewer reads, with the review.

    For benefits officers it is there where the finding that it answers is read.
    """
    fact_id: UUID = ids.pop("recommendation_id")
    row = recommendations.recommendation_row(reading(), fact_id)
    if (
        row is None
        or row.withdrawn is not None
        or withheld_recommendations(reading(), viewer, [row])
    ):
        raise NotThere
    return (*findings_review(viewer, {"review_id": row.review_id}), fact_id)


def shared_review(viewer: Viewer, ids: Ids) -> tuple[reviews.ReviewHead]:
    """A review of which the viewer reads what is shared for benefits, or whose team they are in."""
    (review,) = findings_review(viewer, ids)
    if use_of_findings(viewer, review.team_id) is Use.TELL_PROVIDER:
        raise NotAllowed
    return (review,)


def programme_scheme(
    viewer: Viewer, ids: Ids
) -> tuple[programmes.ProgrammeHead, schemes.SchemeHead]:
    """A programme of the viewer's team, and a scheme of the same team."""
    (programme,), (scheme,) = team_programme(viewer, ids), any_scheme(viewer, ids)
    if scheme.team_id != programme.team_id:
        raise NotThere
    return programme, scheme


def open_file(viewer: Viewer, ids: Ids) -> tuple[stored_files.FileDetails]:
    """A stored file that the viewer may open: the team's, less what is told in confidence.

    A file of a case opens to that case's team, and to nobody else.
    Quarantined papers, and what was taken back, open for the team's lead reviewers only; files of a
    confidential account, or attached to a record, for those who may open that, and a resident's for
    those whose training and check are complete (para 79), who are told so only once nothing else
    is in the way.
    """
    found = _there(stored_files.file(reading(), ids.pop("file_id")))
    if of := case_files.cases_of_file(reading(), found.id):
        _there(next((one for one in of if cases.opened(reading(), viewer, one)), None))
        return (_not_erased(found),)
    if not viewer.may(Permission.REVIEW):
        raise NotAllowed
    opened = _there(evidence.evidence(reading(), viewer, found.id))
    leads = found.team_id is not None and viewer.leads(found.team_id)
    if opened.withheld or (opened.view.taken_back is not None and not leads):
        raise NotThere(opened.withheld or "This file was taken back.")
    _not_erased(found)
    if found.resident_id is not None and found.team_id is not None:
        check_reviewer(reading(), viewer, found.team_id, today(), Reviewing.FILE)
    return (found,)


def _not_erased(found: stored_files.FileDetails) -> stored_files.FileDetails:
    if found.erased_at is not None:
        raise NotThere("This file was erased, as someone whom it told of asked.")
    return found
