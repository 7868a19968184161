"""The loaders of routes: from an id in the address to the thing, for those who may know of it."""

from typing import TYPE_CHECKING, Any

from reviews.domain.consent.consents import Use
from reviews.domain.errors import NotAllowed, NotThere
from reviews.domain.letters.kinds import open_to
from reviews.domain.people.restricted import Room, opens_quarantined
from reviews.domain.people.roles import Permission, Viewer, sees_every_team
from reviews.services.people.officers import COMMAND_LINE
from reviews.store.accounts import accounts
from reviews.store.across import stored_files
from reviews.store.board import support
from reviews.store.follow_up import recommendations
from reviews.store.letters import letters
from reviews.store.people import officers
from reviews.store.people.restricted import is_listed
from reviews.store.programme import programmes
from reviews.store.register import residents, schemes
from reviews.store.review import reviews
from reviews.store.safeguarding import closure, concerns, feedback
from reviews.store.visits import visits
from reviews.web.database import reading

if TYPE_CHECKING:
    from uuid import UUID

Ids = dict[str, Any]


def _review(ids: Ids) -> reviews.ReviewHead:
    found = reviews.review(reading(), ids.pop("review_id"))
    if found is None:
        raise NotThere
    return found


def team_review(viewer: Viewer, ids: Ids) -> Ids:
    """A review of a team that the viewer works in."""
    found = _review(ids)
    if not viewer.works_on(found.team_id):
        raise NotThere
    return ids | {"review": found}


def led_review(viewer: Viewer, ids: Ids) -> Ids:
    """A review of a team that the viewer leads."""
    found = _review(ids)
    if not viewer.leads(found.team_id):
        raise NotThere
    return ids | {"review": found}


def findings_review(viewer: Viewer, ids: Ids) -> Ids:
    """A review whose findings the viewer reads: their team's, or any for letters and benefits."""
    found = _review(ids)
    if not (viewer.works_on(found.team_id) or sees_every_team(viewer)):
        raise NotThere
    return ids | {"review": found}


def team_account(viewer: Viewer, ids: Ids) -> Ids:
    """An account that the viewer may open."""
    found = accounts.account(reading(), viewer, ids.pop("account_id"))
    if found is None:
        raise NotThere
    return ids | {"account": found}


def any_scheme(viewer: Viewer, ids: Ids) -> Ids:
    """Any scheme of the register; the permission guards it."""
    del viewer
    found = schemes.scheme(reading(), ids.pop("scheme_id"))
    if found is None:
        raise NotThere
    return ids | {"scheme": found}


def team_scheme(viewer: Viewer, ids: Ids) -> Ids:
    """A scheme of a team that the viewer works in."""
    found = any_scheme(viewer, ids)
    if not viewer.works_on(found["scheme"].team_id):
        raise NotThere
    return found


def known_resident(viewer: Viewer, ids: Ids) -> Ids:
    """A resident who lives, or lived, where one of the viewer's teams works, or is in their review.

    Letter officers and benefits officers know residents across the council. A scheme can be given
    to another team while a review of it goes on.
    """
    resident_id: UUID = ids.pop("resident_id")
    stays = residents.stays(reading(), resident_id)
    mine = any(viewer.works_on(team_id) for _, _, team_id in stays)
    known = mine or sees_every_team(viewer)
    if not (known or residents.reviews_of_resident(reading(), viewer, resident_id)):
        raise NotThere
    reference = residents.references(reading(), [resident_id])[resident_id]
    return ids | {"resident_id": resident_id, "reference": reference, "stays": stays}


def resident_in_review(viewer: Viewer, ids: Ids) -> Ids:
    """A resident whose interview or file is planned in a review of the viewer's team."""
    found = team_review(viewer, ids)
    resident_id = found.pop("resident_id")
    planned = reviews.planned_residents(reading(), found["review"].id)
    for one in planned:
        if one.resident_id == resident_id:
            return found | {"resident": one}
    raise NotThere


def team_visit(viewer: Viewer, ids: Ids) -> Ids:
    """A visit of a team that the viewer works in."""
    found = visits.visit(reading(), ids.pop("visit_id"))
    if found is None or not viewer.works_on(found.team_id):
        raise NotThere
    return ids | {"visit": found}


def safeguarding_reader(viewer: Viewer, ids: Ids) -> Ids:
    """Those who review, and those on the council's list for safeguarding."""
    if not (viewer.may(Permission.REVIEW) or is_listed(reading(), Room.SAFEGUARDING, viewer)):
        raise NotAllowed
    return ids


def resident_at_scheme(viewer: Viewer, ids: Ids) -> Ids:
    """Someone who lives, or lived, at a scheme of a team that the viewer works in."""
    return _resident_of(team_scheme(viewer, ids))


def _resident_of(found: Ids) -> Ids:
    scheme, resident_id = found["scheme"], found["resident_id"]
    if not concerns.belong(
        reading(), scheme.id, review_id=None, visit_id=None, resident_id=resident_id
    ):
        raise NotThere
    reference = residents.references(reading(), [resident_id])[resident_id]
    return found | {"reference": reference}


