"""The loaders of the register: whose record of a scheme an officer keeps, and may give away."""

from reviews.domain.errors import NotAllowed
from reviews.domain.people.roles import Viewer
from reviews.domain.register.give_scheme import WHO_GIVES, may_give
from reviews.services.register.schemes import OTHER_TEAM
from reviews.store.register import organisations
from reviews.store.register.schemes import SchemeHead
from reviews.web.access.allow import Ids

from .loaders import any_scheme, anybody, loader

any_organisation = loader(
    "any_organisation", "organisation_id", organisations.organisation, anybody
)


def kept_scheme(viewer: Viewer, ids: Ids) -> tuple[SchemeHead]:
    """A scheme whose record the viewer keeps: their team's, or any for an administrator.

    Raises:
        NotAllowed: it is another team's. That there is such a scheme is no secret.
    """
    (scheme,) = any_scheme(viewer, ids)
    if not viewer.keeps(scheme.team_id):
        raise NotAllowed(OTHER_TEAM)
    return (scheme,)


def given_scheme(viewer: Viewer, ids: Ids) -> tuple[SchemeHead]:
    """A scheme that the viewer may give to another team: a lead of its own, or an administrator."""
    (scheme,) = any_scheme(viewer, ids)
    if not may_give(viewer, scheme.team_id):
        raise NotAllowed(WHO_GIVES)
    return (scheme,)
