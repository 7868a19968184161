"""The loaders of the register: whose record of a scheme an officer keeps, and may give away."""

from reviews.domain.errors import NotAllowed, NotThere
from reviews.domain.people.roles import Viewer
from reviews.domain.register.give_scheme import WHO_GIVES, may_give
from reviews.services.register.schemes import OTHER_TEAM
from reviews.store.register import organisations
from reviews.web.database import reading

from .loaders import Ids, any_scheme


def any_organisation(viewer: Viewer, ids: Ids) -> Ids:
    """Any organisation of the register; the permission guards it."""
    del viewer
    found = organisations.organisation(reading(), ids.pop("organisation_id"))
    if found is None:
        raise NotThere
    return ids | {"organisation": found}


def kept_scheme(viewer: Viewer, ids: Ids) -> Ids:
    """A scheme whose record the viewer keeps: their team's, or any for an administrator.

    Raises:
        NotAllowed: it is another team's. That there is such a scheme is no secret.
    """
    found = any_scheme(viewer, ids)
    if not viewer.keeps(found["scheme"].team_id):
        raise NotAllowed(OTHER_TEAM)
    return found


def given_scheme(viewer: Viewer, ids: Ids) -> Ids:
    """A scheme that the viewer may give to another team: a lead of its own, or an administrator."""
    found = any_scheme(viewer, ids)
    if not may_give(viewer, found["scheme"].team_id):
        raise NotAllowed(WHO_GIVES)
    return found