def closure_scheme(viewer: Viewer, ids: Ids) -> Ids:
    """A scheme of which the viewer may open where people went."""
    found = any_scheme(viewer, ids)
    if not closure.may_open(reading(), viewer, found["scheme"].team_id):
        raise NotThere
    return found


def closure_resident(viewer: Viewer, ids: Ids) -> Ids:
    """Someone of whom the viewer may record where they went."""
    return _resident_of(closure_scheme(viewer, ids))


def team_feedback(viewer: Viewer, ids: Ids) -> Ids:
    """What was told in confidence to a team that the viewer works in."""
    found = feedback.told(reading(), viewer, ids.pop("feedback_id"))
    if found is None:
        raise NotThere
    return ids | {"told": found}


def own_concern(viewer: Viewer, ids: Ids) -> Ids:
    """A safeguarding concern that the viewer raised, of a team they lead, or as one listed."""
    safeguarding_reader(viewer, ids)
    found = concerns.concern(reading(), viewer, ids.pop("concern_id"))
    if found is None:
        raise NotThere
    return ids | {"concern": found}


def seen_letter(viewer: Viewer, ids: Ids) -> Ids:
    """A letter that the viewer may know of."""
    found = letters.letter(reading(), ids.pop("letter_id"))
    if found is None or not open_to(viewer, found.team_id, found.kind):
        raise NotThere
    return ids | {"letter": found}


def seen_recommendation(viewer: Viewer, ids: Ids) -> Ids:
    """A recommendation of a review whose findings the viewer reads, with the review."""
    fact_id: UUID = ids.pop("recommendation_id")
    row = recommendations.recommendation_row(reading(), fact_id)
    if row is None or row.withdrawn is not None:
        raise NotThere
    return findings_review(viewer, ids | {"review_id": row.review_id}) | {"fact_id": fact_id}


def open_file(viewer: Viewer, ids: Ids) -> Ids:
    """A stored file that the viewer may open: the team's, less what is told in confidence.

    Quarantined papers open for the team's lead reviewers only, files of a confidential account
    for those who may open the account.
    """
    found = stored_files.file(reading(), ids.pop("file_id"))
    if found is None or found.team_id is None or not viewer.works_on(found.team_id):
        raise NotThere
    account_id = stored_files.account_of(reading(), found.id)
    if account_id is not None:
        account = accounts.account(reading(), viewer, account_id)
        if account is None:
            raise NotThere
        if why := accounts.withheld_from(reading(), viewer, Use.NOTES, account):
            raise NotThere(why)
    if why := support.file_withheld(reading(), found.id):
        raise NotThere(why)
    if found.quarantined_at is not None and not opens_quarantined(viewer, found.team_id):
        raise NotThere
    return ids | {"file": found}


def any_officer(viewer: Viewer, ids: Ids) -> Ids:
    """Any officer who is a person; the permission guards it."""
    del viewer
    found = officers.officer(reading(), ids.pop("officer_id"))
    if found is None or found.id == COMMAND_LINE:
        raise NotThere
    return ids | {"officer": found}


def known_team(viewer: Viewer, ids: Ids) -> Ids:
    """A team that the viewer is in; an administrator knows every team."""
    team_id: UUID = ids.pop("team_id")
    found = next((one for one in officers.teams(reading()) if one.id == team_id), None)
    if found is None or not (viewer.works_on(team_id) or viewer.may(Permission.MANAGE_PEOPLE)):
        raise NotThere
    return ids | {"team": found}


def kept_officer(viewer: Viewer, ids: Ids) -> Ids:
    """An officer whose checks and training the viewer keeps: an administrator, or their lead."""
    found = any_officer(viewer, ids)
    officer: officers.OfficerLine = found["officer"]
    led = any(viewer.leads(team.id) for team in officers.teams_of(reading(), officer.id))
    if officer.closed_at is not None or not (led or viewer.may(Permission.MANAGE_PEOPLE)):
        raise NotThere
    return found


def team_programme(viewer: Viewer, ids: Ids) -> Ids:
    """A programme of a team that the viewer works in."""
    found = programmes.programme(reading(), ids.pop("programme_id"))
    if found is None or not viewer.works_on(found.team_id):
        raise NotThere
    return ids | {"programme": found}


def led_programme(viewer: Viewer, ids: Ids) -> Ids:
    """A programme of a team that the viewer leads."""
    found = team_programme(viewer, ids)
    if not viewer.leads(found["programme"].team_id):
        raise NotThere
    return found


def programme_scheme(viewer: Viewer, ids: Ids) -> Ids:
    """A programme of the viewer's team, and a scheme of the same team."""
    found = team_programme(viewer, ids)
    found |= any_scheme(viewer, found)
    if found["scheme"].team_id != found["programme"].team_id:
        raise NotThere
    return found
